"""A plan's figures as the frozen baseline of scenarios, built from what the sources say."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from sqlmodel import Session

from dashboard.interface import numbers
from dashboard.scenarios.baseline import Baseline
from dashboard.scenarios.messages import ScenarioError
from dashboard.scenarios.outcome import YearOutcome
from dashboard.scenarios.run import run
from dashboard.shapes.selection import Selection
from dashboard.shapes.source import SourceReference
from dashboard.translation import _
from dashboard.views.context import Context, open_context, sources_of, status_text
from dashboard.views.scenario_build import plan_figures
from dashboard.views.scenario_grounds import grounds_of
from dashboard.views.scenario_plan import Plan, find_plan, plan_of, plan_years

PROJECT = "project.granted"


@dataclass(frozen=True, eq=False)
class PlanBaseline:
    """A baseline with the documents that it rests on; kept between runs, since only overrides change.

    `origins` is where a lever's default comes from, by key, where someone has entered it. `contributed` is
    how final each year's contributions are (None: no source has them, the year before's are carried on).
    """

    baseline: Baseline
    sources: tuple[SourceReference, ...]
    status: str
    status_text: str
    notes: tuple[str, ...]
    origins: Mapping[str, str] = field(default_factory=dict)
    contributed: Mapping[int, str | None] = field(default_factory=dict)

    @cached_property
    def _wide(self) -> dict[int, Baseline]:
        return {self.baseline.horizon: self.baseline}

    @cached_property
    def _planned(self) -> dict[tuple[int, bool], tuple[tuple[YearOutcome, ...], frozenset[str]]]:
        return {}

    def over(self, horizon: int) -> Baseline:
        """The baseline over a number of years, made once."""
        found = self._wide.get(horizon)
        if found is None:
            found = self._wide[horizon] = self.baseline.over(horizon)
        return found

    def planned(self, horizon: int, *, granted: bool = False) -> tuple[YearOutcome, ...]:
        """The plan itself year by year, or its own alternative with the project; computed once."""
        return self._run(horizon, granted=granted)[0]

    def said(self, horizon: int) -> frozenset[str]:
        """What is to be said about the plan itself, so that a scenario need not say it again."""
        return self._run(horizon, granted=False)[1]

    def _run(self, horizon: int, *, granted: bool) -> tuple[tuple[YearOutcome, ...], frozenset[str]]:
        found = self._planned.get((horizon, granted))
        if found is None:
            result = run(self.over(horizon), {PROJECT: True} if granted else {})
            found = result.table(), frozenset(str(remark) for remark in result.remarks)
            self._planned[horizon, granted] = found
        return found

    def resting_on(self, baseline: Baseline) -> "PlanBaseline":
        """The same documents with another content of the baseline, as it was when a scenario was saved."""
        return replace(self, baseline=baseline, origins={})


def baseline_of(session: Session, selection: Selection) -> PlanBaseline | str:
    """The baseline for a selection, or the Swedish reason why there is none."""
    context = open_context(session, selection)
    plan = find_plan(context, selection.year)
    if plan is None:
        return _no_plan(context, selection.year)
    try:
        return _plan_baseline(context, plan)
    except ScenarioError as reason:
        return _("Planen för {year} kan inte vara utgångsläge. {reason}").format(
            year=plan.year, reason=reason
        )


def _no_plan(context: Context, year: int) -> str:
    years = ", ".join(str(known) for known in sorted(plan_years(context)))
    if not years:
        return _(
            "Ett scenario utgår från en plan med både kostnader och bidrag per medlem. "
            "Det finns ingen sådan för {association}: läs in den på sidan Importera."
        ).format(association=context.association.name)
    return _(
        "Ingen plan med både kostnader och bidrag per medlem finns för {year} eller tidigare. "
        "Det finns för: {years}."
    ).format(year=year, years=years)


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
    figures = plan_figures(context, plan)
    grounds = grounds_of(context, plan, figures)
    return PlanBaseline(
        baseline=replace(figures.baseline, assumed=grounds.assumed),
        sources=sources_of(plan.costs, plan.contributions),
        status=plan.costs.dataset.status,
        status_text=status_text(plan.costs.dataset),
        notes=grounds.notes,
        origins=grounds.origins,
        contributed=figures.statuses,
    )
