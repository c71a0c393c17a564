"""Bildspel: the board's or the member council's walk-through, a message at a time."""

import streamlit as st

from dashboard.interface import cache
from dashboard.interface.page import open_page, read, show_files, show_notes
from dashboard.interface.slideshow import STYLE, is_presenting, show_slides
from dashboard.translation import _


@st.fragment
def slideshow_page() -> None:
    """One slide; in the page's frame the notes and files of all of them below it."""
    selection, key = open_page(_("Bildspel"))
    view = read(lambda: cache.view("slideshow", selection, key))
    show_slides(view, key)
    if not is_presenting():
        show_notes(view)
        show_files(view)


st.html(STYLE)
slideshow_page()
