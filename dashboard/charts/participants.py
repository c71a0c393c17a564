"""Participants in and out by month and gender. Reads the table `flows-by-month`."""

from collections.abc import Sequence

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
    segments = [
        _segment(rows, side, gender, scale) for side in sides() for gender in ("women", "men", "total")
    ]
    before = _previous(rows)
    traces = [segment for segment in segments if segment["x"]]
    traces += [_net(rows), words(rows, scale)]
    return layout.figure(
        traces,
        height=HEIGHT,
        text=flows_text(table),
        margin=(20, RIGHT, TOP, BOTTOM),
        barmode="relative",
        xaxis=month_axis(rows),
        yaxis=axes.hidden_value_axis(range=[-scale.down, scale.up]),
        annotations=[_marks_note(rows, has_previous=bool(before))],
        shapes=before,
    )


def _segment(rows: Sequence[Row], side: Side, gender: str, scale: Scale) -> layout.Trace:
    """One stacked part of the columns, its count inside where there is room for it."""
    name, colour, ink = {
        "women": (side.women_words, notation.WOMEN, notation.WOMEN_TEXT),
        "men": (side.men_words, notation.MEN, notation.MEN_TEXT),
        "total": (side.total_words, notation.OUTCOME, notation.GROUND),
    }[gender]
    key = side.key if gender == "total" else f"{side.key}_{gender}"
    drawn = [row for row in rows if shows_genders(row, side) != (gender == "total")]
    counts = [cells.number(row, key) for row in drawn]
    narrow = gender == "total" or len(rows) > MOST_WITH_COUNTS
    roomy = [not narrow and (count or 0) >= scale.line for count in counts]
    return {
        "type": "bar",
        "name": name,
        "x": [month_place(row) for row in drawn],
        "y": [None if count is None else count * side.sign for count in counts],
        "width": BAR_WIDTH,
        "marker": {"color": colour, "line": {"width": 1, "color": notation.GROUND}},
        "text": [cells.count_text(row, key) if room else "" for row, room in zip(drawn, roomy, strict=True)],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "constraintext": "none",
        "textangle": 0,
        "textfont": {"color": ink},
        "customdata": [flow_hover(row) for row in drawn],
        "hovertemplate": layout.HOVER,
    }


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


def _net(rows: Sequence[Row]) -> layout.Trace:
    """The month's net beside its bar: a diamond on the axis of counts."""
    known = with_net(rows)
    return {
        "type": "scatter",
        "mode": "markers",
        "name": _("Netto"),
        "x": [month_place(row) + NET_PLACE for row in known],
        "y": [cells.number(row, "net") for row in known],
        "marker": {"symbol": "diamond", "size": 10, "color": notation.INK},
        "customdata": [flow_hover(row) for row in known],
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
