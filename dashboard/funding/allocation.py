"""The state's allocation model: what an association can get, is protected to, and is given.

Försäkringskassan's model, applied since 2016 (DOMAIN.md, The state's allocation model). Every function takes
numbers or NumPy arrays that broadcast together. Money is ören as floats (whole ören up to 2^53 are exact),
shares are fractions of one, and NaN means unknown.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dashboard import parameters
from dashboard.parameters.units import ORE_PER_MKR, ORE_PER_TKR

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]
Numbers = float | FloatArray


@dataclass(frozen=True, slots=True)
class Allocation:
    """One year's allocation, step by step, in ören; the arrays broadcast together.

    `equity_unknown` says that the deduction is 0 only because equity or its ceiling is unknown, and
    `previous_unknown` that the brake could not be computed for want of the year before.
    """

    possible_ore: FloatArray
    is_protected: BoolArray
    floor_ore: FloatArray
    deduction_ore: FloatArray
    granted_ore: FloatArray
    equity_unknown: BoolArray
    previous_unknown: BoolArray


@dataclass(frozen=True, slots=True)
class KnownAllocation:
    """What the state really gave one year, in ören, and where that is written."""

    year: int
    state_ore: int
    source: str = ""


@dataclass(frozen=True, slots=True)
class ModelCheck:
    """The model's allocation for a year beside the decided one; the error is model minus decided."""

    year: int
    decided_ore: int
    model_ore: int
    error_ore: int
    error_share: float
    is_calibration: bool


def combined_weight(
    need_share: Numbers, population_share: Numbers, need_weight: Numbers, population_weight: Numbers
) -> Numbers:
    """The association's weight in the pot: `w_need * need_share + w_pop * population_share`."""
    return need_weight * need_share + population_weight * population_share


def possible(pot_ore: Numbers, associations: Numbers, base_ore: Numbers, weight: Numbers) -> Numbers:
    """`base + (pot - n_associations * base) * weight`, in ören."""
    return base_ore + (pot_ore - associations * base_ore) * weight


def calibrate(granted_ore: Numbers, pot_ore: Numbers, associations: Numbers, base_ore: Numbers) -> Numbers:
    """The combined weight that gives a known year's allocation: `possible` solved for its weight.

    Takes for granted that nothing but the model decided that year: no brake, no deduction, and a request
    that was high enough.
    """
    return (granted_ore - base_ore) / (pot_ore - associations * base_ore)


def grant(
    *,
    possible_ore: Numbers,
    previous_ore: Numbers,
    brake: bool | BoolArray,
    max_drop: Numbers,
    equity_ore: Numbers,
    ceiling_ore: Numbers,
    deduction_rate: Numbers,
    requested_ore: Numbers,
) -> Allocation:
    """The year's allocation from what is possible, the brake, the equity and the request.

        protected = brake in force, and equity_forecast <= ceiling
        floor     = (1 - max_drop) * previous if protected else 0
        deduction = rate * max(0, equity_forecast - ceiling)
        granted   = max(0, min(requested, max(possible, floor)) - deduction)

    With equity or ceiling unknown (NaN) the deduction is 0 and the association counts as not above its
    ceiling. An unknown request is no limit; an unknown previous allocation gives no floor. That the
    deduction comes last is an assumption, as its rate.
    """
    excess = np.asarray(equity_ore, dtype=np.float64) - ceiling_ore
    wanted = np.asarray(brake, dtype=np.bool_)
    is_protected = wanted & ~(excess > 0) if wanted.any() else np.zeros_like(wanted)
    previous = np.asarray(previous_ore, dtype=np.float64)
    floor: FloatArray = np.zeros(())
    if is_protected.any():
        floor = np.asarray(np.fmax((1 - np.asarray(max_drop)) * previous, 0) * is_protected)
    deduction = deduction_rate * np.fmax(excess, 0)
    limited = np.fmin(np.maximum(possible_ore, floor), requested_ore)
    return Allocation(
        possible_ore=np.asarray(possible_ore, dtype=np.float64),
        is_protected=is_protected,
        floor_ore=floor,
        deduction_ore=np.asarray(deduction, dtype=np.float64),
        granted_ore=np.maximum(limited - deduction, 0),
        equity_unknown=np.isnan(excess),
        previous_unknown=wanted & np.isnan(previous),
    )


def calibrated_weight(known: KnownAllocation) -> float:
    """The combined weight from one known year, with that year's pot, associations and base grant.

    Raises ParameterError for a year before the model was applied.
    """
    return float(calibrate(known.state_ore, *_rules(known.year)))


def model_against_decided(known: Sequence[KnownAllocation], calibration_year: int) -> tuple[ModelCheck, ...]:
    """What the model, calibrated on one known year, says for each known year, and how wrong that is.

    Only the model's possible allocation is compared: brake, deduction and request are not known for the
    decided years. Raises ValueError when nothing is known for the calibration year.
    """
    base = next((item for item in known if item.year == calibration_year), None)
    if base is None:
        raise ValueError(f"Statens tilldelning {calibration_year} är inte känd.")
    weight = calibrated_weight(base)
    return tuple(_check(item, weight, is_calibration=item.year == calibration_year) for item in known)


def _check(item: KnownAllocation, weight: float, *, is_calibration: bool) -> ModelCheck:
    """One known year beside the model."""
    model = round(float(possible(*_rules(item.year), weight)))
    error = model - item.state_ore
    return ModelCheck(
        year=item.year,
        decided_ore=item.state_ore,
        model_ore=model,
        error_ore=error,
        error_share=error / item.state_ore,
        is_calibration=is_calibration,
    )


def _rules(year: int) -> tuple[float, float, float]:
    """A year's pot in ören, number of associations and base grant in ören."""
    return (
        parameters.number("state_allocation.national_pot", year) * ORE_PER_MKR,
        parameters.number("state_allocation.associations", year),
        parameters.number("state_allocation.base_grant", year) * ORE_PER_TKR,
    )
