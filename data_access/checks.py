"""Does a package hang together: keys once, references that exist, units that fit their measures.

A cell that could not be read has been reported once; nothing is said of what rests on it.
"""

from collections.abc import Iterator, Mapping

from data_access.errors import Problem
from data_access.formats import values
from data_access.formats.columns import ASSOCIATION, LISTS
from data_access.formats.package import Package, Row
from data_access.tables.enumerations import (
    COUNT_MEASURES,
    MONEY_MEASURES,
    SHARE_MEASURES,
    SHARE_SCALE,
    AreaKind,
    MemberKind,
    SplitKey,
)
from data_access.translation import _

REFERENCES = {
    "source": "sources",
    "area": "areas",
    "delivery_area": "areas",
    "residence_area": "areas",
    "cost_centre": "cost_centres",
    "statement_line": "statement_lines",
    "member": "members",
    "activity": "activities",
}
FILES = {rule.name: rule.file for rule in LISTS}
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
KEY_FIELDS = ("measure", "period_from", "period_to", *DIMENSIONS, "is_total")


def figure_key(fields: dict[str, object]) -> str:
    """The row's key within its dataset: what it measures, when, and every dimension that applies."""
    parts = [str(fields["measure"]), f"{fields['period_from']:%Y-%m}", f"{fields['period_to']:%Y-%m}"]
    parts += [f"{name}={fields[name]}" for name in DIMENSIONS if fields[name] is not None]
    if fields["is_total"]:
        parts.append("total")
    return "|".join(parts)


NO_CODES: Mapping[str, set[str]] = {}


def check(package: Package, stored: Mapping[str, set[str]] = NO_CODES) -> list[Problem]:
    """Every problem of the package: first what could not be read, then what does not hang together.

    `stored` are the codes that the store already has, by list. An empty result means that the package can
    be imported.
    """
    problems = list(package.problems)
    known = _known_codes(package, stored)
    describes_itself = package.into is None and ASSOCIATION.name not in package.unread
    if describes_itself and len(package.rows(ASSOCIATION.name)) != 1:
        problems.append(Problem(f"{package.name}/{ASSOCIATION.file}", _("ska ha just en rad: förbundet.")))
    for rows in package.lists.values():
        problems += _duplicates(rows)
        for row in rows:
            problems += _dangling(row, known)
    problems += _area_problems(package, known, stored)
    problems += _member_problems(package)
    for row in package.rows("goals"):
        problems += _goal_problems(row)
    for row in package.rows("calendar"):
        problems += _calendar_problems(row)
    for rows in package.figures.values():
        problems += _figure_problems(rows, known)
    return problems


Known = dict[str, set[str]]


def _known_codes(package: Package, stored: Mapping[str, set[str]]) -> Known:
    """The codes of every list that was read whole; what refers to another list cannot be judged."""
    keys = {rule.name: rule.key for rule in LISTS if rule.key and rule.name not in package.unread}
    return {
        name: {row[key] for row in package.every(name)} | set(stored.get(name, ()))
        for name, (key,) in keys.items()
    }


def _duplicates(rows: list[Row]) -> Iterator[Problem]:
    first: dict[object, int] = {}
    for row in rows:
        for field in row.rule.key:
            code = row.fields[field]
            if code is not None and code in first:
                message = _("koden står redan på rad {row}. Ta bort den ena raden eller ändra koden.")
                yield row.problem(message.format(row=first[code]), field)
            first.setdefault(code, row.row)


def _dangling(row: Row, known: Known) -> Iterator[Problem]:
    for field, table in REFERENCES.items():
        code = row.fields.get(field)
        if code is not None and code not in known.get(table, {code}):
            message = _("koden finns inte i {file}. Rätta den eller lägg till den där.")
            yield row.problem(message.format(file=FILES[table]), field)


def _area_problems(package: Package, known: Known, stored: Mapping[str, set[str]]) -> Iterator[Problem]:
    others = {
        row.fields["code"] for row in package.rows("areas") if row.fields["kind"] != AreaKind.MUNICIPALITY
    }
    municipalities = {row.fields["code"] for row in package.rows("areas")} | set(stored.get("areas", ()))
    municipalities -= others
    for row in package.rows("areas"):
        if not row.is_read("kind", "parts"):
            continue
        parts = str(row.fields["parts"] or "").split("+") if row.fields["parts"] else []
        if bool(parts) == (row.fields["kind"] == AreaKind.MUNICIPALITY):
            yield row.problem(_("en grupp anger vilka kommuner som ingår, en kommun gör det inte."), "parts")
        elif "areas" in known and set(parts) - municipalities:
            missing = ", ".join(sorted(set(parts) - municipalities))
            message = _("{codes} är inte en kommun i omraden.csv. Rätta koden eller lägg till kommunen.")
            yield row.problem(message.format(codes=missing), "parts")
        if len(set(parts)) < len(parts):
            yield row.problem(_("samma kommun står två gånger. Ta bort den ena."), "parts")


def _member_problems(package: Package) -> Iterator[Problem]:
    fixed = any(row.fields["split_key"] == SplitKey.FIXED_SHARES for row in package.rows(ASSOCIATION.name))
    rows = [row for row in package.rows("members") if row.is_read("kind")]
    municipal = [row for row in rows if row.fields["kind"] == MemberKind.MUNICIPALITY]
    for row in rows:
        if row.is_read("area") and (row in municipal) != (row.fields["area"] is not None):
            yield row.problem(_("en kommun ska ha kommunkod, och bara en kommun."), "area")
        if fixed and row in municipal and row.is_read("fixed_share_millionths") and _share(row) is None:
            message = _("förbundet har fasta andelar, men kommunens saknas. Skriv till exempel 0,25.")
            yield row.problem(message, "fixed_share_millionths")
    shares = [_share(row) or 0 for row in municipal]
    # Thirds do not add up to one; a millionth for each municipality is rounding.
    off = abs(sum(shares) - SHARE_SCALE)
    if fixed and municipal and off > len(shares) and all(_share(row) is not None for row in municipal):
        message = _("kommunernas fasta andelar ska bli 1 tillsammans. Rätta dem.")
        yield municipal[-1].problem(message, "fixed_share_millionths")


def _share(row: Row) -> int | None:
    share: int | None = row.fields["fixed_share_millionths"]
    return share


def _goal_problems(row: Row) -> Iterator[Problem]:
    if not row.is_read("threshold", "unit", "direction"):
        return
    given = [row.fields[name] is not None for name in ("threshold", "unit", "direction")]
    if any(given) and not all(given):
        yield row.problem(
            _("ett mål med gräns har gräns, enhet och riktning. Fyll i alla tre eller ingen."), "threshold"
        )
    elif all(given):
        yield from _unit_problem(row, "threshold")


def _calendar_problems(row: Row) -> Iterator[Problem]:
    starts, ends = row.fields["starts"], row.fields["ends"]
    if starts is not None and ends is not None and ends < starts[: len(ends)]:
        yield row.problem(_("slutar innan det börjar. Byt plats på datumen eller rätta dem."), "ends")


def _figure_problems(rows: list[Row], known: Known) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for row in rows:
        yield from _dangling(row, known)
        yield from _value_problems(row)
        if row.is_read(*KEY_FIELDS):
            key = figure_key(row.fields)
            if key in first:
                message = _("samma uppgift står redan på rad {row}. Ta bort den ena raden.")
                yield row.problem(message.format(row=first[key]), "measure")
            first.setdefault(key, row.row)


def _value_problems(row: Row) -> Iterator[Problem]:
    fields = row.fields
    if row.is_read("period_from", "period_to") and fields["period_from"] > fields["period_to"]:
        yield row.problem(
            _("perioden slutar innan den börjar. Byt plats på månaderna eller rätta dem."), "period_to"
        )
    if not row.is_read("measure", "value", "unit", "missing_reason"):
        return
    if fields["value"] is None:
        if fields["missing_reason"] is None:
            yield row.problem(_("ange ett värde, eller i ”saknas” varför det inte finns."), "value")
        return
    if fields["missing_reason"] is not None:
        yield row.problem(_("raden har ett värde, så det saknas inte. Töm den ena cellen."), "missing_reason")
    units = _units(fields["measure"])
    if fields["unit"] not in units:
        yield row.problem(
            _("enheten passar inte måttet. Skriv {units}.").format(units=_(" eller ").join(units)), "unit"
        )
        return
    yield from _unit_problem(row, "value")
    if fields["measure"] in COUNT_MEASURES and fields["value"] < 0:
        yield row.problem(values.BELOW_NOBODY, "value")


def _unit_problem(row: Row, field: str) -> Iterator[Problem]:
    try:
        values.in_unit(row.fields[field], row.fields["unit"])
    except ValueError as reason:
        yield row.problem(str(reason), field)


def _units(measure: str) -> tuple[str, ...]:
    if measure in MONEY_MEASURES:
        return values.MONEY_UNITS
    if measure in SHARE_MEASURES:
        return (values.SHARE_UNIT,)
    return (values.COUNT_UNIT,)
