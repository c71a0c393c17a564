"""The documents' figures in sample_data/, typed a second time here as sums and compared cell by cell."""

import csv
import re
from decimal import Decimal
from pathlib import Path

import pytest

SAMPLE_DATA = Path(__file__).parents[2] / "sample_data"
SJU, NOR = "sjuharad", "norra-skaraborg"
LIST_OF = {"kostnadsställe": "kostnadsstallen", "resultatrad": "resultatrader", "medlem": "medlemmar"}
LIST_OF |= {"insats": "insatser", "källa": "kallor"}
LIST_OF |= dict.fromkeys(("folkbokföring", "leverans", "kommunkod", "leveransområde"), "omraden")
LISTS = {*LIST_OF.values(), "forbund", "tabeller"}
DIMENSIONS = {*LIST_OF, "kategori", "kön", "alternativ"} - {"källa"}
PRIVATE = {
    "e-mail": re.compile(r"[\w.+-]+@[\w-]+\.\w+"),
    "phone": re.compile(r"(?<![\w,.-])(?:\+46 ?|0)\d{1,3}[-/ ]?\d[\d ]{3,}\d(?!\w)"),
    "personnummer": re.compile(r"(?<!\w)(?:\d{2})?\d{6}[-+ ]?\d{4}(?!\w)"),
}

# Sums that are used twice or are too long for a line below.
MUNICIPAL_2016 = "178 + 2201 + 191 + 693 + 212 + 237 + 478 + 228"
MUNICIPAL_2017 = "154 + 1902 + 165 + 599 + 183 + 205 + 413 + 197"
MUNICIPAL_2022 = "211 + 2504 + 208 + 770 + 236 + 261 + 544 + 266"
SHARES = "0,25 + 0,25 + 0,25 + 0,04 + 0,5 + 0,04 + 0,16 + 0,05 + 0,05 + 0,11 + 0,05 + 0,25"
SUMMARY_2016 = "505 + 5950 + 546 + 1972 + 607 + 682 + 1361 + 653 + 800 + 200 + 2398 + 1994"
SUMMARY_2022 = "650 + 8750 + 650 + 2370 + 750 + 800 + 1650 + 800 + 135 + 200 + 2850"
AKTIV_KRAFT = "650 + 6050 + 650 + 2370 + 750 + 800 + 1650 + 800"
STATEMENT = "203809,45 + -4,61 + -17682,42 + -33389,69 + -6203,00 + -264589,88 + -6972168,30 + -98775,86"

# Dataset | measure and filters (_ for space) | its rows in printed order | stated total | rows minus stated.
# A dataset after - is printed without the minus that costs have in the store.
TABLES = {
    SJU: f"""
- insatsplan-2016 | budget | 75 + 600 + 75 + 175 + 75 + 75 + 150 + 75 + 300 + 100 + 430 + 1200 + 1150\
 + 1150 + 550 + 550 + 550 + 471 + 1797 + 532 + 607 + 1211 + 578 + 100 + 500 + 200
insatsplan-2016 | planerade_deltagare | 20 + 100 + 20 + 50 + 20 + 20 + 40 + 20 + 10 + 12 + 18 + 50 + 50\
 + 30 + 15 + 30 + 40 + 20 + 80 + 20 + 24 + 50 + 25 + 250 + 30 + 200
- externa-projekt-2016 | budget | 400 + 2398
- externa-projekt-2016 | projektmedel | 3867
externa-projekt-2016 | planerade_deltagare | 40 + 12 + 900
- administration-2016 | budget | 200 + 1550 + 200 + 44 | 1994
- sammanstallning-2016 | budget | {SUMMARY_2016} | 17668
medlemsbidrag-2016 | bidrag | 4417 + 4417 + 4417 + {MUNICIPAL_2016} | 17668 | 1
medlemsbidrag-2016 | bidrag kategori=Kommuner | {MUNICIPAL_2016} | 4417 | 1
medlemsbidrag-2017-2018 | bidrag från=2017-01 | 3817,5 + 3817,5 + 3817,5 + {MUNICIPAL_2017} | 15270 | 0,5
medlemsbidrag-2017-2018 | bidrag från=2018-01 | 3817,5 + 3817,5 + 3817,5 + {MUNICIPAL_2017} | 15270 | 0,5
medlemsbidrag-2017-2018 | bidrag från=2017-01 kategori=Kommuner | {MUNICIPAL_2017} | 3817,5 | 0,5
medlemsbidrag-2017-2018 | bidrag från=2018-01 kategori=Kommuner | {MUNICIPAL_2017} | 3817,5 | 0,5
- budget-2017 | budget | 200 + 200 + 1550 + 44 + 4850 + 600 + 500 + 1068 + 1250 + 225 + 1875 + 75 + 450\
 + 75 + 550 + 650 + 1250 + 675 + 575 + 75 + 150 + 500 + 0 + 0 + 0 + 0 + 281 | 17668
- utfall-2017-04 | utfall | 74 + 39 + 304 + 0 + 1617 + 200 + 120 + 55 + 417 + 75 + 625 + 25 + 143\
 + 25 + 183 + 217 + 417 + 163 + 192 + 25 + 50 + 184 + 44 + 444 + 189 + 1566 + 0 | 7393
resultat-2017-04 | utfall | {STATEMENT} + 5889335,00 + -1570,00
floden-2017-04 | inflöde från=2017-01 | 50 + 30 | 80
floden-2017-04 | inflöde från=2017-02 | 25 + 32 | 57
floden-2017-04 | inflöde från=2017-03 | 28 + 18 | 46
floden-2017-04 | inflöde från=2017-04 | 18 + 7 | 25
floden-2017-04 | utflöde från=2017-01 | 21 + 20 | 41
floden-2017-04 | utflöde från=2017-02 | 19 + 9 | 28
floden-2017-04 | utflöde från=2017-03 | 38 + 22 | 60
floden-2017-04 | utflöde från=2017-04 | 15 + 12 | 27
deltagare-per-kommun-2017-04 | förväntad_årsvolym | 47 + 409 + 49 + 145 + 49 + 53 + 111 + 54
deltagare-per-kommun-2017-04 | deltagare_totalt | 17 + 167 + 26 + 76 + 28 + 29 + 71 + 38
deltagare-per-kommun-2017-04 | deltagare_unika | 17 + 152 + 22 + 68 + 26 + 25 + 64 + 29
deltagare-per-kommun-2017-04 | inflöde | 11 + 81 + 11 + 40 + 6 + 17 + 27 + 14
deltagare-per-kommun-2017-04 | utflöde | 4 + 45 + 7 + 32 + 13 + 10 + 30 + 14
anonyma-2017-04 | anonyma_deltagare insats=aktiv-halsa leverans=1443 | 8 + 3 | 11
anonyma-2017-04 | anonyma_deltagare insats=aktiv-halsa leverans=1490 | 60 + 25 | 85
anonyma-2017-04 | anonyma_deltagare insats=aktiv-halsa leverans=1466 | 6 + 4 | 10
anonyma-2017-04 | anonyma_deltagare insats=aktiv-halsa leverans=1463 | 22 + 9 | 31
anonyma-2017-04 | anonyma_deltagare insats=aktiv-halsa leverans=1465+1452 | 24 + 1 | 25
anonyma-2017-04 | anonyma_deltagare insats=aktiv-halsa leverans=1491 | 6 + 9 | 15
anonyma-2017-04 | anonyma_deltagare insats=aktiv-halsa leverans=1442 | 6 + 4 | 10
anonyma-2017-04 | förväntad_årsvolym | 20 + 160 + 20 + 60 + 40 + 40 + 20
- insatsplan-2022 | budget insats=aktiv-kraft | {AKTIV_KRAFT} | 13855 | -135
insatsplan-2022 | planerade_deltagare insats=aktiv-kraft | 30 + 310 + 30 + 110 + 34 + 36 + 74 + 36 | 660
- insatsplan-2022 | budget | {AKTIV_KRAFT} + 2000 + 700 + 200
insatsplan-2022 | planerade_deltagare | 30 + 310 + 30 + 110 + 34 + 36 + 74 + 36 + 70 + 30 + 10 + 20 + 200
- administration-2022 | budget alternativ=utan_beviljat_projekt | 180 + 1400 + 1110 + 160 | 2850
- administration-2022 | budget alternativ=med_beviljat_projekt | 180 + 1400 + 537 + 160 | 2277
- sammanstallning-2022 | budget alternativ=utan_beviljat_projekt | {SUMMARY_2022} | 19605
- sammanstallning-2022 | budget alternativ=med_beviljat_projekt | 2277
medlemsbidrag-2022 | bidrag | 4516 + 4516 + 5000 + {MUNICIPAL_2022} | 19032
medlemsbidrag-2023-2024 | bidrag från=2023-01 | 5000 + 5000 + 5000 + {MUNICIPAL_2022} | 20000
medlemsbidrag-2023-2024 | bidrag från=2024-01 | 5000 + 5000 + 5000 + {MUNICIPAL_2022} | 20000
befolkning | befolkning folkbokföring=1443 | 8652 + 8799 + 9102 + 9262 + 9427 + 9495
befolkning | befolkning folkbokföring=1490 | 107022 + 108488 + 109880 + 111026 + 112178 + 113179
befolkning | befolkning folkbokföring=1466 | 9376 + 9349 + 9486 + 9485 + 9494 + 9464
befolkning | befolkning folkbokföring=1463 | 33887 + 33906 + 34218 + 34484 + 34781 + 34754
befolkning | befolkning folkbokföring=1465 | 10365 + 10506 + 10679 + 10659 + 10683 + 10780
befolkning | befolkning folkbokföring=1452 | 11640 + 11619 + 11776 + 11841 + 11874 + 11936
befolkning | befolkning folkbokföring=1491 | 23244 + 23494 + 23887 + 24296 + 24445 + 24668
befolkning | befolkning folkbokföring=1442 | 11089 + 11165 + 11295 + 11490 + 11658 + 11810
""",
    NOR: """
medlemsbidrag-2018 | bidrag | 1794000 + 897000 + 538200 + 224250 + 134550 | 3588000
medlemsbidrag-2019 | bidrag | 1746000 + 873000 + 524000 + 218000 + 131000 | 3492000
- utfall-2018 | utfall resultatrad=ledning-och-administration | 650 + 15 + 25 + 53 + 33 | 776
- utfall-2018 | utfall resultatrad=insatser-och-utveckling |\
 1200 + 450 + 250 + 150 + 0 + 330 + 45 + 45 + 66 + 8 | 2544
- utfall-2018 | utfall resultatrad=samverkan-styrelse-och-ovrigt | 15 + 130 + 15 + 35 + 17 | 212
- budget-2019 | budget resultatrad=ledning-och-administration | 510 + 25 + 25 + 55 + 35 | 650
- budget-2019 | budget resultatrad=insatser-och-utveckling |\
 1200 + 450 + 250 + 200 + 150 + 150 + 330 + 70 + 0 + 65 + 10 + 300 | 3175
- budget-2019 | budget resultatrad=samverkan-styrelse-och-ovrigt | 20 + 140 + 30 + 10 + 20 | 220
resultat-2018 | utfall | 3588 + 170 + -776 + -2544 + -212
resultat-2019 | budget | 3492 + 42 + -650 + -3175 + -220
- kategorier-2019 | budget | 2400 + 495 + 450 + 820 + 30
kategorier-2019 | andel | 0,57 + 0,12 + 0,11 + 0,20 + 0,01
- insatsplan-2019 | budget | 1200 + 450 + 250 + 150 + 150 + 200 + 330 + 65 + 70 + 10
insatsplan-2019 | planerade_deltagare | 50 + 25 + 15 + 8
befolkning | befolkning folkbokföring=1493 | 23921 + 24043 + 24215 + 24290 + 24372 + 24537
befolkning | befolkning folkbokföring=1473 | 9072 + 9293 + 9435 + 9414 + 9312 + 9293
befolkning | befolkning folkbokföring=1447 | 5240 + 5229 + 5307 + 5280 + 5293 + 5280
""",
}


def number(text: str) -> Decimal:
    return Decimal(text.replace(",", "."))


def numbers(parts: str) -> list[Decimal]:
    return [number(part) for part in parts.split(" + ")]


def read(association: str, name: str) -> list[dict[str, str]]:
    with (SAMPLE_DATA / association / f"{name}.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle, delimiter=";"))


def find(association: str, dataset: str, which: str) -> list[dict[str, str]]:
    measure, *pairs = which.split()
    wanted = dict(pair.split("=") for pair in pairs) | {"mått": measure}
    figures = read(association, f"siffror/{dataset}")
    return [row for row in figures if all(row.get(c, "") == v.replace("_", " ") for c, v in wanted.items())]


def leaves(*where: str) -> list[Decimal]:
    """The rows that a table's total is made of."""
    found = [row for row in find(*where) if row["värde"] and row.get("summa") != "ja"]
    return [number(row["värde"]) for row in found if row.get("i summan") != "nej"]


def added(*where: str) -> Decimal:
    return sum(leaves(*where), Decimal(0))


def total(association: str, dataset: str, which: str) -> Decimal:
    """The stated total that is broken down by nothing but what is asked for."""
    found = [r for r in find(association, dataset, which) if r["värde"] and r.get("summa") == "ja"]
    (row,) = [r for r in found if not any(r.get(d) for d in DIMENSIONS if f"{d}=" not in which)]
    return number(row["värde"])


@pytest.mark.parametrize(
    ("association", "line"), [(a, line) for a, text in TABLES.items() for line in text.strip().splitlines()]
)
def test_rows_are_the_documents_and_add_up(association: str, line: str) -> None:
    dataset, which, parts, stated, apart, *_ = [*line.split(" | "), "", ""]
    where, sign = (association, dataset.removeprefix("- "), which), -1 if dataset.startswith("- ") else 1
    assert leaves(*where) == [sign * part for part in numbers(parts)]
    if stated:
        assert total(*where) == sign * number(stated)
        assert sum(numbers(parts)) - number(stated) == number(apart or "0")


def test_where_the_documents_disagree_both_figures_stand() -> None:
    flows, places = (SJU, "floden-2017-04"), (SJU, "deltagare-per-kommun-2017-04")
    assert added(*flows, "inflöde") == 121 + 87 == added(*places, "inflöde") + 1
    assert added(*flows, "utflöde") == 93 + 63 == added(*places, "utflöde") + 1
    assert [row["saknas"] for row in find(*flows, "inflöde till=2017-04 värde=")] == ["tom cell i källan"]
    assert added(SJU, "insatsplan-2016", "budget leverans=1490") == -(5950 - 100)
    assert added(SJU, "insatsplan-2022", "budget leverans=1490") == -8750
    assert total(SJU, "medlemsbidrag-2017", "bidrag") == 17668
    assert total(SJU, "tilldelning-2022", "tilldelning") == 4516 + 4516
    result = "budget resultatrad=planerat-resultat alternativ="
    assert total(SJU, "resultat-2022", result + "utan_beviljat_projekt") == 19032 - 19605
    assert total(SJU, "resultat-2022", result + "med_beviljat_projekt") == 19032 - (19605 - 2850 + 2277)


def test_statement_sums() -> None:
    lines = {row["resultatrad"]: number(row["värde"]) for row in read(SJU, "siffror/resultat-2017-04")}
    assert lines["summa-intakter"] == number("203804,84") == sum(numbers(STATEMENT)[:2])
    assert lines["summa-kostnader"] == number("-7392809,15") == sum(numbers(STATEMENT)[2:])
    assert lines["nettokostnad"] == number("-7189004,31") == sum(numbers(STATEMENT))
    assert lines["summa-finansiella-poster"] == 5887765 == 5889335 - 1570
    assert lines["periodens-resultat"] == number("-1301239,31") == sum(numbers(STATEMENT)) + 5887765


def test_equity_follows_from_income_and_costs() -> None:
    for year, measure, opening, income, costs, closing in (
        ("2018", "utfall", 435, 3588 + 170, 3532, 661),
        ("2019", "budget", 661, 3492 + 42, 4045, 150),
    ):
        equity = [int(row["värde"]) for row in read(NOR, f"siffror/eget-kapital-{year}")]
        assert equity == [opening, opening + income, closing]
        assert opening + income - costs == closing
        assert total(NOR, f"{measure}-{year}", measure) == -costs == added(NOR, f"{measure}-{year}", measure)
        assert total(NOR, f"resultat-{year}", f"{measure} resultatrad=kostnader-totalt") == -costs


def test_printed_shares_and_misprints_are_kept() -> None:
    for plan in ("2016", "2017-2018", "2022", "2023-2024"):
        found = find(SJU, f"medlemsbidrag-{plan}", "andel")
        years = {row["från"] for row in found}
        assert [number(row["värde"]) for row in found] == numbers(SHARES) * len(years)
    printed = {row.get("tryckt") for d in ("utfall-2018", "budget-2019") for row in read(NOR, f"siffror/{d}")}
    assert printed == {"", "(-700)", "--45", "--65", "--3175"}
    assert [row["värde"] for row in find(NOR, "utfall-2018", "utfall tryckt=(-700)")] == ["-700"]


@pytest.mark.parametrize("association", TABLES)
def test_lists_datasets_sources_and_codes_are_whole(association: str) -> None:
    folder = SAMPLE_DATA / association
    assert {path.stem for path in folder.glob("*.csv")} == LISTS | {"mal", "kalender"}
    codes = {name: {row["kod"] for row in read(association, name)} for name in LISTS}
    assert codes["tabeller"] == {path.stem for path in folder.glob("siffror/*.csv")}
    hashes = [source["sha256"] for source in read(association, "kallor") if source["fil"]]
    assert all(re.fullmatch(r"[0-9a-f]{64}", text) for text in hashes)
    for name in sorted(path.relative_to(folder).with_suffix("").as_posix() for path in folder.rglob("*.csv")):
        for row in read(association, name):
            assert None not in row, (name, row)
            assert name == "kallor" or row["källa"], (name, row)
            for column in LIST_OF.keys() & row.keys():
                assert not row[column] or row[column] in codes[LIST_OF[column]], (name, row)


@pytest.mark.parametrize("association", TABLES)
def test_a_figure_is_a_value_or_a_reason_and_stands_once(association: str) -> None:
    for dataset in (table["kod"] for table in read(association, "tabeller")):
        figures = read(association, f"siffror/{dataset}")
        key = ("mått", "från", "till", *sorted(DIMENSIONS))
        assert len({tuple(row.get(column, "") for column in key) for row in figures}) == len(figures)
        for row in figures:
            assert bool(row["värde"]) != bool(row.get("saknas")), row
            assert row["enhet"] in {"kr", "tkr", "antal", "andel"}, row


@pytest.mark.parametrize("association", TABLES)
def test_nobody_can_be_reached_or_identified(association: str) -> None:
    for path in (SAMPLE_DATA / association).rglob("*.csv"):
        for what, pattern in PRIVATE.items():
            assert not pattern.search(path.read_text(encoding="utf-8")), (path.name, what)
    made_up = ("namn" + "@exempel.se", "0501" + "-755 000", "121212" + "-1212")
    assert all(pattern.search(text) for pattern, text in zip(PRIVATE.values(), made_up, strict=True))
