"""Deltagarflöden: who comes in and out, by month and gender, against what was planned?"""

import streamlit as st

from dashboard.interface import cache
from dashboard.interface.block_component import together
from dashboard.interface.foreseen import make_ahead
from dashboard.interface.page import StoreKey, open_page, read, show_answer, show_files, show_notes
from dashboard.interface.participant_parts import NAMES, participant_part
from dashboard.interface.parts import asked_part
from dashboard.interface.selection import span_words
from dashboard.shapes.selection import Selection
from dashboard.shapes.view import View
from dashboard.translation import _


@st.fragment
def participants_page() -> None:
    """The finding and the key figures, which stay, and the parts below them."""
    with together("page"):
        selection, key = open_page(_("Deltagarflöden"), spans=True)
        view = draw(selection, key)
    whole = cache.whole_view("participants", selection, key) if view.facts else None
    show_files(view, span_words(selection), whole)
    make_ahead("participants", draw, selection, key, parts=view.facts.get("parts", ()))


def draw(selection: Selection, key: StoreKey) -> View:
    """What stands below the selection; the view with the tables of the open part."""
    view = read(lambda: cache.participants_view(selection, asked_part(NAMES), key))
    show_answer(view)
    participant_part(view, selection, key)
    show_notes(view)
    return view


participants_page()
