"""How much the answer hangs on each assumption: tornado, two-way table and a low-middle-high band.

The ranges are the levers' own stated uncertainty (levers.yaml). Every analysis is one vectorised run.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dashboard.scenarios.baseline import Baseline
from dashboard.scenarios.combinations import lock_reason
from dashboard.scenarios.levers import sensitivity_range
from dashboard.scenarios.measures import Measure, measure_values, year_index
from dashboard.scenarios.messages import ScenarioError
from dashboard.scenarios.run import calculate, run
from dashboard.scenarios.settings import NO_OVERRIDES, Overrides, Settings
from dashboard.scenarios.varying import many_settings, numeric_lever, one_setting

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class TornadoBar:
    """One lever at the two ends of its stated range: its values that year and what the measure becomes."""

    key: str
    label: str
    unit: str
    low: float
    high: float
    at_low_ore: int
    at_high_ore: int

    @property
    def swing_ore(self) -> int:
        """How far apart the two ends are."""
        return abs(self.at_high_ore - self.at_low_ore)


@dataclass(frozen=True, slots=True)
class Tornado:
    """The levers by how much they swing the measure, largest first; `centre_ore` is the scenario's own."""

    measure: Measure
    year: int
    centre_ore: int
    bars: tuple[TornadoBar, ...]


@dataclass(frozen=True, slots=True)
class TwoWay:
    """The measure for every pair of two levers' values: rows are the first's, columns the second's.

    Kept or broken limits mean something only where known.
    """

    first_key: str
    second_key: str
    first_values: FloatArray
    second_values: FloatArray
    values_ore: FloatArray
    floor_known: BoolArray
    floor_kept: BoolArray
    ceiling_known: BoolArray
    ceiling_kept: BoolArray


@dataclass(frozen=True, slots=True)
class Band:
    """A measure per year with every lever at its worse end, as it stands, and at its better end, in ören."""

    measure: Measure
    years: tuple[int, ...]
    low_ore: tuple[int, ...]
    middle_ore: tuple[int, ...]
    high_ore: tuple[int, ...]
    keys: tuple[str, ...]


Ends = tuple[FloatArray, FloatArray]


def tornado(
    baseline: Baseline,
    overrides: Overrides = NO_OVERRIDES,
    *,
    measure: Measure = "result_ore",
    year: int,
    keys: Sequence[str] | None = None,
) -> Tornado:
    """Each lever at the low and high end of its range, the others as in the scenario.

    Without `keys`: every lever with a stated range that can be moved and swings the measure. Raises
    ScenarioError as a run, and for a lever named in `keys` that is unknown, locked, no number, or has no
    stated range.
    """
    settings = one_setting(baseline, overrides)
    index = year_index(baseline, year)
    ranges = _ranges(settings, keys)
    values = measure_values(calculate(_one_at_a_time(settings, ranges)), measure, year)
    bars = [
        TornadoBar(
            key=key,
            label=settings.specs[key].label,
            unit=settings.specs[key].unit,
            low=float(low[index]),
            high=float(high[index]),
            at_low_ore=round(at_low),
            at_high_ore=round(at_high),
        )
        for (key, (low, high)), at_low, at_high in zip(
            ranges.items(), values[1::2], values[2::2], strict=True
        )
    ]
    shown = [bar for bar in bars if bar.swing_ore or keys is not None]
    shown.sort(key=lambda bar: bar.swing_ore, reverse=True)
    return Tornado(measure, year, round(values[0]), tuple(shown))


def two_way(
    baseline: Baseline,
    overrides: Overrides = NO_OVERRIDES,
    *,
    first: tuple[str, Sequence[float]],
    second: tuple[str, Sequence[float]],
    measure: Measure = "result_ore",
    year: int,
) -> TwoWay:
    """The measure for every pair of values of two levers, given as key and values. Raises as a run."""
    settings = one_setting(baseline, overrides)
    for key in (first[0], second[0]):
        numeric_lever(settings, key)
    if first[0] == second[0]:
        raise ScenarioError("Välj två olika reglage.", first[0])
    rows, columns = (np.asarray(values, dtype=np.float64) for _key, values in (first, second))
    down, across = (grid.ravel() for grid in np.meshgrid(rows, columns, indexing="ij"))
    result = run(baseline, {**overrides, first[0]: down, second[0]: across})
    index = year_index(baseline, year)
    shape = (rows.size, columns.size)
    return TwoWay(
        first_key=first[0],
        second_key=second[0],
        first_values=rows,
        second_values=columns,
        values_ore=measure_values(result, measure, year).reshape(shape),
        floor_known=result.floor_known[..., index].reshape(shape),
        floor_kept=result.floor_kept[..., index].reshape(shape),
        ceiling_known=result.ceiling_known[..., index].reshape(shape),
        ceiling_kept=result.ceiling_kept[..., index].reshape(shape),
    )


def band(
    baseline: Baseline,
    overrides: Overrides = NO_OVERRIDES,
    *,
    keys: Sequence[str],
    measure: Measure = "equity_change_ore",
) -> Band:
    """Low, middle and high: every lever in `keys` at the end that makes the last year worse, or better.

    A band of assumptions, not a forecast with a probability. Raises ScenarioError as `tornado`.
    """
    settings = one_setting(baseline, overrides)
    ranges = _ranges(settings, keys)
    bars = tornado(baseline, overrides, measure=measure, year=baseline.years[-1], keys=keys).bars
    rises = {bar.key: bar.at_low_ore <= bar.at_high_ore for bar in bars}
    values = {}
    for key, (low, high) in ranges.items():
        worse, better = (low, high) if rises[key] else (high, low)
        values[key] = np.stack([worse, _as_it_stands(settings, key), better])
    result = calculate(many_settings(settings, values, len(("low", "middle", "high"))))
    by_year = np.stack([measure_values(result, measure, year) for year in baseline.years], axis=-1)
    low_years, middle_years, high_years = (tuple(round(value) for value in years) for years in by_year)
    return Band(measure, baseline.years, low_years, middle_years, high_years, tuple(ranges))


def _ranges(settings: Settings, keys: Sequence[str] | None) -> Mapping[str, Ends]:
    """Low and high per year of the levers asked for, or of every lever with a range that can be moved."""
    ranges: dict[str, Ends] = {}
    for key in settings.specs if keys is None else keys:
        if keys is not None:
            numeric_lever(settings, key)
        found = _ends(settings, key)
        if found is not None:
            ranges[key] = found
        elif keys is not None:
            raise ScenarioError("{lever} har ingen angiven osäkerhet.", key, lever=settings.specs[key].label)
    return ranges


def _ends(settings: Settings, key: str) -> Ends | None:
    """One lever's range per year from where it stands, or None where it has none or cannot be moved."""
    spec = settings.specs[key]
    if not spec.is_number or lock_reason(spec, settings) is not None:
        return None
    pairs = [sensitivity_range(spec, float(value)) for value in _as_it_stands(settings, key)]
    ends = np.array([pair for pair in pairs if pair is not None])
    if len(ends) < len(pairs) or np.isnan(ends).any():
        return None
    return ends[:, 0], ends[:, 1]


def _as_it_stands(settings: Settings, key: str) -> FloatArray:
    """The lever's value per year in the scenario."""
    return np.array(np.broadcast_to(settings.number(key), settings.shape))


def _one_at_a_time(settings: Settings, ranges: Mapping[str, Ends]) -> Settings:
    """Many settings: the scenario itself, then each lever low and high with the others as they stand."""
    count = 2 * len(ranges) + 1
    values: dict[str, FloatArray] = {}
    for place, (key, ends) in enumerate(ranges.items()):
        own = np.tile(_as_it_stands(settings, key), (count, 1))
        own[2 * place + 1], own[2 * place + 2] = ends
        values[key] = own
    return many_settings(settings, values, count)
