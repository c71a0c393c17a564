"""Equity over the years: each year's result changes it. Unknown opening equity (NaN) gives changes only."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

FloatArray = NDArray[np.float64]


def accumulated_change(result_ore: ArrayLike) -> FloatArray:
    """What the results have changed equity by since the opening, year by year; the years are last."""
    return np.cumsum(np.asarray(result_ore, dtype=np.float64), axis=-1)


def closing_equity(opening_ore: ArrayLike, result_ore: ArrayLike) -> FloatArray:
    """Closing equity per year: the opening equity and all results so far. NaN where the opening is unknown.

    `opening_ore` has the shape of `result_ore` without its last axis, or broadcasts to it.
    """
    return np.asarray(opening_ore, dtype=np.float64)[..., None] + accumulated_change(result_ore)


def equity_share(closing_ore: ArrayLike, total_ore: ArrayLike) -> FloatArray:
    """Closing equity as a share of the year's allocation from all parties; NaN where that is nothing."""
    closing, total = np.broadcast_arrays(
        np.asarray(closing_ore, dtype=np.float64), np.asarray(total_ore, dtype=np.float64)
    )
    share = np.full(closing.shape, np.nan)
    np.divide(closing, total, out=share, where=total > 0)
    return share
