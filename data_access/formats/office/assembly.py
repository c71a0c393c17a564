"""From the tables of one or several files to one package: lists first, then what refers to them."""

from collections.abc import Callable, Iterable, Mapping

from data_access.formats.columns import TableRule
from data_access.formats.office.drafts import Drafts
from data_access.formats.office.faults import Faults
from data_access.formats.office.fields import Fields
from data_access.formats.office.figures import read_figures
from data_access.formats.office.genders import settle
from data_access.formats.office.known import Known
from data_access.formats.office.lists import read_activities, read_association, read_cost_centres, read_goals
from data_access.formats.office.members import read_members
from data_access.formats.office.money_rules import MONEY_RULES
from data_access.formats.office.people_rules import PEOPLE_RULES
from data_access.formats.office.reading import Reading
from data_access.formats.office.table import Given, Table
from data_access.formats.office.table_lines import read_table
from data_access.formats.package import Package, Row
from data_access.formats.values import MONTH_NAMES
from data_access.translation import _

POPULATION = "egen-befolkning"
"""The dataset of inhabitants, whichever file they come from."""

CONTINUED, GIVEN_BY_MONTH = (
    frozenset(rules.kind for rules in (*MONEY_RULES, *PEOPLE_RULES) if getattr(rules, name))
    for name in ("continues", "by_month")
)

LIST_READERS: Mapping[str, Callable[[Reading, Table], None]] = {
    "association": read_association,
    "members": read_members,
    "cost_centres": read_cost_centres,
    "activities": read_activities,
    "goals": read_goals,
}
"""In the order of reading: what others refer to first."""


def assemble(package: Package, given: Iterable[Given], known: Known | None, faults: Faults) -> Package:
    """Read the tables and fill the package with what they say; faults and remarks are put into it too.

    `known` is the association that the files are brought into, None for a new one.
    """
    given = list(given)
    reading = Reading(package, known, faults)
    for name, read in LIST_READERS.items():
        for one in given:
            if one.sheet.table == name:
                _read_list(reading, one, read)
    drafts = Drafts()
    for rules in (*MONEY_RULES, *PEOPLE_RULES):
        for one in given:
            if one.sheet.table == rules.table:
                table = read_table(one, reading.readers, faults)
                read_figures(rules, reading, table, drafts)
    _note_what_stays(reading, drafts)
    settle(drafts)
    drafts.into(package)
    _finish(reading)
    return package


def _read_list(reading: Reading, given: Given, read: Callable[[Reading, Table], None]) -> None:
    table = read_table(given, reading.readers, reading.faults)
    if table.is_read:
        read(reading, table)
        return
    name = given.sheet.table
    reading.package.unread.add(name)
    if name == "members":
        reading.members.is_whole = reading.areas.is_whole = False
    elif name == "cost_centres":
        reading.cost_centres.is_whole = False
    elif name == "activities":
        reading.activities.is_whole = False


def _note_what_stays(reading: Reading, drafts: Drafts) -> None:
    """What the store keeps of a table that the file has.

    A table of months that does not begin in January goes on where an earlier file ended; one of sums since
    January is given a month at a time.
    """
    for draft in drafts.by_code.values():
        draft.is_partial = draft.code == POPULATION
        draft.goes_on = draft.kind in CONTINUED and bool(draft.rows) and draft.first_month.month > 1
        draft.by_month = draft.goes_on or draft.kind in GIVEN_BY_MONTH
        if draft.goes_on:
            reading.faults.remark(
                _("{title} börjar i {month} i filen: månaderna före ligger kvar som de är.").format(
                    title=draft.title, month=MONTH_NAMES[draft.first_month.month - 1]
                )
            )


def _finish(reading: Reading) -> None:
    package, known, faults = reading.package, reading.known, reading.faults
    if known is None and not package.rows("association") and "association" not in package.unread:
        faults.say(
            package.name,
            _("uppgifter om förbundet saknas. Fyll i bladet Förbundet, eller välj ett förbund som finns."),
        )
        package.unread.add("association")
    _add_areas(reading)
    if reading.sources.rows:
        package.lists["sources"] = list(reading.sources.rows.values())
    package.file_sources |= reading.sources.of_files
    package.problems += faults.problems
    package.remarks += faults.remarks
    if known is not None:
        package.into = known.slug


def _add_areas(reading: Reading) -> None:
    """The areas that the store lacks. They rest on the table that named them, or on the first one."""
    members = reading.package.rows("members")
    for item in reading.areas.new():
        origin = next((row for row in members if row.fields["area"] == item.code), _any_row(reading))
        if origin is None:
            return
        fields = Fields(code=item.code, name=item.name, kind=str(item.kind), source=origin.fields["source"])
        if item.parts:
            fields["parts"] = "+".join(item.parts)
        row = Row(TableRule("areas", origin.file, ()), origin.file, origin.row, fields, {})
        reading.package.lists.setdefault("areas", []).append(row)


def _any_row(reading: Reading) -> Row | None:
    package = reading.package
    return next((row for rows in (*package.lists.values(), *package.figures.values()) for row in rows), None)
