"""Participants in and out by month and gender. Reads the table `flows-by-month`."""

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import plotly.graph_objects as go

from dashboard.charts import axes, cells, layout, notation
from dashboard.charts.cells import Row
from dashboard.charts.flow_labels import NET_PLACE, with_net, words
from dashboard.charts.flow_sides import BOTTOM, HEIGHT, TOP, Scale, Side, scale_of, shows_genders, sides
from dashboard.charts.flow_words import flow_hover, flows_text
from dashboard.charts.months import in_order, month_axis, month_place
from dashboard.shapes.view import Table
from dashboard.translation import _

EMPTY_HEIGHT, RIGHT = 160, 110
BAR_WIDTH = 0.52
PREVIOUS_SHIFT = 0.13
"""How far the year before stands to the left, behind its month."""
MOST_WITH_COUNTS = 14


def flows_by_month(table: Table) -> go.Figure:
    """Inflow up and outflow down, women and men stacked, with totals, net and direct labels.

    The same month of the year before is a lighter bar behind, where it is known. Where a gender is protected
    or missing the month's total stands as one dark bar; where the total is too, there is no bar but `..` or
    an en dash.
    """
    rows = in_order(cells.rows_of(table))
    if not rows:
        return layout.no_figures(EMPTY_HEIGHT)
    scale = scale_of(rows)
    before, hovers = _previous(rows), [flow_hover(row) for row in rows]
    return layout.figure(
        [_bars(rows, scale, hovers), _net(rows, hovers), words(rows, scale)],
        height=HEIGHT,
        text=flows_text(table),
        margin=(20, RIGHT, TOP, BOTTOM),
        barmode="overlay",
        xaxis=month_axis(rows),
        yaxis=axes.hidden_value_axis(range=[-scale.down, scale.up]),
        annotations=[_marks_note(rows, has_previous=bool(before))],
        shapes=before,
    )


class Bar(NamedTuple):
    """One part of a month's column: how long it is and where it begins, up or down, and what it says."""

    place: float
    length: float | None
    base: float
    colour: str
    ink: str
    text: str
    hover: str


def _bars(rows: Sequence[Row], scale: Scale, hovers: Sequence[str]) -> layout.Trace:
    """The columns' parts. One trace of all: a browser needs longer for a trace than for ten bars."""
    least = scale.line if len(rows) <= MOST_WITH_COUNTS else math.inf
    bars = [
        bar
        for row, hover in zip(rows, hovers, strict=True)
        for side in sides()
        for bar in _column(row, side, least, hover)
    ]
    return {
        "type": "bar",
        "x": [bar.place for bar in bars],
        "y": [bar.length for bar in bars],
        "base": [bar.base for bar in bars],
        "width": BAR_WIDTH,
        "marker": {
            "color": [bar.colour for bar in bars],
            "line": {"width": 1, "color": notation.GROUND},
        },
        "text": [bar.text for bar in bars],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "constraintext": "none",
        "textangle": 0,
        "textfont": {"color": [bar.ink for bar in bars]},
        "customdata": [bar.hover for bar in bars],
        "hovertemplate": layout.HOVER,
    }


def _column(row: Row, side: Side, least: float, hover: str) -> Iterator[Bar]:
    """A month's column: women, men beyond them, each from `least` on with its count; or one dark bar."""
    place = month_place(row)
    if not shows_genders(row, side):
        total = cells.number(row, side.key)
        length = None if total is None else total * side.sign
        yield Bar(place, length, 0, notation.OUTCOME, notation.GROUND, "", hover)
        return
    base = 0.0
    for gender, colour, ink in (
        ("women", notation.WOMEN, notation.WOMEN_TEXT),
        ("men", notation.MEN, notation.MEN_TEXT),
    ):
        key = f"{side.key}_{gender}"
        count = cells.number(row, key) or 0
        text = cells.count_text(row, key) if count >= least else ""
        yield Bar(place, count * side.sign, base, colour, ink, text, hover)
        base += count * side.sign


def _previous(rows: Sequence[Row]) -> list[dict[str, object]]:
    """The same months of the year before: lighter, behind and a little to the left of their months.

    One shape of all of them: a browser needs longer for each shape than for a bar.
    """
    bars = []
    for row in rows:
        for side in sides():
            count = cells.number(row, f"{side.key}_previous")
            if count:
                left = month_place(row) - BAR_WIDTH / 2 - PREVIOUS_SHIFT
                bars.append(f"M{left:g},0V{count * side.sign:g}H{left + BAR_WIDTH:g}V0Z")
    if not bars:
        return []
    return [
        {
            "type": "path",
            "path": " ".join(bars),
            "fillcolor": notation.PREVIOUS_YEAR,
            "line": {"width": 0},
            "layer": "below",
        }
    ]


def _net(rows: Sequence[Row], hovers: Sequence[str]) -> layout.Trace:
    """The month's net beside its bar: a diamond on the axis of counts."""
    known = with_net(rows)
    by_month = dict(zip(map(month_place, rows), hovers, strict=True))
    return {
        "type": "scatter",
        "mode": "markers",
        "name": _("Netto"),
        "x": [month_place(row) + NET_PLACE for row in known],
        "y": [cells.number(row, "net") for row in known],
        "marker": {"symbol": "diamond", "size": 10, "color": notation.INK},
        "customdata": [by_month[month_place(row)] for row in known],
        "hovertemplate": layout.HOVER,
    }


def _marks_note(rows: Sequence[Row], *, has_previous: bool) -> dict[str, object]:
    words = _("◆ netto i månaden: in minus ut")
    if has_previous:
        mark = f'<span style="color:{notation.PREVIOUS_YEAR}">{layout.FILLED}</span>'
        year = int(str(rows[-1]["id"])[:4]) - 1
        words += 2 * layout.GAP + mark + layout.NARROW_GAP + _("samma månad {year}").format(year=year)
    return layout.note(
        words,
        0,
        0,
        xref="paper",
        yref="paper",
        yshift=18 - BOTTOM,
        font={"color": notation.MUTED},
    )
