"""What the scenario costs: blocks with their activities, administration and the project.

Per block and year, with the plan's cost and the levers' values:

    own       = places * unit cost, or the amount, or the plan with its activities' places * unit cost
    new       = own * (1 + change); 0 where the block is left out
    effective = plan + phase * (new - plan)         phase = (years gone + 1) / phase-in years, at most 1
    cost      = effective * (1 + cost level) * (1 + yearly rise) ^ years gone

Administration follows the same lines from the plan's alternative with or without the project. The cost level
and the yearly rise are prices: they change what a place costs, not how many there are. The project's own
costs and income count as entered, in the years when it is granted. Results are whole ören, costs minus.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from dashboard.parameters.units import ORE_PER_TKR
from dashboard.scenarios.baseline import CostBlock, PlannedActivity
from dashboard.scenarios.places import block_places, funded_places
from dashboard.scenarios.settings import Settings
from dashboard.scenarios.terms import (
    ACTIVITY_LEVERS,
    CostTerms,
    activity_key,
    block_key,
    cost_terms,
    is_moved,
)

FloatArray = NDArray[np.float64]


@dataclass(frozen=True)
class Costs:
    """Costs (minus) and project income (plus) in whole ören, over the years or settings and years.

    The parts are computed when asked for, since many settings at once mostly want the total.
    """

    settings: Settings
    terms: CostTerms
    administration_ore: FloatArray
    project_cost_ore: FloatArray
    project_income_ore: FloatArray
    total_ore: FloatArray

    @cached_property
    def blocks_ore(self) -> Mapping[str, FloatArray]:
        """Each block's cost by its code."""
        blocks = self.settings.baseline.blocks
        each = {block.code: _block_cost(self.settings, self.terms, block) for block in blocks}
        return MappingProxyType({code: self.settings.full(cost) for code, cost in each.items()})

    @cached_property
    def funded_places(self) -> FloatArray | None:
        """Whole participants that the money is enough for, or None where no block has any."""
        return funded_places(self.settings, self.terms)

    def places_of(self, block: CostBlock, place: int) -> int | None:
        """One block's whole participants in a year, by its place in the horizon; None where it has none."""
        found = block_places(self.settings, self.terms, block)
        return None if found is None else int(found[..., place])


def costs(settings: Settings) -> Costs:
    """Every cost of the scenario; see the module for the formulas."""
    terms = cost_terms(settings)
    administration = _administration(settings, terms)
    granted = settings.flag("project.granted")
    project_cost = -np.where(granted, _ore(settings, "project.cost_tkr"), 0.0)
    project_income = np.where(granted, _ore(settings, "project.income_tkr"), 0.0)
    total = settings.table(administration + project_cost)
    room = np.empty_like(total) if terms.price.shape == total.shape else None
    for block in settings.baseline.blocks:
        total += _block_cost(settings, terms, block, room)
    return Costs(
        settings=settings,
        terms=terms,
        administration_ore=settings.full(administration),
        project_cost_ore=settings.full(project_cost),
        project_income_ore=settings.full(project_income),
        total_ore=total,
    )


def _ore(settings: Settings, key: str) -> FloatArray:
    """An amount lever in whole ören."""
    return np.rint(settings.number(key) * ORE_PER_TKR)


def _block_cost(
    settings: Settings, terms: CostTerms, block: CostBlock, room: FloatArray | None = None
) -> FloatArray:
    """One block's cost, minus; written in `room`, of the result's shape, where there is one."""
    plan = np.array(block.amount_ore, dtype=np.float64)
    effective = plan
    if is_moved(settings, block):
        effective = terms.effective(plan, terms.changed(settings, block, _own_amount(settings, block, plan)))
    priced = np.multiply(effective, terms.price, out=room)
    return np.rint(priced, out=priced)


def _own_amount(settings: Settings, block: CostBlock, plan: FloatArray) -> FloatArray:
    """The amount (minus) that the block's levers say before change and inclusion, or the plan's."""
    places, unit_cost, amount = (block_key(block, name) for name in ("places", "unit_cost_tkr", "amount_tkr"))
    if settings.moves(places) or settings.moves(unit_cost):
        # Unknown stands only where there are no places: with places it is refused before it comes here.
        each = np.nan_to_num(settings.number(unit_cost)) * -ORE_PER_TKR
        return settings.combined(np.multiply, settings.number(places), each)
    if settings.moves(amount):
        return settings.number(amount) * -ORE_PER_TKR
    own = plan
    for activity in block.activities:
        if any(settings.moves(activity_key(activity, name)) for name in ACTIVITY_LEVERS):
            own = own + (_activity_amount(settings, activity) - activity.amount_ore)
    return own


def _activity_amount(settings: Settings, activity: PlannedActivity) -> FloatArray:
    """What an activity costs (minus) with its levers."""
    places, unit_cost = (settings.number(activity_key(activity, name)) for name in ACTIVITY_LEVERS)
    return settings.combined(np.multiply, places, unit_cost * -ORE_PER_TKR)


def _administration(settings: Settings, terms: CostTerms) -> FloatArray:
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
    if settings.moves("administration.change_share"):
        new = new * (1 + settings.number("administration.change_share"))
    effective = plan if new is plan else terms.effective(plan, new)
    return np.rint(effective * terms.price)
