"""The allocation model inside a scenario, where each year hangs on the one before.

The brake holds against the year before's allocation. The deduction is for the equity that the year before is
forecast to close at, above that year's ceiling: so a surplus one year can lower the allocation the next.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dashboard.equity import limits
from dashboard.funding import allocation
from dashboard.parameters.units import ORE_PER_MKR, ORE_PER_TKR
from dashboard.scenarios.settings import Settings

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class ModelSteps:
    """The allocation model step by step, in ören; NaN (False) in years and settings that do not use it.

    `weight` is the combined weight, `equity_ore` and `ceiling_ore` what the deduction is for: the year
    before's closing equity and its ceiling. `equity_unknown`: no deduction could be computed.
    `previous_unknown`: the brake is on, but the year before's allocation is unknown.
    """

    is_used: BoolArray
    weight: FloatArray
    possible_ore: FloatArray
    floor_ore: FloatArray
    deduction_ore: FloatArray
    granted_ore: FloatArray
    equity_ore: FloatArray
    ceiling_ore: FloatArray
    equity_unknown: BoolArray
    previous_unknown: BoolArray


_KEPT: Final = ("floor_ore", "deduction_ore", "granted_ore", "equity_ore", "ceiling_ore")
_SAID: Final = ("equity_unknown", "previous_unknown")


class StateModel:
    """The model's inputs over all years, asked for one year after the other."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._weight = combined_weight(settings)
        self._possible = settings.full(_possible(settings, self._weight))
        self._is_used = settings.full(settings.chosen("state.method", "model"))
        self._brake = settings.full(settings.flag("model.brake"))
        self._kept = {name: np.full(settings.shape, np.nan) for name in _KEPT}
        self._said = {name: np.zeros(settings.shape, dtype=np.bool_) for name in _SAID}

    def allocate(
        self, index: int, planned: FloatArray, previous: FloatArray, total: FloatArray, equity: FloatArray
    ) -> FloatArray:
        """One year's allocation in whole ören: the model's where it is used, else what is planned.

        `previous` and `total` are the year before's allocation from the state and from all parties (for the
        first year the levers' values are taken instead), `equity` what that year is forecast to close at.
        """
        if index == 0:
            previous = self._first("model.previous_state_tkr")
            total = self._first("model.previous_total_tkr")
        ceiling = self._ceiling(index, total)
        decided = allocation.grant(
            possible_ore=self._possible[..., index],
            previous_ore=previous,
            brake=self._brake[..., index],
            max_drop=self._year("model.max_drop_share", index),
            equity_ore=equity,
            ceiling_ore=ceiling,
            deduction_rate=self._year("model.deduction_rate_share", index),
            requested_ore=self._year("model.requested_tkr", index) * ORE_PER_TKR,
        )
        granted = np.rint(decided.granted_ore)
        self._keep(index, decided, granted, equity, ceiling)
        return np.where(self._is_used[..., index], granted, planned)

    def steps(self) -> ModelSteps:
        """What the model came to in every year."""
        return ModelSteps(
            is_used=self._is_used,
            weight=self._settings.full(self._weight),
            possible_ore=np.where(self._is_used, self._possible, np.nan),
            floor_ore=self._kept["floor_ore"],
            deduction_ore=self._kept["deduction_ore"],
            granted_ore=self._kept["granted_ore"],
            equity_ore=self._kept["equity_ore"],
            ceiling_ore=self._kept["ceiling_ore"],
            equity_unknown=self._said["equity_unknown"],
            previous_unknown=self._said["previous_unknown"],
        )

    def _keep(
        self,
        index: int,
        decided: allocation.Allocation,
        granted: FloatArray,
        equity: FloatArray,
        ceiling: FloatArray,
    ) -> None:
        """Notes the year's steps where the model is used."""
        is_used = self._is_used[..., index]
        values = (decided.floor_ore, decided.deduction_ore, granted, equity, ceiling)
        for name, value in zip(_KEPT, values, strict=True):
            self._kept[name][..., index] = np.where(is_used, value, np.nan)
        for name, unknown in zip(_SAID, (decided.equity_unknown, decided.previous_unknown), strict=True):
            self._said[name][..., index] = is_used & unknown

    def _year(self, key: str, index: int) -> FloatArray:
        """A lever's value for one year."""
        return np.asarray(self._settings.full(self._settings.number(key))[..., index])

    def _first(self, key: str) -> FloatArray:
        """A lever for the year before the first, in ören."""
        return np.asarray(self._year(key, 0) * ORE_PER_TKR)

    def _ceiling(self, index: int, total: FloatArray) -> FloatArray:
        """The ceiling when the year before closes: its allocation times its share.

        An entered share for the first year is taken for the year before it as well.
        """
        year_before = self._settings.baseline.years[index] - 1
        entered = self._year("equity.ceiling_share", max(index - 1, 0))
        share = limits.ceiling_share(total[..., None], (year_before,), entered[..., None])
        return limits.ceiling_ore(total, share[..., 0])


def combined_weight(settings: Settings) -> FloatArray:
    """The weight in the pot: from the association's two shares where both are known, else the combined."""
    from_shares = allocation.combined_weight(
        settings.number("model.need_share"),
        settings.number("model.population_share"),
        settings.number("model.need_weight_share"),
        settings.number("model.population_weight_share"),
    )
    combined = settings.number("model.combined_weight_share")
    return np.asarray(np.where(np.isnan(from_shares), combined, from_shares), dtype=np.float64)


def _possible(settings: Settings, weight: FloatArray) -> FloatArray:
    """What the model makes possible each year, in whole ören."""
    return np.rint(
        allocation.possible(
            settings.number("model.pot_mkr") * ORE_PER_MKR,
            settings.number("model.associations"),
            settings.number("model.base_grant_tkr") * ORE_PER_TKR,
            weight,
        )
    )
