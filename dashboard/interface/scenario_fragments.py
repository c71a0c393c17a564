"""Which parts of the scenario page run again when a lever moves: no more than what it changes.

Every element that a browser is sent costs it more than the scenario's calculation does (benchmarks/), so the
details that nobody looks at and the panel that nobody has opened stay as they are.
"""

import streamlit as st

RESULT, DETAILS, ALL_LEVERS = "scenario-result", "scenario-details", "scenario-levers"
DETAIL, PANEL = "scenario-detail", "scenario-all-levers"
"""Where the session keeps which detail is looked at, and whether the panel of all levers is open."""


def run_shown() -> None:
    """Run every part that a moved lever changes; to be called from a callback."""
    st.rerun(_shown())


def run_from_result() -> None:
    """The same from what stands above the result, which runs by itself where it is all."""
    if _shown() != [RESULT]:
        run_shown()


def _shown() -> list[str]:
    is_shown = {RESULT: True, DETAILS: st.session_state.get(DETAIL), ALL_LEVERS: st.session_state.get(PANEL)}
    return [part for part, shown in is_shown.items() if shown]
