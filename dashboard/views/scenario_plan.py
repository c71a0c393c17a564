"""Which plans an association has that a scenario can start from."""

from dataclasses import dataclass

from dashboard.views.context import Context
from data_access.queries import budget as budget_queries
from data_access.queries import contributions as contribution_queries
from data_access.queries.rows import Answer
from data_access.tables.enumerations import Status


@dataclass(frozen=True, slots=True)
class Plan:
    """The documents that a baseline rests on: a year's costs and what members pay for them."""

    year: int
    costs: Answer
    contributions: Answer


def months(year: int) -> tuple[str, str]:
    """The year's first and last month."""
    return f"{year}-01", f"{year}-12"


def find_plan(context: Context, until: int) -> Plan | None:
    """The latest plan, of a year or before, that has both costs and contributions per member."""
    for year in _years_with_figures(context):
        plan = plan_of(context, year) if year <= until else None
        if plan is not None:
            return plan
    return None


def plan_years(context: Context) -> tuple[int, ...]:
    """The years whose plan can be a baseline, the latest first."""
    return tuple(year for year in _years_with_figures(context) if plan_of(context, year) is not None)


def plan_of(context: Context, year: int) -> Plan | None:
    """A year's budget and what members pay for it; an outlook of an earlier plan is not the year's own."""
    session, association = context.session, context.association.id
    contributions = contribution_queries.by_member(session, association, months(year))
    if contributions is None or contributions.dataset.status == Status.OUTLOOK.value:
        return None
    costs = budget_queries.budget(session, association, months(year))
    return None if costs is None else Plan(year, costs, contributions)


def _years_with_figures(context: Context) -> list[int]:
    return sorted({row.year for row in context.coverage}, reverse=True)
