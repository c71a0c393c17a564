"""Medlemmar: what does each member pay, and what do its inhabitants get?"""

import streamlit as st

from dashboard.interface import cache
from dashboard.interface.block_component import together
from dashboard.interface.foreseen import make_ahead
from dashboard.interface.member_parts import TABLES, change_part, member_part
from dashboard.interface.municipality import municipality_choice, municipality_words
from dashboard.interface.page import StoreKey, open_page, read, show_answer, show_files, show_notes
from dashboard.interface.parts import parts_with_tables
from dashboard.interface.split_key import as_recalculated
from dashboard.shapes.selection import Selection
from dashboard.shapes.stamp import Choice
from dashboard.shapes.view import View
from dashboard.translation import _


@st.fragment
def members_page() -> None:
    """What members pay and get, for all or for one municipality."""
    with together("page"):
        selection, key = open_page(_("Medlemmar"))
        view, part, words = draw(selection, key)
    change_part(part, view)
    show_files(view, words, as_recalculated(view))
    make_ahead("members", draw, selection, key, parts=parts_with_tables(view, TABLES))


def draw(selection: Selection, key: StoreKey) -> tuple[View, str | None, tuple[Choice, ...]]:
    """What stands below the selection; the view, the open part, and the chosen municipality in words."""
    whole = read(lambda: cache.members_view(selection, None, key))
    municipality = municipality_choice(whole.table("municipalities"))
    view = read(lambda: cache.members_view(selection, municipality, key))
    show_answer(view)
    part = member_part(view, municipality)
    show_notes(view)
    return view, part, municipality_words(whole.table("municipalities"), municipality)


members_page()
