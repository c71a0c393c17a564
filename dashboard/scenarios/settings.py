"""Overrides on a baseline, resolved: every lever as an array over the years, for one setting or many at once.

An override is one value for all years, a mapping from year to value, or a NumPy array of many settings: shape
(settings,), (settings, 1) or (settings, years). None means the lever stands at its default.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dashboard.scenarios.baseline import Baseline
from dashboard.scenarios.catalogue import LeverSpec, Setting, specs
from dashboard.scenarios.checks import check_years, checked_array
from dashboard.scenarios.defaults import default_values
from dashboard.scenarios.messages import ScenarioError

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]
OverrideValue = Setting | Mapping[int, Setting] | NDArray[Any]
Overrides = Mapping[str, OverrideValue]
NO_OVERRIDES: Final[Overrides] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Settings:
    """The levers' values. `lead` is () for one setting and (settings,) for many; the years are last.

    `values` holds the overridden levers only: (years,), (settings, years), or (settings, 1) where each
    setting has the same value all years.
    """

    baseline: Baseline
    specs: Mapping[str, LeverSpec]
    values: Mapping[str, NDArray[Any]]
    lead: tuple[int, ...]

    @property
    def shape(self) -> tuple[int, ...]:
        """The shape of a result: the settings, if many, and the years."""
        return (*self.lead, self.baseline.horizon)

    def moves(self, key: str) -> bool:
        """Whether the lever is overridden in any setting."""
        return key in self.values

    def array(self, key: str) -> NDArray[Any]:
        """The lever's values, over the years or the settings and the years."""
        moved = self.values.get(key)
        return default_array(self.specs[key], self.baseline) if moved is None else moved

    def number(self, key: str) -> FloatArray:
        """A number lever's values, NaN where unknown."""
        return self.array(key)

    def flag(self, key: str) -> BoolArray:
        """A yes-or-no lever's values."""
        return self.array(key)

    def chosen(self, key: str, choice: str) -> BoolArray:
        """Where a choice lever stands at a choice."""
        return np.asarray(self.array(key) == choice, dtype=np.bool_)

    def full(self, values: NDArray[Any]) -> NDArray[Any]:
        """The values over the whole result's shape, without copying them."""
        return np.broadcast_to(values, self.shape)

    def combined(self, work: np.ufunc, first: FloatArray, second: FloatArray) -> FloatArray:
        """`work` of two levers' values; where settings are many, each year lies together in memory.

        Left to itself NumPy would lay (settings, 1) with (years,) out setting by setting.
        """
        is_many = max(first.ndim, second.ndim) > 1
        return np.asarray(work(first, second, out=self._room() if is_many else None), dtype=np.float64)

    def table(self, values: ArrayLike) -> FloatArray:
        """A table of the result's shape to write years into, filled with the values.

        Each year lies together in memory, since the years are computed one after the other.
        """
        table = self._room()
        table[...] = values
        return table

    def _room(self) -> FloatArray:
        """Room for a table of the result's shape."""
        return np.empty((self.baseline.horizon, *self.lead)).T


def in_year(values: NDArray[Any], index: int) -> NDArray[Any]:
    """One year of a lever's values: a number, or one for each setting."""
    return np.asarray(values[..., index if values.shape[-1] > 1 else 0])


def default_array(spec: LeverSpec, baseline: Baseline) -> NDArray[Any]:
    """The lever's default over the years, read-only: floats with NaN for unknown, booleans, or texts."""
    found = baseline.computed.get(spec.key)
    if found is None:
        found = to_array(spec, default_values(spec, baseline))
        found.flags.writeable = False
        baseline.computed[spec.key] = found
    return found


def to_array(spec: LeverSpec, values: tuple[Setting, ...]) -> NDArray[Any]:
    """One value per year as an array of the lever's kind."""
    if spec.unit == "choice":
        return np.array(values, dtype=np.str_)
    if spec.unit == "yes_no":
        return np.array(values, dtype=np.bool_)
    return np.array([np.nan if value is None else value for value in values], dtype=np.float64)


def resolve(baseline: Baseline, overrides: Overrides) -> Settings:
    """The settings of a run. Neither argument is changed, nor kept where it could change later.

    Raises ScenarioError, with the Swedish reason, for an unknown lever, a value of the wrong kind or outside
    the lever's limits, a year outside the horizon, and arrays of different numbers of settings.
    """
    known = specs(baseline)
    values: dict[str, NDArray[Any]] = {}
    for key, override in overrides.items():
        spec = known.get(key)
        if spec is None:
            raise ScenarioError(
                "Reglaget «{lever}» finns inte för {association}.",
                key,
                lever=key,
                association=baseline.association,
            )
        array = _override_array(spec, baseline, override)
        if array is not None:
            values[key] = array
    return Settings(baseline=baseline, specs=known, values=MappingProxyType(values), lead=_lead(values))


def _override_array(spec: LeverSpec, baseline: Baseline, override: OverrideValue) -> NDArray[Any] | None:
    """One override as an array, or None where it says nothing."""
    if isinstance(override, np.ndarray):
        return checked_array(spec, override, baseline.horizon)
    if override is None:
        return None
    by_year = check_years(spec, override, baseline.years)
    if all(value is None for value in by_year):
        return None
    default = default_values(spec, baseline)
    return to_array(
        spec, tuple(old if new is None else new for new, old in zip(by_year, default, strict=True))
    )


def _lead(values: Mapping[str, NDArray[Any]]) -> tuple[int, ...]:
    """How many settings the arrays hold: () when none is an array of settings."""
    counts = {array.shape[0] for array in values.values() if array.ndim > 1}
    if len(counts - {1}) > 1:
        raise ScenarioError("Reglagen har olika antal inställningar.")
    return (max(counts),) if counts else ()
