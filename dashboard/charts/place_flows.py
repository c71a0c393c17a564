"""In and out by municipality or activity. Reads `flows-by-municipality` and `flows-by-activity`."""

import plotly.graph_objects as go

from dashboard.charts import axes, cells, layout, notation
from dashboard.charts.cells import Row
from dashboard.shapes.view import Table
from dashboard.translation import _

LEFT, RIGHT = 150, 20
ROW_HEIGHT, FRAME_HEIGHT, EMPTY_HEIGHT = 34, 60, 160
BAR_WIDTH = 0.6
MOST_ROWS = 15
ROOM_SHARE = 0.4


def flows_by_place(table: Table) -> go.Figure:
    """Out to the left and in to the right of a common zero, with net; the largest when there are many."""
    rows = shown_rows(table)
    if not rows:
        return layout.no_figures(EMPTY_HEIGHT)
    places = list(range(len(rows)))
    right, left = cells.largest(rows, "inflow"), cells.largest(rows, "outflow")
    room = (right + left or 1) * ROOM_SHARE
    said = [_hover(row) for row in rows]
    traces = [
        _bars(rows, said, "inflow", _("In"), 1, notation.solid()),
        _bars(rows, said, "outflow", _("Ut"), -1, notation.solid(notation.OTHERS)),
        layout.labels(
            [cells.number(row, "inflow") or 0 for row in rows],
            places,
            [layout.GAP + _in_text(row) for row in rows],
            position="middle right",
        ),
        layout.labels(
            [-(cells.number(row, "outflow") or 0) for row in rows],
            places,
            [cells.count_text(row, "outflow") + layout.GAP for row in rows],
            position="middle left",
        ),
    ]
    return layout.figure(
        traces,
        height=len(rows) * ROW_HEIGHT + FRAME_HEIGHT,
        text=flows_by_place_text(table),
        margin=(LEFT, RIGHT, 40, 20),
        barmode="overlay",
        xaxis=axes.hidden_value_axis(range=[-left - room / 3, right + room]),
        yaxis=axes.category_axis(
            places, (cells.short_name(row, 19) for row in rows), range=[len(rows) - 0.4, -0.6]
        ),
        annotations=[
            layout.key_to_marks(
                [
                    (layout.FILLED, notation.OTHERS, _("ut")),
                    (layout.FILLED, notation.OUTCOME, _("in, och netto")),
                ],
                LEFT,
            )
        ],
    )


def shown_rows(table: Table) -> list[Row]:
    """All rows in their order where they are few, else those with most in and out, the largest first."""
    rows = cells.rows_of(table)
    if len(rows) <= MOST_ROWS:
        return rows
    return sorted(rows, key=lambda row: -_size(row))[:MOST_ROWS]


def _size(row: Row) -> float:
    return (cells.number(row, "inflow") or 0) + (cells.number(row, "outflow") or 0)


def _bars(
    rows: list[Row], said: list[str], key: str, name: str, sign: int, mark: notation.Mark
) -> layout.Trace:
    values = [cells.number(row, key) for row in rows]
    return {
        "type": "bar",
        "orientation": "h",
        "name": name,
        "x": [None if value is None else value * sign for value in values],
        "y": list(range(len(rows))),
        "width": BAR_WIDTH,
        "marker": mark,
        "customdata": said,
        "hovertemplate": layout.HOVER,
    }


def _in_text(row: Row) -> str:
    net = cells.count_text(row, "net", signed=True)
    return _("{inflow} · netto {net}").format(inflow=cells.count_text(row, "inflow"), net=net)


def _hover(row: Row) -> str:
    before = (row.get("inflow_previous"), row.get("outflow_previous"))
    return cells.lines(
        f"<b>{cells.name(row)}</b>",
        _("In: {inflow}, ut: {outflow}, netto {net}").format(
            inflow=cells.count_text(row, "inflow"),
            outflow=cells.count_text(row, "outflow"),
            net=cells.count_text(row, "net", signed=True),
        ),
        _("Året före: in {inflow}, ut {outflow}").format(
            inflow=cells.count_text(row, "inflow_previous"), outflow=cells.count_text(row, "outflow_previous")
        )
        if before != (None, None)
        else "",
    )


def flows_by_place_text(table: Table) -> str:
    """In and out in words, place by place."""
    parts = "; ".join(
        _("{name}: in {inflow}, ut {outflow}").format(
            name=cells.name(row),
            inflow=cells.count_text(row, "inflow"),
            outflow=cells.count_text(row, "outflow"),
        )
        for row in shown_rows(table)
    )
    return _("Liggande staplar: ut åt vänster, in åt höger. {parts}.").format(parts=parts)
