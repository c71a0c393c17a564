"""What a lever can be set to: the kind of value, its limits and its years. Impossible values are refused."""

from collections.abc import Mapping
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from dashboard.scenarios.catalogue import LeverSpec, Setting
from dashboard.scenarios.messages import ScenarioError, in_unit, plain_number

SETTINGS_AND_YEARS: Final = ("settings", "years")


def check_years(
    spec: LeverSpec, override: Setting | Mapping[int, Setting], years: tuple[int, ...]
) -> tuple[Setting, ...]:
    """The override as one checked value per year, None where it says nothing.

    Raises ScenarioError for a year outside the horizon, and for a mapping where the lever has one value.
    """
    if not isinstance(override, Mapping):
        return (checked(spec, override),) * len(years)
    if not spec.per_year:
        raise ScenarioError("{lever}: samma värde gäller alla år, ange ett enda.", spec.key, lever=spec.label)
    for year in override:
        if year not in years:
            raise ScenarioError(
                "{lever}: {year} ligger utanför scenariots år {first}–{last}.",
                spec.key,
                lever=spec.label,
                year=str(year),
                first=str(years[0]),
                last=str(years[-1]),
            )
    return tuple(checked(spec, override.get(year)) for year in years)


def checked(spec: LeverSpec, value: Setting) -> Setting:
    """The value, when it is of the lever's kind and within its limits; None passes as no value."""
    if value is None:
        return None
    if spec.unit == "yes_no":
        if not isinstance(value, bool | np.bool_):
            raise ScenarioError("{lever}: ange ja eller nej (true eller false).", spec.key, lever=spec.label)
        return bool(value)
    if spec.unit == "choice":
        _check_choice(spec, value)
        return value
    if isinstance(value, bool) or not isinstance(value, int | float | np.number):
        flag = "ja" if value else "nej"
        raise ScenarioError(
            "{lever}: ange ett tal, inte «{value}».",
            spec.key,
            lever=spec.label,
            value=flag if isinstance(value, bool) else str(value),
        )
    _check_numbers(spec, np.asarray(value, dtype=np.float64))
    return float(value)


def checked_array(spec: LeverSpec, values: NDArray[Any], horizon: int) -> NDArray[Any]:
    """A copy of many settings' values as (settings, years) or (settings, 1), every one of them checked.

    Raises ScenarioError for another shape than (settings,), (settings, 1) or (settings, years), and for a
    value that the lever cannot have.
    """
    shaped = values[:, None] if values.ndim == 1 else values
    columns = (1, horizon) if spec.per_year else (1,)
    if shaped.ndim != len(SETTINGS_AND_YEARS) or shaped.shape[-1] not in columns:
        raise ScenarioError("{lever}: fel form på värdena.", spec.key, lever=spec.label)
    if spec.unit == "yes_no":
        if shaped.dtype != np.bool_:
            raise ScenarioError("{lever}: ange ja eller nej (true eller false).", spec.key, lever=spec.label)
    elif spec.unit == "choice":
        for value in np.unique(shaped):
            _check_choice(spec, str(value))
    elif shaped.dtype.kind not in "iuf":
        raise ScenarioError("{lever}: ange tal.", spec.key, lever=spec.label)
    else:
        shaped = shaped.astype(np.float64)
        _check_numbers(spec, shaped)
    return year_by_year(shaped)


def year_by_year(values: NDArray[Any]) -> NDArray[Any]:
    """A copy with each year together in memory, as runs work year by year."""
    return np.array(values, order="F", copy=True)


def _check_choice(spec: LeverSpec, value: Setting) -> None:
    """Refuses a choice that the lever does not have."""
    if value not in spec.choices:
        raise ScenarioError(
            "{lever}: välj något av {choices}, inte «{value}».",
            spec.key,
            lever=spec.label,
            choices=", ".join(spec.choices),
            value=str(value),
        )


def _check_numbers(spec: LeverSpec, values: NDArray[np.float64]) -> None:
    """Refuses what is no number, outside the limits, or a part of something counted whole."""
    lowest, highest = (float(end) for end in (values.min(), values.max()))
    if not (np.isfinite(lowest) and np.isfinite(highest)):
        raise ScenarioError("{lever}: ange ett tal.", spec.key, lever=spec.label)
    if lowest < spec.minimum or highest > spec.maximum:
        raise ScenarioError(
            "{lever}: kan vara mellan {low} och {high}, inte {value}.",
            spec.key,
            lever=spec.label,
            low=in_unit(spec.minimum, spec.unit),
            high=in_unit(spec.maximum, spec.unit),
            value=in_unit(lowest if lowest < spec.minimum else highest, spec.unit),
        )
    if spec.unit == "count" and (values != np.rint(values)).any():
        raise ScenarioError(
            "{lever}: ange ett helt antal, inte {value}.",
            spec.key,
            lever=spec.label,
            value=plain_number(float(values[values != np.rint(values)].flat[0])),
        )
