"""Budget och utfall: are we in phase, cost centre by cost centre, and where does the year end?"""

import streamlit as st

from dashboard.interface import budget_cache
from dashboard.interface.block_component import together
from dashboard.interface.budget_drill import path_in_address
from dashboard.interface.budget_editor import show_saved
from dashboard.interface.budget_parts import NAMES, budget_part, edit_part
from dashboard.interface.foreseen import make_ahead
from dashboard.interface.page import StoreKey, open_page, read, show_answer, show_files, show_notes
from dashboard.interface.parts import asked_part
from dashboard.shapes.selection import Selection
from dashboard.shapes.view import View
from dashboard.translation import _


@st.fragment
def budget_outcome_page() -> None:
    """The finding and the key figures, which stay, and the parts below them."""
    with together("page"):
        selection, key = open_page(_("Budget och utfall"))
        view, part, drawn = draw(selection, key)
    show_saved()
    if part is None or drawn is None:
        show_files(view)
    else:
        edit_part(part, drawn, selection, key)
        show_files(view, shown=budget_cache.whole(selection, path_in_address(), key))
    make_ahead("budget-outcome", draw, selection, key, parts=view.facts.get("parts", ()))


def draw(selection: Selection, key: StoreKey) -> tuple[View, str | None, View | None]:
    """What stands below the selection; the view, and where there is any the part's name and its own view."""
    part, drawn = None, None
    view = read(lambda: budget_cache.part(selection, asked_part(NAMES), key))
    show_answer(view)
    if "parts" in view.facts:
        part, drawn = budget_part(view.facts["parts"], selection, key)
    show_notes(view)
    return view, part, drawn


budget_outcome_page()
