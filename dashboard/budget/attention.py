"""Deviations that need attention: variances to date over the association's thresholds.

A deviation must pass both thresholds, tkr and per cent of the budget to date, so that neither a large
cost centre's small slip nor a small one's large share fills the list. Where there is no budget to date
a per cent does not exist, and the amount alone decides. The thresholds are settings, not rules of law.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.budget.variance import VarianceRow


@dataclass(frozen=True, slots=True)
class Thresholds:
    """A deviation counts when it is larger than both: ören, and share of the budget to date (0.1 = 10 %)."""

    amount_ore: int
    share: float


def is_over(row: VarianceRow, thresholds: Thresholds) -> bool:
    """Whether the variance to date is over both thresholds. Without an outcome it is missing, not zero."""
    if row.variance_to_date_ore is None or abs(row.variance_to_date_ore) <= thresholds.amount_ore:
        return False
    return row.variance_share is None or abs(row.variance_share) > thresholds.share


def is_good(row: VarianceRow) -> bool:
    """Whether the variance is good for the association: less cost or more income than expected."""
    return (row.variance_to_date_ore or 0) > 0


def by_size(rows: Iterable[VarianceRow]) -> tuple[VarianceRow, ...]:
    """The largest variance to date first whatever its sign; ties by id."""
    return tuple(sorted(rows, key=lambda row: (-abs(row.variance_to_date_ore or 0), row.id)))


def deviations(rows: Iterable[VarianceRow], thresholds: Thresholds) -> tuple[VarianceRow, ...]:
    """The rows over the thresholds, by size."""
    return by_size(row for row in rows if is_over(row, thresholds))
