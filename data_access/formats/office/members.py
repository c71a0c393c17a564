"""From lines to members: what they are called, and which municipality is which area."""

from data_access.formats import municipalities
from data_access.formats.office.lists import code_heading, code_of, given_fields, value_of
from data_access.formats.office.reading import Reading
from data_access.formats.office.registers import slug
from data_access.formats.office.table import Line, Table
from data_access.tables.enumerations import MemberKind
from data_access.translation import _


def read_members(reading: Reading, table: Table) -> None:
    """Members; a municipality becomes an area too."""
    for line in table.lines:
        name, kind = value_of(table, line, "name"), value_of(table, line, "kind")
        area, faulty = None, False
        if kind == MemberKind.MUNICIPALITY and "area" not in line.faulty:
            area, faulty = _municipality(reading, table, line)
        elif kind is not None and value_of(table, line, "area") is not None:
            message = _("bara en kommun har kommunkod. Töm cellen, eller rätta slaget.")
            reading.say(table, line, "area", message)
            faulty = True
        code = _member_code(reading, table, line, area)
        fields = {"slug": code, "name": name, "kind": kind, "area": area}
        fields |= given_fields(table, line, "fixed_share_millionths")
        columns = {name: name for name in ("name", "kind", "area", "fixed_share_millionths")}
        columns[code_heading(table, line)] = "slug"
        reading.add("members", table, line, fields, columns, ["area"] if faulty else [])
        if code is None or name is None:
            reading.members.is_whole = False
        else:
            reading.members.add_member(code, name, kind, area)
        if area is None or kind != MemberKind.MUNICIPALITY:
            reading.areas.is_whole &= kind is not None and kind != MemberKind.MUNICIPALITY
        else:
            reading.areas.add_municipality(area, _area_name(area, name or area, reading))


def _area_name(code: str, name: str, reading: Reading) -> str:
    return name if reading.is_fictional else municipalities.names().get(code, name)


def _member_code(reading: Reading, table: Table, line: Line, area: str | None) -> str | None:
    known = reading.known.members if reading.known else ()
    if area is not None and value_of(table, line, "code") is None and "code" not in line.faulty:
        found = next((item.code for item in known if item.area == area), None)
        if found is not None:
            return found
        name = value_of(table, line, "name")
        if name and municipalities.code_of(name) == area:
            return slug(municipalities.names()[area])
    return code_of(table, line, reading.members)


def _municipality(reading: Reading, table: Table, line: Line) -> tuple[str | None, bool]:
    """A municipality's code, as written or by its name; whether a fault has been said of it."""
    name, code = value_of(table, line, "name"), value_of(table, line, "area")
    named = municipalities.code_of(name) if name and not reading.is_fictional else None
    if code is None:
        return named or (reading.areas.read_municipality(name) if name else None), False
    if reading.is_fictional or (code in municipalities.names() and named in {None, code}):
        return code, False
    if named is not None and code in municipalities.names():
        message = _("{code} är {owner}. Rätta koden till {right}, eller namnet.").format(
            code=code, owner=municipalities.names()[code], right=named
        )
    elif named is not None:
        message = _("kommunkoden finns inte. Rätta den till {right}.").format(right=named)
    else:
        message = _("kommunkoden finns inte. Skriv kommunens fyra siffror, till exempel 1490.")
    reading.say(table, line, "area", message)
    return None, True
