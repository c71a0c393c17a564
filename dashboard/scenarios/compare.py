"""What a scenario changes against its baseline, and which lever changes how much.

The waterfall gives each moved lever its Shapley value: its effect averaged over every order in which the
levers could be moved, so that the answer does not depend on an order. All 2^n combinations are one vectorised
run. With more moved levers than `scenarios.most_levers_exact` they are moved one at a time in the order of
levers.yaml, and the waterfall says so.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from dashboard import parameters
from dashboard.scenarios import combinations
from dashboard.scenarios.baseline import Baseline
from dashboard.scenarios.levers import Lever, lever
from dashboard.scenarios.measures import Measure, measure_values, year_index
from dashboard.scenarios.outcome import ScenarioResult
from dashboard.scenarios.run import calculate, run
from dashboard.scenarios.settings import NO_OVERRIDES, Overrides, Settings, default_array, resolve
from dashboard.scenarios.shapley import all_subsets, one_at_a_time, shapley, whole

FloatArray = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class WaterfallStep:
    """One lever's part of the difference, in whole ören."""

    key: str
    label: str
    amount_ore: int


@dataclass(frozen=True, slots=True)
class Waterfall:
    """From the baseline's value to the scenario's: `start_ore` and the steps add up to `end_ore` exactly.

    `method` is `shapley` (independent of order) or `order` (moved one at a time, in the order of the steps).
    """

    measure: Measure
    year: int
    start_ore: int
    steps: tuple[WaterfallStep, ...]
    end_ore: int
    method: Literal["shapley", "order"]


@dataclass(frozen=True, slots=True)
class MovedLever:
    """A lever with its value in the baseline and in the scenario, as Swedish text for one year."""

    key: str
    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Difference:
    """What one sentence needs: the year's value before and after, what was moved, and what weighed most.

    `largest` is the lever with the largest part, None when nothing differs. `first_year_below_floor` is the
    first year that equity ends below the floor (None: never, or not known). `places_difference` is funded
    places after minus before (None where no places are planned).
    """

    measure: Measure
    year: int
    before_ore: int
    after_ore: int
    difference_ore: int
    moved: tuple[MovedLever, ...]
    largest: WaterfallStep | None
    first_year_below_floor: int | None
    places_difference: int | None


def waterfall(baseline: Baseline, overrides: Overrides, measure: Measure, year: int) -> Waterfall:
    """The difference between baseline and scenario in one year, by moved lever.

    Raises ScenarioError for overrides that cannot be computed, a year outside the horizon, or a measure
    that is unknown there.
    """
    return between(baseline, NO_OVERRIDES, overrides, measure, year)


def between(
    baseline: Baseline, first: Overrides, second: Overrides, measure: Measure, year: int
) -> Waterfall:
    """The difference between two scenarios on the same baseline in one year, by lever that differs.

    Raises as `waterfall`.
    """
    start_at, end_at = resolve(baseline, first), resolve(baseline, second)
    for settings in (start_at, end_at):
        combinations.refuse(settings)
    keys = [key for key in start_at.specs if _differs(start_at, end_at, key)]
    most = int(parameters.number("scenarios.most_levers_exact", baseline.base_year))
    exact = len(keys) <= most
    subsets = all_subsets(len(keys)) if exact else one_at_a_time(len(keys))
    values = _values((start_at, end_at), keys, subsets, measure, year)
    parts = shapley(values, subsets) if exact else np.diff(values)
    start, end = round(values[0]), round(values[-1])
    steps = tuple(
        WaterfallStep(key, start_at.specs[key].label, amount)
        for key, amount in zip(keys, whole(parts, end - start), strict=True)
    )
    return Waterfall(measure, year, start, steps, end, "shapley" if exact else "order")


def difference(baseline: Baseline, overrides: Overrides, measure: Measure, year: int) -> Difference:
    """What the scenario changes in one year, as data for a sentence. Raises as `waterfall`."""
    bridge = waterfall(baseline, overrides, measure, year)
    before, after = run(baseline), run(baseline, overrides)
    index = year_index(baseline, year)
    largest = max(bridge.steps, key=lambda step: abs(step.amount_ore), default=None)
    return Difference(
        measure=measure,
        year=year,
        before_ore=bridge.start_ore,
        after_ore=bridge.end_ore,
        difference_ore=bridge.end_ore - bridge.start_ore,
        moved=tuple(_moved(lever(baseline, step.key, overrides), index) for step in bridge.steps),
        largest=largest if largest is not None and largest.amount_ore else None,
        first_year_below_floor=first_year_below_floor(after),
        places_difference=_places_difference(before, after, index),
    )


def first_year_below_floor(result: ScenarioResult) -> int | None:
    """The first year that equity ends below the floor, with one setting; None: never or not known."""
    broken = (year.year for year in result.table() if year.floor_kept is False)
    return next(broken, None)


def places_for(baseline: Baseline, amount_ore: int, year: int) -> int | None:
    """How many planned places an amount is, at the plan's average cost per place; whole ones, rounded down.

    None where the plan has no places.
    """
    index = year_index(baseline, year)
    blocks = [block for block in baseline.blocks if block.planned_places]
    places = sum(block.planned_places or 0 for block in blocks)
    cost = sum(abs(block.amount_ore[index]) for block in blocks)
    return abs(amount_ore) * places // cost if cost else None


def _moved(moved: Lever, index: int) -> MovedLever:
    """A lever before and after, in words."""
    before, after = moved.text(moved.default[index]), moved.text(moved.values[index])
    return MovedLever(moved.key, moved.label, before, after)


def _places_difference(before: ScenarioResult, after: ScenarioResult, index: int) -> int | None:
    """Funded places after minus before."""
    if before.funded_places is None or after.funded_places is None:
        return None
    return int(after.funded_places[index] - before.funded_places[index])


def _differs(first: Settings, second: Settings, key: str) -> bool:
    """Whether a lever is moved in either and does not stand at the same in both."""
    if not (first.moves(key) or second.moves(key)):
        return False
    before, after = _stands(first, key), _stands(second, key)
    return not np.array_equal(before, after, equal_nan=before.dtype.kind == "f")


def _values(
    ends: tuple[Settings, Settings],
    keys: Sequence[str],
    subsets: NDArray[np.bool_],
    measure: Measure,
    year: int,
) -> FloatArray:
    """The measure in one year for every subset of levers gone over to the second: one vectorised run."""
    first, second = ends
    mixed: dict[str, NDArray[Any]] = dict(first.values)
    for column, key in enumerate(keys):
        mixed[key] = np.where(subsets[:, column, None], _stands(second, key), _stands(first, key))
    lead = (len(subsets),) if keys else ()
    many = Settings(first.baseline, first.specs, MappingProxyType(mixed), lead)
    return np.broadcast_to(measure_values(calculate(many), measure, year), len(subsets))


def _stands(settings: Settings, key: str) -> NDArray[Any]:
    """Where a lever stands; the plan's administration follows whether the project is granted."""
    if settings.moves(key):
        return settings.values[key]
    default = default_array(settings.specs[key], settings.baseline)
    return np.full_like(default, np.nan) if key == "administration.amount_tkr" else default
