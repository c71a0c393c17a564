"""What region and municipalities give, and how a sum is shared between members so that the parts add up.

The quarters of the law are a floor in practice, not an identity (2022: the state 2 x 4 516, region and
municipalities 5 000 each), so matching is a choice of the scenario and never forced here. Money is ören as
floats that hold whole ören.
"""

from collections.abc import Sequence
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dashboard import parameters
from dashboard.parameters.units import ORE_PER_KRONA

FloatArray = NDArray[np.float64]
MatchingParty = Literal["region", "municipalities"]


def share_of_state(party: MatchingParty, year: int) -> float:
    """What the party gives for each krona from the state by the law's shares: a quarter against a half.

    Source: Lag (2003:1210) 5 §, as matching.yaml.
    """
    key = "matching.region_share" if party == "region" else "matching.municipalities_share"
    return parameters.number(key, year) / parameters.number("matching.state_share", year)


def matched(state_ore: ArrayLike, of_state_share: ArrayLike) -> FloatArray:
    """A party that follows the state: its share of the state's amount, in whole ören."""
    amount = np.asarray(state_ore, dtype=np.float64) * np.asarray(of_state_share, dtype=np.float64)
    return np.asarray(np.rint(amount), dtype=np.float64)


def mean_population(first: Sequence[int], second: Sequence[int]) -> tuple[float, ...]:
    """The mean of two 31 December figures per municipality: the population in the middle of the year."""
    return tuple((one + other) / 2 for one, other in zip(first, second, strict=True))


def unrounded_parts(total_ore: ArrayLike, weights: ArrayLike) -> FloatArray:
    """Each member's part by weight before rounding; the last axis is the members."""
    weight = np.asarray(weights, dtype=np.float64)
    parts = np.asarray(total_ore, dtype=np.float64)[..., None] * weight / weight.sum(axis=-1, keepdims=True)
    return np.asarray(parts, dtype=np.float64)


def largest_remainder(total_ore: ArrayLike, weights: ArrayLike) -> FloatArray:
    """Parts in whole kronor that sum to the total exactly, by the method of largest remainders.

    `total_ore` has any shape, `weights` that shape (or a broadcastable one) and the members last:
    inhabitants, fixed shares or planned amounts. Each part is rounded down, and the kronor left go one each
    to the largest remainders (the first member on a tie). Ören beyond whole kronor in the total go to the
    largest weight.
    Raises ValueError for a negative total or weight, or weights that are all zero.
    """
    total = np.asarray(total_ore, dtype=np.float64)
    weight = np.asarray(weights, dtype=np.float64)
    if (total < 0).any() or (weight < 0).any():
        raise ValueError("Ett bidrag eller en andel kan inte vara mindre än noll.")
    if (weight.sum(axis=-1) <= 0).any():
        raise ValueError("Minst en medlem måste ha en andel större än noll.")
    kronor = np.floor(total / ORE_PER_KRONA)
    quota = unrounded_parts(kronor, weight)
    members = quota.shape[-1]
    noise = np.finfo(np.float64).eps * members * np.maximum(kronor, 1)[..., None]
    whole = np.floor(quota + noise)
    left = kronor - whole.sum(axis=-1)
    rank = np.argsort(np.argsort(whole - quota, axis=-1, kind="stable"), axis=-1, kind="stable")
    parts = (whole + (rank < left[..., None])) * ORE_PER_KRONA
    largest = np.arange(members) == np.argmax(weight, axis=-1)[..., None]
    return np.asarray(parts + largest * (total - kronor * ORE_PER_KRONA)[..., None], dtype=np.float64)


def plan_weights(amounts_ore: ArrayLike) -> FloatArray:
    """Planned amounts as weights, so that the plan's own total gives back the plan's own amounts.

    Where nobody pays anything in the plan the members weigh the same. The last axis is the members.
    """
    amounts = np.asarray(amounts_ore, dtype=np.float64)
    return np.where(amounts.sum(axis=-1, keepdims=True) > 0, amounts, 1.0)
