"""Participants since 1 January to the year's end, against the plan. Reads the table `year-end`."""

from collections.abc import Sequence

import plotly.graph_objects as go

from dashboard.charts import axes, cells, layout, notation
from dashboard.charts.cells import Row
from dashboard.charts.months import MONTHS_IN_YEAR, in_order, month_axis, month_place, month_title
from dashboard.shapes.view import Table
from dashboard.translation import _

HEIGHT, EMPTY_HEIGHT = 380, 160
BAR_WIDTH = 0.62
RIGHT = 130
ROOM, LINE_SHARE = 1.12, 0.07
"""Room above the highest column, and how much of the height a number needs."""
WHOLE_YEAR = range(1, MONTHS_IN_YEAR + 1)


def participants_to_year_end(table: Table) -> go.Figure:
    """Solid columns for what has been, hatched for the forecast, the planned volume as a line across.

    The line beside December says how far the forecast may be wrong, where that is known.
    """
    rows = in_order(cells.rows_of(table))
    if not rows:
        return layout.no_figures(EMPTY_HEIGHT)
    year = str(rows[0]["id"])[:4]
    months: list[Row] = [{"id": f"{year}-{number:02d}"} for number in WHOLE_YEAR]
    known = [row for row in rows if not _is_ahead(row)]
    ahead = [row for row in rows if _is_ahead(row)]
    planned = cells.number(table.totals, "planned")
    highest = max(cells.largest(rows, "total", "forecast"), cells.largest([table.totals], "planned", "high"))
    top = (highest or 1) * ROOM
    traces = [_columns(known, "total", _("Deltagare"), notation.solid())]
    if ahead:
        traces.append(_columns(ahead, "forecast", _("Prognos"), notation.hatched()))
        traces += _interval(ahead[-1], table.totals)
    traces.append(_counts(rows, planned, top))
    return layout.figure(
        traces,
        height=HEIGHT,
        text=year_end_text(table),
        margin=(20, RIGHT, 45, 50),
        barmode="overlay",
        xaxis=month_axis(months),
        yaxis=axes.hidden_value_axis(range=[0, top]),
        shapes=[_plan_line(planned)] if planned else [],
        annotations=[
            *([_plan_note(table.totals, planned)] if planned else []),
            layout.key_to_marks(_marks(table.totals, has_forecast=bool(ahead)), 20),
        ],
    )


def _is_ahead(row: Row) -> bool:
    """Whether the month has not been yet."""
    return cells.number(row, "forecast") is not None


def _columns(rows: Sequence[Row], key: str, name: str, mark: notation.Mark) -> layout.Trace:
    return {
        "type": "bar",
        "name": name,
        "x": [month_place(row) for row in rows],
        "y": [cells.number(row, key) for row in rows],
        "width": BAR_WIDTH,
        "marker": mark,
        "customdata": [_hover(row) for row in rows],
        "hovertemplate": layout.HOVER,
    }


def _counts(rows: Sequence[Row], planned: float | None, top: float) -> layout.Trace:
    """Each column's number above it, and above the line of the plan where that would cut it."""
    heights = []
    for row in rows:
        height = cells.number(row, "forecast") or cells.number(row, "total") or 0
        is_cut = planned is not None and height <= planned < height + LINE_SHARE * top
        heights.append(planned if is_cut else height)
    return layout.labels(
        [month_place(row) for row in rows],
        heights,
        [f"<b>{_number_text(row)}</b>" if row is rows[-1] else _number_text(row) for row in rows],
        position="top center",
    )


def _number_text(row: Row) -> str:
    return cells.count_text(row, "forecast" if _is_ahead(row) else "total")


def _interval(last: Row, totals: Row) -> list[layout.Trace]:
    """How far the forecast may be wrong, beside December's column."""
    low, high = cells.number(totals, "low"), cells.number(totals, "high")
    if low is None or high is None:
        return []
    place = month_place(last) + BAR_WIDTH / 2 + 0.14
    words = f"{cells.count_text(totals, 'low')}–{cells.count_text(totals, 'high')}"
    apart = layout.GAP * 2 + words
    line = {
        "type": "scatter",
        "mode": "lines+markers",
        "name": _("Osäkerhet"),
        "x": [place, place],
        "y": [low, high],
        "cliponaxis": False,
        "line": {"color": notation.MUTED, "width": 2},
        "marker": {"symbol": "line-ew", "size": 10, "line": {"color": notation.MUTED, "width": 2}},
        "customdata": [words, words],
        "hovertemplate": layout.HOVER,
    }
    muted = {"color": notation.MUTED}
    middle = (low + high) / 2
    label = layout.labels([place], [middle], [apart], position="middle right", textfont=muted)
    return [line, label]


def _plan_line(planned: float) -> dict[str, object]:
    return {
        "type": "line",
        "xref": "paper",
        "x0": 0,
        "x1": 1,
        "y0": planned,
        "y1": planned,
        "line": {"color": notation.ACCENT, "width": 2},
    }


def _plan_note(totals: Row, planned: float) -> dict[str, object]:
    words = _("årsvolym {planned}").format(planned=cells.count_text(totals, "planned"))
    return layout.note(
        f"<b>{words}</b>", 0, planned, xref="paper", yshift=12, font={"color": notation.ACCENT}
    )


def _marks(totals: Row, *, has_forecast: bool) -> list[tuple[str, str, str]]:
    marks = [(layout.FILLED, notation.OUTCOME, _("deltagare sedan 1 januari"))]
    if has_forecast:
        marks.append(("▨", notation.OUTCOME, _("prognos")))
    if has_forecast and cells.number(totals, "low") is not None:
        tested, cases = _("metodens fel tidigare år"), _("om resten blir som svagaste och starkaste månaden")
        marks.append(("I", notation.MUTED, tested if totals.get("is_tested") else cases))
    return marks


def _hover(row: Row) -> str:
    if _is_ahead(row):
        what = _("Prognos: {count} deltagare").format(count=cells.count_text(row, "forecast"))
    else:
        what = _("{count} deltagare, {unique} unika").format(
            count=cells.count_text(row, "total"), unique=cells.count_text(row, "unique")
        )
    return cells.lines(f"<b>{month_title(row)}</b>", what)


def year_end_text(table: Table) -> str:
    """The months and the forecast in words."""
    parts = []
    for row in in_order(cells.rows_of(table)):
        text = _number_text(row)
        if _is_ahead(row):
            text = _("{count} (prognos)").format(count=text)
        parts.append(f"{month_title(row)}: {text}")
    return _("Staplar per månad: deltagare sedan 1 januari mot årsvolymen {planned}. {parts}.").format(
        planned=cells.count_text(table.totals, "planned"), parts="; ".join(parts)
    )
