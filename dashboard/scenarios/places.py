"""Planned participants that a scenario's money is enough for, block by block and in whole ones."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from dashboard.parameters.units import ORE_PER_TKR
from dashboard.scenarios.baseline import CostBlock
from dashboard.scenarios.settings import Settings
from dashboard.scenarios.terms import CostTerms, activity_key, block_key, is_moved

FloatArray = NDArray[np.float64]
ALMOST_WHOLE: Final = float(np.sqrt(np.finfo(np.float64).eps))
"""What arithmetic may take from a whole number of places."""


def funded_places(settings: Settings, terms: CostTerms) -> FloatArray | None:
    """The places of all blocks together; None where no block has any."""
    counted = [block for block in settings.baseline.blocks if _is_counted(settings, block)]
    if not counted:
        return None
    total = settings.table(
        sum(block.planned_places or 0 for block in counted if not is_moved(settings, block))
    )
    for block in counted:
        if is_moved(settings, block):
            total += _of_block(settings, terms, block)
    return total


def block_places(settings: Settings, terms: CostTerms, block: CostBlock) -> FloatArray | None:
    """One block's places; None where nobody has said how many."""
    if not _is_counted(settings, block):
        return None
    if not is_moved(settings, block):
        return settings.table(block.planned_places or 0)
    return _of_block(settings, terms, block)


def _is_counted(settings: Settings, block: CostBlock) -> bool:
    """Whether the plan or a lever says how many places a block has."""
    return block.planned_places is not None or settings.moves(block_key(block, "places"))


def _of_block(settings: Settings, terms: CostTerms, block: CostBlock) -> FloatArray:
    """A moved block's places: as entered, or in proportion to its money; rounded down to whole ones."""
    planned = np.full(settings.baseline.horizon, float(block.planned_places or 0))
    new = terms.changed(settings, block, _own(settings, block, planned))
    return np.floor(terms.effective(planned, new) + ALMOST_WHOLE)


def _own(settings: Settings, block: CostBlock, planned: FloatArray) -> FloatArray:
    """The places before change and inclusion."""
    if settings.moves(block_key(block, "places")):
        return settings.number(block_key(block, "places"))
    if settings.moves(block_key(block, "amount_tkr")):
        plan = -np.array(block.amount_ore, dtype=np.float64) / ORE_PER_TKR
        amount = settings.number(block_key(block, "amount_tkr"))
        return planned * np.where(plan > 0, amount / np.where(plan > 0, plan, 1), 1.0)
    own = planned
    for activity in block.activities:
        key = activity_key(activity, "places")
        if settings.moves(key):
            own = own + (settings.number(key) - activity.planned_places)
    return own
