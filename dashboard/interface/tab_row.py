"""A row of words of which one is open, as tabs look, for what is drawn only while it is open."""

from collections.abc import Callable, Mapping

import streamlit as st

from dashboard.interface.block import Block, Choices, Look, Option
from dashboard.interface.block_component import show_block


def options(names: Mapping[str, str]) -> tuple[Option, ...]:
    """Ids and words as options."""
    return tuple(Option(name, words) for name, words in names.items())


def tab_row(label: str, names: Mapping[str, str], key: str, look: Look = Look.TABS) -> str:
    """Draw the row and return the open one's name; the first one is open until the reader opens another.

    `label` is read aloud, and seen where the row does not look like tabs.
    """
    kept = f"open-{key}"
    opened = str(st.session_state.get(kept))
    if opened not in names:
        opened = next(iter(names))

    def open_(name: str) -> None:
        st.session_state[kept] = name

    show_tabs(label, names, key, opened, open_, look)
    return opened


def show_tabs(
    label: str,
    names: Mapping[str, str],
    key: str,
    opened: str,
    choose: Callable[[str], None],
    look: Look = Look.TABS,
) -> None:
    """Draw the row where the page says which one is open; `choose` is told the one that is to be."""
    choices = Choices(key, label, options(names), opened, look)
    show_block(Block(choices=(choices,)), key=key, on_choice=lambda _name, option: choose(option))
