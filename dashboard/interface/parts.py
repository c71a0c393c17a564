"""A page's parts: the open one stands in the address, the closed ones are not computed."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

import streamlit as st

from dashboard.interface import address
from dashboard.interface.markdown import plain
from dashboard.interface.tab_row import tab_row
from dashboard.shapes.view import View
from dashboard.translation import _

PART, KEY = "part", "tabs-part"
LONGEST_ECHO = 40


def asked_part(names: Mapping[str, str]) -> str:
    """The part that the address asks for; the first one where it asks for none, or for what is no part."""
    asked = st.query_params.get(PART)
    return asked if asked is not None and asked in names else next(iter(names))


def show_parts(names: Mapping[str, str], available: Sequence[str], draw: Callable[[str], None]) -> None:
    """The parts that there is something in to choose from, and the open one drawn; `draw` gets its name."""
    shown = {part: names[part] for part in names if part in available}
    asked = st.query_params.get(PART)
    part = asked_part(shown)
    if asked is not None and asked not in shown:
        missing = names.get(asked, asked[:LONGEST_ECHO])
        text = _("”{part}” finns inte för det här urvalet. Det finns: {parts}.")
        st.warning(plain(text.format(part=missing, parts=", ".join(shown.values()))))
    tab_row(_("Del av sidan"), shown, KEY, partial(_changed, next(iter(shown))), opened=part)
    draw(part)


def show_view_parts(
    view: View, names: Mapping[str, str], tables: Mapping[str, Sequence[str]], draw: Callable[[str], None]
) -> None:
    """The parts of a view by the tables that each shows; one without any of its tables is left out."""
    available = [part for part, its in tables.items() if any(view.table(name) for name in its)]
    if available:
        show_parts(names, available, draw)


def _changed(first: str) -> None:
    """A part was opened. The first one is what an address without a part opens."""
    part = st.session_state[KEY]
    address.write({PART: None if part == first else part})
