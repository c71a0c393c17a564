"""Which parts of the scenario page run again when a lever moves: no more than what it changes.

Every element that a browser is sent costs it more than the scenario's calculation does (benchmarks/), so the
levers themselves, the details that nobody looks at and the panel that nobody has opened stay as they are.
"""

import streamlit as st

LEVERS_ABOVE, OUTCOME, DETAILS = "scenario-most-used", "scenario-outcome", "scenario-details"
ALL_LEVERS = "scenario-levers"
DETAIL, PANEL = "scenario-detail", "scenario-all-levers"
"""Where the session keeps which detail is looked at, and whether the panel of all levers is open."""


def run_again(*also: str) -> None:
    """Run what a moved lever leads to, and these parts too; to be called from a widget's callback."""
    wanted = [OUTCOME, *also]
    if st.session_state.get(DETAIL):
        wanted.append(DETAILS)
    shown = [name for name in wanted if name != ALL_LEVERS or st.session_state.get(PANEL)]
    st.rerun(list(dict.fromkeys(shown)))


def run_everything() -> None:
    """Run every part that a scenario's levers have to do with."""
    run_again(LEVERS_ABOVE, DETAILS, ALL_LEVERS)
