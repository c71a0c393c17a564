"""A chart on a page: fixed height, Swedish tool bar, alternative text, finding above and source below."""

from collections.abc import Callable
from functools import partial

import plotly.graph_objects as go
import streamlit as st

from dashboard.charts.layout import CONFIG, alternative_text, chosen_row
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

    `choose` is told the row of a mark that is clicked; the figure says which row stands at each place.
    """
    if title:
        st.header(plain(title), anchor=False)
    if finding:
        st.markdown(plain(finding))
    st.plotly_chart(
        figure,
        key=key,
        theme=None,
        config=CONFIG,
        alt=alternative_text(figure),
        on_select="ignore" if choose is None else partial(_chosen, figure, key, choose),
        selection_mode="points",
    )
    if table is not None:
        show_source_line(table)


def _chosen(figure: go.Figure, key: str, choose: Callable[[str], None]) -> None:
    """A mark was clicked, or the choice of one taken back."""
    points = st.session_state[key]["selection"]["points"]
    row = chosen_row(figure, points[0]) if points else None
    if row is not None:
        choose(row)
