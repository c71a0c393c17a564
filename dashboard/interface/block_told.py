"""What a browser tells of a block: a mark, a row, an option or values that a reader has chosen.

A browser may send anything, so what does not fit what it was sent is left out.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from functools import partial
from typing import Any

import streamlit as st

from dashboard.interface.block import Block, Field, Setter, Value, Written

MOST_WRITTEN, MOST = 40, 1e15
"""Characters of a number that is written, and the largest number that is passed on."""
ANSWERED = "block-values-answered"
"""Where the session keeps, for each block, the number of the values that were taken in last."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark that was clicked: the number of its trace, its own number in it, and where it stands.

    `x` and `y` are the axes' values, `location` the id of an area on a map; each None where it has none.
    """

    trace: int
    mark: int
    x: Any = None
    y: Any = None
    location: str | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """A block on the page, and who is told what the reader chooses in it."""

    key: str
    block: Block | Written
    on_mark: Callable[[Mark], None] | None = None
    on_row: Callable[[str], None] | None = None
    on_choice: Callable[[str, str], None] | None = None
    on_values: Callable[[Mapping[str, Value]], None] | None = None


Blocks = Mapping[str, Shown]


def callbacks(component: str, blocks: Blocks) -> dict[str, Callable[[], None] | None]:
    """The component's callbacks for its blocks by their keys; None for what none of them asks to be told."""

    def told(kind: str, is_wanted: Callable[[Shown], object], take: Callable[[Shown, Any], None]) -> None:
        wanted = any(is_wanted(shown) for shown in blocks.values())
        found[f"on_{kind}_change"] = partial(_told, component, blocks, kind, take) if wanted else None

    found: dict[str, Callable[[], None] | None] = {}
    told("mark", lambda shown: shown.on_mark, _mark_chosen)
    told("row", lambda shown: shown.on_row, _row_chosen)
    told("choice", lambda shown: shown.on_choice, _option_chosen)
    told("values", lambda shown: shown.on_values, _values_set)
    return found


def answered(block: str) -> int:
    """The number of the values that the block's reader set and that it now shows; 0 before any."""
    kept: dict[str, int] = st.session_state.get(ANSWERED, {})
    return kept.get(block, 0)


def _told(component: str, blocks: Blocks, kind: str, take: Callable[[Shown, Any], None]) -> None:
    """Pass on what was chosen in the block that the browser names."""
    sent: Any = st.session_state[component][kind]
    if not isinstance(sent, dict):
        return
    shown = blocks.get(str(sent.get("block")))
    if shown is not None:
        take(shown, sent.get(kind))


def _mark_chosen(shown: Shown, mark: Any) -> None:
    """What a browser may send beside a mark's own fields is left out."""
    if shown.on_mark is not None and isinstance(mark, dict):
        parts: dict[str, Any] = {one.name: mark.get(one.name) for one in fields(Mark)}
        shown.on_mark(Mark(**parts))


def _row_chosen(shown: Shown, chosen: Any) -> None:
    """The row, where it is one that can be chosen."""
    rows = shown.block.rows if isinstance(shown.block, Written) else ()
    if shown.on_row is not None and isinstance(chosen, str) and chosen in rows:
        shown.on_row(chosen)


def _option_chosen(shown: Shown, chosen: Any) -> None:
    """The choice and the option, where there are such; a control's buttons are such a choice too."""
    if shown.on_choice is None or not isinstance(chosen, dict) or isinstance(shown.block, Written):
        return
    offered = [(one.name, one.options) for one in shown.block.choices]
    offered += [(one.name, one.ways) for one in shown.block.controls]
    for name, options in offered:
        if name == chosen.get("name") and chosen.get("option") in [one.id for one in options]:
            shown.on_choice(name, chosen["option"])


def _values_set(shown: Shown, sent: Any) -> None:
    """The values that their fields can have. The browser learns by the number that they were taken in."""
    if shown.on_values is None or not isinstance(sent, dict) or isinstance(shown.block, Written):
        return
    turn, values = sent.get("turn"), sent.get("set")
    if not isinstance(turn, int) or not isinstance(values, dict):
        return
    st.session_state.setdefault(ANSWERED, {})[shown.key] = turn
    by_name = {one.name: one for control in shown.block.controls for one in control.fields}
    possible = {
        name: value
        for name, value in values.items()
        if name in by_name and _is_possible(by_name[name], value)
    }
    if possible:
        shown.on_values(possible)


def _is_possible(field: Field, value: Any) -> bool:
    if field.is_locked:
        return False
    if field.setter is Setter.SWITCH:
        return isinstance(value, bool)
    if field.setter is Setter.BOX:
        return value in [option.id for option in field.options]
    if isinstance(value, str):
        return field.setter is Setter.NUMBER and len(value) <= MOST_WRITTEN
    low, high = (field.low, field.high) if field.setter is Setter.SLIDER else (-MOST, MOST)
    return isinstance(value, int | float) and not isinstance(value, bool) and low <= value <= high
