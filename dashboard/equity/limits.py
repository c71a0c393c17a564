"""Floor and ceiling for equity. NaN means unknown: an unknown ceiling is said, never taken for kept.

The ceiling is the national recommendation (Nationella rådet 2013-10-02): a staircase by the size of the
year's allocation from all parties, tested as closing equity of year t against a share of year t's
allocation. Only the first step is in a source; the steps above are filled in equity.yaml when known, or the
association enters its own share.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dashboard import parameters
from dashboard.parameters.units import ORE_PER_MKR

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]


def step_share(total_ore: ArrayLike, year: int) -> FloatArray:
    """The staircase's share for an allocation from all parties.

    NaN above the last known step, and for a year before there was a recommendation.
    """
    total = np.asarray(total_ore, dtype=np.float64)
    share = np.full(total.shape, np.nan)
    try:
        steps = parameters.steps("equity.ceiling_steps", year)
    except parameters.ParameterError:
        return share
    highest_first = sorted(steps, key=lambda step: step["up_to_mkr"], reverse=True)
    for step in highest_first:
        share = np.where(total <= step["up_to_mkr"] * ORE_PER_MKR, step["share"], share)
    return share


def ceiling_share(total_ore: ArrayLike, years: Sequence[int], entered: ArrayLike = np.nan) -> FloatArray:
    """The ceiling per year as a share: the association's own where entered, else the staircase's, else NaN.

    `total_ore` and `entered` have the years last.
    """
    total = np.asarray(total_ore, dtype=np.float64)
    steps = np.stack([step_share(total[..., index], year) for index, year in enumerate(years)], axis=-1)
    return np.where(np.isnan(entered), steps, entered)


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
