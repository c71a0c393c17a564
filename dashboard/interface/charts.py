"""A chart on a page: Swedish tool bar, alternative text, finding above and source below."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import partial
from typing import Any

import plotly.graph_objects as go

from dashboard.charts.layout import CONFIG, Places, places
from dashboard.interface import reader
from dashboard.interface.block import Block, Chart, Written, written
from dashboard.interface.block_component import show_block
from dashboard.interface.block_told import Mark
from dashboard.interface.shared import made_of
from dashboard.interface.tables import grounds, source_line
from dashboard.shapes.view import Table

GEO_TRACES = frozenset({"choropleth", "scattergeo"})


@dataclass(frozen=True, slots=True)
class Drawing:
    """What a chart's function draws of a table, drawn when it is shown: once, where the table is kept."""

    draw: Callable[..., go.Figure]
    table: Table
    choices: tuple[Hashable, ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart written out, and which row stands at each of its places."""

    block: Written
    places: Places


def drawn(draw: Callable[..., go.Figure], table: Table, *choices: Hashable) -> Drawing:
    """What `draw` makes of the table and of what is chosen."""
    return Drawing(draw, table, choices)


def show_chart(
    drawing: Drawing | go.Figure,
    *,
    key: str,
    title: str = "",
    finding: str = "",
    table: Table | None = None,
    is_alone: bool = False,
    choose: Callable[[str], None] | None = None,
) -> None:
    """What the chart shows, the finding with its number, the chart, and the source line of its table.

    A chart that `is_alone` has what must be known of its table too, which no page shows beside it.

    `choose` is told the row of a mark that is clicked, before the page or fragment runs again; the figure
    says which row stands at each place. A figure is written out each time it is shown, and a drawing once,
    with the source line of the table that it is drawn of or with none.
    """
    write = partial(_written, title, finding, table, is_alone=is_alone, is_clickable=choose is not None)
    if isinstance(drawing, Drawing):
        of, draw, choices = drawing.table, drawing.draw, drawing.choices
        said = title, finding, table is None, is_alone, choose is not None, reader.selected()
        what = draw, choices, said
        made = made_of(of, what, lambda: write(draw(of, *choices)))
    else:
        made = write(drawing)
    show_block(made.block, key=key, on_mark=None if choose is None else partial(_chosen, made.places, choose))


def _written(
    title: str, finding: str, table: Table | None, figure: go.Figure, *, is_alone: bool, is_clickable: bool
) -> Drawn:
    plain = figure.to_dict()
    below = () if table is None else grounds(table) if is_alone else source_line(table)
    block = Block(
        heading=title,
        finding=finding,
        chart=_chart(plain, is_clickable=is_clickable),
        grounds=below,
    )
    return Drawn(written(block), places(plain["layout"]))


def _chart(plain: dict[str, Any], *, is_clickable: bool) -> Chart:
    """A figure to draw, with the smallest of Plotly's bundles that can."""
    is_map = any(trace["type"] in GEO_TRACES for trace in plain["data"])
    return Chart(plain, CONFIG, "geo" if is_map else "basic", is_clickable)


def _chosen(rows: Places, choose: Callable[[str], None], mark: Mark) -> None:
    row = rows.row(mark.x, mark.y)
    if row is not None:
        choose(row)
