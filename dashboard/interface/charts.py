"""A chart on a page: Swedish tool bar, alternative text, finding above and source below."""

from collections.abc import Callable
from functools import partial

import plotly.graph_objects as go

from dashboard.charts.layout import CONFIG, chosen_row
from dashboard.interface.block import Block, Chart
from dashboard.interface.block_component import Mark, show_block
from dashboard.interface.tables import source_line
from dashboard.shapes.view import Table

GEO_TRACES = frozenset({"choropleth", "scattergeo"})


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
    block = Block(
        heading=title,
        finding=finding,
        chart=_chart(figure, is_clickable=choose is not None),
        grounds=() if table is None else source_line(table),
    )
    show_block(block, key=key, on_mark=None if choose is None else partial(_chosen, figure, choose))


def _chart(figure: go.Figure, *, is_clickable: bool) -> Chart:
    """A figure to draw, with the smallest of Plotly's bundles that can."""
    plain = figure.to_dict()
    is_map = any(trace["type"] in GEO_TRACES for trace in plain["data"])
    return Chart(plain, CONFIG, "geo" if is_map else "basic", is_clickable)


def _chosen(figure: go.Figure, choose: Callable[[str], None], mark: Mark) -> None:
    row = chosen_row(figure, mark.x, mark.y)
    if row is not None:
        choose(row)
