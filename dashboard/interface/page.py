"""What every page begins and ends with: the selection bar, the question, the finding, the notes."""

from collections.abc import Callable

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.interface import cache
from dashboard.interface.block import Block, Folded
from dashboard.interface.block_component import show_block
from dashboard.interface.downloads import show_downloads
from dashboard.interface.key_figures import cards
from dashboard.interface.markdown import plain
from dashboard.interface.selection import selection_bar
from dashboard.navigation import page_title
from dashboard.shapes.selection import Selection
from dashboard.shapes.stamp import Choice
from dashboard.shapes.view import View
from dashboard.translation import _
from dashboard.views.choices import SelectionError
from dashboard.views.stamp import stamped
from data_access.errors import StoreError

StoreKey = tuple[str, int]


def open_page(title: str, *, spans: bool = False) -> tuple[Selection, StoreKey]:
    """Title and selection bar. Without a store that can be read, says why and stops.

    `spans` is for a page that counts spans within the year.
    """
    selection, key = _choose(title, spans=spans)
    st.title(title, anchor=False)
    return selection, key


def open_page_with_menu(title: str) -> tuple[Selection, StoreKey, DeltaGenerator]:
    """The same, with room beside the title for what can be done with the page."""
    selection, key = _choose(title)
    with st.container(
        horizontal=True, vertical_alignment="center", horizontal_alignment="distribute", key="title-row"
    ):
        st.title(title, anchor=False, width="content")
        menu = st.container(width="content")
    return selection, key, menu


def _choose(title: str, *, spans: bool = False) -> tuple[Selection, StoreKey]:
    """The selection bar, or why there is none."""
    try:
        key = cache.store_key()
        available = cache.available_choices(key)
        selection = selection_bar(available, spans=spans)
    except (SelectionError, StoreError) as reason:
        st.title(title)
        st.error(plain(str(reason)))
        st.stop()
    if any(choice.is_fictional for choice in available if choice.slug == selection.association):
        st.warning(_("Påhittade siffror: det här förbundet finns inte."))
    return selection, key


def open_page_of_files(title: str) -> tuple[dict[str, str], str | None, StoreKey]:
    """Title and what there is to bring files into: names by slug, the one that is selected, the store.

    A store without associations has no selection bar: this page is where the first one is set up.
    """
    try:
        key = cache.store_key()
        names, available = cache.association_names(key), cache.available_choices(key)
        selected = selection_bar(available).association if available else None
    except (SelectionError, StoreError) as reason:
        st.title(title)
        st.error(plain(str(reason)))
        st.stop()
    st.title(title, anchor=False)
    return names, selected, key


def read(ask: Callable[[], View]) -> View:
    """A view; a store that fails while it is read is said in words."""
    try:
        return ask()
    except StoreError as reason:
        st.error(plain(str(reason)))
        st.stop()


def show_answer(view: View, *, linked: bool = True) -> None:
    """The page's question, its answer and the key figures; `linked` lets each figure lead to its source."""
    answer = Block(view.question, view.finding, cards(view.key_figures, linked=linked))
    show_block(answer, key="answer")


def show_notes(view: View, chosen: tuple[Choice, ...] = (), shown: Callable[[], View] | None = None) -> None:
    """The foot of a page: what must be known beside the figures, and its tables to download.

    `chosen` is what the reader has chosen on the page; `shown` answers, when a file is made, with the view
    as it is then, where a part of the page changes by itself or shows some of its tables only.
    """
    if view.notes:
        show_block(Block(folded=Folded(_("Att veta om siffrorna"), view.notes)), key="notes")
    if view.tables or shown:
        show_downloads(
            view.view,
            view.selection,
            lambda: stamped(page_title(view.view), shown() if shown else view, chosen),
        )
