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


@dataclass(frozen=True, slots=True, kw_only=True)
class Deviation:
    """One cost centre over the thresholds; `variance_to_date_ore` plus is good for the association.

    `deviation_share` is the variance over the size of the budget to date, with the variance's sign; None
    without a budget to date.
    """

    id: str
    name: str
    is_project: bool
    budget_to_date_ore: int
    outcome_ore: int
    variance_to_date_ore: int
    deviation_share: float | None
    is_good: bool


def deviation_share(row: VarianceRow) -> float | None:
    """The variance to date over the size of the budget to date: sign as the variance, plus is good."""
    if row.variance_to_date_ore is None or row.budget_to_date_ore == 0:
        return None
    return row.variance_to_date_ore / abs(row.budget_to_date_ore)


def deviations(rows: Iterable[VarianceRow], thresholds: Thresholds) -> tuple[Deviation, ...]:
    """The rows over the thresholds, largest amount first whatever its sign; ties by id.

    A row without an outcome is not judged: it is missing, not zero.
    """
    found = []
    for row in rows:
        if row.outcome_ore is None or row.variance_to_date_ore is None:
            continue
        share = deviation_share(row)
        if abs(row.variance_to_date_ore) <= thresholds.amount_ore:
            continue
        if share is not None and abs(share) <= thresholds.share:
            continue
        found.append(
            Deviation(
                id=row.id,
                name=row.name,
                is_project=row.is_project,
                budget_to_date_ore=row.budget_to_date_ore,
                outcome_ore=row.outcome_ore,
                variance_to_date_ore=row.variance_to_date_ore,
                deviation_share=share,
                is_good=row.variance_to_date_ore > 0,
            )
        )
    return tuple(sorted(found, key=lambda deviation: (-abs(deviation.variance_to_date_ore), deviation.id)))
