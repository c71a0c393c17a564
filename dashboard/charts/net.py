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
NAME_SHIFT = 7
KEY, PREVIOUS = "net_since_january", "net_since_january_previous"


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
    """Net since 1 January, month by month: a line that starts over each year. Never a stock.

    The year before is a lighter line, where it is known.
    """
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
    before = [row for row in rows if cells.number(row, PREVIOUS) is not None]
    values = [*points.values, *(cells.number(row, PREVIOUS) for row in before)]
    return layout.figure(
        [*([_before(before)] if before else []), line, _absent(rows)],
        height=HEIGHT,
        text=net_text(table),
        margin=(50, 60, 40, 50),
        xaxis=month_axis(rows),
        yaxis=axes.value_axis(range=axes.value_range(values)),
        annotations=[
            layout.unit_note(_("Netto sedan 1 januari, antal")),
            *(_year_notes(rows[-1], before[-1]) if before else []),
        ],
    )


def _before(rows: Sequence[Row]) -> layout.Trace:
    """The year before, without numbers of its own: they are in the table."""
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": _("Året före"),
        "x": [month_place(row) for row in rows],
        "y": [cells.number(row, PREVIOUS) for row in rows],
        "cliponaxis": False,
        "line": {"color": notation.PREVIOUS_YEAR, "width": 2},
        "marker": {"color": notation.PREVIOUS_YEAR, "size": 6},
        "customdata": [_hover(row) for row in rows],
        "hovertemplate": layout.HOVER,
    }


def _hover(row: Row) -> str:
    return cells.lines(
        f"<b>{month_title(row)}</b>",
        _("Netto sedan 1 januari: {net}").format(net=_text(row)),
        _("Året före: {net}").format(net=cells.count_text(row, PREVIOUS, signed=True))
        if row.get(PREVIOUS) is not None
        else "",
    )


def _year_notes(last: Row, before: Row) -> list[dict[str, object]]:
    """Each line's year beside its last point, on the side that the other line does not take."""
    year = int(str(last["id"])[:4])
    now, then = cells.number(last, KEY) or 0, cells.number(before, PREVIOUS) or 0
    shift = NAME_SHIFT if now >= then else -NAME_SHIFT
    return [
        layout.note(f"<b>{year}</b>", month_place(last), now, xshift=12, yshift=shift),
        layout.note(
            f"<b>{year - 1}</b>",
            month_place(before),
            then,
            xshift=12,
            yshift=-shift,
            font={"color": notation.MUTED},
        ),
    ]


def _text(row: Row) -> str:
    return cells.count_text(row, KEY, signed=True)


def _points(rows: Sequence[Row]) -> Points:
    """The rows as points; a month without figures or a new year breaks the line."""
    points = Points()
    for row in rows:
        place = month_place(row)
        if points.places and (place != points.places[-1] + 1 or str(row["id"]).endswith("-01")):
            points.add(place - 0.5, None)
        points.add(place, cells.number(row, KEY), _text(row), _hover(row))
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
