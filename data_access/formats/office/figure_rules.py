"""What a sheet's figures are, as data: measures, period, what they are broken down by, which dataset."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from data_access.formats.office.reading import Reading
from data_access.formats.office.table import Line, Table
from data_access.tables.enumerations import DatasetKind, Dimension, Measure, Status

_JANUARY, _DECEMBER = 1, 12

Found = dict[str, Any]
"""A line's dimensions: codes by the store's field, `Total.ROW` for all together, `is_total` where so."""


class Period(NamedTuple):
    """First and last month, each as its first day."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Value:
    """A column of figures: what it measures.

    `for_year` is a number for all of the year beside parts of it, `at_start` one of how the year begins; both
    may stand on several rows. `status` is the usual one of its dataset, where that is not the sheet's.
    """

    field: str
    measure: Measure
    is_cost: bool = False
    for_year: bool = False
    at_start: bool = False
    status: Status | None = None

    def months(self, period: Period) -> Period:
        """The months that the number is for, on a line of these months."""
        start = period.last.replace(month=_JANUARY)
        if self.at_start:
            return Period(start, start)
        return Period(start, period.last.replace(month=_DECEMBER)) if self.for_year else period

    @property
    def is_beside(self) -> bool:
        """Whether it is not of the line's own months."""
        return self.for_year or self.at_start


@dataclass(frozen=True, slots=True)
class Belonging:
    """The dataset that a figure belongs to: the parts of its code, its title and its grain."""

    parts: tuple[str, ...]
    title: str
    grain: tuple[Dimension, ...]


def _settled(_reading: Reading, _table: Table, _line: Line, _found: Found) -> bool:
    return True


def _every_line(_table: Table, _line: Line) -> bool:
    return True


@dataclass(frozen=True)
class FigureRules:
    """How one sheet's lines become figures.

    `period` gives a line's months, None where a fault has been said. `settle` sees to what the dimensions
    mean, and says whether the line has figures at all. `belongs` says which dataset a figure goes to, by the
    dimensions that the line has. `is_cost` says which lines the signs of costs concern.
    """

    table: str
    kind: DatasetKind
    values: tuple[Value, ...]
    status: Status
    dimensions: tuple[str, ...]
    period: Callable[[Reading, Table, Line], Period | None]
    belongs: Callable[[Value, Period, Iterable[str]], Belonging]
    settle: Callable[[Reading, Table, Line, Found], bool] = _settled
    is_cost: Callable[[Table, Line], bool] = _every_line
    is_followed_up: bool = False
    continues: bool = False
    """Whether a file may go on where an earlier one ended: month by month."""
    by_month: bool = False
    """Whether a table holds a year's sums since January, which files give a month or some at a time."""
    names: Mapping[str, str] | None = None
    """Our fields that stand for one of the store's, for the messages."""
