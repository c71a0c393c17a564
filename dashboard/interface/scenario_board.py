"""The board: the levers and what they lead to, and the details below; each part runs by itself."""

from dashboard.interface.scenario_details import details
from dashboard.interface.scenario_most_used import most_used
from dashboard.interface.scenario_result import result
from dashboard.interface.scenario_state import Workbench


def board(bench: Workbench) -> None:
    """From the question to the answer, top down."""
    most_used(bench)
    result(bench)
    details(bench)
