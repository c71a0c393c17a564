"""The board: the most used levers, what they lead to, and the details below; each runs by itself."""

from dashboard.interface.scenario_details import details
from dashboard.interface.scenario_figures import plan_notes
from dashboard.interface.scenario_most_used import most_used
from dashboard.interface.scenario_state import Workbench
from dashboard.interface.scenario_work import outcome


def board(bench: Workbench) -> None:
    """From the question to the answer, top down."""
    most_used(bench)
    outcome(bench)
    details(bench)
    plan_notes(bench.plan)
