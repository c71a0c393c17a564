"""One activity over the years: money per participant. Reads the table `years`."""

import plotly.graph_objects as go

from dashboard.charts import axes, cells, layout, notation
from dashboard.charts.activities import EMPTY_HEIGHT, cost_words
from dashboard.charts.cells import Row
from dashboard.interface import numbers
from dashboard.shapes.view import Table
from dashboard.translation import _

HEIGHT = 330
BAR_WIDTH = 0.5


def cost_over_years(table: Table, activity: str) -> go.Figure:
    """A column a year: budget per planned participant as an outline, outcome per actual as a filled mark."""
    rows = [row for row in cells.rows_of(table) if row.get("activity") == activity and _known(row)]
    if not rows:
        return layout.no_figures(EMPTY_HEIGHT)
    places = list(range(len(rows)))
    planned, actual = (
        [cells.tkr(cells.amount(row, key)) for row in rows]
        for key in ("cost_per_planned_ore", "cost_per_actual_ore")
    )
    hover = [cells.lines(f"<b>{row.get('year_text')}</b>", cost_words(row)) for row in rows]
    column: layout.Trace = {"type": "bar", "x": places, "hovertemplate": layout.HOVER, "customdata": hover}
    drawn = [
        column | {"name": name, "y": heights, "width": width, "marker": mark}
        for name, heights, width, mark in (
            (_("Utfall per faktisk deltagare"), actual, BAR_WIDTH / 2, notation.solid()),
            (_("Budget per planerad deltagare"), planned, BAR_WIDTH, notation.outline()),
        )
        if any(heights)
    ]
    ends = [max(one or 0, other or 0) for one, other in zip(planned, actual, strict=True)]
    return layout.figure(
        [*drawn, layout.labels(places, ends, [_label(row) for row in rows], position="top center")],
        height=HEIGHT,
        text=_("Staplar per år. {parts}.").format(
            parts="; ".join(f"{row.get('year_text')} {cost_words(row)}" for row in rows)
        ),
        margin=(50, 20, 40, 55),
        barmode="overlay",
        xaxis=axes.category_axis(
            places, (str(row.get("year_text")) for row in rows), range=[-0.6, len(rows) - 0.4]
        ),
        yaxis=axes.value_axis(range=axes.value_range(ends)),
        annotations=[layout.unit_note(_("Tkr per deltagare"))],
    )


def _known(row: Row) -> bool:
    return any(cells.number(row, key) is not None for key in ("cost_per_planned_ore", "cost_per_actual_ore"))


def _label(row: Row) -> str:
    """Both numbers above the column, budget first: `4,5`, `3,8 / 2,4`."""
    known = [
        numbers.tkr(cells.amount(row, key), 1, unit=False)
        for key in ("cost_per_planned_ore", "cost_per_actual_ore")
        if cells.number(row, key) is not None
    ]
    return " / ".join(known)
