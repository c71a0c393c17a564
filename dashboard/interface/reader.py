"""What the reader has chosen beside the selection: in the address, and in what the session keeps.

A page that is made before anyone asks for it (`ahead`) has no session: what it goes by is then given to it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

import streamlit as st

from dashboard.shapes.selection import Selection

SELECTION, OPENED = "selection", "opened"
"""Where the session keeps the selection, and what is open on its pages."""


@dataclass(frozen=True, slots=True)
class Reader:
    """What a page goes by: the selection, the address' other parameters, what is opened in which place."""

    selection: Selection
    address: frozenset[tuple[str, str]] = frozenset()
    opened: frozenset[tuple[str, str]] = frozenset()


_instead: ContextVar[Reader | None] = ContextVar("reader", default=None)


@contextmanager
def going_by(reader: Reader) -> Iterator[None]:
    """Inside, the page goes by this reader and asks no session."""
    before = _instead.set(reader)
    try:
        yield
    finally:
        _instead.reset(before)


def asked(parameter: str) -> str | None:
    """What the address asks for; None where it has no such parameter."""
    instead = _instead.get()
    if instead is not None:
        return dict(instead.address).get(parameter)
    found: str | None = st.query_params.get(parameter)
    return found


def opened(place: str) -> str | None:
    """What the reader has opened in a place that has several things; None for what stands there first."""
    instead = _instead.get()
    everything = _opened() if instead is None else dict(instead.opened)
    return everything.get(place)


def open_(place: str, name: str) -> None:
    """Keep for the session what the reader opens in a place."""
    st.session_state[OPENED] = {**_opened(), place: name}


def everything_opened() -> frozenset[tuple[str, str]]:
    """What the session's reader has opened, place by place."""
    return frozenset(_opened().items())


def _opened() -> dict[str, str]:
    found: dict[str, str] = st.session_state.get(OPENED, {})
    return found


def selected() -> Selection | None:
    """What the page shows; None before anything is selected."""
    instead = _instead.get()
    found: Selection | None = st.session_state.get(SELECTION) if instead is None else instead.selection
    return found


def select(selection: Selection) -> None:
    """Keep the selection for the next page."""
    st.session_state[SELECTION] = selection
