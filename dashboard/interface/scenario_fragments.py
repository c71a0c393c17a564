"""Which parts of the scenario page run again when a lever moves: no more than what it changes.

Every element that a browser is sent costs it more than the scenario's calculation does (benchmarks/), so the
levers that show what they stand at by themselves, the details that nobody looks at and the panel that nobody
has opened stay as they are.
"""

from typing import NoReturn

import streamlit as st

from dashboard.interface.scenario_state import refused

STRIP, RESULT = "scenario-strip", "scenario-result"
DETAILS, ALL_LEVERS = "scenario-details", "scenario-levers"
DETAIL, PANEL, SAYS_REFUSED = "scenario-detail", "scenario-all-levers", "scenario-says-refused"
"""Where the session keeps which detail is looked at, whether the panel of all levers is open, and whether the
strip says that a value was refused."""


def run_shown() -> NoReturn:
    """Run every part that a moved lever changes; to be called from a widget's callback."""
    _run(strip=True, panel=True)


def run_result() -> NoReturn:
    """The same for a widget of the strip that shows by itself what it stands at, and is not in the panel."""
    _run(strip=_refusal_changes(), panel=False)


def run_result_and_panel() -> NoReturn:
    """The same for one whose move the panel shows."""
    _run(strip=_refusal_changes(), panel=True)


def _refusal_changes() -> bool:
    return bool(refused() or st.session_state.get(SAYS_REFUSED))


def _run(*, strip: bool, panel: bool) -> NoReturn:
    shown = {
        STRIP: strip,
        RESULT: True,
        DETAILS: st.session_state.get(DETAIL),
        ALL_LEVERS: panel and st.session_state.get(PANEL),
    }
    st.rerun([part for part, is_shown in shown.items() if is_shown])
