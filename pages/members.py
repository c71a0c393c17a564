"""Medlemmar: what does each member pay, and what do its inhabitants get?"""

import streamlit as st

from dashboard.interface import cache
from dashboard.interface.block_component import together
from dashboard.interface.member_parts import change_part, member_part
from dashboard.interface.municipality import municipality_choice, municipality_words
from dashboard.interface.page import open_page, read, show_answer, show_files, show_notes
from dashboard.interface.split_key import as_recalculated
from dashboard.translation import _


@st.fragment
def members_page() -> None:
    """What members pay and get, for all or for one municipality."""
    with together("page"):
        selection, key = open_page(_("Medlemmar"))
        whole = read(lambda: cache.members_view(selection, None, key))
        municipality = municipality_choice(whole.table("municipalities"))
        view = read(lambda: cache.members_view(selection, municipality, key))
        show_answer(view)
        part = member_part(view, municipality)
        show_notes(view)
    change_part(part, view)
    words = municipality_words(whole.table("municipalities"), municipality)
    show_files(view, words, as_recalculated(view))


members_page()
