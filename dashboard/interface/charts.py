"""A chart on a page: fixed height, Swedish tool bar, alternative text, finding above and source below."""

from collections.abc import Callable
from functools import partial

import plotly.graph_objects as go
import streamlit as st

from dashboard.charts.layout import chosen_row
from dashboard.interface.drawing import Mark, draw
from dashboard.interface.markdown import plain
from dashboard.interface.tables import show_source_line
from dashboard.shapes.view import Table


def show_chart(
    figure: go.Figure,
    *,
    key: str,
    title: str = "",
    finding: str = "",
    table: Table | None = None,
    choose: Callable[[str], None] | None = None,
) -> None:
    """What the chart shows, the finding with its number, the chart, and the source line of its table.

    `choose` is told the row of a mark that is clicked, before the page or fragment runs again; the figure
    says which row stands at each place.
    """
    if title:
        st.header(plain(title), anchor=False)
    if finding:
        st.markdown(plain(finding))
    draw(figure, key=key, on_click=None if choose is None else partial(_chosen, figure, choose))
    if table is not None:
        show_source_line(table)


def _chosen(figure: go.Figure, choose: Callable[[str], None], mark: Mark) -> None:
    row = chosen_row(figure, mark.x, mark.y)
    if row is not None:
        choose(row)
