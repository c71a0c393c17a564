"""Backwards, in words: which value of a lever gives the wanted figure, and what it leads to."""

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.interface import numbers
from dashboard.scenarios.catalogue import Setting
from dashboard.scenarios.levers import Lever, lever, levers
from dashboard.scenarios.measures import Measure
from dashboard.scenarios.run import run as run_once
from dashboard.scenarios.solve import GoalSeek, goal_seek
from dashboard.translation import _
from dashboard.views.scenario_run import ScenarioRun
from dashboard.views.scenario_sensitivity import measure_words

FIRST = ("cost.change_share", "state.change_share", "administration.amount_tkr")


@dataclass(frozen=True, slots=True)
class Backwards:
    """The answer in words; `override` is what to put in the scenario, where there is a solution."""

    found: bool
    finding: str
    follows: str
    key: str
    override: Setting | Mapping[int, Setting]
    seek: GoalSeek


def levers_to_seek(run: ScenarioRun) -> tuple[Lever, ...]:
    """The levers that can be sought: numbers that move equity and are free, the most asked for first."""
    known = levers(run.baseline, run.overrides)
    free = [one for one in known if one.minimum is not None and not one.locked and one.moves_equity]
    return tuple(sorted(free, key=lambda one: FIRST.index(one.key) if one.key in FIRST else len(FIRST)))


def backwards(
    run: ScenarioRun, *, key: str, target_ore: int, measure: Measure, year: int, lever_year: int | None
) -> Backwards:
    """Seek. Raises ScenarioError for what cannot be sought."""
    seek = goal_seek(
        run.baseline,
        run.overrides,
        key=key,
        target_ore=target_ore,
        year=year,
        measure=measure,
        lever_year=lever_year,
    )
    sought = lever(run.baseline, key, run.overrides)
    if not seek.found or seek.value is None:
        return Backwards(found=False, finding=str(seek.reason), follows="", key=key, override=None, seek=seek)
    when = _("alla år") if seek.lever_year is None or not sought.per_year else str(seek.lever_year)
    finding = _("{lever} ska vara {value} {when}. Då blir {measure} {reached}.").format(
        lever=sought.label,
        when=when,
        value=sought.text(round(seek.value, 9)),
        measure=measure_words(measure, year),
        reached=numbers.tkr(seek.reached_ore),
    )
    after = run_once(run.baseline, {**run.overrides, key: seek.override}).table()
    then = after[year - run.baseline.base_year]
    follows = _("Kostnaderna {year} blir {costs}, intäkterna {income} och resultatet {result}.").format(
        year=year,
        income=numbers.tkr(then.income_ore),
        costs=numbers.tkr(abs(then.cost_ore)),
        result=numbers.tkr(then.result_ore, signed=True),
    )
    return Backwards(found=True, finding=finding, follows=follows, key=key, override=seek.override, seek=seek)
