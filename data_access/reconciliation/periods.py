"""Which rows make up a period: those that are for just that period, or shorter ones that fill it."""

from collections.abc import Collection, Iterable

from data_access.queries.rows import FigureRow
from data_access.reconciliation.comparison import Period
from data_access.tables.enumerations import MONEY_MEASURES, Measure

LEVELS = frozenset({Measure.OPENING_EQUITY, Measure.CLOSING_EQUITY})
ADDS_OVER_TIME = (MONEY_MEASURES - LEVELS) | {Measure.INFLOW, Measure.OUTFLOW}
"""Measures whose months add up; a person who takes part in two months is still one person."""

YEAR = 12


def number(month: str) -> int:
    """Months since year 0, so that the month after another is one more."""
    return int(month[:4]) * YEAR + int(month[5:])


def period_of(row: FigureRow) -> Period:
    """First and last month of a row."""
    return row.period_from, row.period_to


def in_period(rows: Iterable[FigureRow], period: Period, measure: str) -> list[FigureRow]:
    """The rows whose figures add up to the period, or none where they do not fill it without gaps."""
    rows = tuple(rows)
    same = [row for row in rows if period_of(row) == period]
    if same or measure not in ADDS_OVER_TIME:
        return same
    inside = [row for row in rows if period[0] <= row.period_from and row.period_to <= period[1]]
    for chosen in (inside, [row for row in inside if row.period_from == row.period_to]):
        if _fills({period_of(row) for row in chosen}, period):
            return chosen
    return []


def _fills(periods: Collection[Period], period: Period) -> bool:
    """Whether the periods follow on each other from the first month to the last."""
    expected = number(period[0])
    for first, last in sorted(periods):
        if number(first) != expected:
            return False
        expected = number(last) + 1
    return expected == number(period[1]) + 1


def longest_of_years(rows: Iterable[FigureRow], measure: str) -> list[Period]:
    """For each year the longest period that the rows fill, from their first month of the year on."""
    years: dict[str, set[Period]] = {}
    for row in rows:
        if measure in ADDS_OVER_TIME and row.period_from[:4] == row.period_to[:4]:
            years.setdefault(row.period_from[:4], set()).add(period_of(row))
    return [_span(periods) for _year, periods in sorted(years.items())]


def _span(periods: Collection[Period]) -> Period:
    """From the first month to the last that is reached without a gap."""
    first = last = min(periods)[0]
    reached = number(first) - 1
    for start, end in sorted(periods):
        if number(start) <= reached + 1 and number(end) > reached:
            reached, last = number(end), end
    return first, last
