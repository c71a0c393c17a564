"""What each of several changes does, whatever order they are made in: Shapley values, in whole ören."""

from math import factorial

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]


def all_subsets(count: int) -> NDArray[np.bool_]:
    """Every combination of moved and unmoved, nothing moved first and everything last."""
    numbers = np.arange(1 << count)
    return np.asarray((numbers[:, None] >> np.arange(count)) & 1 == 1, dtype=np.bool_)


def one_at_a_time(count: int) -> NDArray[np.bool_]:
    """Nothing moved, then one lever more at a time."""
    return np.tri(count + 1, count, -1, dtype=np.bool_)


def shapley(values: FloatArray, subsets: NDArray[np.bool_]) -> FloatArray:
    """Each lever's average effect over all orders, from the value of every subset."""
    count = subsets.shape[1]
    sizes = subsets.sum(axis=1)
    parts = np.zeros(count)
    for column in range(count):
        without = ~subsets[:, column]
        weights = [
            factorial(size) * factorial(count - size - 1) / factorial(count) for size in sizes[without]
        ]
        parts[column] = np.dot(weights, values[np.flatnonzero(without) + (1 << column)] - values[without])
    return parts


def whole(parts: FloatArray, total: int) -> list[int]:
    """The parts in whole ören so that they sum to the total: the largest takes what rounding leaves."""
    amounts = [round(part) for part in parts]
    if amounts:
        largest = max(range(len(amounts)), key=lambda index: abs(amounts[index]))
        amounts[largest] += total - sum(amounts)
    return amounts
