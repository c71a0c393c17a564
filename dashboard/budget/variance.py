"""Budget against outcome per cost centre, own operations and projects apart.

Signs: income plus, cost minus; a variance is plus when it is good for the association, so outcome
minus budget serves costs and income alike. Rule: DESIGN.md, The store; DOMAIN.md.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dashboard.budget.phasing import EVEN, MONTHS_IN_YEAR, Phasing, budget_to_date, expected_share
from dashboard.budget.totals import sum_or_missing

WITHOUT_BUDGET = "utan budget"
WITHOUT_OUTCOME = "utfall saknas"
OWN_OPERATIONS, PROJECTS, EVERYTHING = "own-operations", "projects", "everything"


@dataclass(frozen=True, slots=True, kw_only=True)
class CostCentre:
    """One row in: the year's budget and the outcome so far in ören (None when missing)."""

    id: str
    name: str
    budget_area: str
    is_project: bool
    budget_ore: int
    outcome_ore: int | None
    phasing: Phasing = EVEN


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Budget against outcome: amounts in ören, shares as fractions of one.

    `variance_ore` is against the whole year's budget ("kvar"), `variance_to_date_ore` against the
    phased budget, `variance_share` the latter over that budget's size; plus is good in all. `used_share` is
    None with a reason (`missing_reason`) when there is no budget or no outcome.
    """

    budget_ore: int
    budget_to_date_ore: int
    outcome_ore: int | None
    variance_ore: int | None
    variance_to_date_ore: int | None
    variance_share: float | None
    used_share: float | None
    expected_share: float | None
    missing_reason: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class VarianceRow(Comparison):
    """One cost centre's comparison."""

    id: str
    name: str
    budget_area: str
    is_project: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Subtotal(Comparison):
    """Several cost centres' comparison; the outcome is missing when any row's is (`rows_without_outcome`).

    `id` is `own-operations`, `projects`, `everything` or the budget area; `known_outcome_ore` sums the
    rows that have an outcome.
    """

    id: str
    row_count: int
    rows_without_outcome: int
    known_outcome_ore: int


@dataclass(frozen=True, slots=True, kw_only=True)
class VarianceTable:
    """All rows in the order given, with subtotals that never mix own operations and projects.

    `everything` is the one that does mix them: show it only beside the other two.
    """

    rows: tuple[VarianceRow, ...]
    own_operations: Subtotal
    projects: Subtotal
    everything: Subtotal
    own_by_budget_area: tuple[Subtotal, ...]
    projects_by_budget_area: tuple[Subtotal, ...]


def used_share(budget_ore: int, outcome_ore: int | None) -> tuple[float | None, str | None]:
    """Outcome as a share of the year's budget, or None and why: "utan budget" or "utfall saknas"."""
    if outcome_ore is None:
        return None, WITHOUT_OUTCOME
    if budget_ore == 0:
        return None, WITHOUT_BUDGET
    return outcome_ore / budget_ore + 0.0, None  # 0 of a cost is 0, not minus 0


def variance(budget_ore: int, outcome_ore: int | None) -> int | None:
    """Outcome minus budget in ören: plus is good for the association. None without an outcome."""
    return None if outcome_ore is None else outcome_ore - budget_ore


def variance_share(budget_to_date_ore: int, variance_to_date_ore: int | None) -> float | None:
    """The variance to date over the size of the budget to date: sign as the variance, plus is good.

    None without a budget to date: there is nothing to be a share of.
    """
    if variance_to_date_ore is None or budget_to_date_ore == 0:
        return None
    return variance_to_date_ore / abs(budget_to_date_ore)


def _expected(month: int, phasing: Phasing) -> float:
    if phasing is EVEN:  # the usual one: found once, not for each row
        return _EVENLY[month]
    return float(expected_share(month, phasing))


_EVENLY = {month: float(expected_share(month)) for month in range(1, MONTHS_IN_YEAR + 1)}


def variance_row(cost_centre: CostCentre, month: int) -> VarianceRow:
    """One cost centre's comparison through `month` (1-12)."""
    to_date = budget_to_date(cost_centre.budget_ore, month, cost_centre.phasing)
    to_date_variance = variance(to_date, cost_centre.outcome_ore)
    share, reason = used_share(cost_centre.budget_ore, cost_centre.outcome_ore)
    return VarianceRow(
        id=cost_centre.id,
        name=cost_centre.name,
        budget_area=cost_centre.budget_area,
        is_project=cost_centre.is_project,
        budget_ore=cost_centre.budget_ore,
        budget_to_date_ore=to_date,
        outcome_ore=cost_centre.outcome_ore,
        variance_ore=variance(cost_centre.budget_ore, cost_centre.outcome_ore),
        variance_to_date_ore=to_date_variance,
        variance_share=variance_share(to_date, to_date_variance),
        used_share=share,
        expected_share=_expected(month, cost_centre.phasing),
        missing_reason=reason,
    )


def subtotal(name: str, rows: Sequence[VarianceRow]) -> Subtotal:
    """Several rows as one. The expected share is the rows' own where they agree, else weighted by budget."""
    budget = sum(row.budget_ore for row in rows)
    to_date = sum(row.budget_to_date_ore for row in rows)
    outcome = sum_or_missing(row.outcome_ore for row in rows)
    known = [row.outcome_ore for row in rows if row.outcome_ore is not None]
    share, reason = used_share(budget, outcome)
    return Subtotal(
        id=name,
        row_count=len(rows),
        rows_without_outcome=len(rows) - len(known),
        known_outcome_ore=sum(known),
        budget_ore=budget,
        budget_to_date_ore=to_date,
        outcome_ore=outcome,
        variance_ore=variance(budget, outcome),
        variance_to_date_ore=variance(to_date, outcome),
        variance_share=variance_share(to_date, variance(to_date, outcome)),
        used_share=share,
        expected_share=_common_expected_share(rows, budget, to_date),
        missing_reason=reason,
    )


def _common_expected_share(rows: Sequence[VarianceRow], budget_ore: int, to_date_ore: int) -> float | None:
    shares = {row.expected_share for row in rows}
    if len(shares) == 1:
        return shares.pop()
    return to_date_ore / budget_ore if budget_ore else None


def _by_budget_area(rows: Sequence[VarianceRow]) -> tuple[Subtotal, ...]:
    areas = dict.fromkeys(row.budget_area for row in rows)
    return tuple(subtotal(area, [row for row in rows if row.budget_area == area]) for area in areas)


def variance_table(cost_centres: Iterable[CostCentre], month: int) -> VarianceTable:
    """Every cost centre through `month` (1-12), with subtotals; budget areas in order of appearance."""
    rows = tuple(variance_row(cost_centre, month) for cost_centre in cost_centres)
    own = [row for row in rows if not row.is_project]
    projects = [row for row in rows if row.is_project]
    return VarianceTable(
        rows=rows,
        own_operations=subtotal(OWN_OPERATIONS, own),
        projects=subtotal(PROJECTS, projects),
        everything=subtotal(EVERYTHING, rows),
        own_by_budget_area=_by_budget_area(own),
        projects_by_budget_area=_by_budget_area(projects),
    )
