"""Levers over many values on top of a scenario: the settings that sensitivity and goal seek run at once."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dashboard.scenarios import combinations
from dashboard.scenarios.baseline import Baseline
from dashboard.scenarios.catalogue import LeverSpec
from dashboard.scenarios.measures import year_index
from dashboard.scenarios.messages import ScenarioError
from dashboard.scenarios.settings import Overrides, Settings, resolve

FloatArray = NDArray[np.float64]


def one_setting(baseline: Baseline, overrides: Overrides) -> Settings:
    """One setting, checked as a run checks it. Raises ScenarioError; ValueError for arrays of settings."""
    settings = resolve(baseline, overrides)
    combinations.refuse(settings)
    if settings.lead:
        raise ValueError("a scenario of one setting is expected")
    return settings


def many_settings(settings: Settings, values: Mapping[str, NDArray[Any]], count: int) -> Settings:
    """The same scenario in `count` settings, where the levers of `values` (count, 1 or years) vary.

    Raises ScenarioError where the levers cannot be combined.
    """
    mixed = MappingProxyType({**settings.values, **values})
    many = Settings(settings.baseline, settings.specs, mixed, (count,))
    combinations.refuse(many)
    return many


def numeric_lever(settings: Settings, key: str) -> LeverSpec:
    """The spec of a lever whose values are numbers and that can be moved now. Else raises ScenarioError."""
    spec = settings.specs.get(key)
    if spec is None:
        raise ScenarioError("Reglaget «{lever}» finns inte.", key, lever=key)
    if not spec.is_number:
        raise ScenarioError("{lever} är ett val, inte ett tal.", key, lever=spec.label)
    reason = combinations.lock_reason(spec, settings)
    if reason is not None:
        raise ScenarioError("{lever} är låst. {reason}", key, lever=spec.label, reason=reason)
    return spec


def varied(settings: Settings, spec: LeverSpec, values: FloatArray, lever_year: int | None) -> FloatArray:
    """A lever at many values, in every year or in one year with the others as they stand.

    Shape (settings, 1) or (settings, years).
    """
    if lever_year is None or not spec.per_year:
        return values[:, None]
    wide = np.tile(np.broadcast_to(settings.number(spec.key), settings.shape), (len(values), 1))
    wide[:, year_index(settings.baseline, lever_year)] = values
    return wide
