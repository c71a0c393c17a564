"""From lines to rows of the lists: the association, cost centres, activities, goals."""

from collections.abc import Mapping
from typing import Any

from data_access.formats import values
from data_access.formats.office.fields import Fields
from data_access.formats.office.headings import folded
from data_access.formats.office.reading import Reading
from data_access.formats.office.registers import Register, slug
from data_access.formats.office.table import Line, Table
from data_access.formats.values import SHARE_UNIT
from data_access.translation import _

_LONGEST_GOAL_CODE = 60


def value_of(table: Table, line: Line, field: str) -> Any:
    """A line's value; None where it is empty or could not be read."""
    return line.values[table.place(field)]


def given_fields(table: Table, line: Line, *fields: str) -> dict[str, Any]:
    """The values of those fields that the file has a column for."""
    return {field: value_of(table, line, field) for field in fields if field in table.there}


def code_of(table: Table, line: Line, register: Register) -> str | None:
    """The code of a row: as written, else the store's for that name, else made of the name."""
    if "code" in line.faulty:
        return None
    name = value_of(table, line, "name")
    code = value_of(table, line, "code")
    if code is not None or name is None:
        return None if code is None else str(code)
    return register.by_name(name) or slug(name) or None


def code_heading(table: Table, line: Line) -> str:
    """Where a fault in a row's code is found: the column Kod, or the name that it was made of."""
    return "code" if value_of(table, line, "code") is not None else "name"


def read_association(reading: Reading, table: Table) -> None:
    """The association's own row. It must be the one that the files are brought into."""
    for number, line in enumerate(table.lines):
        if number:
            reading.say(table, line, "name", _("bladet ska ha just en rad: förbundet. Ta bort de andra."))
            continue
        code = _association_code(reading, table, line)
        floor = value_of(table, line, "equity_floor_ore")
        fields = given_fields(
            table,
            line,
            "name",
            "split_key",
            "cell_threshold",
            "equity_floor_ore",
            "equity_ceiling_millionths",
        )
        if floor is not None:
            try:
                fields["equity_floor_ore"] = values.in_unit(floor, table.units["equity_floor_ore"])
            except ValueError as reason:
                reading.say(table, line, "equity_floor_ore", str(reason))
        for name in ("protect_published", "is_fictional"):
            if name in table.there or reading.known is None:
                fields[name] = bool(value_of(table, line, name))
        reading.is_fictional = reading.is_fictional or bool(value_of(table, line, "is_fictional"))
        reading.slug = reading.areas.slug = code or reading.slug
        columns = {name: name for name in fields} | {code_heading(table, line): "slug"}
        reading.add("association", table, line, {"slug": code, **fields}, columns)


def _association_code(reading: Reading, table: Table, line: Line) -> str | None:
    known, name, code = reading.known, value_of(table, line, "name"), value_of(table, line, "code")
    if known is None or line.faulty & {"name", "code"}:
        return code or slug(name or "") or None
    if code == known.slug or (code is None and name and folded(name) == folded(known.name)):
        return known.slug
    if code is None and slug(name or "") == known.slug:
        return known.slug
    message = _("filen gäller ett annat förbund än {name}. Välj rätt förbund, eller rätt fil.")
    reading.say(table, line, code_heading(table, line), message.format(name=known.name))
    return known.slug


def read_cost_centres(reading: Reading, table: Table) -> None:
    """Cost centres in the sheet's order."""
    for line in table.lines:
        code = code_of(table, line, reading.cost_centres)
        fields = {"code": code, **given_fields(table, line, "name", "budget_area")}
        if "is_project" in table.there or code not in reading.cost_centres.names:
            fields["is_project"] = bool(value_of(table, line, "is_project"))
        place = value_of(table, line, "delivery_area")
        if "delivery_area" in table.there:
            fields["delivery_area"] = place if isinstance(place, str) else None
        columns = {name: name for name in ("name", "budget_area", "is_project", "delivery_area")}
        columns[code_heading(table, line)] = "code"
        reading.add("cost_centres", table, line, fields, columns)
        _register(reading.cost_centres, code, fields["name"])


def read_activities(reading: Reading, table: Table) -> None:
    """Activities in the sheet's order."""
    more = ("orientation", "sub_category", "target_group", "duration", "description")
    for line in table.lines:
        code = code_of(table, line, reading.activities)
        fields = {"slug": code, **given_fields(table, line, "name", *more)}
        columns = {name: name for name in ("name", *more)} | {code_heading(table, line): "slug"}
        reading.add("activities", table, line, fields, columns)
        _register(reading.activities, code, fields["name"])


def _register(register: Register, code: str | None, name: str | None) -> None:
    if code is None or name is None:
        register.is_whole = False
    else:
        register.add(code, name)


def read_goals(reading: Reading, table: Table) -> None:
    """Goals; a limit in per cent is a share."""
    names = ("text", "measure", "threshold", "unit", "direction", "valid_from")
    for line in table.lines:
        fields = Fields({name: value_of(table, line, name) for name in names})
        cell = table.cells(line).get(table.headings["threshold"], "")
        if cell.endswith("%") and fields["unit"] is None and "unit" not in line.faulty:
            fields["unit"] = SHARE_UNIT
        too_much = fields["unit"] == SHARE_UNIT and (fields["threshold"] or 0) > 1
        if too_much:
            reading.say(table, line, "threshold", _("är ingen andel. Skriv till exempel 85 % eller 0,85."))
        fields["code"] = _goal_code(reading, table, line, fields)
        columns = {name: name for name in names}
        if value_of(table, line, "code") is not None:
            columns["code"] = "code"
        reading.add("goals", table, line, fields, columns, ["threshold"] if too_much else [])


def _goal_code(reading: Reading, table: Table, line: Line, fields: Mapping[str, Any]) -> str | None:
    code = value_of(table, line, "code")
    text = fields["text"]
    if code is not None or text is None or "code" in line.faulty:
        return None if code is None else str(code)
    found = reading.goals.by_name(text)
    if found is not None:
        return found
    year = f"-{fields['valid_from'][:4]}" if fields["valid_from"] else ""
    return (fields["measure"] or slug(text)[:_LONGEST_GOAL_CODE].strip("-") or "mal") + year
