"""Budget och utfall: are we in phase, cost centre by cost centre, and where does the year end?"""

import streamlit as st

from dashboard.interface import budget_cache
from dashboard.interface.budget_drill import path_in_address
from dashboard.interface.budget_editor import show_saved
from dashboard.interface.budget_parts import NAMES, budget_parts
from dashboard.interface.page import open_page, read, show_answer, show_notes
from dashboard.interface.parts import asked_part
from dashboard.translation import _


@st.fragment
def budget_outcome_page() -> None:
    """The finding and the key figures, which stay, and the parts below them."""
    selection, key = open_page(_("Budget och utfall"))
    view = read(lambda: budget_cache.part(selection, asked_part(NAMES), key))
    show_saved()
    show_answer(view)
    if "parts" in view.facts:
        budget_parts(view.facts["parts"], selection, key)
        show_notes(view, shown=budget_cache.whole(selection, path_in_address(), key))
    else:
        show_notes(view)


budget_outcome_page()
