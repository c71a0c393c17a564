"""A chart on a page: Swedish tool bar, alternative text, finding above and source below."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import partial
from threading import Lock
from typing import Any

import plotly.graph_objects as go
from cachetools import LRUCache, cached

from dashboard.charts.layout import CONFIG, chosen_row
from dashboard.interface.block import Block, Chart
from dashboard.interface.block_component import show_block
from dashboard.interface.block_told import Mark
from dashboard.interface.tables import source_line
from dashboard.shapes.view import Table

KEPT_FIGURES = 200
GEO_TRACES = frozenset({"choropleth", "scattergeo"})


@dataclass(frozen=True, slots=True, eq=False)
class Same:
    """A frozen thing that is told from others by being the very same one, at no cost however large it is."""

    it: object

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and self.it is other.it

    def __hash__(self) -> int:
        return id(self.it)


def _which(draw: Callable[..., go.Figure], table: Table, *choices: Hashable) -> Hashable:
    return draw, Same(table), choices


@cached(LRUCache[Any, Any](KEPT_FIGURES), key=_which, lock=Lock())
def drawn(draw: Callable[..., go.Figure], table: Table, *choices: Hashable) -> go.Figure:
    """What a chart's function draws of a table: once, where the table is kept between runs."""
    return draw(table, *choices)


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
