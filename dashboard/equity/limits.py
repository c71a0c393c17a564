"""Floor and ceiling for equity. NaN means unknown: an unknown ceiling is said, never taken for kept.

The ceiling is the national recommendation (Nationella rådet 2013-10-02): a staircase by the size of the
year's allocation from all parties, tested as closing equity of year t against a share of year t's
allocation. Only the first step is in a source; the steps above are filled in equity.yaml when known, or the
association enters its own share.
"""

from collections.abc import Sequence
from types import MappingProxyType
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dashboard import parameters
from dashboard.parameters.units import ORE_PER_MKR

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]
_NO_STEP: Final[parameters.Step] = MappingProxyType({"up_to_mkr": -np.inf, "share": np.nan})
"""A step that no allocation is small enough for, where one year's staircase is shorter than another's."""


def step_share(total_ore: ArrayLike, years: Sequence[int]) -> FloatArray:
    """The staircase's share for an allocation from all parties, with the years last.

    NaN above the last known step, and for a year before there was a recommendation.
    """
    total = np.asarray(total_ore, dtype=np.float64)
    share = np.full_like(total, np.nan)
    stairs = [_highest_first(year) for year in years]
    for rank in range(max(len(steps) for steps in stairs)):
        step = [steps[rank] if rank < len(steps) else _NO_STEP for steps in stairs]
        up_to = np.array([one["up_to_mkr"] for one in step]) * ORE_PER_MKR
        share = np.where(total <= up_to, [one["share"] for one in step], share)
    return share


def ceiling_share(total_ore: ArrayLike, years: Sequence[int], entered: ArrayLike = np.nan) -> FloatArray:
    """The ceiling per year as a share: the association's own where entered, else the staircase's, else NaN.

    `total_ore` has the years last, `entered` broadcasts to it.
    """
    own = np.asarray(entered, dtype=np.float64)
    is_unknown = np.isnan(own)
    if not is_unknown.any():
        return np.broadcast_to(own, np.shape(total_ore))
    return np.where(is_unknown, step_share(total_ore, years), own)


def _highest_first(year: int) -> Sequence[parameters.Step]:
    """A year's steps from the highest down, so that the lowest that fits is the last to be taken."""
    try:
        steps = parameters.steps("equity.ceiling_steps", year)
    except parameters.ParameterError:
        return ()
    return sorted(steps, key=lambda step: step["up_to_mkr"], reverse=True)


def ceiling_ore(total_ore: ArrayLike, share: ArrayLike) -> FloatArray:
    """The most equity that the recommendation allows, in whole ören; NaN where the share is unknown."""
    allowed = np.asarray(total_ore, dtype=np.float64) * np.asarray(share, dtype=np.float64)
    return np.asarray(np.rint(allowed), dtype=np.float64)


def at_least(closing_ore: ArrayLike, floor_ore: ArrayLike) -> BoolArray:
    """Whether equity stays at or above the floor; False where either is unknown (see `is_known`)."""
    return np.asarray(np.asarray(closing_ore) >= np.asarray(floor_ore), dtype=np.bool_)


def at_most(closing_ore: ArrayLike, ceiling: ArrayLike) -> BoolArray:
    """Whether equity stays at or below the ceiling; False where either is unknown (see `is_known`)."""
    return np.asarray(np.asarray(closing_ore) <= np.asarray(ceiling), dtype=np.bool_)


def is_known(closing_ore: ArrayLike, limit_ore: ArrayLike) -> BoolArray:
    """Whether both the equity and its limit are known, so that kept or broken can be said."""
    return np.asarray(~(np.isnan(closing_ore) | np.isnan(limit_ore)), dtype=np.bool_)
