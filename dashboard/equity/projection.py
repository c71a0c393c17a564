"""Equity over the years: each year's result changes it. Unknown opening equity (NaN) gives changes only."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

FloatArray = NDArray[np.float64]


def accumulated_change(result_ore: ArrayLike) -> FloatArray:
    """What the results have changed equity by since the opening, year by year; the years are last."""
    change = np.array(result_ore, dtype=np.float64)
    for index in range(1, change.shape[-1]):
        change[..., index] += change[..., index - 1]
    return change


def closing_equity(opening_ore: ArrayLike, change_ore: ArrayLike) -> FloatArray:
    """Closing equity per year: the opening equity and everything that has changed it since.

    `change_ore` is `accumulated_change`, `opening_ore` has its shape without the years, or broadcasts to it.
    NaN where the opening is unknown.
    """
    return np.asarray(opening_ore, dtype=np.float64)[..., None] + np.asarray(change_ore, dtype=np.float64)


def equity_share(closing_ore: ArrayLike, total_ore: ArrayLike) -> FloatArray:
    """Closing equity as a share of the year's allocation from all parties; NaN where that is nothing."""
    total = np.asarray(total_ore, dtype=np.float64)
    given = total > 0
    return np.asarray(closing_ore, dtype=np.float64) / (
        total if given.all() else np.where(given, total, np.nan)
    )
