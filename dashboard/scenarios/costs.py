"""What the scenario costs: blocks, administration and the project, and the places that are paid for.

Per block and year, with the plan's cost and the levers' values:

    new       = places * unit cost, or the amount; times (1 + change); 0 where the block is left out
    effective = plan + phase * (new - plan)         phase = (years gone + 1) / phase-in years, at most 1
    cost      = effective * (1 + cost level) * (1 + yearly rise) ^ years gone

Administration follows the same lines from the plan's alternative with or without the project. The cost level
and the yearly rise are prices: they change what a place costs, not how many there are. The project's own
costs and income count as entered, in the years when it is granted. Results are whole ören, costs minus.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dashboard.parameters.units import ORE_PER_TKR
from dashboard.scenarios.baseline import CostBlock
from dashboard.scenarios.settings import Settings

FloatArray = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Costs:
    """Costs (minus) and project income (plus) in whole ören, over the years or settings and years.

    `blocks_ore` is by block code. `funded_places` is whole participants, or None where no block has any.
    """

    blocks_ore: Mapping[str, FloatArray]
    administration_ore: FloatArray
    project_cost_ore: FloatArray
    project_income_ore: FloatArray
    total_ore: FloatArray
    funded_places: FloatArray | None


@dataclass(frozen=True, slots=True)
class _Terms:
    """What all costs share: the phase (0-1) and the price factor."""

    phase: FloatArray
    price: FloatArray

    def effective(self, plan: FloatArray, new: FloatArray) -> FloatArray:
        """The plan's value on its way to the new one."""
        return plan + self.phase * (new - plan)


def costs(settings: Settings) -> Costs:
    """Every cost of the scenario; see the module for the formulas."""
    terms = _terms(settings)
    blocks = {block.code: _block_cost(settings, terms, block) for block in settings.baseline.blocks}
    administration = _administration(settings, terms)
    granted = settings.flag("project.granted")
    project_cost = -np.where(granted, _ore(settings, "project.cost_tkr"), 0.0)
    project_income = np.where(granted, _ore(settings, "project.income_tkr"), 0.0)
    total = settings.table(administration + project_cost)
    for cost in blocks.values():
        total += cost
    return Costs(
        blocks_ore=MappingProxyType({code: settings.full(cost) for code, cost in blocks.items()}),
        administration_ore=settings.full(administration),
        project_cost_ore=settings.full(project_cost),
        project_income_ore=settings.full(project_income),
        total_ore=total,
        funded_places=_funded_places(settings, terms),
    )


def _terms(settings: Settings) -> _Terms:
    """The phase and price factor per year."""
    gone = np.arange(settings.baseline.horizon, dtype=np.float64)
    phase = np.minimum((gone + 1) / settings.number("cost.phase_in_years"), 1.0)
    rise = (1 + settings.number("cost.yearly_rise_share")) ** gone
    return _Terms(phase=phase, price=rise * (1 + settings.number("cost.change_share")))


def _ore(settings: Settings, key: str) -> FloatArray:
    """An amount lever in whole ören."""
    return np.rint(settings.number(key) * ORE_PER_TKR)


def _block_cost(settings: Settings, terms: _Terms, block: CostBlock) -> FloatArray:
    """One block's cost, minus."""
    plan = np.array(block.amount_ore, dtype=np.float64)
    new = _changed(settings, block, _own_amount(settings, block, plan))
    effective = plan if new is None else terms.effective(plan, new)
    return np.rint(effective * terms.price)


def _own_amount(settings: Settings, block: CostBlock, plan: FloatArray) -> FloatArray:
    """The amount (minus) that the block's levers say before change and inclusion, or the plan's."""
    places, unit_cost, amount = (_key(block, name) for name in ("places", "unit_cost_tkr", "amount_tkr"))
    if settings.moves(places) or settings.moves(unit_cost):
        return settings.number(places) * settings.number(unit_cost) * -ORE_PER_TKR
    if settings.moves(amount):
        return settings.number(amount) * -ORE_PER_TKR
    return plan


def _changed(settings: Settings, block: CostBlock, own: FloatArray) -> FloatArray | None:
    """The value after change and inclusion, or None where no lever of the block is moved."""
    names = ("places", "unit_cost_tkr", "amount_tkr", "change_share", "included")
    if not any(settings.moves(_key(block, name)) for name in names):
        return None
    changed = own * (1 + settings.number(_key(block, "change_share")))
    return np.where(settings.flag(_key(block, "included")), changed, 0.0)


def _administration(settings: Settings, terms: _Terms) -> FloatArray:
    """Administration, minus: the plan's for the alternative that holds each year, or the lever's."""
    baseline = settings.baseline
    plan = np.array(baseline.administration_ore, dtype=np.float64)
    if baseline.administration_granted_ore is not None:
        granted = np.array(baseline.administration_granted_ore, dtype=np.float64)
        plan = np.where(settings.flag("project.granted"), granted, plan)
    new = plan
    if settings.moves("administration.amount_tkr"):
        entered = settings.number("administration.amount_tkr") * -ORE_PER_TKR
        new = np.where(np.isnan(entered), plan, entered)
    new = new * (1 + settings.number("administration.change_share"))
    return np.rint(terms.effective(plan, new) * terms.price)


def _funded_places(settings: Settings, terms: _Terms) -> FloatArray | None:
    """Planned participants that the money is enough for, whole ones per block, over all blocks."""
    counts = [
        _block_places(settings, terms, block)
        for block in settings.baseline.blocks
        if block.planned_places is not None
    ]
    if not counts:
        return None
    total: NDArray[Any] = np.zeros(settings.baseline.horizon)
    for count in counts:
        total = total + count
    return settings.full(total)


def _block_places(settings: Settings, terms: _Terms, block: CostBlock) -> FloatArray:
    """One block's places: as entered, or in proportion to its money; rounded down to whole ones."""
    planned = np.full(settings.baseline.horizon, float(block.planned_places or 0))
    own = planned
    if settings.moves(_key(block, "places")):
        own = settings.number(_key(block, "places"))
    elif settings.moves(_key(block, "amount_tkr")):
        plan = -np.array(block.amount_ore, dtype=np.float64) / ORE_PER_TKR
        ratio = np.where(
            plan > 0, settings.number(_key(block, "amount_tkr")) / np.where(plan > 0, plan, 1), 1.0
        )
        own = planned * ratio
    new = _changed(settings, block, own)
    effective = planned if new is None else terms.effective(planned, new)
    almost = np.rint(effective)
    return np.where(np.isclose(effective, almost), almost, np.floor(effective))


def _key(block: CostBlock, name: str) -> str:
    """The key of one of a block's levers."""
    return f"cost.{block.code}.{name}"
