"""What every cost of a scenario has in common: how far changes have come, and the year's prices."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dashboard.scenarios.baseline import CostBlock, PlannedActivity
from dashboard.scenarios.settings import Settings

FloatArray = NDArray[np.float64]
OF_ACTIVITIES: Final = "activity."
ACTIVITY_LEVERS: Final = ("places", "unit_cost_tkr")
BLOCK_LEVERS: Final = ("places", "unit_cost_tkr", "amount_tkr", "change_share", "included")


@dataclass(frozen=True, slots=True)
class CostTerms:
    """`phase` is how much of a change has come, `price` the factor of cost level and rise, per year."""

    phase: FloatArray
    price: FloatArray
    is_at_once: bool

    def effective(self, plan: FloatArray, new: FloatArray) -> FloatArray:
        """The plan's value on its way to the new one."""
        if self.is_at_once:
            return new
        return plan + self.phase * (new - plan)

    def changed(self, settings: Settings, block: CostBlock, own: FloatArray) -> FloatArray:
        """The block's own value after change and inclusion."""
        changed = own
        if settings.moves(block_key(block, "change_share")):
            changed = own * (1 + settings.number(block_key(block, "change_share")))
        if settings.moves(block_key(block, "included")):
            changed = np.where(settings.flag(block_key(block, "included")), changed, 0.0)
        return changed


def cost_terms(settings: Settings) -> CostTerms:
    """The phase and the price factor per year."""
    gone = np.arange(settings.baseline.horizon, dtype=np.float64)
    phase = settings.combined(np.divide, gone + 1, settings.number("cost.phase_in_years"))
    rise = settings.combined(np.power, 1 + settings.number("cost.yearly_rise_share"), gone)
    price = settings.combined(np.multiply, rise, 1 + settings.number("cost.change_share"))
    return CostTerms(phase=np.minimum(phase, 1.0), price=price, is_at_once=bool((phase >= 1).all()))


def is_moved(settings: Settings, block: CostBlock) -> bool:
    """Whether any lever of the block, or of an activity in it, is moved."""
    moved = any(settings.moves(block_key(block, name)) for name in BLOCK_LEVERS)
    return moved or moved_activity(settings, block) is not None


def moved_activity(settings: Settings, block: CostBlock) -> str | None:
    """The first moved lever of an activity in the block, or None."""
    if not any(key.startswith(OF_ACTIVITIES) for key in settings.values):
        return None  # as mostly: few levers are moved, and a plan has many activities
    keys = (activity_key(activity, name) for activity in block.activities for name in ACTIVITY_LEVERS)
    return next((key for key in keys if settings.moves(key)), None)


def block_key(block: CostBlock, name: str) -> str:
    """The key of one of a block's levers."""
    return f"cost.{block.code}.{name}"


def activity_key(activity: PlannedActivity, name: str) -> str:
    """The key of one of an activity's levers."""
    return f"{OF_ACTIVITIES}{activity.code}.{name}"
