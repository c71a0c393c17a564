"""All sheets of the office's workbook, in its order, and which one a name or a row of headings means."""

from collections.abc import Iterable, Sequence

from data_access.formats.office.description import MARK, Sheet
from data_access.formats.office.headings import names_of, sheet_name
from data_access.formats.office.sheets_lists import ACTIVITIES, ASSOCIATION, COST_CENTRES, GOALS, MEMBERS
from data_access.formats.office.sheets_money import BUDGET, CONTRIBUTIONS, EQUITY, OUTCOME, STATEMENT
from data_access.formats.office.sheets_people import ANONYMOUS, FLOWS, PARTICIPANTS, PLAN, POPULATION

SHEETS = (
    ASSOCIATION,
    MEMBERS,
    CONTRIBUTIONS,
    COST_CENTRES,
    BUDGET,
    OUTCOME,
    ACTIVITIES,
    PLAN,
    FLOWS,
    PARTICIPANTS,
    ANONYMOUS,
    POPULATION,
    EQUITY,
    GOALS,
    STATEMENT,
)
READ_ME = "Läs mig"


def sheet_by_name(name: str) -> Sheet | None:
    """The sheet that a name means, or None."""
    found = sheet_name(name)
    return next((sheet for sheet in SHEETS if found in sheet.names), None)


def matched(sheet: Sheet, cells: Sequence[str]) -> dict[int, str]:
    """Which cells of a row of headings are the sheet's: place to field. A field may stand twice."""
    found: dict[int, str] = {}
    for place, cell in enumerate(cells):
        if not cell.strip():
            continue
        names = names_of(cell)
        column = next((one for one in sheet.columns if not one.names.isdisjoint(names)), None)
        if column is not None:
            found[place] = column.field
    return found


def lacking(sheet: Sheet, fields: Iterable[str]) -> list[str]:
    """The headings that a row of headings lacks to be the sheet's."""
    there = set(fields)
    lacks = [column.heading for column in sheet.columns if column.is_required and column.field not in there]
    if sheet.amounts and there.isdisjoint(sheet.amounts):
        headings = (sheet.column(name).heading for name in sheet.amounts)
        lacks += [heading for heading in headings if heading not in lacks][:1]
    return lacks


def sheets_by_headings(cells: Sequence[str]) -> list[Sheet]:
    """The sheets that a row of headings fits, those with most of its headings; empty where none fits."""
    counts: dict[str, int] = {}
    for sheet in SHEETS:
        fields = matched(sheet, cells).values()
        if not lacking(sheet, fields):
            counts[sheet.table] = len(set(fields) - {MARK.field})
    most = max(counts.values(), default=0)
    return [sheet for sheet in SHEETS if counts.get(sheet.table) == most and most]
