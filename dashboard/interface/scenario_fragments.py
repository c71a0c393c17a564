"""Which parts of the scenario page run again when a lever moves: no more than what it changes.

Every element that a browser is sent costs it more than the scenario's calculation does (benchmarks/), so the
details that nobody looks at and the panel that nobody has opened stay as they are. A callback that names
parts makes two runs of one, so where a widget's own part is enough it is left to run by itself.
"""

import streamlit as st

WORK, DETAILS, ALL_LEVERS = "scenario-work", "scenario-details", "scenario-levers"
DETAIL, PANEL = "scenario-detail", "scenario-all-levers"
"""Where the session keeps which detail is looked at, and whether the panel of all levers is open."""


def run_shown() -> None:
    """Run every part that a moved lever changes; to be called from a widget's callback."""
    shown = {WORK: True, DETAILS: st.session_state.get(DETAIL), ALL_LEVERS: st.session_state.get(PANEL)}
    st.rerun([part for part, is_shown in shown.items() if is_shown])


def run_details() -> None:
    """The same for a widget in WORK whose move the panel of all levers does not show."""
    if st.session_state.get(DETAIL):
        st.rerun([WORK, DETAILS])


def run_panel() -> None:
    """The same for a widget in WORK whose move the panel shows."""
    if st.session_state.get(DETAIL) or st.session_state.get(PANEL):
        run_shown()
