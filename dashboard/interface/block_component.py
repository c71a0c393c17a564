"""The component that draws a block in the browser, with Plotly from our own folder.

One element, where Streamlit would have five to ten: what it does in the browser for each element is most of
what a reader waits for (docs/decisions/0005-what-a-browser-draws.md).
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import Any, NoReturn

import orjson
import streamlit as st
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest
from streamlit.components.v2.types import ComponentRenderer

from dashboard.interface.block import Block, Value, Written
from dashboard.interface.block_told import Mark, Shown, answered, callbacks

ROOT = Path(__file__).resolve().parents[1]
MANIFEST = ComponentManifest("dashboard", "1", [ComponentConfig("block", asset_dir="static/blocks")])
NAME, SCRIPT = "dashboard.block", "block.js"
ADDRESS = f"/_stcore/bidi-components/{NAME}/"
LOADED_AT_ONCE = (
    SCRIPT,
    *(f"{name}.js" for name in ("chart", "choices", "controls", "element", "fields", "pages")),
    "plotly-basic-4.1.1.min.js",
)
"""What nearly every page needs; on the server's own address."""


Rows = list[list[Shown]]
_rows: ContextVar[Rows | None] = ContextVar("rows", default=None)
_row: ContextVar[list[Shown] | None] = ContextVar("row", default=None)
_between: ContextVar[Callable[[], None] | None] = ContextVar("between", default=None)


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
def unseen(between: Callable[[], None]) -> Iterator[None]:
    """The blocks shown inside are made and drawn nowhere, so that what is kept of them is there next time.

    `between` is called after each.
    """
    gathering, calling = _rows.set([]), _between.set(between)
    try:
        yield
    except _IsAllError:
        pass
    finally:
        _rows.reset(gathering)
        _between.reset(calling)


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
    block: Block | Written,
    *,
    key: str,
    on_mark: Callable[[Mark], None] | None = None,
    on_row: Callable[[str], None] | None = None,
    on_choice: Callable[[str, str], None] | None = None,
    on_values: Callable[[Mapping[str, Value]], None] | None = None,
) -> None:
    """Draw a block as wide as there is room for. The key is its own on the page.

    `on_mark` is told the chart's mark, `on_row` the id of the table's row that the reader chose, `on_choice`
    which of the choices and the option's id, and `on_values` the values of fields by their names, before the
    page or fragment runs again.
    """
    shown = Shown(key, block, on_mark, on_row, on_choice, on_values)
    row, rows, between = _row.get(), _rows.get(), _between.get()
    if between is not None:
        between()
    if row is not None:
        row.append(shown)
    elif rows is not None:
        rows.append([shown])
    else:
        _mount([[shown]], key)


def _mount(rows: Rows, key: str) -> None:
    """The element of some blocks. Streamlit's callbacks are told first which of them was meant."""
    sent = [
        [{"key": shown.key, "block": _sent(shown.block), "answered": answered(shown.key)} for shown in row]
        for row in rows
    ]
    data = orjson.dumps(sent, option=orjson.OPT_SERIALIZE_NUMPY)
    told: dict[str, Any] = callbacks(key, {shown.key: shown for row in rows for shown in row})
    register()(key=key, data=data, **told)


def _sent(block: Block | Written) -> Block | orjson.Fragment:
    return block.json if isinstance(block, Written) else block


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
