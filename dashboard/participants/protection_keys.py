"""The coordinates of a count, which say what it is the same as, a part of, or made of."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from dashboard.participants.protection_cells import Relation

DIMENSIONS = ("gender", "residence", "delivery", "activity")
AREAS = ("residence", "delivery")
MONTHS_PER_YEAR = 12


class CountKey(NamedTuple):
    """The coordinates of a count; months as `2017-04`, None for all genders, areas or activities."""

    table: str
    measure: str
    first: str
    last: str
    gender: str | None = None
    residence: str | None = None
    delivery: str | None = None
    activity: str | None = None

    @property
    def interval(self) -> tuple[int, int]:
        """The months as numbers on a line, the end not included: neighbours meet."""
        return month_number(self.first), month_number(self.last) + 1


Series = tuple[str | None, ...]
"""The coordinates of a count but for its months."""

PLACES = {name: place for place, name in enumerate(CountKey._fields)}
_FIRST, _LAST = PLACES["first"], PLACES["last"]

# Slices: `_replace` goes by the names of all fields, and there are tens of thousands of keys.


def with_value(key: CountKey, dimension: str, value: str | None) -> CountKey:
    """The same coordinates with another gender, area or activity."""
    place = PLACES[dimension]
    return CountKey._make((*key[:place], value, *key[place + 1 :]))


def in_months(key: CountKey, first: str, last: str) -> CountKey:
    """The same count in other months."""
    return CountKey._make((*key[:_FIRST], first, last, *key[_LAST + 1 :]))


def series_of(key: CountKey) -> Series:
    """The coordinates but for the months."""
    return key[:_FIRST] + key[_LAST + 1 :]


def in_any_table(key: CountKey) -> Series:
    """The coordinates but for the table, which come first."""
    return key[1:]


@cache
def month_number(month: str) -> int:
    """Months since year 0: `2017-01` is 2017 * 12."""
    return int(month[:4]) * MONTHS_PER_YEAR + int(month[5:]) - 1


@cache
def month_text(number: int) -> str:
    """The month of a number: 2017 * 12 is `2017-01`."""
    return f"{number // MONTHS_PER_YEAR:04d}-{number % MONTHS_PER_YEAR + 1:02d}"


def tied(terms: Iterable[tuple[CountKey, int]], values: Mapping[CountKey, int]) -> Relation:
    """The sum of factor times count, as everybody knows it: what it is now.

    Mostly 0, since a whole is its parts. Where tables disagree the difference is taken as known, which
    protects more rather than less.
    """
    kept = tuple(terms)
    value = sum([factor * values[key] for key, factor in kept])
    return Relation(kept, value, value)
