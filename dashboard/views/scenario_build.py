"""A plan's figures as a baseline: amounts per year where a source has them, else the last year carried on."""

from dataclasses import dataclass

from dashboard import parameters
from dashboard.scenarios.baseline import Baseline
from dashboard.views.context import Context
from dashboard.views.scenario_members import (
    all_known_allocations,
    contributions,
    known_allocation,
    state_and_total,
)
from dashboard.views.scenario_plan import Plan, months
from dashboard.views.scenario_plan_money import PlanCosts, plan_income
from dashboard.views.scenario_split import SplitWeights, split_weights
from data_access.queries import contributions as contribution_queries
from data_access.queries import equity as equity_queries
from data_access.queries import scenarios as scenario_queries
from data_access.tables.enumerations import Measure

SHORTEST_HORIZON = 3


@dataclass(frozen=True, slots=True)
class PlanFigures:
    """The baseline, and what is to be said of where its figures come from.

    `statuses` says how final each year's contributions are (None: carried on), `states_income` whether the
    plan says anything of income beside the members'.
    """

    baseline: Baseline
    split: SplitWeights
    statuses: dict[int, str | None]
    states_income: bool


def longest_horizon(year: int) -> int:
    """How many years a scenario can look ahead."""
    return int(parameters.number("scenarios.longest_horizon", year))


def plan_figures(context: Context, plan: Plan) -> PlanFigures:
    """The plan over its horizon. Raises ScenarioError where its figures cannot be a baseline."""
    horizon = _natural_horizon(context, plan)
    years = tuple(range(plan.year, plan.year + horizon))
    split = split_weights(context, years)
    paid = contributions(context, years, split)
    costs, income = PlanCosts(context, plan), plan_income(context, plan)
    previous_state, previous_total = state_and_total(context, plan.year - 1)
    baseline = Baseline(
        association=context.association.slug,
        base_plan=f"{plan.year}",
        base_year=plan.year,
        horizon=horizon,
        members=paid.members,
        blocks=costs.blocks(horizon),
        administration_ore=(costs.administration_ore,) * horizon,
        administration_granted_ore=_years(costs.administration_granted_ore, horizon),
        other_income_ore=(
            income.own_ore + (0 if costs.has_project else income.project_ore),
            *(income.own_ore,) * (horizon - 1),
        ),
        project_name=costs.project_name,
        project_granted=costs.has_project,
        project_cost_ore=_first_year(costs.project_ore, horizon) if costs.has_project else None,
        project_income_ore=_first_year(income.project_ore, horizon) if costs.has_project else None,
        opening_equity_ore=_opening(context, plan),
        floor_ore=context.association.equity_floor_ore,
        ceiling_share=context.association.equity_ceiling_share,
        split_key="fixed_shares" if context.association.split_key == "fixed_shares" else "population",
        calibration=known_allocation(context, plan.year),
        known_allocations=all_known_allocations(context),
        previous_state_ore=previous_state,
        previous_total_ore=previous_total,
        source=plan.costs.dataset.source.title,
    )
    return PlanFigures(baseline, split, paid.statuses, income.is_stated)


def _years(amount: int | None, horizon: int) -> tuple[int, ...] | None:
    return None if amount is None else (amount,) * horizon


def _first_year(amount: int, horizon: int) -> tuple[int, ...]:
    """Project money stands only in the year that the plan gives it for."""
    return (amount, *(0,) * (horizon - 1))


def _natural_horizon(context: Context, plan: Plan) -> int:
    """At least three years, as plans have, and as far as contributions are foreseen."""
    foreseen = [year for year in contribution_queries.years(context.coverage) if year >= plan.year]
    following = [year for step, year in enumerate(sorted(foreseen)) if year == plan.year + step]
    return min(max(len(following), SHORTEST_HORIZON), longest_horizon(plan.year))


def _opening(context: Context, plan: Plan) -> int | None:
    """The year's opening equity: what someone has entered, else what a source states."""
    entered = scenario_queries.entered_opening(context.session, context.association.slug, plan.year)
    if entered is not None:
        return entered.value
    answer = equity_queries.equity(context.session, context.association.id, months(plan.year))
    row = equity_queries.level(answer, Measure.OPENING_EQUITY)
    return row.value if row else None
