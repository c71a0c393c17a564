"""What the members give, year by year: the state's allocation, and what region and municipalities add.

The state's allocation is entered directly (by default the plan's amount, changed by a share) or comes from
the allocation model (`state_model.py`). Region and municipalities give their own amounts (by default the
plan's, so that a lower allocation does not lower theirs) or follow the state: matching is a choice and never
an identity, since in 2022 the state gave 2 x 4 516 while the others gave 5 000 each.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dashboard.funding.contributions import matched
from dashboard.parameters.units import ORE_PER_TKR
from dashboard.scenarios.settings import Settings, in_year
from dashboard.scenarios.state_model import ModelSteps, StateModel

FloatArray = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class MemberIncome:
    """What each party gives in whole ören, over the years or settings and years."""

    state_ore: FloatArray
    region_ore: FloatArray
    municipalities_ore: FloatArray
    together_ore: FloatArray
    model: ModelSteps | None


def member_income(settings: Settings, rest_ore: FloatArray) -> MemberIncome:
    """The parties' amounts. `rest_ore` is each year's other income and costs, added up: with the members'
    money it makes the equity that the allocation model looks at the year after.
    """
    state, region, municipalities, together = (
        settings.table(values) for values in (_entered(settings), 0, 0, 0)
    )
    matching = {name: _Matching(settings, name) for name in ("region", "municipalities")}
    model = StateModel(settings) if settings.chosen("state.method", "model").any() else None
    equity = opening_equity(settings)
    for index in range(settings.baseline.horizon):
        if model is not None:
            before = max(index - 1, 0)
            total = together[..., before]
            state[..., index] = model.allocate(index, state[..., index], state[..., before], total, equity)
        given = state[..., index]
        region[..., index] = matching["region"].amount(index, given)
        municipalities[..., index] = matching["municipalities"].amount(index, given)
        together[..., index] = given + region[..., index] + municipalities[..., index]
        equity = equity + (together[..., index] + rest_ore[..., index])
    steps = None if model is None else model.steps()
    return MemberIncome(state, region, municipalities, together, steps)


def _entered(settings: Settings) -> FloatArray:
    """The state's allocation as entered: the amount, by default the plan's, changed by the share."""
    change = 1 + settings.number("state.change_share")
    amount = settings.number("state.amount_tkr") * ORE_PER_TKR
    return np.rint(settings.combined(np.multiply, amount, change))


def opening_equity(settings: Settings) -> FloatArray:
    """The opening equity of the first year in whole ören."""
    opening = settings.full(settings.number("equity.opening_tkr"))[..., 0]
    return np.asarray(np.rint(opening * ORE_PER_TKR), dtype=np.float64)


class _Matching:
    """How one party's amount comes about: its own, or a share of the state's."""

    def __init__(self, settings: Settings, name: str) -> None:
        self._own = np.rint(settings.number(f"{name}.amount_tkr") * ORE_PER_TKR)
        self._share = settings.number(f"{name}.of_state_share")
        self._follows = settings.chosen(f"{name}.matching", "state")

    def amount(self, index: int, state_ore: FloatArray) -> FloatArray:
        """One year's amount."""
        follows, own = in_year(self._follows, index), in_year(self._own, index)
        if not follows.any():
            return own
        following = matched(state_ore, in_year(self._share, index))
        return following if follows.all() else np.where(follows, following, own)
