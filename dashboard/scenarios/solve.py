"""Backwards: which value of a lever gives the wanted figure.

The lever's whole range is run at once in steps, the step where the figure passes the target is run again in
finer steps, and so on until the figure is within one krona of the target. Where it passes more than once,
the solution nearest to where the lever stands is given.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dashboard.parameters.units import ORE_PER_KRONA
from dashboard.scenarios.baseline import Baseline
from dashboard.scenarios.catalogue import LeverSpec, Setting
from dashboard.scenarios.measures import Measure, measure_values
from dashboard.scenarios.messages import Remark, as_tkr, in_unit
from dashboard.scenarios.run import calculate
from dashboard.scenarios.settings import NO_OVERRIDES, Overrides, Settings
from dashboard.scenarios.varying import many_settings, numeric_lever, one_setting, varied

FloatArray = NDArray[np.float64]
PARTS: Final = 100
TOLERANCE_ORE: Final = ORE_PER_KRONA


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalSeek:
    """The answer, or plainly why there is none.

    `value` is the lever's (in its unit), `override` what to put in the scenario's overrides for it, and
    `reached_ore` what the figure becomes: within 1 tkr of `target_ore` (in fact within a krona). Without a
    solution `value` and `override` are None, `reached_ore` the nearest that the lever can reach, and `reason`
    says so in Swedish.
    """

    key: str
    label: str
    lever_year: int | None
    measure: Measure
    year: int
    target_ore: int
    found: bool
    value: float | None
    override: Setting | Mapping[int, Setting]
    reached_ore: int
    reason: Remark | None


@dataclass(frozen=True, slots=True)
class _Search:
    """What is sought, with which lever."""

    settings: Settings
    spec: LeverSpec
    lever_year: int | None
    measure: Measure
    year: int
    target_ore: int

    def gaps(self, values: FloatArray) -> FloatArray:
        """How far above the target the figure comes, for each of the lever's values."""
        column = varied(self.settings, self.spec, values, self.lever_year)
        many = many_settings(self.settings, {self.spec.key: column}, len(values))
        return measure_values(calculate(many), self.measure, self.year) - self.target_ore

    def points(self, low: float, high: float) -> FloatArray:
        """Values from low to high, whole ones where the lever counts things."""
        points = np.linspace(low, high, PARTS + 1)
        return np.unique(np.rint(points)) if self.spec.unit == "count" else points


def goal_seek(
    baseline: Baseline,
    overrides: Overrides = NO_OVERRIDES,
    *,
    key: str,
    target_ore: int,
    year: int,
    measure: Measure = "closing_equity_ore",
    lever_year: int | None = None,
) -> GoalSeek:
    """The lever's value that makes the measure reach the target in `year`.

    The lever is moved in every year, or only in `lever_year` with its other years as they stand. Raises
    ScenarioError for a lever that is unknown, locked or no number, for a year outside the horizon, and for
    closing equity when the opening is unknown.
    """
    settings = one_setting(baseline, overrides)
    spec = numeric_lever(settings, key)
    search = _Search(settings, spec, lever_year, measure, year, target_ore)
    points = search.points(spec.minimum, spec.maximum)
    gaps = search.gaps(points)
    while np.abs(gaps).min() > TOLERANCE_ORE:
        place = _passing(points, gaps, _stands_at(search))
        if place is None:
            return _none(search, points, gaps)
        finer = search.points(points[place], points[place + 1])
        if not _is_finer(finer):
            return _none(search, points, gaps)
        points, gaps = finer, search.gaps(finer)
    return _found(search, _shortest(search, _nearest_hit(points, gaps, _stands_at(search))))


def _stands_at(search: _Search) -> float:
    """Where the lever stands in the scenario, or the middle of its range when that is unknown."""
    years = search.settings.baseline.years
    index = years.index(search.lever_year) if search.lever_year in years else -1
    value = float(np.broadcast_to(search.settings.number(search.spec.key), search.settings.shape)[index])
    return (search.spec.minimum + search.spec.maximum) / 2 if np.isnan(value) else value


def _is_finer(points: FloatArray) -> bool:
    """Whether there is any value left between the first and the last."""
    return bool(((points > points[0]) & (points < points[-1])).any())


def _passing(points: FloatArray, gaps: FloatArray, stands_at: float) -> int | None:
    """The step where the figure passes the target, nearest to where the lever stands."""
    places = np.flatnonzero(np.sign(gaps[:-1]) != np.sign(gaps[1:]))
    if not places.size:
        return None
    middle = (points[places] + points[places + 1]) / 2
    return int(places[np.argmin(np.abs(middle - stands_at))])


def _nearest_hit(points: FloatArray, gaps: FloatArray, stands_at: float) -> float:
    """Of the values that reach the target, the one nearest to where the lever stands."""
    hits = points[np.abs(gaps) <= TOLERANCE_ORE]
    return float(hits[np.argmin(np.abs(hits - stands_at))])


def _shortest(search: _Search, value: float) -> float:
    """The value with as few decimals as still reach the target, since people will write it down."""
    most = np.finfo(np.float64).precision
    rounded = np.array([round(value, decimals) for decimals in range(most)] + [value])
    rounded = np.clip(rounded, search.spec.minimum, search.spec.maximum)
    return float(rounded[np.flatnonzero(np.abs(search.gaps(rounded)) <= TOLERANCE_ORE)[0]])


def _found(search: _Search, value: float) -> GoalSeek:
    """A solution."""
    return _answer(search, value, round(float(search.gaps(np.array([value]))[0])), None)


def _none(search: _Search, points: FloatArray, gaps: FloatArray) -> GoalSeek:
    """No solution, with the reason."""
    spec = search.spec
    nearest = int(np.argmin(np.abs(gaps)))
    reached = search.target_ore + float(gaps[nearest])
    values = {
        "lever": spec.label,
        "low": in_unit(spec.minimum, spec.unit),
        "high": in_unit(spec.maximum, spec.unit),
        "target": as_tkr(search.target_ore),
        "nearest": as_tkr(reached),
        "at": in_unit(float(points[nearest]), spec.unit),
    }
    if np.ptp(gaps) == 0:
        text = "{lever} påverkar inte: {nearest} var det än ställs."
    elif (gaps > 0).all() or (gaps < 0).all():
        text = (
            "Ingen lösning inom reglagets gränser {low}–{high}: "
            "{target} nås inte, närmast är {nearest} vid {at}."
        )
    else:
        text = "Ingen exakt lösning: {target} hoppas över, närmast är {nearest} vid {at}."
    return _answer(search, None, round(float(gaps[nearest])), Remark(text, values, spec.key))


def _answer(search: _Search, value: float | None, gap_ore: int, reason: Remark | None) -> GoalSeek:
    """The answer as the caller needs it."""
    return GoalSeek(
        key=search.spec.key,
        label=search.spec.label,
        lever_year=search.lever_year,
        measure=search.measure,
        year=search.year,
        target_ore=search.target_ore,
        found=value is not None,
        value=value,
        override=_override(search, value),
        reached_ore=search.target_ore + gap_ore,
        reason=reason,
    )


def _override(search: _Search, value: float | None) -> Setting | Mapping[int, Setting]:
    """The value as an override: one for all years, or by year with the other years as they stand."""
    if value is None or search.lever_year is None or not search.spec.per_year:
        return value
    stands = np.broadcast_to(search.settings.number(search.spec.key), search.settings.shape).tolist()
    by_year: dict[int, Setting] = {
        year: None if np.isnan(other) else other
        for year, other in zip(search.settings.baseline.years, stands, strict=True)
    }
    return {**by_year, search.lever_year: value}
