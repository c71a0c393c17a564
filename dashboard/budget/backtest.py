"""How good each forecast method would have been in a year whose end is known.

For each month the method is given only what was known then. Error is forecast minus what the year came to,
in ören; its size as a share is of that amount.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dashboard.budget.forecast import CALCULATED, Known, Method, forecast
from dashboard.budget.phasing import EVEN, MONTHS_IN_YEAR, Phasing
from dashboard.budget.totals import sum_or_missing


@dataclass(frozen=True, slots=True, kw_only=True)
class PastCentre:
    """A cost centre in a year that is over: twelve amounts, and last year's twelve where they are known."""

    budget_ore: int
    months_ore: Sequence[int]
    last_year_ore: Sequence[int] | None = None
    phasing: Phasing = EVEN


@dataclass(frozen=True, slots=True)
class Tested:
    """What one method said through one month, for all the cost centres together.

    `forecast_ore` is None where it could not say for one of them.
    """

    method: Method
    month: int
    forecast_ore: int | None
    actual_ore: int

    @property
    def error_ore(self) -> int | None:
        """Forecast minus what it became; plus where a cost became larger than was said."""
        return None if self.forecast_ore is None else self.forecast_ore - self.actual_ore

    @property
    def error_share(self) -> float | None:
        """The error's size as a share of what it became; None where that is nothing."""
        if self.error_ore is None or self.actual_ore == 0:
            return None
        return abs(self.error_ore) / abs(self.actual_ore)


def backtest(centres: Iterable[PastCentre]) -> tuple[Tested, ...]:
    """Every method and each of the months 1-11: in December the year is known."""
    past = tuple(centres)
    actual = sum(sum(centre.months_ore) for centre in past)
    return tuple(
        Tested(method, month, _said(past, method, month), actual)
        for method in CALCULATED
        for month in range(1, MONTHS_IN_YEAR)
    )


def _said(past: Sequence[PastCentre], method: Method, month: int) -> int | None:
    """The method's sum over the cost centres; one that never had budget or cost adds nothing."""
    return sum_or_missing(
        forecast(_known(centre, month), method).value_ore
        for centre in past
        if centre.budget_ore or any(centre.months_ore)
    )


def _known(centre: PastCentre, month: int) -> Known:
    last = centre.last_year_ore
    return Known(
        month=month,
        budget_ore=centre.budget_ore,
        outcome_ore=sum(centre.months_ore[:month]),
        phasing=centre.phasing,
        last_year_to_date_ore=None if last is None else sum(last[:month]),
        last_year_ore=None if last is None else sum(last),
    )


def mean_error(tested: Iterable[Tested], method: Method) -> float | None:
    """The mean size of a method's errors over the months it could be asked; None where it never could."""
    shares = [one.error_share for one in tested if one.method is method and one.error_share is not None]
    return sum(shares) / len(shares) if shares else None
