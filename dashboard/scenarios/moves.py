"""One lever moved, put back, or given other values in other years: new overrides, checked, or a refusal."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from dashboard.scenarios.baseline import Baseline
from dashboard.scenarios.catalogue import Setting
from dashboard.scenarios.file import FileOverride
from dashboard.scenarios.settings import default_array, resolve
from dashboard.scenarios.varying import one_setting

Moves = Mapping[str, FileOverride]


def moved(baseline: Baseline, overrides: Moves, key: str, value: FileOverride) -> dict[str, FileOverride]:
    """The overrides with a lever at a value; None, or what the baseline says itself, puts it back.

    Raises ScenarioError, with the Swedish reason, where the value or the combination is impossible.
    """
    after = {other: one for other, one in overrides.items() if other != key}
    kept = _kept(baseline, key, value)
    if kept is not None:
        after[key] = kept
    one_setting(baseline, within(after, baseline.years))
    return after


def moved_in_year(
    baseline: Baseline, overrides: Moves, key: str, year: int, value: Setting
) -> dict[str, FileOverride]:
    """The overrides with a lever at a value in one year, its other years as they stand. Raises as `moved`."""
    current = overrides.get(key)
    by_year: dict[int, Setting] = {}
    if isinstance(current, Mapping):
        by_year.update(current)
    else:
        by_year.update(dict.fromkeys(baseline.years, current))
    by_year[year] = value
    return moved(baseline, overrides, key, by_year)


def within(overrides: Mapping[str, Any], years: tuple[int, ...]) -> dict[str, Any]:
    """The overrides without what they say of other years; a lever left with no year is left out."""
    kept: dict[str, Any] = {}
    for key, value in overrides.items():
        inside = (
            {year: one for year, one in value.items() if year in years}
            if isinstance(value, Mapping)
            else value
        )
        if inside != {}:
            kept[key] = inside
    return kept


def years_outside(overrides: Mapping[str, Any], years: tuple[int, ...]) -> tuple[int, ...]:
    """Years that the overrides speak of and that are not in the horizon."""
    spoken = {year for value in overrides.values() if isinstance(value, Mapping) for year in value}
    return tuple(sorted(spoken - set(years)))


def same_overrides(first: Mapping[str, Any], second: Mapping[str, Any]) -> bool:
    """Whether two sets of overrides say the same."""
    return _plain(first) == _plain(second)


def _plain(overrides: Mapping[str, Any]) -> dict[str, Any]:
    return {key: dict(value) if isinstance(value, Mapping) else value for key, value in overrides.items()}


def _kept(baseline: Baseline, key: str, value: FileOverride) -> FileOverride:
    """The value without what says nothing: None where the lever stands as in the baseline all years.

    Administration is kept as it is: the plan's own amount changes when the project is granted.
    """
    if isinstance(value, Mapping):
        value = {year: one for year, one in value.items() if one is not None}
    if value is None or value == {}:
        return None
    if key == "administration.amount_tkr":
        return value
    settings = resolve(baseline, {key: _inside(value, baseline.years)})
    if not settings.moves(key):
        return value if isinstance(value, Mapping) else None
    default = default_array(settings.specs[key], baseline)
    after = np.broadcast_to(settings.values[key], settings.shape)
    same = (after == default) | (_missing(after) & _missing(default))
    if not isinstance(value, Mapping):
        return None if same.all() else value
    unmoved = {year for year, is_same in zip(baseline.years, same, strict=True) if is_same}
    return {year: one for year, one in value.items() if year not in unmoved} or None


def _inside(value: FileOverride, years: tuple[int, ...]) -> FileOverride:
    """A value per year without the years outside the horizon, which are kept but not checked."""
    if not isinstance(value, Mapping):
        return value
    return {year: one for year, one in value.items() if year in years}


def _missing(values: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Where nothing is known."""
    return np.isnan(values) if values.dtype.kind == "f" else np.zeros(values.shape, dtype=np.bool_)
