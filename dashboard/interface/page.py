"""What every page begins and ends with: the selection bar, the question, the finding, the notes."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.interface import cache, reader
from dashboard.interface.block import Block, Folded, Kind, Message, written
from dashboard.interface.block_component import end_page, show_block
from dashboard.interface.downloads import show_downloads
from dashboard.interface.key_figures import cards
from dashboard.interface.messages import say
from dashboard.interface.selection import selection_bar
from dashboard.interface.shared import made_of
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
    """The selection bar and the title. Without a store that can be read, says why and stops.

    `spans` is for a page that counts spans within the year.
    """
    with _saying_why_not(title):
        key = cache.store_key()
        return selection_bar(cache.available_choices(key), title=title, spans=spans), key


def open_page_with_menu(title: str) -> tuple[Selection, StoreKey, DeltaGenerator]:
    """The same, with room beside the title for what can be done with the page."""
    with _saying_why_not(title):
        key = cache.store_key()
        selection = selection_bar(cache.available_choices(key), title=title)
    menu = st.container(
        horizontal=True,
        horizontal_alignment="right",
        vertical_alignment="center",
        gap="small",
        key="title-menu",
    )
    return selection, key, menu


def open_page_of_files(title: str) -> tuple[dict[str, str], str | None, StoreKey]:
    """Title and what there is to bring files into: names by slug, the one that is selected, the store.

    A store without associations has no selection bar: this page is where the first one is set up.
    """
    with _saying_why_not(title):
        key = cache.store_key()
        names, available = cache.association_names(key), cache.available_choices(key)
        if available:
            return names, selection_bar(available, title=title).association, key
        show_block(Block(title=title), key="title")
        return names, None, key


@contextmanager
def _saying_why_not(title: str) -> Iterator[None]:
    """Where there is nothing to select or to read: the title, the reason, and no more."""
    try:
        yield
    except (SelectionError, StoreError) as reason:
        show_block(Block(messages=(Message(str(reason), Kind.ERROR),), title=title), key="failure")
        end_page()


def read(ask: Callable[[], View]) -> View:
    """A view; a store that fails while it is read is said in words."""
    try:
        return ask()
    except StoreError as reason:
        say(str(reason), Kind.ERROR, key="failure")
        end_page()


def show_answer(view: View, *, linked: bool = True) -> None:
    """The page's question, its answer and the key figures; `linked` lets each figure lead to its source."""
    what = "answer", linked, reader.selected()
    show_block(made_of(view, what, lambda: written(_answer(view, linked=linked))), key="answer")


def _answer(view: View, *, linked: bool) -> Block:
    figures = cards(view.key_figures, linked=linked)
    return Block(question=view.question, answer=view.finding, cards=figures)


def show_notes(view: View) -> None:
    """What must be known beside the figures, at the foot of the page."""
    if view.notes:
        show_block(Block(folded=Folded(_("Att veta om siffrorna"), view.notes)), key="notes")


def show_files(view: View, chosen: tuple[Choice, ...] = (), shown: Callable[[], View] | None = None) -> None:
    """The page's tables to download.

    `chosen` is what the reader has chosen on the page; `shown` answers, when a file is made, with the view
    as it is then, where a part of the page changes by itself or shows some of its tables only.
    """
    if view.tables or shown:
        show_downloads(
            view.view,
            view.selection,
            lambda: stamped(page_title(view.view), shown() if shown else view, chosen),
        )
