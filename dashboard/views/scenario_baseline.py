"""A plan's figures as the frozen baseline of scenarios, built from what the sources say."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from sqlmodel import Session

from dashboard import parameters
from dashboard.interface import numbers
from dashboard.scenarios.baseline import Baseline, CostBlock
from dashboard.scenarios.messages import ScenarioError
from dashboard.scenarios.outcome import YearOutcome
from dashboard.scenarios.run import run
from dashboard.shapes.selection import Selection
from dashboard.shapes.source import SourceReference
from dashboard.translation import _
from dashboard.views.context import Context, open_context, sources_of, status_text
from dashboard.views.scenario_members import (
    all_known_allocations,
    known_allocation,
    members,
    state_and_total,
)
from dashboard.views.scenario_places import PlannedPlaces
from dashboard.views.scenario_plan import Plan, find_plan, months, plan_of, plan_years
from data_access.queries import budget as budget_queries
from data_access.queries import contributions as contribution_queries
from data_access.queries import equity as equity_queries
from data_access.queries import scenarios as scenario_queries
from data_access.queries.rows import PROJECT_GRANTED, Answer
from data_access.tables.enumerations import BudgetArea, Measure

ADMINISTRATIVE = {BudgetArea.BOARD.value, BudgetArea.ADMINISTRATION.value, BudgetArea.AUDIT.value}
SHORTEST_HORIZON = 3
PROJECT = "project.granted"
OPENING, FLOOR, CEILING = "equity.opening_tkr", "equity.floor_tkr", "equity.ceiling_share"


@dataclass(frozen=True, eq=False)
class PlanBaseline:
    """A baseline with the documents that it rests on; kept between runs, since only overrides change.

    `origins` is where a lever's default comes from, by key, where someone has entered it.
    """

    baseline: Baseline
    sources: tuple[SourceReference, ...]
    status: str
    status_text: str
    notes: tuple[str, ...]
    origins: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def _wide(self) -> dict[int, Baseline]:
        return {self.baseline.horizon: self.baseline}

    @cached_property
    def _planned(self) -> dict[tuple[int, bool], tuple[YearOutcome, ...]]:
        return {}

    def over(self, horizon: int) -> Baseline:
        """The baseline over a number of years, made once."""
        found = self._wide.get(horizon)
        if found is None:
            found = self._wide[horizon] = self.baseline.over(horizon)
        return found

    def planned(self, horizon: int, *, granted: bool = False) -> tuple[YearOutcome, ...]:
        """The plan itself year by year, or its own alternative with the project; computed once."""
        found = self._planned.get((horizon, granted))
        if found is None:
            found = run(self.over(horizon), {PROJECT: True} if granted else {}).table()
            self._planned[horizon, granted] = found
        return found

    def resting_on(self, baseline: Baseline) -> "PlanBaseline":
        """The same documents with another content of the baseline, as it was when a scenario was saved."""
        return replace(self, baseline=baseline, origins={})


def longest_horizon(year: int) -> int:
    """How many years a scenario can look ahead."""
    return int(parameters.number("scenarios.longest_horizon", year))


def baseline_of(session: Session, selection: Selection) -> PlanBaseline | str:
    """The baseline for a selection, or the Swedish reason why there is none."""
    context = open_context(session, selection)
    plan = find_plan(context, selection.year)
    if plan is None:
        years = ", ".join(str(year) for year in sorted(plan_years(context)))
        return _(
            "Ingen plan med både kostnader och bidrag per medlem finns för {year} eller tidigare. "
            "Det finns för: {years}."
        ).format(year=selection.year, years=years or numbers.MISSING)
    try:
        return _plan_baseline(context, plan)
    except ScenarioError as reason:
        return _("Planen för {year} kan inte vara utgångsläge. {reason}").format(
            year=plan.year, reason=reason
        )


def baseline_named(session: Session, association: str, base_plan: str) -> PlanBaseline:
    """The baseline that a scenario file names.

    Raises SelectionError for an unknown association, ScenarioError for a plan that it does not have.
    """
    year = int(base_plan) if base_plan.isdecimal() and len(base_plan) == len("2022") else 0
    context = open_context(session, Selection(association, year, f"{year}-12"))
    plan = plan_of(context, year) if year else None
    if plan is None:
        years = ", ".join(str(known) for known in sorted(plan_years(context)))
        raise ScenarioError(
            "{association} har ingen plan ”{plan}” med både kostnader och bidrag. Det finns: {years}.",
            association=context.association.name,
            plan=base_plan[:20],
            years=years or numbers.MISSING,
        )
    return _plan_baseline(context, plan)


def _plan_baseline(context: Context, plan: Plan) -> PlanBaseline:
    entered = {row.name: row for row in scenario_queries.entered(context.session, context.association.slug)}
    opening = scenario_queries.entered_opening(context.session, context.association.slug, plan.year)
    origins = {
        key: _("angivet av {author} {day}").format(author=row.entered_by, day=f"{row.entered_at:%Y-%m-%d}")
        for key, row in (
            (OPENING, opening),
            (FLOOR, entered.get("equity_floor")),
            (CEILING, entered.get("equity_ceiling")),
        )
        if row is not None and row.value is not None
    }
    return PlanBaseline(
        baseline=_build(context, plan, opening.value if opening else None),
        sources=sources_of(plan.costs, plan.contributions),
        status=plan.costs.dataset.status,
        status_text=status_text(plan.costs.dataset),
        notes=_notes(context, plan, origins),
        origins=origins,
    )


def _notes(context: Context, plan: Plan, origins: Mapping[str, str]) -> tuple[str, ...]:
    foreseen = [year for year in contribution_queries.years(context.coverage) if year > plan.year]
    notes = [
        _("Utgångsläge: {document}. Planens kostnader för {year} förs vidare till åren efter.").format(
            document=plan.costs.dataset.source.title, year=plan.year
        )
    ]
    if foreseen:
        notes.append(_("Bidragen för åren efter {year} är planens egen prognos.").format(year=plan.year))
    if context.association.split_key == "population":
        notes.append(
            _("Kommunernas del är som i planen; fördelningsnyckeln är befolkningen den 30 juni året före.")
        )
    words = {OPENING: _("Ingående eget kapital"), FLOOR: _("Golvet"), CEILING: _("Taket")}
    notes += [_("{what} är {origin}.").format(what=words[key], origin=text) for key, text in origins.items()]
    return tuple(notes)


def _build(context: Context, plan: Plan, entered_opening_ore: int | None) -> Baseline:
    """The plan over its horizon: amounts per year where a source has them, else the last year carried on."""
    years = tuple(range(plan.year, plan.year + _natural_horizon(context, plan)))
    rows = _amounts(plan.costs, granted=False)
    granted = _amounts(plan.costs, granted=True)
    centres = context.cost_centres
    administrative = [code for code in rows if centres[code].budget_area in ADMINISTRATIVE]
    administration = sum(rows[code] for code in administrative)
    with_project = sum(granted.get(code, rows[code]) for code in administrative)
    places = PlannedPlaces(context, plan)
    previous_state, previous_total = state_and_total(context, plan.year - 1)
    return Baseline(
        association=context.association.slug,
        base_plan=f"{plan.year}",
        base_year=plan.year,
        horizon=len(years),
        members=members(context, years),
        blocks=tuple(
            CostBlock(
                code=code,
                name=centres[code].name,
                budget_area=centres[code].budget_area,
                amount_ore=(amount,) * len(years),
                planned_places=places.of(centres[code]),
            )
            for code, amount in rows.items()
            if code not in administrative
        ),
        administration_ore=(administration,) * len(years),
        administration_granted_ore=(with_project,) * len(years) if granted else None,
        other_income_ore=_other_income(context, plan, len(years)),
        opening_equity_ore=_opening(context, plan) if entered_opening_ore is None else entered_opening_ore,
        floor_ore=context.association.equity_floor_ore,
        ceiling_share=context.association.equity_ceiling_share,
        split_key="fixed_shares" if context.association.split_key == "fixed_shares" else "population",
        calibration=known_allocation(context, plan.year),
        known_allocations=all_known_allocations(context),
        previous_state_ore=previous_state,
        previous_total_ore=previous_total,
        source=plan.costs.dataset.source.title,
    )


def _opening(context: Context, plan: Plan) -> int | None:
    """The opening equity that a source states."""
    answer = equity_queries.equity(context.session, context.association.id, months(plan.year))
    row = equity_queries.level(answer, Measure.OPENING_EQUITY)
    return row.value if row else None


def _natural_horizon(context: Context, plan: Plan) -> int:
    """At least three years, as plans have, and as far as contributions are foreseen."""
    foreseen = [year for year in contribution_queries.years(context.coverage) if year >= plan.year]
    following = [year for step, year in enumerate(sorted(foreseen)) if year == plan.year + step]
    return min(max(len(following), SHORTEST_HORIZON), longest_horizon(plan.year))


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


def _other_income(context: Context, plan: Plan, horizon: int) -> tuple[int, ...]:
    """Income beside the members'; project money stands only in the year that the plan gives it for."""
    answer = budget_queries.statement(
        context.session, context.association.id, months(plan.year), Measure.BUDGET
    )
    lines = context.statement_lines
    first = later = 0
    for row in answer.parts(Measure.BUDGET.value) if answer else ():
        line = lines.get(row.statement_line or "")
        if line is not None and line.section == "income" and row.value is not None:
            first += row.value
            later += 0 if line.is_project else row.value
    return (first, *(later,) * (horizon - 1))
