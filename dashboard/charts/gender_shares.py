"""Women's share of those who came in and went out, month by month. Reads the table `flows-by-month`."""

from collections.abc import Sequence

import plotly.graph_objects as go

from dashboard.charts import axes, cells, layout, notation
from dashboard.charts.cells import Row
from dashboard.charts.months import in_order, month_axis, month_place, month_title
from dashboard.interface import numbers
from dashboard.shapes.view import Table
from dashboard.translation import _

HEIGHT, EMPTY_HEIGHT = 300, 160
INFLOW, OUTFLOW = "inflow_women_share", "outflow_women_share"
MOST_WITH_NUMBERS = 14
TICKS = (0, 0.25, 0.5, 0.75, 1)
ROOM = 0.12
CLOSEST = 0.07
"""Names at the lines' ends that stand closer than this share are pushed apart."""


def women_shares_by_month(table: Table) -> go.Figure:
    """Two lines with their names at their ends: women's share of in and of out; a gap where it is hidden."""
    rows = in_order(cells.rows_of(table))
    if not any(cells.number(row, key) is not None for row in rows for key in (INFLOW, OUTFLOW)):
        return layout.no_figures(EMPTY_HEIGHT)
    return layout.figure(
        [
            _line(rows, OUTFLOW, _("Kvinnors andel av ut"), notation.PREVIOUS_YEAR),
            _line(rows, INFLOW, _("Kvinnors andel av in"), notation.WOMEN) | _numbers(rows),
        ],
        height=HEIGHT,
        text=women_shares_text(table),
        margin=(50, 60, 40, 50),
        xaxis=month_axis(rows),
        yaxis=axes.value_axis(
            range=_range(rows), tickvals=list(TICKS), ticktext=[numbers.share(tick, 0) for tick in TICKS]
        ),
        shapes=[_half()],
        annotations=[layout.unit_note(_("Kvinnors andel av dem som kom in och gick ut")), *_names(rows)],
    )


def _range(rows: Sequence[Row]) -> list[float]:
    """Around the shares and one half, so that small differences are seen; never far outside 0-100 %."""
    values = [cells.number(row, key) for row in rows for key in (INFLOW, OUTFLOW)]
    known = [0.5, *(value for value in values if value is not None)]
    return [max(-0.02, min(known) - ROOM), min(1.05, max(known) + ROOM)]


def _line(rows: Sequence[Row], key: str, name: str, colour: str) -> layout.Trace:
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": name,
        "x": [month_place(row) for row in rows],
        "y": [cells.number(row, key) for row in rows],
        "cliponaxis": False,
        "connectgaps": False,
        "line": {"color": colour, "width": 2.5},
        "marker": {"color": colour, "size": 8},
        "customdata": [_hover(row) for row in rows],
        "hovertemplate": layout.HOVER,
    }


def _numbers(rows: Sequence[Row]) -> layout.Trace:
    """The shares of in, away from the other line; those of out are in the hover and the table."""
    places = []
    for row in rows:
        is_above = (cells.number(row, INFLOW) or 0) >= (cells.number(row, OUTFLOW) or 0)
        places.append("top center" if is_above else "bottom center")
    shown = [cells.number(row, INFLOW) is not None and len(rows) <= MOST_WITH_NUMBERS for row in rows]
    return {
        "mode": "lines+markers+text",
        "text": [
            cells.share_text(row, INFLOW, 0) if is_shown else ""
            for row, is_shown in zip(rows, shown, strict=True)
        ],
        "textposition": places,
        "textfont": {"color": notation.WOMEN},
    }


def _hover(row: Row) -> str:
    return cells.lines(
        f"<b>{month_title(row)}</b>",
        _("In: {women} kvinnor av {all}, {share}").format(
            women=cells.count_text(row, "inflow_women"),
            all=cells.count_text(row, "inflow"),
            share=cells.share_text(row, INFLOW),
        ),
        _("Ut: {women} kvinnor av {all}, {share}").format(
            women=cells.count_text(row, "outflow_women"),
            all=cells.count_text(row, "outflow"),
            share=cells.share_text(row, OUTFLOW),
        ),
    )


def _half() -> dict[str, object]:
    """As many women as men: a line to read against."""
    return {
        "type": "line",
        "xref": "paper",
        "x0": 0,
        "x1": 1,
        "y0": 0.5,
        "y1": 0.5,
        "line": {"color": notation.MUTED, "width": 1, "dash": "dot"},
        "layer": "below",
    }


def _names(rows: Sequence[Row]) -> list[dict[str, object]]:
    """`in` and `ut` beside the last known point of each line, pushed apart where they would meet."""
    ends = {}
    for key in (INFLOW, OUTFLOW):
        known = [row for row in rows if cells.number(row, key) is not None]
        if known:
            ends[key] = known[-1], float(cells.number(known[-1], key) or 0)
    heights = {key: value for key, (_row, value) in ends.items()}
    if len(heights) == 2 and abs(heights[INFLOW] - heights[OUTFLOW]) < CLOSEST:  # noqa: PLR2004
        upper = INFLOW if heights[INFLOW] >= heights[OUTFLOW] else OUTFLOW
        heights = {key: value + (CLOSEST if key == upper else -CLOSEST) / 2 for key, value in heights.items()}
    words = {INFLOW: (_("in"), notation.WOMEN), OUTFLOW: (_("ut"), notation.MUTED)}
    return [
        layout.note(
            f"<b>{words[key][0]}</b>",
            month_place(row),
            heights[key],
            xshift=22 if row is rows[-1] else 0,
            yshift=0 if row is rows[-1] else -18,
            font={"color": words[key][1]},
        )
        for key, (row, _value) in ends.items()
    ]


def women_shares_text(table: Table) -> str:
    """The shares in words, month by month."""
    parts = "; ".join(
        _("{month}: in {inflow}, ut {outflow}").format(
            month=month_title(row),
            inflow=cells.share_text(row, INFLOW, 0),
            outflow=cells.share_text(row, OUTFLOW, 0),
        )
        for row in in_order(cells.rows_of(table))
    )
    return _("Linjer: kvinnors andel av in och av ut per månad. {parts}.").format(parts=parts)
