"""One scenario, run: what every table, sentence and key figure of the scenario page is made from."""

from dataclasses import dataclass
from functools import cached_property

from dashboard.interface import numbers
from dashboard.scenarios.baseline import Baseline
from dashboard.scenarios.compare import Waterfall, WaterfallStep, places_for, waterfall
from dashboard.scenarios.levers import Lever, moved_levers
from dashboard.scenarios.outcome import ScenarioResult, YearOutcome
from dashboard.scenarios.run import run
from dashboard.scenarios.settings import Overrides
from dashboard.shapes.source import SourceReference
from dashboard.translation import _
from dashboard.views.scenario_baseline import PROJECT, PlanBaseline
from dashboard.views.scenario_build import longest_horizon


@dataclass(frozen=True, eq=False)
class ScenarioRun:
    """A plan with overrides over a horizon, year by year; `focus` is the year that is looked at."""

    plan: PlanBaseline
    overrides: Overrides
    focus: int
    result: ScenarioResult
    years: tuple[YearOutcome, ...]
    planned: tuple[YearOutcome, ...]

    @property
    def baseline(self) -> Baseline:
        """The baseline over the scenario's horizon."""
        return self.result.settings.baseline

    @property
    def place(self) -> int:
        """The focused year's place in the horizon."""
        return self.focus - self.baseline.base_year

    @property
    def year(self) -> YearOutcome:
        """The focused year in the scenario."""
        return self.years[self.place]

    @property
    def plan_year(self) -> YearOutcome:
        """The focused year in the plan."""
        return self.planned[self.place]

    @property
    def difference_ore(self) -> int:
        """The focused year's result against the plan's."""
        return self.year.result_ore - self.plan_year.result_ore

    @property
    def sources(self) -> tuple[SourceReference, ...]:
        """The documents of the baseline."""
        return self.plan.sources

    @property
    def status_text(self) -> str:
        """What every amount here is: a scenario, and on what."""
        return _("scenario på {status}").format(status=self.plan.status_text)

    @cached_property
    def moved(self) -> tuple[Lever, ...]:
        """The levers that do not stand as in the plan."""
        return moved_levers(self.result.settings)

    @cached_property
    def steps(self) -> Waterfall | None:
        """What each moved lever does to the focused year's result; None where nothing is moved."""
        if not self.overrides:
            return None
        if len(self.overrides) == 1:
            return self._one_step()
        return waterfall(self.baseline, self.overrides, "result_ore", self.focus)

    def _one_step(self) -> Waterfall:
        """One lever alone makes the whole difference."""
        (key,) = self.overrides
        label = self.result.settings.specs[key].label
        steps = (WaterfallStep(key, label, self.difference_ore),) if self.moved else ()
        start, end = self.plan_year.result_ore, self.year.result_ore
        return Waterfall("result_ore", self.focus, start, steps, end, "shapley")

    @cached_property
    def if_granted(self) -> YearOutcome | None:
        """The focused year with the project granted and everything else as in the scenario.

        None where the plan has no such alternative, or the scenario already has it.
        """
        granted_already = bool(self.result.settings.full(self.result.settings.flag(PROJECT))[self.place])
        if self.baseline.administration_granted_ore is None or granted_already:
            return None
        if not self.overrides:
            return self.plan.planned(self.baseline.horizon, granted=True)[self.place]
        return run(self.baseline, {**self.overrides, PROJECT: True}).table()[self.place]

    @cached_property
    def said(self) -> tuple[str, ...]:
        """What must be said of the levers and of what they lead to, beyond what holds for the plan itself."""
        remarks = dict.fromkeys(str(remark) for remark in self.result.remarks)
        of_plan = self.plan.said(self.baseline.horizon)
        return (*self.after_plan, *(remark for remark in remarks if remark not in of_plan))

    @property
    def after_plan(self) -> tuple[str, ...]:
        """Which years lie after those that the baseline was built for, and what stands for them."""
        known = self.plan.baseline.years
        after = [year for year in self.baseline.years if year > known[-1]]
        if not after:
            return ()
        words = _("{years} ligger efter planens år: beloppen för {last} förs vidare.")
        return (words.format(years=numbers.years(after), last=known[-1]),)

    @cached_property
    def first_below_floor(self) -> int | None:
        """The first year that equity ends below its floor."""
        return next((year.year for year in self.years if year.floor_kept is False), None)

    @property
    def places_of_difference(self) -> int | None:
        """How many planned places the difference to the plan is, at the plan's average cost."""
        return places_for(self.baseline, self.difference_ore, self.focus)


def horizons(plan: PlanBaseline) -> tuple[int, ...]:
    """The horizons to choose from, in years: as far as the plan goes, and up to the longest."""
    return tuple(range(min(3, plan.baseline.horizon), longest_horizon(plan.baseline.base_year) + 1))


def default_horizon(plan: PlanBaseline, year: int) -> int:
    """As far as the plan's own years, or the year that the reader looks at."""
    longest = longest_horizon(plan.baseline.base_year)
    return min(max(plan.baseline.horizon, year - plan.baseline.base_year + 1), longest)


def run_scenario(
    plan: PlanBaseline, overrides: Overrides, *, horizon: int | None = None, focus: int | None = None
) -> ScenarioRun:
    """Run it. Years outside the horizon are not looked at: the nearest one is.

    Without `focus` it is the first year in which the scenario differs from the plan. Raises ScenarioError,
    with the Swedish reason, for what cannot be computed.
    """
    wanted = plan.baseline.base_year if focus is None else focus
    length = default_horizon(plan, wanted) if horizon is None else horizon
    baseline = plan.over(length)
    result = run(baseline, overrides)
    years, planned = result.table(), plan.planned(length)
    if focus is None:
        differs = (year.year for year, plan_year in zip(years, planned, strict=True) if year != plan_year)
        wanted = next(differs, wanted)
    return ScenarioRun(
        plan=plan,
        overrides=overrides,
        focus=max(baseline.years[0], min(wanted, baseline.years[-1])),
        result=result,
        years=years,
        planned=planned,
    )
