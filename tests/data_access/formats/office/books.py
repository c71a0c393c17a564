"""The office's workbooks made in code: sheets by name, rows as people fill them in."""

import io
from collections.abc import Mapping, Sequence
from typing import Any

from openpyxl import Workbook

from data_access.checks import check
from data_access.formats import values
from data_access.formats.office import Known, KnownItem, read_office_workbook
from data_access.formats.package import Package, Row
from data_access.tables.enumerations import AreaKind, MemberKind

Rows = Sequence[Sequence[Any]]

ASSOCIATION = (
    ("Namn", "Fördelningsnyckel", "Skyddströskel"),
    ("Samordningsförbundet Test", "befolkning", 5),
)
MEMBERS = (
    ("Namn", "Slag", "Kommunkod"),
    ("Försäkringskassan", "försäkringskassan", None),
    ("Arbetsförmedlingen", "arbetsförmedlingen", None),
    ("Västra Götalandsregionen", "region", None),
    ("Borås", "kommun", "1490"),
    ("Svenljunga", "kommun", "1465"),
    ("Tranemo", "kommun", "1452"),
)
COST_CENTRES = (
    ("Kod", "Namn", "Budgetområde", "Projekt", "Plats"),
    ("1001", "Styrelse", "styrelse", None, None),
    ("3001", "Verksamheter i Borås", "individ", None, "Borås"),
    ("0101", "Aktiv hälsa", "individ", None, "Svenljunga + Tranemo"),
    ("9001", "Projektet", "projekt", "ja", None),
)
ACTIVITIES = (
    ("Namn", "Inriktning"),
    ("Aktiv hälsa", "individ"),
    ("Gröna vägen", "individ"),
)
LISTS: dict[str, Rows] = {
    "Förbundet": ASSOCIATION,
    "Medlemmar": MEMBERS,
    "Kostnadsställen": COST_CENTRES,
    "Insatser": ACTIVITIES,
}

KNOWN = Known(
    slug="testforbundet",
    name="Samordningsförbundet Test",
    areas=(
        KnownItem("1490", "Borås", AreaKind.MUNICIPALITY),
        KnownItem("1465", "Svenljunga", AreaKind.MUNICIPALITY),
        KnownItem("1452", "Tranemo", AreaKind.MUNICIPALITY),
        KnownItem("1465+1452", "Svenljunga + Tranemo", AreaKind.GROUP, parts=("1465", "1452")),
        KnownItem("testforbundet", "Hela förbundet", AreaKind.ASSOCIATION, parts=("1490", "1465", "1452")),
    ),
    members=(
        KnownItem("forsakringskassan", "Försäkringskassan", MemberKind.SOCIAL_INSURANCE_AGENCY),
        KnownItem("boras", "Borås", MemberKind.MUNICIPALITY, "1490"),
    ),
    cost_centres=(KnownItem("1001", "Styrelse"), KnownItem("0101", "Aktiv hälsa")),
    activities=(KnownItem("aktiv-halsa", "Aktiv hälsa"), KnownItem("grona-vagen", "Gröna vägen")),
    statement_lines=(KnownItem("loner", "Löner"),),
    goals=(KnownItem("registrering", "Alla registreras."),),
)
"""An association that is in the store."""


def codes(known: Known | None) -> dict[str, set[str]]:
    """What the store's part of the check is told: the codes that are there, by list."""
    names = ("areas", "members", "cost_centres", "activities", "statement_lines", "goals")
    return {} if known is None else {name: {item.code for item in getattr(known, name)} for name in names}


def workbook(sheets: Mapping[str, Rows]) -> bytes:
    """A workbook of these sheets; a row is a sequence of cells, the headings among them."""
    book = Workbook(write_only=True)
    for name, rows in sheets.items():
        page = book.create_sheet(name)
        for row in rows:
            page.append(list(row))
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def read(sheets: Mapping[str, Rows], known: Known | None = None, *, lists: bool = True) -> Package:
    """The package of a workbook that has the lists (where the store has none) and these sheets."""
    whole = {**LISTS, **sheets} if lists and known is None else sheets
    return read_office_workbook("förbund.xlsx", workbook(whole), known)


def clean(sheets: Mapping[str, Rows], known: Known | None = None) -> Package:
    """The same, without a problem."""
    package = read(sheets, known)
    assert said(package, known) == []
    return package


def said(package: Package, known: Known | None = None) -> list[str]:
    """All problems of a package as they are shown."""
    return [str(problem) for problem in check(package, codes(known))]


def problems(sheets: Mapping[str, Rows], known: Known | None = None) -> list[str]:
    """All problems of a workbook, without the file's name."""
    return [line.removeprefix("förbund.xlsx, ") for line in said(read(sheets, known), known)]


def value(row: Row) -> int:
    """A figure as the store has it: ören or a count."""
    return values.in_unit(row.fields["value"], row.fields["unit"])


SAID = (
    "measure",
    "cost_centre",
    "statement_line",
    "member",
    "activity",
    "gender",
    "residence_area",
    "delivery_area",
)


def figures(package: Package, code: str) -> dict[tuple[str, ...], int]:
    """A dataset's values by measure, period and what they are broken down by; `total` for a sum."""
    found = {}
    for row in package.figures[code]:
        key = [str(row.fields[name]) for name in SAID if row.fields[name] is not None]
        period = f"{row.fields['period_from']:%Y-%m}", f"{row.fields['period_to']:%Y-%m}"
        key += [period[0]] if period[0] == period[1] else ["–".join(period)]
        key += ["total"] if row.fields["is_total"] else []
        assert tuple(key) not in found
        found[tuple(key)] = value(row)
    return found


def fields(package: Package, name: str, *columns: str) -> list[tuple[Any, ...]]:
    """Some columns of a list's rows."""
    return [tuple(row.fields[column] for column in columns) for row in package.rows(name)]


def dataset(package: Package, code: str) -> dict[str, Any]:
    """A dataset's row."""
    return next(row.fields for row in package.rows("datasets") if row.fields["code"] == code)
