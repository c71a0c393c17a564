"""What a year is expected to end at, per cost centre, by a method with a name.

Amounts in ören, cost minus. A method that lacks what it needs gives no forecast and says what it lacks;
a gap is never filled by another method unseen. Rule: DOMAIN.md, "follow-up with a full-year forecast".
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate

from dashboard.budget.phasing import EVEN, MONTHS_IN_YEAR, Phasing, budget_to_date
from dashboard.budget.rounding import divided, round_half_away
from dashboard.budget.totals import sum_or_missing


class Method(StrEnum):
    """How a forecast is reasoned."""

    BUDGET = "budget"
    REMAINING_BUDGET = "remaining_budget"
    STRAIGHT_LINE = "straight_line"
    LAST_YEAR = "last_year"
    OWN = "own"


class Lack(StrEnum):
    """Why a method gives no forecast."""

    NO_BUDGET = "no_budget"
    NO_OUTCOME = "no_outcome"
    NO_LAST_YEAR = "no_last_year"
    NO_PATTERN = "no_pattern"
    NO_OWN_FIGURE = "no_own_figure"


CALCULATED = (Method.BUDGET, Method.REMAINING_BUDGET, Method.STRAIGHT_LINE, Method.LAST_YEAR)
"""The methods that the figures decide; the office's own figure is a person's."""

DEFAULT = Method.REMAINING_BUDGET
"""Used where nobody has chosen: what has happened, and the plan for the rest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of a cost centre through `month` (1-12).

    `last_year_to_date_ore` is the same months of last year; both of last year are None where its months are
    not known.
    """

    month: int
    budget_ore: int
    outcome_ore: int | None
    phasing: Phasing = EVEN
    last_year_to_date_ore: int | None = None
    last_year_ore: int | None = None
    own_ore: int | None = None


@dataclass(frozen=True, slots=True)
class Forecast:
    """The year's expected amount and the method behind it; `lack` says why there is none."""

    method: Method
    value_ore: int | None
    lack: Lack | None = None


def forecast(known: Known, method: Method) -> Forecast:
    """The year's expected amount by one method. With the whole year booked every calculated one but the
    budget gives the outcome."""
    return _BY_METHOD[method](known)


def _budget(known: Known) -> Forecast:
    if known.budget_ore == 0:
        return Forecast(Method.BUDGET, None, Lack.NO_BUDGET)
    return Forecast(Method.BUDGET, known.budget_ore)


def _remaining_budget(known: Known) -> Forecast:
    """Outcome so far, and the budget of the months to come."""
    if known.outcome_ore is None:
        return Forecast(Method.REMAINING_BUDGET, None, Lack.NO_OUTCOME)
    if known.budget_ore == 0 and known.month < MONTHS_IN_YEAR:
        return Forecast(Method.REMAINING_BUDGET, None, Lack.NO_BUDGET)
    remaining = known.budget_ore - budget_to_date(known.budget_ore, known.month, known.phasing)
    return Forecast(Method.REMAINING_BUDGET, known.outcome_ore + remaining)


def _straight_line(known: Known) -> Forecast:
    """The months to come as the months so far: outcome times twelve over the months."""
    if known.outcome_ore is None:
        return Forecast(Method.STRAIGHT_LINE, None, Lack.NO_OUTCOME)
    return Forecast(Method.STRAIGHT_LINE, divided(known.outcome_ore * MONTHS_IN_YEAR, known.month))


def _last_year(known: Known) -> Forecast:
    """Outcome over the share of last year's amount that the same months had."""
    if known.outcome_ore is None:
        return Forecast(Method.LAST_YEAR, None, Lack.NO_OUTCOME)
    if known.month == MONTHS_IN_YEAR:
        return Forecast(Method.LAST_YEAR, known.outcome_ore)
    if known.last_year_ore is None or known.last_year_to_date_ore is None:
        return Forecast(Method.LAST_YEAR, None, Lack.NO_LAST_YEAR)
    if known.last_year_to_date_ore == 0:
        return Forecast(Method.LAST_YEAR, None, Lack.NO_PATTERN)
    size = known.outcome_ore * known.last_year_ore * (-1 if known.last_year_to_date_ore < 0 else 1)
    return Forecast(Method.LAST_YEAR, divided(size, abs(known.last_year_to_date_ore)))


def _own(known: Known) -> Forecast:
    if known.own_ore is None:
        return Forecast(Method.OWN, None, Lack.NO_OWN_FIGURE)
    return Forecast(Method.OWN, known.own_ore)


_BY_METHOD = {
    Method.BUDGET: _budget,
    Method.REMAINING_BUDGET: _remaining_budget,
    Method.STRAIGHT_LINE: _straight_line,
    Method.LAST_YEAR: _last_year,
    Method.OWN: _own,
}


def method_of(chosen: str | None, of_area: str | None) -> Method:
    """A row's own method before its budget area's before the product's."""
    return Method(chosen or of_area or DEFAULT)


def total(forecasts: Iterable[Forecast]) -> int | None:
    """The forecasts' sum; None where one is missing."""
    return sum_or_missing(one.value_ore for one in forecasts)


def path_to(value_ore: int, outcome_ore: int, month: int, phasing: Phasing) -> Mapping[int, int]:
    """The accumulated forecast of each month after `month`: from the outcome to the year's forecast.

    What is left to come falls as the phasing's months do; evenly where those have nothing left.
    """
    rest, months = value_ore - outcome_ore, range(1, MONTHS_IN_YEAR - month + 1)
    come = [] if phasing is EVEN else list(accumulate(phasing.shares[month:]))
    if not any(come[-1:]):
        return {month + one: outcome_ore + divided(rest * one, len(months)) for one in months}
    return {
        month + one: outcome_ore + round_half_away(rest * share / come[-1])
        for one, share in zip(months, come, strict=True)
    }
