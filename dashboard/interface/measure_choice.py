"""Which measure a page compares, in the address so that a link opens the same comparison."""

import streamlit as st

from dashboard.translation import _

KEY = "measure"


def measure_choice(names: dict[str, str], first: str) -> str:
    """The chosen measure's id; `first` until the reader chooses. Not drawn where there is only one."""
    if len(names) <= 1:
        return first
    chosen = st.segmented_control(
        _("Vad som jämförs"),
        tuple(names),
        default=first,
        required=True,
        format_func=lambda name: names.get(name, name),
        key=KEY,
        bind="query-params",
    )
    return chosen if chosen in names else first
