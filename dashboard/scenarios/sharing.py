"""What each member pays: a party's amount shared between its members so that the parts sum to it.

The state's and the region's members share as in the plan (Försäkringskassan and Arbetsförmedlingen a quarter
each, or one member for the whole half). The municipalities share as in the plan, or by the association's key:
inhabitants or fixed shares, which the scenario can change. Shares are whole kronor by largest remainder.
"""

from collections.abc import Mapping
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from dashboard.funding.contributions import largest_remainder, plan_weights
from dashboard.scenarios.baseline import Member
from dashboard.scenarios.settings import Settings

FloatArray = NDArray[np.float64]


def member_contributions(
    settings: Settings, state_ore: FloatArray, region_ore: FloatArray, municipalities_ore: FloatArray
) -> Mapping[str, FloatArray]:
    """Whole ören by member code, in the association's order, each over the result's shape."""
    parts: dict[str, FloatArray] = {}
    for party, amount in (("state", state_ore), ("region", region_ore), ("municipality", municipalities_ore)):
        members = tuple(member for member in settings.baseline.members if member.party == party)
        if members:
            shared = largest_remainder(amount, _weights(settings, members, by_key=party == "municipality"))
            parts.update({member.code: shared[..., index] for index, member in enumerate(members)})
    order = (member.code for member in settings.baseline.members)
    return MappingProxyType({code: parts[code] for code in order})


def key_weights(settings: Settings) -> FloatArray:
    """The municipalities' weights by the association's key; the municipalities are last, NaN is unknown."""
    suffix = "population" if settings.baseline.split_key == "population" else "fixed_share"
    members = settings.baseline.party("municipality")
    weights = [settings.full(settings.number(f"split.{member.code}.{suffix}")) for member in members]
    return np.stack(weights, axis=-1)


def _weights(settings: Settings, members: tuple[Member, ...], *, by_key: bool) -> FloatArray:
    """The members' weights, members last: the plan's amounts, or the key where it is chosen."""
    amounts = np.array([member.contribution_ore for member in members], dtype=np.float64).T
    planned = plan_weights(amounts)
    if not (by_key and settings.chosen("municipalities.split", "key").any()):
        return planned
    chosen = settings.full(settings.chosen("municipalities.split", "key"))[..., None]
    return np.where(chosen, key_weights(settings), planned)
