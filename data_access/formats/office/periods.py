"""Which months a line's figures are for."""

from datetime import date

from data_access.formats.office.figure_rules import Period
from data_access.formats.office.reading import Reading
from data_access.formats.office.table import Line, Table
from data_access.translation import _

_DECEMBER = 12


def calendar_year(_reading: Reading, table: Table, line: Line) -> Period:
    """The year of the column År."""
    year: int = line.values[table.place("year")]
    return Period(date(year, 1, 1), date(year, _DECEMBER, 1))


def one_month(_reading: Reading, table: Table, line: Line) -> Period:
    """The month of the column Månad; for inhabitants the month whose last day is meant."""
    month: date = line.values[table.place("month")]
    return Period(month, month)


def since_january(_reading: Reading, table: Table, line: Line) -> Period:
    """January through the month of the column Till och med."""
    last: date = line.values[table.place("through")]
    return Period(last.replace(month=1), last)


def month_or_since_january(reading: Reading, table: Table, line: Line) -> Period | None:
    """A month, or January through a month of the same year; None where it is neither, which is said."""
    first: date = line.values[table.place("first")]
    last: date = line.values[table.place("last")]
    if first > last:
        reading.say(table, line, "last", _("perioden slutar innan den börjar. Rätta månaderna."))
    elif first.year != last.year:
        reading.say(table, line, "last", _("perioden går över årsskiftet. Dela upp raden på år."))
    elif first not in {last, last.replace(month=1)}:
        reading.say(
            table,
            line,
            "first",
            _("perioden ska vara en månad, eller börja i januari. Dela upp raden på månader."),
        )
    else:
        return Period(first, last)
    return None
