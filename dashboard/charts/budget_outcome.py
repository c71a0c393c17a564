"""Outcome against budget per cost centre. Reads the table `cost-centres`."""

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from dashboard.charts import axes, cells, layout, notation
from dashboard.charts.cells import Row
from dashboard.charts.cost_centre_rows import (
    EMPTY_HEIGHT,
    LEFT,
    Placed,
    frame,
    has_budget,
    hover,
    is_followed_up,
    place,
    used_text,
)
from dashboard.interface import numbers
from dashboard.shapes.view import Table
from dashboard.translation import _

LABEL_MARGIN = 175
BUDGET_WIDTH, OUTCOME_WIDTH = 0.78, 0.44
EXPECTED_SIZE = 14
NAMED_IN_TEXT = 3


def cost_centre_bars(table: Table) -> go.Figure:
    """Outcome (solid) over the year's budget (outline) with the budget to date marked, a bar a cost centre.

    Costs are drawn as plain lengths. Own operations by size of budget; projects in a group below. A year
    without an outcome shows the budget alone, and a table without a budget the outcome alone.
    """
    rows = cells.rows_of(table)
    if not rows:
        return layout.no_figures(EMPTY_HEIGHT)
    placed = place(
        cells.by_size((row for row in rows if not row.get("is_project")), "budget_ore", "outcome_ore"),
        cells.by_size((row for row in rows if row.get("is_project")), "outcome_ore", "budget_ore"),
    )
    traces, drawn = _traces(placed), frame(placed)
    return layout.figure(
        traces,
        text=cost_centre_text(table),
        margin=(LEFT, LABEL_MARGIN, 40, 50),
        barmode="overlay",
        xaxis=axes.value_axis(_("Kostnad, tkr"), rangemode="tozero"),
        **drawn | {"annotations": [*drawn["annotations"], _key(traces)]},
    )


def _key(traces: Sequence[layout.Trace]) -> dict[str, Any]:
    """Names the marks that are drawn."""
    signs = {
        _("Utfall"): (layout.FILLED, notation.OUTCOME),
        _("Budget hela året"): (layout.EMPTY, notation.OUTCOME),
    }
    cross_line = (layout.CROSS_LINE, notation.ACCENT)
    names = [str(trace["name"]) for trace in traces if "name" in trace]
    return layout.key_to_marks([(*signs.get(name, cross_line), name) for name in names], LEFT)


def _traces(placed: Placed) -> list[layout.Trace]:
    budgeted = [(row, top) for row, top in zip(placed.rows, placed.places, strict=True) if has_budget(row)]
    rows_with_budget = [row for row, _top in budgeted]
    places_with_budget = [top for _row, top in budgeted]
    followed_up = is_followed_up(placed.rows)
    bar: layout.Trace = {"type": "bar", "orientation": "h", "hovertemplate": layout.HOVER}
    outcome = bar | {
        "name": _("Utfall"),
        "x": [cost_length(row, "outcome_ore") for row in placed.rows],
        "y": list(placed.places),
        "width": OUTCOME_WIDTH,
        "marker": notation.solid(),
        "customdata": [hover(row) for row in placed.rows],
    }
    budget = bar | {
        "name": _("Budget hela året"),
        "x": [cost_length(row, "budget_ore") for row in rows_with_budget],
        "y": places_with_budget,
        "width": BUDGET_WIDTH,
        "marker": notation.outline(),
        "customdata": [hover(row) for row in rows_with_budget],
    }
    expected: layout.Trace = {
        "type": "scatter",
        "mode": "markers",
        "name": _expected_name(rows_with_budget),
        "x": [cost_length(row, "budget_to_date_ore") for row in rows_with_budget],
        "y": places_with_budget,
        "marker": notation.cross_line(EXPECTED_SIZE),
        "hoverinfo": "skip",
    }
    names = layout.labels(
        [_label_end(row) for row in placed.rows],
        list(placed.places),
        [layout.GAP + used_text(row, followed_up=followed_up) for row in placed.rows],
        position="middle right",
    )
    marks = [outcome, budget, expected] if followed_up else [budget]
    return [*(mark for mark in marks if mark["x"]), names]


def cost_length(row: Row, key: str) -> float | None:
    """A cost's minus as a length in tkr; income runs the other way. None draws nothing."""
    value = cells.amount(row, key)
    return None if value is None else cells.tkr(-value)


def _expected_name(rows: Sequence[Row]) -> str:
    """The cross line's name, with the share of the year where it is the same for all."""
    shares = {cells.number(row, "expected_share") for row in rows}
    share = shares.pop() if len(shares) == 1 else None
    if share is None:
        return _("Budget hittills")
    return _("Budget hittills ({share} av året)").format(share=numbers.share(share))


def _label_end(row: Row) -> float:
    lengths = (cost_length(row, key) for key in ("budget_ore", "budget_to_date_ore", "outcome_ore"))
    return max(0.0, *(length or 0.0 for length in lengths))


def cost_centre_text(table: Table) -> str:
    """The bars in words: the largest cost centres, and where the rest is."""
    rows = cells.rows_of(table)
    largest = cells.by_size(rows, "budget_ore", "outcome_ore")[:NAMED_IN_TEXT]
    followed_up = is_followed_up(rows)
    parts = "; ".join(f"{cells.name(row)} {used_text(row, followed_up=followed_up)}" for row in largest)
    return _(
        "Liggande staplar per kostnadsställe: utfall mot årets budget i tkr, projekt för sig. "
        "Störst: {parts}. Alla värden står i tabellen."
    ).format(parts=parts)
