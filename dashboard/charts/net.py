"""Net since 1 January. Reads the table `flows-by-month`."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import plotly.graph_objects as go

from dashboard.charts import axes, cells, layout, notation
from dashboard.charts.cells import Row
from dashboard.charts.months import in_order, month_axis, month_place, month_title
from dashboard.shapes.view import Table
from dashboard.translation import _

HEIGHT, EMPTY_HEIGHT = 300, 160
KEY = "net_since_january"


@dataclass(slots=True)
class Points:
    """A line's points; a point without a value breaks it."""

    places: list[float] = field(default_factory=list)
    values: list[float | None] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    hovers: list[str] = field(default_factory=list)

    def add(self, place: float, value: float | None, text: str = "", hover: str = "") -> None:
        """One more point to the right."""
        self.places.append(place)
        self.values.append(value)
        self.texts.append(text)
        self.hovers.append(hover)


def net_since_january(table: Table) -> go.Figure:
    """Net since 1 January, month by month: a line that starts over each year. Never a stock."""
    rows = in_order(cells.rows_of(table))
    if not rows:
        return layout.no_figures(EMPTY_HEIGHT)
    points = _points(rows)
    line = {
        "type": "scatter",
        "mode": "lines+markers+text",
        "x": points.places,
        "y": points.values,
        "text": points.texts,
        "textposition": axes.line_label_places(points.values),
        "cliponaxis": False,
        "connectgaps": False,
        "line": {"color": notation.OUTCOME, "width": 2.5},
        "marker": {"color": notation.OUTCOME, "size": 9},
        "customdata": points.hovers,
        "hovertemplate": layout.HOVER,
    }
    return layout.figure(
        [line, _absent(rows)],
        height=HEIGHT,
        text=net_text(table),
        margin=(50, 30, 40, 50),
        xaxis=month_axis(rows),
        yaxis=axes.value_axis(range=axes.value_range(points.values)),
        annotations=[layout.unit_note(_("Netto sedan 1 januari, antal"))],
    )


def _text(row: Row) -> str:
    return cells.count_text(row, KEY, signed=True)


def _points(rows: Sequence[Row]) -> Points:
    """The rows as points; a month without figures or a new year breaks the line."""
    points = Points()
    for row in rows:
        place = month_place(row)
        if points.places and (place != points.places[-1] + 1 or str(row["id"]).endswith("-01")):
            points.add(place - 0.5, None)
        hover = cells.lines(
            f"<b>{month_title(row)}</b>", _("Netto sedan 1 januari: {net}").format(net=_text(row))
        )
        points.add(place, cells.number(row, KEY), _text(row), hover)
    return points


def _absent(rows: Sequence[Row]) -> layout.Trace:
    """`..` or an en dash at the zero line, where a month has no point."""
    without = [row for row in rows if cells.number(row, KEY) is None]
    return layout.labels(
        [month_place(row) for row in without],
        [0 for _row in without],
        [_text(row) for row in without],
        position="top center",
    )


def net_text(table: Table) -> str:
    """Net since 1 January in words."""
    parts = "; ".join(f"{month_title(row)} {_text(row)}" for row in in_order(cells.rows_of(table)))
    return _("Linje: in minus ut, summerat sedan 1 januari. {parts}.").format(parts=parts)
