"""Which row of a sheet has its headings, and which column is which."""

from collections.abc import Iterable, Sequence

from data_access.formats.cells import unfit
from data_access.formats.office.description import MARK, Column, Sheet
from data_access.formats.office.faults import Faults
from data_access.formats.office.headings import read_heading
from data_access.formats.office.sheets import lacking, matched
from data_access.formats.office.table import Given, Numbered, Table
from data_access.formats.workbook_guard.sheet import column_letters
from data_access.translation import _

_MOST_NAMED = 8
_LONGEST_NAMED = 40


def heading_row(sheet: Sheet, rows: Sequence[Sequence[str]]) -> int | None:
    """The first row with all needed headings, else the one with most of them; None for no such row."""
    best, most = None, 0
    for place, cells in enumerate(rows):
        fields = set(matched(sheet, cells).values()) - {MARK.field}
        if fields and not lacking(sheet, fields):
            return place
        if len(fields) > most and 2 * len(fields) > sum(bool(cell.strip()) for cell in cells) // 2:
            best, most = place, len(fields)
    return best if most > 1 else None


def say_no_headings(given: Given, faults: Faults) -> None:
    """Say that no row is like the sheet's headings."""
    headings = ", ".join(column.heading for column in given.sheet.columns if column.is_required)
    faults.say(
        given.place,
        _("rubrikerna hittas inte. Ha en rad med rubriker överst, minst: {headings}.").format(
            headings=headings
        ),
    )


def read_columns(table: Table, headings_at: Numbered, faults: Faults) -> dict[int, Column]:
    """The columns that are read, by place. What is wrong with the headings is said."""
    given, sheet = table.given, table.sheet
    row, cells = headings_at
    found = matched(sheet, cells)
    table.headings = {column.field: column.heading for column in sheet.columns}
    for heading in lacking(sheet, found.values()):
        faults.say(
            given.place, _("kolumnen saknas. Lägg till den eller rätta rubriken."), row=row, column=heading
        )
        table.is_read = False
    columns: dict[int, Column] = {}
    for place, name in found.items():
        column, written = sheet.column(name), cells[place].strip()
        if any(name == other.field for other in columns.values()):
            faults.say(
                given.place, _("rubriken står två gånger. Ta bort den ena kolumnen."), row=row, column=written
            )
            table.is_read = False
        columns[place] = column
        table.headings[name] = written
        table.places[written] = place
        if column.is_money:
            _unit(table, column, written, row, faults)
    table.there = frozenset(found.values())
    for place, heading in enumerate(cells, start=1):
        reason = unfit(heading)
        if reason is not None:
            faults.say(given.place, reason, row=row, column=column_letters(place))
            table.is_read = False
    _remark_on_the_rest(given.place, [cell for place, cell in enumerate(cells) if place not in found], faults)
    return columns


def _unit(table: Table, column: Column, written: str, row: int, faults: Faults) -> None:
    unit = read_heading(written).unit
    if unit is None:
        message = _(
            "rubriken ska säga vilken enhet beloppen har. Skriv {heading}, eller kr i stället för tkr."
        )
        wanted = column.heading.replace(", kr", ", tkr")
        faults.say(table.given.place, message.format(heading=wanted), row=row, column=written)
        table.is_read = False
    else:
        table.units[column.field] = unit


def _remark_on_the_rest(place: str, headings: Iterable[str], faults: Faults) -> None:
    unknown = [heading.strip() for heading in headings if heading.strip() and unfit(heading) is None]
    if unknown:
        named = ", ".join(f"”{heading[:_LONGEST_NAMED]}”" for heading in unknown[:_MOST_NAMED])
        if len(unknown) > _MOST_NAMED:
            named += _(" och {count} till").format(count=len(unknown) - _MOST_NAMED)
        faults.remark(
            _("{place}: kolumner som inte känns igen läses inte: {headings}.").format(
                place=place, headings=named
            )
        )
