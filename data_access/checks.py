"""Does a package hang together: keys once, references that exist, units that fit their measures."""

from collections.abc import Iterator

from data_access.errors import Problem
from data_access.formats import values
from data_access.formats.package import Package, Row
from data_access.tables.enumerations import (
    COUNT_MEASURES,
    MONEY_MEASURES,
    SHARE_MEASURES,
    AreaKind,
    MemberKind,
    SplitKey,
)
from data_access.translation import _

KEYS = {
    "association": ("slug", "kod"),
    "sources": ("code", "kod"),
    "areas": ("code", "kod"),
    "members": ("slug", "kod"),
    "cost_centres": ("code", "kod"),
    "statement_lines": ("code", "kod"),
    "activities": ("slug", "kod"),
    "datasets": ("code", "kod"),
    "goals": ("code", "kod"),
}
REFERENCES = (
    ("source", "sources", "källa"),
    ("area", "areas", "kommunkod"),
    ("delivery_area", "areas", "leverans"),
    ("residence_area", "areas", "folkbokföring"),
    ("cost_centre", "cost_centres", "kostnadsställe"),
    ("statement_line", "statement_lines", "resultatrad"),
    ("member", "members", "medlem"),
    ("activity", "activities", "insats"),
)
DIMENSIONS = (
    "cost_centre",
    "statement_line",
    "category",
    "member",
    "activity",
    "gender",
    "residence_area",
    "delivery_area",
    "alternative",
)


def figure_key(fields: dict[str, object]) -> str:
    """The row's key within its dataset: what it measures, when, and every dimension that applies."""
    parts = [str(fields["measure"]), f"{fields['period_from']:%Y-%m}", f"{fields['period_to']:%Y-%m}"]
    parts += [f"{name}={fields[name]}" for name in DIMENSIONS if fields[name] is not None]
    if fields["is_total"]:
        parts.append("total")
    return "|".join(parts)


def check(package: Package) -> list[Problem]:
    """Every problem of the package, in the order of its files; none means that it can be imported."""
    if package.problems:
        return package.problems
    problems = list(_association_problems(package))
    known = {table: _codes(package, table) for table in KEYS}
    for table in package.lists:
        problems += _duplicates(package.rows(table), table)
        for row in package.rows(table):
            problems += _dangling(row, known)
    problems += _area_problems(package, known["areas"])
    problems += _member_problems(package)
    for rows in package.figures.values():
        problems += _figure_problems(rows, known)
    return problems


def _codes(package: Package, table: str) -> set[str]:
    field, _heading = KEYS[table]
    return {row.fields[field] for row in package.rows(table)}


def _association_problems(package: Package) -> Iterator[Problem]:
    if len(package.rows("association")) != 1:
        yield Problem(f"{package.name}/forbund.csv", _("ska ha just en rad: förbundet."))


def _duplicates(rows: list[Row], table: str) -> Iterator[Problem]:
    if table not in KEYS:
        return
    field, heading = KEYS[table]
    first: dict[object, int] = {}
    for row in rows:
        code = row.fields[field]
        if code in first:
            yield row.problem(_("koden står redan på rad {row}.").format(row=first[code]), heading, code)
        first.setdefault(code, row.row)


def _dangling(row: Row, known: dict[str, set[str]]) -> Iterator[Problem]:
    for field, table, heading in REFERENCES:
        code = row.fields.get(field)
        if code is not None and code not in known[table]:
            yield row.problem(_("koden finns inte i listan. Rätta den eller lägg till den."), heading, code)


def _area_problems(package: Package, codes: set[str]) -> Iterator[Problem]:
    for row in package.rows("areas"):
        parts = str(row.fields["parts"] or "")
        for part in filter(None, parts.split("+")):
            if part not in codes:
                yield row.problem(_("området finns inte i listan."), "ingår", part)
        if bool(parts) == (row.fields["kind"] == AreaKind.MUNICIPALITY):
            yield row.problem(_("en grupp anger vilka kommuner som ingår, en kommun gör det inte."), "ingår", parts)


def _member_problems(package: Package) -> Iterator[Problem]:
    fixed = any(row.fields["split_key"] == SplitKey.FIXED_SHARES for row in package.rows("association"))
    total = 0
    for row in package.rows("members"):
        municipal = row.fields["kind"] == MemberKind.MUNICIPALITY
        if municipal != (row.fields["area"] is not None):
            yield row.problem(_("en kommun ska ha kommunkod, och bara en kommun."), "kommunkod")
        total += row.fields["fixed_share_millionths"] or 0
        if fixed and municipal and row.fields["fixed_share_millionths"] is None:
            yield row.problem(_("förbundet har fasta andelar: kommunens andel saknas."), "fast andel")
    if fixed and package.rows("members") and total != values.SHARE_SCALE:
        yield package.rows("members")[-1].problem(_("kommunernas fasta andelar ska bli 1 tillsammans."), "fast andel")


def _figure_problems(rows: list[Row], known: dict[str, set[str]]) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for row in rows:
        yield from _dangling(row, known)
        yield from _value_problems(row)
        key = figure_key(row.fields)
        if key in first:
            yield row.problem(_("samma uppgift står redan på rad {row}.").format(row=first[key]), "mått")
        first.setdefault(key, row.row)


def _value_problems(row: Row) -> Iterator[Problem]:
    fields = row.fields
    if fields["period_from"] > fields["period_to"]:
        yield row.problem(_("perioden slutar innan den börjar."), "till", f"{fields['period_to']:%Y-%m}")
    if (fields["value"] is None) == (fields["missing_reason"] is None):
        yield row.problem(_("ange ett värde, eller i ”saknas” varför det inte finns."), "värde")
    if fields["value"] is None:
        return
    if fields["unit"] not in _units(fields["measure"]):
        yield row.problem(_("enheten passar inte måttet."), "enhet", fields["unit"])
        return
    try:
        value = values.in_unit(fields["value"], fields["unit"])
    except ValueError as reason:
        yield row.problem(str(reason), "värde", fields["value"])
        return
    if fields["measure"] in COUNT_MEASURES and value < 0:
        yield row.problem(_("ett antal kan inte vara mindre än noll."), "värde", fields["value"])


def _units(measure: str) -> set[str]:
    if measure in MONEY_MEASURES:
        return {"kr", "tkr", "mkr"}
    if measure in SHARE_MEASURES:
        return {values.SHARE_UNIT}
    return {values.COUNT_UNIT}
