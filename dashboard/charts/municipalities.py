"""Participants in the period against the expected yearly volume. Reads the table `municipalities`."""

import plotly.graph_objects as go

from dashboard.charts import axes, cells, layout, notation
from dashboard.charts.cells import Row
from dashboard.shapes.view import Table
from dashboard.translation import _

LEFT, LABEL_MARGIN = 150, 220
PLANNED_WIDTH, TOTAL_WIDTH, UNIQUE_WIDTH = 0.78, 0.5, 0.24
ROW_HEIGHT = 40
FRAME_HEIGHT = 95
EMPTY_HEIGHT = 160


def _label(row: Row) -> str:
    total = cells.count_text(row, "total")
    if not cells.number(row, "planned"):
        return _("{total} · utan planerad volym").format(total=total)
    return _("{total} av {planned} · {share}, unika {unique_share}").format(
        total=total,
        planned=cells.count_text(row, "planned"),
        share=cells.share_text(row, "total_share", 0),
        unique_share=cells.share_text(row, "unique_share", 0),
    )


def _hover(row: Row) -> str:
    return cells.lines(
        f"<b>{cells.name(row)}</b>",
        _("Förväntad årsvolym: {planned}").format(planned=cells.count_text(row, "planned")),
        _("Deltagare i perioden: {total} ({share})").format(
            total=cells.count_text(row, "total"), share=cells.share_text(row, "total_share")
        ),
        _("Varav unika: {unique} ({share})").format(
            unique=cells.count_text(row, "unique"), share=cells.share_text(row, "unique_share")
        ),
        _("In: {inflow}, ut: {outflow}").format(
            inflow=cells.count_text(row, "inflow"), outflow=cells.count_text(row, "outflow")
        ),
    )


def participants_against_plan(table: Table) -> go.Figure:
    """Outline: expected yearly volume. Solid: participants in the period, unique ones darker inside.

    The rows keep the association's own order.
    """
    rows = cells.rows_of(table)
    if not rows:
        return layout.no_figures(EMPTY_HEIGHT)
    places = list(range(len(rows)))
    hover = [_hover(row) for row in rows]

    def bars(key: str, name: str, width: float, mark: notation.Mark) -> layout.Trace:
        return {
            "type": "bar",
            "orientation": "h",
            "name": name,
            "x": [cells.number(row, key) for row in rows],
            "y": places,
            "width": width,
            "marker": mark,
            "customdata": hover,
            "hovertemplate": layout.HOVER,
        }

    ends = [max(cells.number(row, "planned") or 0, cells.number(row, "total") or 0) for row in rows]
    traces = [
        bars("total", _("Deltagare i perioden"), TOTAL_WIDTH, notation.solid(notation.OTHERS)),
        bars("unique", _("varav unika"), UNIQUE_WIDTH, notation.solid()),
        bars("planned", _("Förväntad årsvolym"), PLANNED_WIDTH, notation.outline()),
        layout.labels(ends, places, [layout.GAP + _label(row) for row in rows], position="middle right"),
    ]
    return layout.figure(
        traces,
        height=len(rows) * ROW_HEIGHT + FRAME_HEIGHT,
        text=participants_against_plan_text(table),
        margin=(LEFT, LABEL_MARGIN, 40, 50),
        barmode="overlay",
        xaxis=axes.value_axis(_("Antal deltagare"), rangemode="tozero"),
        yaxis=axes.category_axis(
            places, (cells.short_name(row) for row in rows), range=[len(rows) - 0.4, -0.6]
        ),
        annotations=[
            layout.key_to_marks(
                [
                    (layout.FILLED, notation.OTHERS, _("Deltagare i perioden")),
                    (layout.FILLED, notation.OUTCOME, _("varav unika")),
                    (layout.EMPTY, notation.OUTCOME, _("Förväntad årsvolym")),
                ],
                LEFT,
            )
        ],
    )


def participants_against_plan_text(table: Table) -> str:
    """The comparison in words, area by area."""
    parts = "; ".join(f"{cells.name(row)} {_label(row)}" for row in cells.rows_of(table))
    return _("Liggande staplar per kommun: deltagare i perioden mot förväntad årsvolym. {parts}.").format(
        parts=parts
    )
