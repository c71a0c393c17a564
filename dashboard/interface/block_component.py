"""The component that draws a block in the browser, with Plotly from our own folder.

One element, where Streamlit would have five to ten: what it does in the browser for each element is most of
what a reader waits for (docs/decisions/0005-what-a-browser-draws.md).
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, fields
from functools import cache, partial
from pathlib import Path
from typing import Any, NoReturn

import orjson
import streamlit as st
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest
from streamlit.components.v2.types import ComponentRenderer

from dashboard.interface.block import Block

ROOT = Path(__file__).resolve().parents[1]
MANIFEST = ComponentManifest("dashboard", "1", [ComponentConfig("block", asset_dir="static/blocks")])
NAME, SCRIPT = "dashboard.block", "block.js"
ADDRESS = f"/_stcore/bidi-components/{NAME}/"
LOADED_AT_ONCE = (SCRIPT, "chart.js", "choices.js", "element.js", "pages.js", "plotly-basic-4.1.1.min.js")
"""What nearly every page needs; on the server's own address."""


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
    block: Block
    on_mark: Callable[[Mark], None] | None = None
    on_row: Callable[[str], None] | None = None
    on_choice: Callable[[str, str], None] | None = None


Rows = list[list[Shown]]
_rows: ContextVar[Rows | None] = ContextVar("rows", default=None)
_row: ContextVar[list[Shown] | None] = ContextVar("row", default=None)


class _IsAllError(Exception):
    """The page has nothing more to show."""


def end_page() -> NoReturn:
    """End the page where it has nothing more to show. What is gathered is drawn, as st.stop would not."""
    if _rows.get() is None:
        st.stop()
    raise _IsAllError


@contextmanager
def together(key: str) -> Iterator[None]:
    """The blocks shown inside become one element, one below the other; no widget can stand among them."""
    rows: Rows = []
    gathering = _rows.set(rows)
    is_all = False
    try:
        yield
    except _IsAllError:
        is_all = True
    finally:
        _rows.reset(gathering)
    if rows:
        _mount(rows, key)
    if is_all:
        st.stop()


@contextmanager
def side_by_side(key: str) -> Iterator[None]:
    """The blocks that are shown inside share a row where there is room for it."""
    row: list[Shown] = []
    gathering = _row.set(row)
    try:
        yield
    finally:
        _row.reset(gathering)
    rows = _rows.get()
    if not row:
        return
    if rows is not None:
        rows.append(row)
    else:
        _mount([row], key)


def show_block(
    block: Block,
    *,
    key: str,
    on_mark: Callable[[Mark], None] | None = None,
    on_row: Callable[[str], None] | None = None,
    on_choice: Callable[[str, str], None] | None = None,
) -> None:
    """Draw a block as wide as there is room for. The key is its own on the page.

    `on_mark` is told the chart's mark, `on_row` the id of the table's row that the reader chose, and
    `on_choice` which of the choices and the option's id, before the page or fragment runs again.
    """
    shown = Shown(key, block, on_mark, on_row, on_choice)
    row, rows = _row.get(), _rows.get()
    if row is not None:
        row.append(shown)
    elif rows is not None:
        rows.append([shown])
    else:
        _mount([[shown]], key)


def _mount(rows: Rows, key: str) -> None:
    """The element of some blocks. Streamlit's callbacks are told first which of them was meant."""
    sent = [[{"key": shown.key, "block": shown.block} for shown in row] for row in rows]
    by_key = {shown.key: shown for row in rows for shown in row}
    marks = any(shown.on_mark for shown in by_key.values())
    rows_lead_on = any(shown.on_row for shown in by_key.values())
    chooses = any(shown.on_choice for shown in by_key.values())
    register()(
        key=key,
        data=orjson.dumps(sent, option=orjson.OPT_SERIALIZE_NUMPY),
        on_mark_change=partial(_mark_chosen, key, by_key) if marks else None,
        on_row_change=partial(_row_chosen, key, by_key) if rows_lead_on else None,
        on_choice_change=partial(_option_chosen, key, by_key) if chooses else None,
    )


def register() -> ComponentRenderer:
    """The component, made known to the running server.

    Streamlit finds a component's files through an installed package's pyproject.toml; this is no package, and
    a script written into the page would break its security policy. So the server is told itself.
    """
    manager = get_bidi_component_manager()
    if manager.get_component_asset_root(NAME) is None:
        manager.register_from_manifest(MANIFEST, ROOT)
    return _declared()


@cache
def _declared() -> ComponentRenderer:
    return st.components.v2.component(NAME, js=SCRIPT, isolate_styles=False)


def _sent(key: str, kind: str, by_key: dict[str, Shown]) -> tuple[Any, Shown | None]:
    """What a browser sent, and the block that it names."""
    sent: Any = st.session_state[key][kind]
    return (sent.get(kind), by_key.get(str(sent.get("block")))) if isinstance(sent, dict) else (None, None)


def _mark_chosen(key: str, by_key: dict[str, Shown]) -> None:
    """Pass the mark on; what a browser may send beside a mark's own fields is left out."""
    mark, shown = _sent(key, "mark", by_key)
    if shown is not None and shown.on_mark is not None and isinstance(mark, dict):
        parts: dict[str, Any] = {one.name: mark.get(one.name) for one in fields(Mark)}
        shown.on_mark(Mark(**parts))


def _row_chosen(key: str, by_key: dict[str, Shown]) -> None:
    """Pass the row on, where it is one that can be chosen."""
    chosen, shown = _sent(key, "row", by_key)
    if shown is None or shown.on_row is None or shown.block.grid is None:
        return
    if any(row.leads_on and row.id == chosen for row in shown.block.grid.rows):
        shown.on_row(chosen)


def _option_chosen(key: str, by_key: dict[str, Shown]) -> None:
    """Pass the choice and the option on, where there are such."""
    chosen, shown = _sent(key, "choice", by_key)
    if shown is None or shown.on_choice is None or not isinstance(chosen, dict):
        return
    for choices in shown.block.choices:
        if choices.name == chosen.get("name") and chosen.get("option") in [one.id for one in choices.options]:
            shown.on_choice(choices.name, chosen["option"])
