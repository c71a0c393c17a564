"""One of some options, drawn as a block; what stands in a closed part is drawn only when it is opened."""

from collections.abc import Callable, Mapping

import streamlit as st

from dashboard.interface.block import Block, Choices, Look, Option
from dashboard.interface.block_component import show_block


def options(names: Mapping[str, str]) -> tuple[Option, ...]:
    """Ids and words as options."""
    return tuple(Option(name, words) for name, words in names.items())


def kept_choice(label: str, names: Mapping[str, str], key: str, look: Look = Look.TABS) -> str:
    """Draw a choice that the session keeps and return its option; the first until the reader takes another.

    `label` is read aloud, and seen where the choice does not look like tabs.
    """
    kept = f"open-{key}"
    opened = str(st.session_state.get(kept))
    if opened not in names:
        opened = next(iter(names))

    def open_(name: str) -> None:
        st.session_state[kept] = name

    show_choice(label, names, key, opened, open_, look)
    return opened


def show_choice(
    label: str,
    names: Mapping[str, str],
    key: str,
    opened: str,
    choose: Callable[[str], None],
    look: Look = Look.TABS,
) -> None:
    """Draw a choice where the page says which option stands; `choose` is told the one that is to."""
    choices = Choices(key, label, options(names), opened, look)
    show_block(Block(choices=(choices,)), key=key, on_choice=lambda _name, option: choose(option))
