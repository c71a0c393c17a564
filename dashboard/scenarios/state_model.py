"""The allocation model inside a scenario, where each year hangs on the one before.

The brake holds against the year before's allocation. The deduction is for the equity that the year before is
forecast to close at, above that year's ceiling: so a surplus one year can lower the allocation the next.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dashboard.equity import limits
from dashboard.funding import allocation
from dashboard.parameters.units import ORE_PER_MKR, ORE_PER_TKR
from dashboard.scenarios.settings import Settings, in_year

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class ModelYear:
    """One year of the model: the allocation's steps, and the equity and ceiling that they looked at."""

    allocation: allocation.Allocation
    equity_ore: FloatArray
    ceiling_ore: FloatArray


@dataclass(frozen=True)
class ModelSteps:
    """The allocation model step by step, in ören; NaN (False) in years and settings that do not use it.

    `weight` is the combined weight. `equity_ore` and `ceiling_ore` are what the deduction is for: the year
    before's closing equity and its ceiling. `equity_unknown`: no deduction could be computed.
    `previous_unknown`: the brake is on, but the year before's allocation is unknown. The tables are put
    together when asked for.
    """

    is_used: BoolArray
    weight: FloatArray
    years: tuple[ModelYear, ...]

    @cached_property
    def possible_ore(self) -> FloatArray:
        """What the pot, the number of associations and the weight make possible."""
        return self._table([year.allocation.possible_ore for year in self.years])

    @cached_property
    def floor_ore(self) -> FloatArray:
        """What the brake protects to."""
        return self._table([year.allocation.floor_ore for year in self.years])

    @cached_property
    def deduction_ore(self) -> FloatArray:
        """What equity above its ceiling takes."""
        return self._table([year.allocation.deduction_ore for year in self.years])

    @cached_property
    def granted_ore(self) -> FloatArray:
        """What is given in the end, in whole ören."""
        return np.rint(self._table([year.allocation.granted_ore for year in self.years]))

    @cached_property
    def equity_ore(self) -> FloatArray:
        """The equity that the year before is forecast to close at."""
        return self._table([year.equity_ore for year in self.years])

    @cached_property
    def ceiling_ore(self) -> FloatArray:
        """The year before's ceiling."""
        return self._table([year.ceiling_ore for year in self.years])

    @cached_property
    def equity_unknown(self) -> BoolArray:
        """Where no deduction could be computed."""
        unknown = self._side_by_side([year.allocation.equity_unknown for year in self.years])
        return np.asarray(self.is_used & unknown, dtype=np.bool_)

    @cached_property
    def previous_unknown(self) -> BoolArray:
        """Where the brake could not be computed."""
        unknown = self._side_by_side([year.allocation.previous_unknown for year in self.years])
        return np.asarray(self.is_used & unknown, dtype=np.bool_)

    def _table(self, columns: list[FloatArray]) -> FloatArray:
        """The years side by side, unknown where the model is not used."""
        return np.where(self.is_used, self._side_by_side(columns), np.nan)

    def _side_by_side(self, columns: Sequence[NDArray[Any]]) -> NDArray[Any]:
        """The years as one table; a year that is the same in every setting is repeated."""
        lead = self.is_used.shape[:-1]
        return np.stack([np.broadcast_to(column, lead) for column in columns], axis=-1)


class StateModel:
    """The model's inputs over all years, asked for one year after the other."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._weight = combined_weight(settings)
        self._is_used = settings.chosen("state.method", "model")
        self._brake = settings.flag("model.brake")
        self._years: list[ModelYear] = []

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
            possible_ore=self._possible(index),
            previous_ore=previous,
            brake=in_year(self._brake, index),
            max_drop=self._year("model.max_drop_share", index),
            equity_ore=equity,
            ceiling_ore=ceiling,
            deduction_rate=self._year("model.deduction_rate_share", index),
            requested_ore=self._year("model.requested_tkr", index) * ORE_PER_TKR,
        )
        self._years.append(ModelYear(decided, equity, ceiling))
        granted, is_used = np.rint(decided.granted_ore), in_year(self._is_used, index)
        return granted if is_used.all() else np.where(is_used, granted, planned)

    def steps(self) -> ModelSteps:
        """What the model came to in every year."""
        full = self._settings.full
        return ModelSteps(full(self._is_used), full(self._weight), tuple(self._years))

    def _possible(self, index: int) -> FloatArray:
        """What the model makes possible one year, in whole ören."""
        possible = allocation.possible(
            self._year("model.pot_mkr", index) * ORE_PER_MKR,
            self._year("model.associations", index),
            self._year("model.base_grant_tkr", index) * ORE_PER_TKR,
            in_year(self._weight, index),
        )
        return np.asarray(np.rint(possible), dtype=np.float64)

    def _year(self, key: str, index: int) -> FloatArray:
        """A lever's value for one year."""
        return in_year(self._settings.number(key), index)

    def _first(self, key: str) -> FloatArray:
        """A lever for the year before the first, in ören."""
        return np.asarray(self._year(key, 0) * ORE_PER_TKR)

    def _ceiling(self, index: int, total: FloatArray) -> FloatArray:
        """The ceiling when the year before closes: its allocation times its share.

        An entered share for the first year is taken for the year before it as well.
        """
        year_before = self._settings.baseline.years[index] - 1
        entered = self._year("equity.ceiling_share", max(index - 1, 0))
        if not np.isnan(entered).any():
            return limits.ceiling_ore(total, entered)
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
