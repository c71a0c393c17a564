"""Small charts for the overview: used share against expected share, and flows as small columns."""

from collections.abc import Sequence

import plotly.graph_objects as go

from dashboard.charts import axes, cells, layout, notation
from dashboard.charts.cells import Row
from dashboard.charts.months import in_order, month_axis, month_place, month_title
from dashboard.interface import numbers
from dashboard.shapes.view import Table
from dashboard.translation import _

LEFT, LABEL_MARGIN = 210, 75
ROW_HEIGHT = 46
FRAME_HEIGHT = 70
FLOW_HEIGHT, EMPTY_HEIGHT = 220, 120
WHOLE_YEAR = 1.0
EXPECTED_SIZE = 26


def _label(row: Row) -> str:
    if cells.number(row, "used_share") is None:
        return cells.reason(row) or cells.absent(row, "used_share")
    return cells.share_text(row, "used_share")


def _hover(row: Row) -> str:
    return cells.lines(
        f"<b>{cells.name(row)}</b>",
        _("Använt av årsbudgeten: {share}").format(share=_label(row)),
        _("Förväntat hittills: {share}").format(share=cells.share_text(row, "expected_share")),
    )


def _chosen(table: Table, ids: Sequence[str]) -> list[Row]:
    rows = cells.rows_of(table)
    return [row for row in rows if row.get("id") in ids] if ids else rows


def used_share_bullet(table: Table, ids: Sequence[str] = ()) -> go.Figure:
    """A bar a row (keys id, name, used_share, expected_share), or a bar for each of `ids` in the table.

    The year's budget is outlined to 100 %, what is used solid, the expected share a cross line. A row
    without a budget says so, without a bar.
    """
    rows = _chosen(table, ids)
    if not rows:
        return layout.no_figures(EMPTY_HEIGHT)
    places = list(range(len(rows)))
    with_budget = [place for place in places if cells.number(rows[place], "used_share") is not None]
    hover = [_hover(row) for row in rows]
    used: list[float | None] = [cells.number(row, "used_share") for row in rows]
    bar = {"type": "bar", "orientation": "h", "customdata": hover, "hovertemplate": layout.HOVER}
    traces: list[layout.Trace] = [
        bar | {"x": used, "y": places, "width": 0.42, "marker": notation.solid()},
        bar
        | {
            "x": [WHOLE_YEAR for _place in with_budget],
            "y": with_budget,
            "width": 0.74,
            "marker": notation.outline(),
            "customdata": [hover[place] for place in with_budget],
        },
        {
            "type": "scatter",
            "mode": "markers",
            "x": [cells.number(rows[place], "expected_share") for place in with_budget],
            "y": with_budget,
            "marker": notation.cross_line(EXPECTED_SIZE),
            "hoverinfo": "skip",
        },
        layout.labels(
            [max(WHOLE_YEAR, share) if share is not None else 0 for share in used],
            places,
            [layout.GAP + _label(row) for row in rows],
            position="middle right",
        ),
    ]
    return layout.figure(
        traces,
        height=len(rows) * ROW_HEIGHT + FRAME_HEIGHT,
        text=used_share_text(table, ids),
        margin=(LEFT, LABEL_MARGIN, 30, 40),
        barmode="overlay",
        xaxis=_share_axis([share or 0 for share in used]),
        yaxis=axes.category_axis(
            places, (cells.short_name(row) for row in rows), range=[len(rows) - 0.4, -0.6]
        ),
        annotations=_expected_note(rows, with_budget),
    )


def _share_axis(used: list[float]) -> axes.Axis:
    top = max(WHOLE_YEAR, *used)
    quarters = [0.0, 0.25, 0.5, 0.75, WHOLE_YEAR]
    return axes.value_axis(
        tickmode="array",
        tickvals=quarters,
        ticktext=[numbers.share(quarter, 0) for quarter in quarters],
        range=[0, top * 1.01],
    )


def _expected_note(rows: list[Row], with_budget: list[int]) -> list[dict[str, object]]:
    """The cross line's name, above the first bar that has one."""
    if not with_budget or cells.number(rows[with_budget[0]], "expected_share") is None:
        return []
    first = rows[with_budget[0]]
    text = _("förväntat {share}").format(share=cells.share_text(first, "expected_share"))
    return [
        layout.note(
            text,
            float(cells.number(first, "expected_share") or 0),
            with_budget[0] - 0.4,
            yanchor="bottom",
            xanchor="center",
            font={"color": notation.ACCENT},
        )
    ]


def used_share_text(table: Table, ids: Sequence[str] = ()) -> str:
    """Used and expected shares in words."""
    parts = "; ".join(
        _("{name} {used}, förväntat {expected}").format(
            name=cells.name(row), used=_label(row), expected=cells.share_text(row, "expected_share")
        )
        for row in _chosen(table, ids)
    )
    return _("Liggande staplar: använd andel av årsbudgeten mot förväntad. {parts}.").format(parts=parts)


def flow_columns(table: Table) -> go.Figure:
    """Small columns from `flows-by-month`: inflow up, outflow down, without genders."""
    rows = in_order(cells.rows_of(table))
    if not rows:
        return layout.no_figures(EMPTY_HEIGHT)
    places = [month_place(row) for row in rows]
    up, down = cells.largest(rows, "inflow"), cells.largest(rows, "outflow")
    room, gap = (up + down or 1) * 0.14, (up + down) * 0.02
    traces: list[layout.Trace] = []
    for key, sign, colour in (("inflow", 1, notation.OUTCOME), ("outflow", -1, notation.PREVIOUS_YEAR)):
        counts = [cells.number(row, key) for row in rows]
        traces.append(
            {
                "type": "bar",
                "x": places,
                "y": [None if count is None else count * sign for count in counts],
                "width": 0.5,
                "marker": notation.solid(colour),
                "customdata": [_flow_hover(row) for row in rows],
                "hovertemplate": layout.HOVER,
            }
        )
        traces.append(
            layout.labels(
                places,
                [((count or 0) + gap) * sign for count in counts],
                [cells.count_text(row, key) for row in rows],
                position="top center" if sign > 0 else "bottom center",
            )
        )
    return layout.figure(
        traces,
        height=FLOW_HEIGHT,
        text=flow_columns_text(table),
        margin=(10, 50, 10, 45),
        barmode="relative",
        xaxis=month_axis(rows),
        yaxis=axes.hidden_value_axis(range=[-down - room, up + room]),
        annotations=[
            layout.note(_("in"), 1, (up or 1) / 2, xref="paper", xshift=8, font={"color": notation.OUTCOME}),
            layout.note(_("ut"), 1, -(down or 1) / 2, xref="paper", xshift=8, font={"color": notation.MUTED}),
        ],
    )


def _flow_hover(row: Row) -> str:
    return cells.lines(
        f"<b>{month_title(row)}</b>",
        _("In: {inflow}, ut: {outflow}").format(
            inflow=cells.count_text(row, "inflow"), outflow=cells.count_text(row, "outflow")
        ),
    )


def flow_columns_text(table: Table) -> str:
    """The small columns in words."""
    parts = "; ".join(
        _("{month} in {inflow}, ut {outflow}").format(
            month=month_title(row),
            inflow=cells.count_text(row, "inflow"),
            outflow=cells.count_text(row, "outflow"),
        )
        for row in cells.rows_of(table)
    )
    return _("Staplar per månad: inflöde uppåt, utflöde nedåt. {parts}.").format(parts=parts)
