"""A row of words of which one is open, as tabs look (style.css), for what is drawn only while it is open.

Streamlit's own tabs hold every closed one's elements in the browser, and cost it more (docs/platform.md).
"""

from collections.abc import Callable, Mapping

import streamlit as st

from dashboard.interface.widget_state import stand_at


def tab_row(
    label: str,
    names: Mapping[str, str],
    key: str,
    on_change: Callable[[], None] | None = None,
    *,
    opened: str | None = None,
) -> str:
    """Draw the row and return the open one's name; `label` is read aloud and not seen.

    The first one is open until the reader opens another, or where the page says which is `opened`. The key
    begins with `tabs-`.
    """
    standing = st.session_state.get(key) if opened is None else opened
    default = stand_at(key, standing if standing in names else next(iter(names)))
    chosen = st.segmented_control(
        label,
        tuple(names),
        format_func=names.__getitem__,
        default=default,
        required=True,
        key=key,
        on_change=on_change,
        label_visibility="collapsed",
        wrap=True,
    )
    return str(chosen)
