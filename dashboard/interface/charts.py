"""A chart on a page: fixed height, Swedish tool bar, alternative text, finding above and source below."""

import plotly.graph_objects as go
import streamlit as st

from dashboard.charts.layout import CONFIG, alternative_text
from dashboard.interface.markdown import plain
from dashboard.interface.tables import show_source_line
from dashboard.shapes.view import Table


def show_chart(
    figure: go.Figure, *, key: str, title: str, finding: str = "", table: Table | None = None
) -> None:
    """What the chart shows, the finding with its number, the chart, and the source line of its table."""
    st.header(plain(title), anchor=False)
    if finding:
        st.markdown(plain(finding))
    st.plotly_chart(figure, key=key, theme=None, config=CONFIG, alt=alternative_text(figure))
    if table is not None:
        show_source_line(table)
