"""The income statement's sums, in the order of the source document (tertial report 2017, Ekonomi).

Operating income and costs make the net cost; contributions from the members and financial items make
"summa finansiella intäkter/kostnader"; together they are the period's result. Plus is income, minus cost.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from dashboard.budget.totals import sum_or_missing


class LineKind(StrEnum):
    """Which sum a statement line belongs to."""

    OPERATING_INCOME = "operating_income"
    OPERATING_COST = "operating_cost"
    CONTRIBUTION = "contribution"
    FINANCIAL = "financial"


@dataclass(frozen=True, slots=True)
class StatementLine:
    """One line: amount in ören with sign, None when missing."""

    id: str
    name: str
    kind: LineKind
    amount_ore: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """The sums in ören; one that rests on a missing line is None, never a sum of the rest."""

    operating_income_ore: int | None
    operating_costs_ore: int | None
    net_cost_ore: int | None
    contributions_ore: int | None
    financial_items_ore: int | None
    financial_total_ore: int | None
    result_ore: int | None


def income_statement(lines: Iterable[StatementLine]) -> Statement:
    """The sums of the lines; a kind without lines sums to 0."""
    by_kind: dict[LineKind, list[int | None]] = {kind: [] for kind in LineKind}
    for line in lines:
        by_kind[line.kind].append(line.amount_ore)
    sums = {kind: sum_or_missing(amounts) for kind, amounts in by_kind.items()}
    net_cost = sum_or_missing((sums[LineKind.OPERATING_INCOME], sums[LineKind.OPERATING_COST]))
    financial_total = sum_or_missing((sums[LineKind.CONTRIBUTION], sums[LineKind.FINANCIAL]))
    return Statement(
        operating_income_ore=sums[LineKind.OPERATING_INCOME],
        operating_costs_ore=sums[LineKind.OPERATING_COST],
        net_cost_ore=net_cost,
        contributions_ore=sums[LineKind.CONTRIBUTION],
        financial_items_ore=sums[LineKind.FINANCIAL],
        financial_total_ore=financial_total,
        result_ore=sum_or_missing((net_cost, financial_total)),
    )


def result_without_projects(
    result_ore: int | None, *, project_costs_ore: int | None, project_income_ore: int | None
) -> int | None:
    """The result had the projects neither cost nor brought in anything so far, in ören.

    Project costs are minus and project income plus, as everywhere; both are taken back out. The answer
    is no more precise than its parts: project costs published in tkr make it "about".
    """
    if result_ore is None or project_costs_ore is None or project_income_ore is None:
        return None
    return result_ore - project_costs_ore - project_income_ore
