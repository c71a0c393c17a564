"""The board: the levers with what they lead to, and the details below; each part runs by itself."""

from dashboard.interface.scenario_details import details
from dashboard.interface.scenario_result import result
from dashboard.interface.scenario_state import Workbench


def board(bench: Workbench) -> None:
    """From the question to the answer, top down."""
    result(bench)
    details(bench)
