"""The walk-through's charts by what they draw, as high as on a page or filling a slide."""

from collections.abc import Callable

import plotly.graph_objects as go

from dashboard.charts import accumulated, members, overview, year_end
from dashboard.charts.plain_figure import PlainFigure
from dashboard.shapes.view import Table

DRAWN: dict[str, Callable[[Table], go.Figure]] = {
    "used-share": overview.used_share_bullet,
    "accumulated": accumulated.accumulated,
    "flows": overview.flow_columns,
    "year-volume": year_end.participants_to_year_end,
    "contributions": members.contributions,
}


def slide_chart(table: Table, name: str, fills: bool) -> go.Figure:  # noqa: FBT001
    """The chart of that name; one that `fills` has no height of its own but that of its place on the page."""
    made = DRAWN[name](table)
    if not fills:
        return made
    plain = made.to_dict()
    return PlainFigure(
        plain["data"], {key: value for key, value in plain["layout"].items() if key != "height"}
    )
