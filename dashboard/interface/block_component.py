"""The component that draws a block in the browser, with Plotly from our own folder.

One element, where Streamlit would have five to ten: what it does in the browser for each element is most of
what a reader waits for (docs/decisions/0005-what-a-browser-draws.md).
"""

from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any

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
LOADED_AT_ONCE = (SCRIPT, "chart.js", "plotly-basic-4.1.1.min.js")
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


def show_block(
    block: Block,
    *,
    key: str,
    on_mark: Callable[[Mark], None] | None = None,
    on_row: Callable[[str], None] | None = None,
) -> None:
    """Draw a block as wide as there is room for. The key is its own on the page.

    `on_mark` is told the chart's mark, `on_row` the id of the table's row that the reader chose, before the
    page or fragment runs again.
    """
    register()(
        key=key,
        data=orjson.dumps(block, option=orjson.OPT_SERIALIZE_NUMPY),
        on_mark_change=None if on_mark is None else lambda: _mark_chosen(key, on_mark),
        on_row_change=None if on_row is None else lambda: _row_chosen(key, block, on_row),
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


def _mark_chosen(key: str, on_mark: Callable[[Mark], None]) -> None:
    """Pass the mark on; what a browser may send beside a mark's own fields is left out."""
    sent: Any = st.session_state[key]["mark"]
    if isinstance(sent, dict):
        parts: dict[str, Any] = {one.name: sent.get(one.name) for one in fields(Mark)}
        on_mark(Mark(**parts))


def _row_chosen(key: str, block: Block, on_row: Callable[[str], None]) -> None:
    """Pass the row on, where it is one that can be chosen."""
    sent: Any = st.session_state[key]["row"]
    rows = block.grid.rows if block.grid else ()
    if any(row.leads_on and row.id == sent for row in rows):
        on_row(sent)
