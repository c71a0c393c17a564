"""What a run comes to: a table per year, for one setting of the levers or for many at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from dashboard.scenarios.costs import Costs
from dashboard.scenarios.messages import Remark
from dashboard.scenarios.settings import Settings
from dashboard.scenarios.sharing import member_contributions
from dashboard.scenarios.state_model import ModelSteps

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class YearOutcome:
    """One year of a run with one setting. Whole ören, income plus, costs minus; None is unknown.

    `own_result_ore` is own operations, `project_result_ore` the project's own costs and income; together
    they are `result_ore`. `equity_change_ore` is everything since the opening.
    """

    year: int
    state_allocation_ore: int
    region_ore: int
    municipalities_ore: int
    contributions_ore: Mapping[str, int]
    member_income_ore: int
    other_income_ore: int
    project_income_ore: int
    income_ore: int
    block_costs_ore: Mapping[str, int]
    administration_ore: int
    project_cost_ore: int
    cost_ore: int
    own_result_ore: int
    project_result_ore: int
    result_ore: int
    equity_change_ore: int
    closing_equity_ore: int | None
    equity_share: float | None
    floor_ore: int | None
    floor_kept: bool | None
    ceiling_share: float | None
    ceiling_ore: int | None
    ceiling_kept: bool | None
    funded_places: int | None


@dataclass(frozen=True, kw_only=True)
class ScenarioResult:
    """Every figure as a float array of whole ören, shape (years,) or (settings, years); NaN is unknown.

    `closing_equity_ore` is None when no setting knows its opening equity, `funded_places` when no block has
    planned participants. `floor_kept` and `ceiling_kept` mean something only where `floor_known` and
    `ceiling_known` say so. `member_income_ore` is the allocation from all parties. `model` is None when the
    allocation model is not used. The arrays are read-only or the reader's own.
    """

    settings: Settings
    years: tuple[int, ...]
    state_allocation_ore: FloatArray
    region_ore: FloatArray
    municipalities_ore: FloatArray
    member_income_ore: FloatArray
    other_income_ore: FloatArray
    income_ore: FloatArray
    spent: Costs
    cost_ore: FloatArray
    result_ore: FloatArray
    equity_change_ore: FloatArray
    closing_equity_ore: FloatArray | None
    equity_share: FloatArray
    floor_ore: FloatArray
    floor_known: BoolArray
    floor_kept: BoolArray
    ceiling_share: FloatArray
    ceiling_ore: FloatArray
    ceiling_known: BoolArray
    ceiling_kept: BoolArray
    model: ModelSteps | None
    remarks: tuple[Remark, ...]

    @cached_property
    def contributions_ore(self) -> Mapping[str, FloatArray]:
        """What each member pays, by code in the association's order; computed when asked for."""
        return member_contributions(
            self.settings, self.state_allocation_ore, self.region_ore, self.municipalities_ore
        )

    @property
    def block_costs_ore(self) -> Mapping[str, FloatArray]:
        """What each block costs, by its code."""
        return self.spent.blocks_ore

    @property
    def administration_ore(self) -> FloatArray:
        """What administration costs."""
        return self.spent.administration_ore

    @property
    def project_cost_ore(self) -> FloatArray:
        """The project's own costs."""
        return self.spent.project_cost_ore

    @property
    def project_income_ore(self) -> FloatArray:
        """The project's own income."""
        return self.spent.project_income_ore

    @property
    def funded_places(self) -> FloatArray | None:
        """Planned participants that the money is enough for."""
        return self.spent.funded_places

    @property
    def own_result_ore(self) -> FloatArray:
        """The result of own operations: without the project's own costs and income."""
        return self.result_ore - self.project_income_ore - self.project_cost_ore

    def table(self, setting: int | None = None) -> tuple[YearOutcome, ...]:
        """The result year by year as plain numbers; of many settings, the one with that number.

        Raises ValueError when there are many settings and none is named.
        """
        if self.settings.lead and setting is None:
            raise ValueError("a result of many settings needs the number of one")
        picked = (setting,) if self.settings.lead else ()
        return tuple(self._year(index, (*picked, index)) for index in range(len(self.years)))

    def _year(self, index: int, at: tuple[int | None, ...]) -> YearOutcome:
        """One year as plain numbers."""
        own = _ore(self.own_result_ore, at)
        closing = None if self.closing_equity_ore is None else _known_ore(self.closing_equity_ore, at)
        return YearOutcome(
            year=self.years[index],
            state_allocation_ore=_ore(self.state_allocation_ore, at),
            region_ore=_ore(self.region_ore, at),
            municipalities_ore=_ore(self.municipalities_ore, at),
            contributions_ore=_each(self.contributions_ore, at),
            member_income_ore=_ore(self.member_income_ore, at),
            other_income_ore=_ore(self.other_income_ore, at),
            project_income_ore=_ore(self.project_income_ore, at),
            income_ore=_ore(self.income_ore, at),
            block_costs_ore=_each(self.block_costs_ore, at),
            administration_ore=_ore(self.administration_ore, at),
            project_cost_ore=_ore(self.project_cost_ore, at),
            cost_ore=_ore(self.cost_ore, at),
            own_result_ore=own,
            project_result_ore=_ore(self.result_ore, at) - own,
            result_ore=_ore(self.result_ore, at),
            equity_change_ore=_ore(self.equity_change_ore, at),
            closing_equity_ore=closing,
            equity_share=_known(self.equity_share, at),
            floor_ore=_known_ore(self.floor_ore, at),
            floor_kept=bool(self.floor_kept[at]) if self.floor_known[at] else None,
            ceiling_share=_known(self.ceiling_share, at),
            ceiling_ore=_known_ore(self.ceiling_ore, at),
            ceiling_kept=bool(self.ceiling_kept[at]) if self.ceiling_known[at] else None,
            funded_places=None if self.funded_places is None else _ore(self.funded_places, at),
        )


def _ore(values: FloatArray, at: tuple[int | None, ...]) -> int:
    """A known whole number."""
    return int(values[at])


def _known(values: FloatArray, at: tuple[int | None, ...]) -> float | None:
    """A number, or None where it is unknown."""
    value = float(values[at])
    return None if np.isnan(value) else value


def _known_ore(values: FloatArray, at: tuple[int | None, ...]) -> int | None:
    """A whole number, or None where it is unknown."""
    value = _known(values, at)
    return None if value is None else int(value)


def _each(values: Mapping[str, FloatArray], at: tuple[int | None, ...]) -> Mapping[str, int]:
    """A whole number for each code."""
    return MappingProxyType({code: _ore(amounts, at) for code, amounts in values.items()})
