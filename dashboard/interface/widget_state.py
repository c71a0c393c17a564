"""Where a widget stands, as the page says."""

from typing import Any

import streamlit as st

PAGE, DRAWN_ON = "open-page", "widgets-drawn-on"


def page_opened(page: str) -> None:
    """Tell which page runs: Streamlit takes a widget of the same key on another page for another one."""
    st.session_state[PAGE] = page


def stand_at(key: str, value: Any) -> Any | None:
    """Let the widget of that key stand at a value when it is drawn; returns the default to draw it with.

    It is set only where it does not stand there already: a value that is set is sent with an order to take
    it, and the browser then draws the page twice, a third of what a reader waits for (docs/platform.md). A
    run that the next one overtakes may never reach the browser, and its order is lost: so where nothing is
    set the value is the widget's default, with which one that is new to the browser begins.
    """
    page = st.session_state.get(PAGE)
    drawn_on: dict[str, str | None] = st.session_state.setdefault(DRAWN_ON, {})
    if st.session_state.get(key) != value or drawn_on.get(key) != page:
        st.session_state[key] = value
        drawn_on[key] = page
        return None
    return value
