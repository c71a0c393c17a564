"""A chart on a page: fixed height, Swedish tool bar, alternative text, finding above and source below."""

from collections.abc import Callable

import plotly.graph_objects as go
import streamlit as st

from dashboard.interface.drawing import Mark, draw
from dashboard.interface.markdown import plain
from dashboard.interface.tables import show_source_line
from dashboard.shapes.view import Table


def show_chart(
    figure: go.Figure,
    *,
    key: str,
    title: str,
    finding: str = "",
    table: Table | None = None,
    on_click: Callable[[Mark], None] | None = None,
) -> None:
    """What the chart shows, the finding with its number, the chart, and the source line of its table.

    `on_click` is called with the mark that the reader clicks, before the page or fragment runs again.
    """
    st.header(plain(title), anchor=False)
    if finding:
        st.markdown(plain(finding))
    draw(figure, key=key, on_click=on_click)
    if table is not None:
        show_source_line(table)
