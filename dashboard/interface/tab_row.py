"""A row of words of which one is open, as tabs look (style.css), for what is drawn only while it is open.

Streamlit's own tabs hold every closed one's elements in the browser, and cost it more (docs/platform.md).
"""

from collections.abc import Callable, Mapping

import streamlit as st


def tab_row(
    label: str, names: Mapping[str, str], key: str, on_change: Callable[[], None] | None = None
) -> str:
    """Draw the row and return the open one's name; `label` is read aloud and not seen.

    The first one is open until the reader opens another, or until the session's state says one under the key,
    which begins with `tabs-`.
    """
    if st.session_state.get(key) not in names:
        st.session_state[key] = next(iter(names))
    chosen = st.segmented_control(
        label,
        tuple(names),
        format_func=names.__getitem__,
        required=True,
        key=key,
        on_change=on_change,
        label_visibility="collapsed",
        wrap=True,
    )
    return str(chosen)
