"""What must be known of the plan that a scenario rests on."""

from dashboard.interface.block import Block, Folded
from dashboard.interface.block_component import show_block
from dashboard.translation import _
from dashboard.views.scenario_baseline import PlanBaseline


def plan_notes(plan: PlanBaseline) -> None:
    """What must be known of the plan's own figures, as one text; no lever changes it."""
    notes = (*plan.notes, *sorted(plan.said(plan.baseline.horizon)))
    show_block(Block(folded=Folded(_("Att veta om siffrorna"), notes)), key="notes")
