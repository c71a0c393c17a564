"""Variance to date per cost centre. Reads the table `cost-centres`."""

from collections.abc import Sequence

import plotly.graph_objects as go

from dashboard.charts import axes, cells, layout, notation
from dashboard.charts.budget_outcome import NAMED_IN_TEXT
from dashboard.charts.cells import Row
from dashboard.charts.cost_centre_rows import (
    EMPTY_HEIGHT,
    frame,
    has_budget,
    hover,
    place,
    variance_text,
)
from dashboard.shapes.view import Table
from dashboard.translation import _, plural

BAR_WIDTH = 0.56
RIGHT, NOTE_SHIFT, LINE = 40, -62, 22
MOST_LEVEL = 3
KEY = "variance_to_date_ore"


def variance_bars(table: Table) -> go.Figure:
    """The variance to date per cost centre, worst first, in meaning colours with sign and arrow.

    Cost centres without a budget have nothing to vary from and are not drawn, nor are those that follow it
    where they are many; notes say how many.
    """
    rows = cells.rows_of(table)
    budgeted = _worst_first([row for row in rows if has_budget(row)])
    if all(cells.number(row, KEY) is None for row in budgeted):
        return layout.no_figures(EMPTY_HEIGHT)
    level = _level(budgeted)
    budgeted = [row for row in budgeted if row not in level]
    placed = place(
        [row for row in budgeted if not row.get("is_project")],
        [row for row in budgeted if row.get("is_project")],
    )
    lengths = [cells.tkr(cells.amount(row, KEY)) for row in placed.rows]
    bars = {
        "type": "bar",
        "orientation": "h",
        "x": lengths,
        "y": list(placed.places),
        "width": BAR_WIDTH,
        "marker": notation.solid([_colour(row) for row in placed.rows]),
        "customdata": [hover(row) for row in placed.rows],
        "hovertemplate": layout.HOVER,
    }
    left_out = _left_out(len(level), sum(not has_budget(row) for row in rows))
    drawn = frame(placed)
    return layout.figure(
        [bars | layout.UNFADED, _labels(placed.rows, placed.places, lengths) | layout.UNFADED_TEXT],
        text=variance_bars_text(table),
        margin=(placed.left, RIGHT, 20, 50 + LINE * len(left_out)),
        xaxis=axes.value_axis(
            _("Avvikelse mot budget hittills, tkr (plus är bra)"), range=axes.value_range(lengths)
        ),
        **drawn
        | {
            "height": drawn["height"] + LINE * len(left_out),
            "annotations": [*drawn["annotations"], *_notes(left_out, placed.left)],
        },
    )


def _worst_first(rows: Sequence[Row]) -> list[Row]:
    """By variance from minus to plus; rows without one last."""

    def order(row: Row) -> tuple[bool, float]:
        value = cells.amount(row, KEY)
        return value is None, value or 0

    return sorted(rows, key=order)


def _colour(row: Row) -> str:
    return notation.variance_colour(cells.amount(row, KEY) or 0)


def _labels(rows: Sequence[Row], places: Sequence[int], lengths: Sequence[float | None]) -> layout.Trace:
    """Beyond the end of each bar: left of a bad one, right of a good one."""
    bad = [_colour(row) == notation.BAD for row in rows]
    texts = [variance_text(row, unit=False) for row in rows]
    return layout.labels(
        [length or 0 for length in lengths],
        list(places),
        [text + layout.GAP if left else layout.GAP + text for text, left in zip(texts, bad, strict=True)],
        position=["middle left" if left else "middle right" for left in bad],
    )


def _level(rows: Sequence[Row]) -> list[Row]:
    """The rows that are shown as 0, where they are so many that they would hide the others."""
    amounts = [(row, cells.amount(row, KEY)) for row in rows]
    level = [row for row, amount in amounts if amount is not None and notation.shown_tkr(amount) == 0]
    return level if MOST_LEVEL < len(level) < len(rows) else []


def _left_out(level: int, without: int) -> list[str]:
    """What is not drawn, and why."""
    found = []
    if level:
        text = _("{count} kostnadsställen som följer budgeten (0 tkr) är inte ritade.")
        found.append(text.format(count=level))
    if without:
        text = plural(
            "{count} kostnadsställe utan budget är inte med: det har inget att avvika från.",
            "{count} kostnadsställen utan budget är inte med: de har inget att avvika från.",
            without,
        )
        found.append(text.format(count=without))
    return found


def _notes(texts: Sequence[str], left: int) -> list[dict[str, object]]:
    """Lines below the axis."""
    return [
        layout.note(
            text,
            0,
            0,
            xref="paper",
            yref="paper",
            xshift=4 - left,
            yshift=NOTE_SHIFT - LINE * place,
            font={"color": notation.MUTED},
        )
        for place, text in enumerate(texts)
    ]


def variance_bars_text(table: Table) -> str:
    """The variances in words: the largest ones with sign."""
    budgeted = [row for row in cells.rows_of(table) if has_budget(row)]
    largest = cells.by_size(budgeted, KEY)[:NAMED_IN_TEXT]
    parts = "; ".join(f"{cells.name(row)} {variance_text(row)}" for row in largest)
    return _(
        "Liggande staplar per kostnadsställe: avvikelse mot budget hittills, plus är bra. "
        "Störst: {parts}. Alla värden står i tabellen."
    ).format(parts=parts)
