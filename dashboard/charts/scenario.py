"""A scenario's result and equity by year, and what each lever did. Reads `years` and `effects`."""

from collections.abc import Sequence

import plotly.graph_objects as go

from dashboard.charts import axes, cells, layout, notation
from dashboard.charts.cells import Row
from dashboard.interface import numbers
from dashboard.shapes.view import Table
from dashboard.translation import _

HEIGHT, EMPTY_HEIGHT = 340, 160
BAR_WIDTH, BASELINE_WIDTH = 0.44, 0.66
LABEL_GAP_SHARE = 0.01


def _years(table: Table) -> list[Row]:
    return sorted(cells.rows_of(table), key=lambda row: str(row["id"]))


def _amounts(rows: Sequence[Row], key: str) -> list[int | None]:
    return [cells.amount(row, key) for row in rows]


def _signed(row: Row, key: str) -> str:
    value = cells.amount(row, key)
    return cells.absent(row, key) if value is None else notation.variance_label(value)


def _ends(values: Sequence[float | None]) -> list[str]:
    """Labels beyond the end of each column."""
    return ["bottom center" if (value or 0) < 0 else "top center" for value in values]


def _year_axis(rows: Sequence[Row], baseline_key: str) -> axes.Axis:
    """Years with the base plan's value beneath, so that it never collides with the scenario's label."""
    texts = [
        _("{year}<br>planen {amount}").format(
            year=row["id"],
            amount=_plain(row, baseline_key, unit=False),
        )
        for row in rows
    ]
    return axes.category_axis(range(len(rows)), texts, range=[-0.6, len(rows) - 0.4])


def _plain(row: Row, key: str, *, unit: bool = True) -> str:
    value = cells.amount(row, key)
    return cells.absent(row, key) if value is None else numbers.tkr(value, signed=True, unit=unit)


def results(table: Table) -> go.Figure:
    """Result per year: solid in meaning colours, with the base plan's result as an outline behind."""
    rows = _years(table)
    if not rows:
        return layout.no_figures(EMPTY_HEIGHT)
    places = list(range(len(rows)))
    values = _amounts(rows, "result_ore")
    heights = [cells.tkr(value) for value in values]
    baseline = [cells.tkr(value) for value in _amounts(rows, "baseline_result_ore")]
    hover = [
        cells.lines(
            f"<b>{row['id']}</b>",
            _("Resultat i scenariot: {amount}").format(amount=_plain(row, "result_ore")),
            _("Resultat i planen: {amount}").format(amount=_plain(row, "baseline_result_ore")),
            _("Intäkter: {amount}").format(amount=cells.tkr_text(row, "income_ore")),
            _("Kostnader: {amount}").format(amount=cells.tkr_text(row, "costs_ore")),
        )
        for row in rows
    ]
    shared = {"type": "bar", "x": places, "customdata": hover, "hovertemplate": layout.HOVER}
    colours = [notation.variance_colour(value or 0) for value in values]
    value_range = axes.value_range([*heights, *baseline])
    traces = [
        shared
        | {"name": _("Scenariot"), "y": heights, "width": BAR_WIDTH, "marker": notation.solid(colours)},
        shared | {"name": _("Planen"), "y": baseline, "width": BASELINE_WIDTH, "marker": notation.outline()},
        layout.labels(
            places,
            _beyond(heights, baseline, (value_range[1] - value_range[0]) * LABEL_GAP_SHARE),
            [_signed(row, "result_ore") for row in rows],
            position=_ends(heights),
        ),
    ]
    return layout.figure(
        traces,
        height=HEIGHT,
        text=results_text(table),
        margin=(60, 20, 40, 60),
        barmode="overlay",
        xaxis=_year_axis(rows, "baseline_result_ore"),
        yaxis=axes.value_axis(range=value_range),
        annotations=[layout.unit_note(_("Resultat, tkr"))],
    )


def _beyond(heights: Sequence[float | None], baseline: Sequence[float | None], gap: float) -> list[float]:
    """Where a label clears both the column and the outline on the column's side of zero."""
    places = []
    for height, other in zip(heights, baseline, strict=True):
        own, behind = height or 0.0, other or 0.0
        places.append(min(own, behind) - gap if own < 0 else max(own, behind) + gap)
    return places


def results_text(table: Table) -> str:
    """Results in words."""
    parts = "; ".join(
        _("{year} {result}, planen {baseline}").format(
            year=row["id"], result=_plain(row, "result_ore"), baseline=_plain(row, "baseline_result_ore")
        )
        for row in _years(table)
    )
    return _("Staplar: resultat per år i scenariot mot planen. {parts}.").format(parts=parts)
