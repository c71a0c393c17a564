"""The made-up association as a CSV folder, and into the store as a user would bring it in."""

import csv
import hashlib
import tempfile
from collections.abc import Sequence
from pathlib import Path

from data_access.formats.package import Package
from data_access.imports import checked
from data_access.ledger_imports import add_ledgers
from data_access.made_up import tables
from data_access.made_up.association import (
    CENTRES,
    LINES,
    MUNICIPALITIES,
    NAME,
    SLUG,
    SOURCE,
    VENTURES,
    YEARS,
    Row,
)
from data_access.made_up.books import ledger_files

PLACES = {venture.centre: venture.place for venture in VENTURES}


def package() -> Package:
    """The association with its ledgers, read from its folder and checked. Raises ImportRefusedError."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / SLUG
        write(folder)
        (read,) = checked([folder])
    add_ledgers(read, ledger_files())
    return read


def write(folder: Path) -> None:
    """Write every list and table of the association, the ledgers apart."""
    (folder / "siffror").mkdir(parents=True)
    datasets = _datasets()
    content = "\n".join(";".join(map(str, row.values())) for _head, rows in datasets for row in rows)
    digest = hashlib.sha256(content.encode()).hexdigest()
    for name, rows in (_lists() | {"kallor": _sources(digest)}).items():
        _write(folder / f"{name}.csv", rows)
    _write(folder / "tabeller.csv", [head for head, _rows in datasets])
    for head, rows in datasets:
        _write(folder / "siffror" / f"{head['kod']}.csv", rows)


def _write(file: Path, rows: Sequence[Row]) -> None:
    headings = list(dict.fromkeys(heading for row in rows for heading in row))
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, headings, delimiter=";", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def _yes_no(value: bool) -> str:  # noqa: FBT001  a cell's word
    return "ja" if value else "nej"


def _lists() -> dict[str, list[Row]]:
    source: Row = {"källa": SOURCE}
    association: Row = {
        "kod": SLUG,
        "namn": NAME,
        "påhittad": "ja",
        "fördelningsnyckel": "befolkning",
        "skyddströskel": 5,
        "skydda publicerade": "ja",
        "golv eget kapital tkr": 1000,
        "tak andel av tilldelning": "",
    }
    whole = "+".join(place.code for place in MUNICIPALITIES)
    areas = [
        {"kod": place.code, "namn": place.name, "slag": "kommun", "ingår": ""} for place in MUNICIPALITIES
    ]
    areas.append({"kod": SLUG, "namn": "Hela Exempelförbundet", "slag": "hela förbundet", "ingår": whole})
    return {
        "forbund": [association | source],
        "omraden": [row | source for row in areas],
        "medlemmar": [row | source for row in _members()],
        "kostnadsstallen": [
            {
                "kod": centre.code,
                "namn": centre.name,
                "budgetområde": centre.area,
                "projekt": _yes_no(centre.is_project),
                "leveransområde": PLACES.get(centre.code, ""),
                "ordning": place,
                **source,
            }
            for place, centre in enumerate(CENTRES, start=1)
        ],
        "resultatrader": [
            {
                "kod": code,
                "namn": name,
                "avsnitt": section,
                "projekt": _yes_no(is_project),
                "ordning": place,
                **source,
            }
            for place, (code, name, section, is_project) in enumerate(LINES, start=1)
        ],
        "insatser": [
            {
                "kod": venture.slug,
                "namn": venture.name,
                "inriktning": venture.orientation,
                "underkategori": venture.category,
                "beskrivning": venture.text,
                **source,
            }
            for venture in VENTURES
        ],
        "mal": [row | source for row in _goals()],
    }


def _sources(digest: str) -> list[Row]:
    """The one source: the generator, with the hash of what it makes."""
    return [
        {
            "kod": SOURCE,
            "titel": "Exempelförbundet, påhittade siffror",
            "avsnitt": "Ur produktens generator",
            "fil": "exempelforbundet.csv",
            "sha256": digest,
        }
    ]


def _members() -> list[Row]:
    agencies = (
        ("forsakringskassan", "Försäkringskassan", "försäkringskassan", ""),
        ("arbetsformedlingen", "Arbetsförmedlingen", "arbetsförmedlingen", ""),
        ("exempelregionen", "Exempelregionen", "region", ""),
        *((place.slug, place.name, "kommun", place.code) for place in MUNICIPALITIES),
    )
    return [
        {"kod": slug, "namn": name, "slag": kind, "kommunkod": code, "ordning": place}
        for place, (slug, name, kind, code) in enumerate(agencies, start=1)
    ]


def _goals() -> list[Row]:
    first = f"{YEARS[0]}-01"
    return [
        {
            "kod": "fullstandigt-registrerade",
            "text": "Minst 85 % av det planerade antalet deltagare är fullständigt registrerade.",
            "mått": "fullstandigt-registrerade",
            "gräns": "0,85",
            "enhet": "andel",
            "riktning": "minst",
            "gäller från": first,
        },
        {
            "kod": "eget-kapital",
            "text": "Det egna kapitalet är minst 1 000 tkr.",
            "mått": "eget-kapital",
            "gräns": "1000",
            "enhet": "tkr",
            "riktning": "minst",
            "gäller från": first,
        },
    ]


def _datasets() -> list[tuple[Row, list[Row]]]:
    found = [
        (_head("befolkning", "befolkning", "Invånare 31 december", "folkbokföring"), tables.population())
    ]
    for year in YEARS:
        flows = tables.detailed_flows(year)
        found += [
            (_head(f"floden-{year}", "flöden", f"In och ut {year}", "månad,kön"), tables.flows(year)),
            (
                _head(
                    f"floden-insats-{year}",
                    "flöden",
                    f"In och ut {year} per insats och kommun",
                    "månad,kön,folkbokföring,insats",
                ),
                flows,
            ),
            (
                _head(f"ingaende-{year}", "flöden", f"Deltagare vid ingången av {year}", "total"),
                tables.opening(year),
            ),
            (
                _head(f"kommuner-{year}", "deltagare per kommun", f"Deltagare {year}", "folkbokföring"),
                tables.by_municipality(year),
            ),
            (
                _head(f"insatser-{year}", "flöden", f"Deltagare {year} per insats", "insats,leverans,kön"),
                tables.by_activity(year),
            ),
            (
                _head(f"plan-{year}", "insatsplan", f"Insatser {year}", "insats,leverans", "plan"),
                tables.plan(year),
            ),
            (
                _head(f"bidrag-{year}", "medlemsbidrag", f"Medlemmarnas bidrag {year}", "medlem"),
                tables.contributions(year),
            ),
            (_head(f"kapital-{year}", "eget kapital", f"Eget kapital {year}", "total"), tables.equity(year)),
        ]
    return found


def _head(code: str, kind: str, title: str, grain: str, status: str = "utfall") -> Row:
    return {
        "kod": code,
        "slag": kind,
        "rubrik": f"{title} (påhittat)",
        "status": status,
        "indelning": grain,
        "publicerad": "nej",
        "källa": SOURCE,
    }
