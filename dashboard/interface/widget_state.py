"""Where a widget stands, as the page says."""

from typing import Any

import streamlit as st


def stand_at(key: str, value: Any) -> None:
    """Let the widget of that key stand at a value when it is drawn.

    Only where it does not stand there already: a value that is set is sent with an order to take it, and the
    browser then draws the page twice, a third of what a reader waits for (docs/platform.md).
    """
    if st.session_state.get(key) != value:
        st.session_state[key] = value
