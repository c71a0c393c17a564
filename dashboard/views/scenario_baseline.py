"""A plan's figures as the frozen baseline of scenarios, built from what the sources say."""

from dataclasses import dataclass

from dashboard import parameters
from dashboard.budget.rounding import Agreement, Printed, check_parts
from dashboard.funding.allocation import KnownAllocation
from dashboard.funding.contributions import largest_remainder
from dashboard.scenarios.baseline import Baseline, CostBlock, Member, Party
from dashboard.views.context import Context
from data_access.queries import activities as activity_queries
from data_access.queries import budget as budget_queries
from data_access.queries import contributions as contribution_queries
from data_access.queries import equity as equity_queries
from data_access.queries import population as population_queries
from data_access.queries.rows import PROJECT_GRANTED, Answer, CostCentreRow
from data_access.tables.enumerations import BudgetArea, Measure, MemberKind, Orientation, Status

ADMINISTRATIVE = {BudgetArea.BOARD.value, BudgetArea.ADMINISTRATION.value, BudgetArea.AUDIT.value}
PLANNED = {Status.PLAN.value, Status.DECIDED.value}
SHORTEST_HORIZON = 3
PARTIES: dict[str, Party] = {
    MemberKind.SOCIAL_INSURANCE_AGENCY.value: "state",
    MemberKind.EMPLOYMENT_SERVICE.value: "state",
    MemberKind.STATE.value: "state",
    MemberKind.REGION.value: "region",
    MemberKind.MUNICIPALITY.value: "municipality",
}


@dataclass(frozen=True, slots=True)
class Plan:
    """The documents that a baseline rests on: a year's costs and what members pay for them."""

    year: int
    costs: Answer
    contributions: Answer


def _months(year: int) -> tuple[str, str]:
    return f"{year}-01", f"{year}-12"


def find_plan(context: Context) -> Plan | None:
    """The latest plan, of the selected year or before, that has both costs and contributions per member."""
    for year in plan_years(context):
        if year <= context.selection.year:
            return _plan(context, year)
    return None


def plan_years(context: Context) -> tuple[int, ...]:
    """The years whose plan can be a baseline, the latest first."""
    years = sorted({row.year for row in context.coverage}, reverse=True)
    return tuple(year for year in years if _plan(context, year) is not None)


def _plan(context: Context, year: int) -> Plan | None:
    """A year's plan; an outlook of an earlier plan is not the year's own."""
    session, association = context.session, context.association.id
    costs = budget_queries.budget(session, association, _months(year))
    contributions = contribution_queries.by_member(session, association, _months(year))
    if costs is None or contributions is None or contributions.dataset.status not in PLANNED:
        return None
    return Plan(year, costs, contributions)


def build_baseline(context: Context, plan: Plan) -> Baseline:
    """The plan over its horizon: amounts per year where a source has them, else the last year carried on."""
    years = tuple(range(plan.year, plan.year + _horizon(context, plan)))
    rows = _amounts(plan.costs, granted=False)
    granted = _amounts(plan.costs, granted=True)
    centres = context.cost_centres
    administrative = [code for code in rows if centres[code].budget_area in ADMINISTRATIVE]
    administration = sum(rows[code] for code in administrative)
    with_project = sum(granted.get(code, rows[code]) for code in administrative)
    places = _places(context, plan)
    before = _state_and_total(context, plan.year - 1)
    equity = equity_queries.level(
        equity_queries.equity(context.session, context.association.id, _months(plan.year)),
        Measure.OPENING_EQUITY,
    )
    return Baseline(
        association=context.association.slug,
        base_plan=f"{plan.year}",
        base_year=plan.year,
        horizon=len(years),
        members=_members(context, years),
        blocks=tuple(
            CostBlock(
                code=code,
                name=centres[code].name,
                budget_area=centres[code].budget_area,
                amount_ore=(amount,) * len(years),
                planned_places=_block_places(centres[code], places),
            )
            for code, amount in rows.items()
            if code not in administrative
        ),
        administration_ore=(administration,) * len(years),
        administration_granted_ore=(with_project,) * len(years) if granted else None,
        other_income_ore=_other_income(context, plan, len(years)),
        opening_equity_ore=equity.value if equity else None,
        floor_ore=context.association.equity_floor_ore,
        ceiling_share=context.association.equity_ceiling_share,
        split_key="fixed_shares" if context.association.split_key == "fixed_shares" else "population",
        calibration=_known(context, plan.year),
        known_allocations=_all_known(context),
        previous_state_ore=before[0],
        previous_total_ore=before[1],
        source=plan.costs.dataset.source.title,
    )


def _horizon(context: Context, plan: Plan) -> int:
    """At least three years, as plans have, and as far as contributions are foreseen or the reader looks."""
    foreseen = [year for year in contribution_queries.years(context.coverage) if year >= plan.year]
    following = [year for step, year in enumerate(sorted(foreseen)) if year == plan.year + step]
    wanted = max(len(following), context.selection.year - plan.year + 1, SHORTEST_HORIZON)
    return min(wanted, int(parameters.number("scenarios.longest_horizon", plan.year)))


def _amounts(costs: Answer, *, granted: bool) -> dict[str, int]:
    """Ören by cost centre (minus); `granted` asks for the alternative beside the plan's own."""
    return {
        row.cost_centre: row.value
        for row in costs.rows
        if row.measure == Measure.BUDGET.value
        and row.cost_centre
        and row.value is not None
        and not row.is_total
        and row.in_total
        and (row.alternative == PROJECT_GRANTED) == granted
    }


def _members(context: Context, years: tuple[int, ...]) -> tuple[Member, ...]:
    paid: dict[str, list[int]] = {slug: [] for slug in context.members}
    for year in years:
        values = _paid(context, year)
        for slug, before in paid.items():
            before.append(values.get(slug, before[-1] if before else 0))
    weights = {year: _population(context, year) for year in years}
    return tuple(
        Member(
            code=slug,
            name=member.name,
            party=PARTIES[member.kind],
            contribution_ore=tuple(paid[slug]),
            split_weight=(member.fixed_share,) * len(years)
            if member.fixed_share is not None
            else _weights(member.area, weights),
        )
        for slug, member in context.members.items()
    )


def _paid(context: Context, year: int) -> dict[str, int]:
    """Ören by member. Municipalities printed in whole tkr are made to sum to what the total leaves them.

    4 418 printed against 4 417 left is rounding, and a plan that balances must balance here too; a
    difference larger than rounding is left as it stands.
    """
    answer = contribution_queries.by_member(context.session, context.association.id, _months(year))
    if answer is None:
        return {}
    rows = [row for row in answer.parts(Measure.CONTRIBUTION.value) if row.member and row.value is not None]
    values = {row.member or "": row.value or 0 for row in rows}
    stated = answer.total(Measure.CONTRIBUTION.value)
    municipal = [slug for slug in values if context.members[slug].area]
    if stated is None or stated.value is None or not municipal:
        return values
    printed = [Printed(row.value or 0, row.precision or 1) for row in rows]
    if check_parts(printed, Printed(stated.value, stated.precision or 1)).agreement is not Agreement.ROUNDING:
        return values
    left = stated.value - sum(value for slug, value in values.items() if slug not in municipal)
    parts = largest_remainder(left, [values[slug] for slug in municipal])
    return values | {slug: int(part) for slug, part in zip(municipal, parts, strict=True)}


def _weights(area: str | None, weights: dict[int, dict[str, float]]) -> tuple[float, ...] | None:
    values = [found.get(area) for found in weights.values()] if area else []
    known = [value for value in values if value is not None]
    return tuple(known) if known and len(known) == len(values) else None


def _population(context: Context, year: int) -> dict[str, float]:
    """Inhabitants on 30 June the year before: the mean of the two 31 December around it (DOMAIN.md)."""
    counts: dict[str, list[int]] = {}
    for december in (year - 2, year - 1):
        answer = population_queries.population(context.session, context.association.id, december)
        for row in answer.parts(Measure.POPULATION.value) if answer else ():
            if row.residence_area and row.value is not None:
                counts.setdefault(row.residence_area, []).append(row.value)
    return {area: sum(pair) / len(pair) for area, pair in counts.items() if len(pair) > 1}


def _places(context: Context, plan: Plan) -> dict[str, int]:
    """Planned participants of individual activities by delivery area, without those on project money."""
    session, association = context.session, context.association.id
    answer = activity_queries.plan(session, association, _months(plan.year))
    if answer is None:
        return {}
    known = context.activities
    funded = {
        (row.activity, row.delivery_area)
        for row in answer.parts(Measure.BUDGET.value)
        if row.value is not None
    }
    places: dict[str, int] = {}
    for row in answer.parts(Measure.PLANNED_PARTICIPANTS.value):
        individual = (
            known[row.activity].orientation == Orientation.INDIVIDUAL.value if row.activity else False
        )
        if row.delivery_area and row.value and individual and (row.activity, row.delivery_area) in funded:
            places[row.delivery_area] = places.get(row.delivery_area, 0) + row.value
    return places


def _block_places(centre: CostCentreRow, places: dict[str, int]) -> int | None:
    if centre.budget_area != BudgetArea.INDIVIDUAL.value or centre.delivery_area is None:
        return None
    return places.get(centre.delivery_area)


def _other_income(context: Context, plan: Plan, horizon: int) -> tuple[int, ...]:
    """Income beside the members'; project money stands only in the year that the plan gives it for."""
    answer = budget_queries.statement(
        context.session, context.association.id, _months(plan.year), Measure.BUDGET
    )
    lines = context.statement_lines
    first = later = 0
    for row in answer.parts(Measure.BUDGET.value) if answer else ():
        line = lines.get(row.statement_line or "")
        if line is not None and line.section == "income" and row.value is not None:
            first += row.value
            later += 0 if line.is_project else row.value
    return (first, *(later,) * (horizon - 1))


def _state_and_total(context: Context, year: int) -> tuple[int | None, int | None]:
    known = _known(context, year)
    answer = contribution_queries.in_total(context.session, context.association.id, _months(year))
    total = contribution_queries.total_ore(answer) if known and answer else None
    return (known.state_ore if known else None), total


def _known(context: Context, year: int) -> KnownAllocation | None:
    """What the state gave or was planned to give in a year; an outlook is not known."""
    answer = contribution_queries.by_member(context.session, context.association.id, _months(year))
    if answer is None or answer.dataset.status == Status.OUTLOOK.value:
        return None
    state = [
        row.value
        for row in answer.parts(Measure.CONTRIBUTION.value)
        if row.member and row.value is not None and PARTIES[context.members[row.member].kind] == "state"
    ]
    return KnownAllocation(year, sum(state), answer.dataset.source.title) if state else None


def _all_known(context: Context) -> tuple[KnownAllocation, ...]:
    found = [_known(context, year) for year in contribution_queries.years(context.coverage)]
    return tuple(known for known in found if known is not None)
