"""The component that draws a figure in the browser, with Plotly from our own folder.

Why not `st.plotly_chart`: docs/decisions/0005-what-a-browser-draws.md.
"""

from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any

import orjson
import plotly.graph_objects as go
import streamlit as st
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest
from streamlit.components.v2.types import ComponentRenderer

from dashboard.charts.layout import CONFIG

ROOT = Path(__file__).resolve().parents[1]
MANIFEST = ComponentManifest("dashboard", "1", [ComponentConfig("chart", asset_dir="static/charts")])
NAME = "dashboard.chart"
LIBRARY_ADDRESS = f"/_stcore/bidi-components/{NAME}/plotly-basic-4.1.1.min.js"
"""Where nearly every chart has Plotly from; on the server's own address."""
GEO_TRACES = frozenset({"choropleth", "scattergeo"})


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


def draw(figure: go.Figure, *, key: str, on_click: Callable[[Mark], None] | None = None) -> None:
    """Draw a figure as wide as there is room for and as high as its layout says.

    `on_click` is called with the mark that the reader clicked, before the page or fragment runs again.
    """
    plain = figure.to_dict()
    sent = {
        "figure": plain,
        "config": CONFIG,
        "bundle": _bundle(plain),
        "clickable": on_click is not None,
    }
    register()(
        key=key,
        data=orjson.dumps(sent, option=orjson.OPT_SERIALIZE_NUMPY),
        height=plain["layout"]["height"],
        on_clicked_change=None if on_click is None else lambda: _clicked(key, on_click),
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
    return st.components.v2.component(NAME, js="chart.js", isolate_styles=False)


def _bundle(plain: dict[str, Any]) -> str:
    """The smallest of Plotly's bundles that can draw it."""
    return "geo" if any(trace["type"] in GEO_TRACES for trace in plain["data"]) else "basic"


def _clicked(key: str, on_click: Callable[[Mark], None]) -> None:
    """Pass the mark on; what a browser may send beside a mark's own fields is left out."""
    sent: Any = st.session_state[key]["clicked"]
    if isinstance(sent, dict):
        parts: dict[str, Any] = {field.name: sent.get(field.name) for field in fields(Mark)}
        on_click(Mark(**parts))
