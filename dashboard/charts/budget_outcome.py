"""Outcome against budget per cost centre. Reads the table `cost-centres`."""

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from dashboard.charts import axes, cells, layout, notation
from dashboard.charts.cells import Row
from dashboard.charts.cost_centre_rows import (
    EMPTY_HEIGHT,
    Placed,
    drawn_rows,
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
PRELIMINARY = "preliminary"
PREVIOUS, PREVIOUS_WIDTH, PREVIOUS_SHIFT = "previous_year_ore", 0.13, 0.3
DRAWN = ("budget_ore", "budget_to_date_ore", "outcome_ore", PREVIOUS)


def outcome_bars(table: Table) -> go.Figure:
    """Outcome (solid) over the year's budget (outline) with the budget to date marked, a bar a row.

    The rows are budget areas, cost centres or accounts. Costs are drawn as plain lengths. Own operations by
    size of budget; projects in a group below. A year without an outcome shows the budget and the year before
    it, and a table without a budget the outcome alone.
    """
    rows = drawn_rows(cells.rows_of(table))
    if not rows:
        return layout.no_figures(EMPTY_HEIGHT)
    placed = place(
        cells.by_size((row for row in rows if not row.get("is_project")), "budget_ore", "outcome_ore"),
        cells.by_size((row for row in rows if row.get("is_project")), "outcome_ore", "budget_ore"),
    )
    traces, drawn = _traces(placed, table), frame(placed)
    return layout.figure(
        traces,
        text=outcome_text(table),
        margin=(placed.left, LABEL_MARGIN, 30, 45),
        barmode="overlay",
        xaxis=axes.value_axis(_("Kostnad, tkr"), rangemode="tozero"),
        **drawn | {"annotations": [*drawn["annotations"], _key(traces, placed.left)]},
    )


def _key(traces: Sequence[layout.Trace], left: int) -> dict[str, Any]:
    """Names the marks that are drawn, each with the sign and colour that its trace carries."""
    marks = [(*trace["meta"], str(trace["name"])) for trace in traces if "name" in trace]
    return layout.key_to_marks(marks, left)


def _traces(placed: Placed, table: Table) -> list[layout.Trace]:
    said = [hover(row) for row in placed.rows]
    budgeted = [
        (row, top, words)
        for row, top, words in zip(placed.rows, placed.places, said, strict=True)
        if has_budget(row)
    ]
    rows_with_budget = [row for row, _top, _words in budgeted]
    places_with_budget = [top for _row, top, _words in budgeted]
    followed_up, is_preliminary = is_followed_up(placed.rows), table.status == PRELIMINARY
    bar: layout.Trace = {"type": "bar", "orientation": "h", "hovertemplate": layout.HOVER}
    outcome = bar | {
        "name": _("Preliminärt utfall") if is_preliminary else _("Utfall"),
        "x": [cost_length(row, "outcome_ore") for row in placed.rows],
        "y": list(placed.places),
        "width": OUTCOME_WIDTH,
        "marker": notation.hatched() if is_preliminary else notation.solid(),
        "customdata": said,
        "meta": (layout.SLANTED if is_preliminary else layout.FILLED, notation.OUTCOME),
    }
    budget = bar | {
        "name": _("Budget hela året"),
        "x": [cost_length(row, "budget_ore") for row in rows_with_budget],
        "y": places_with_budget,
        "width": BUDGET_WIDTH,
        "marker": notation.outline(),
        "customdata": [words for _row, _top, words in budgeted],
        "meta": (layout.EMPTY, notation.OUTCOME),
    }
    expected: layout.Trace = {
        "type": "scatter",
        "mode": "markers",
        "name": _expected_name(rows_with_budget),
        "x": [cost_length(row, "budget_to_date_ore") for row in rows_with_budget],
        "y": places_with_budget,
        "marker": notation.cross_line(EXPECTED_SIZE),
        "hoverinfo": "skip",
        "meta": (layout.CROSS_LINE, notation.ACCENT),
    }
    names = layout.labels(
        [_label_end(row) for row in placed.rows],
        list(placed.places),
        [layout.GAP + used_text(row, followed_up=followed_up) for row in placed.rows],
        position="middle right",
    )
    before = previous_bars(placed, table, said, beside=followed_up)
    marks = [outcome, budget, expected] if followed_up else [budget]
    drawn = [mark for mark in (*marks, *before) if mark["x"]]
    return [*(mark | layout.UNFADED for mark in drawn), names | layout.UNFADED_TEXT]


def cost_length(row: Row, key: str) -> float | None:
    """A cost's minus as a length in tkr; income runs the other way. None draws nothing."""
    value = cells.amount(row, key)
    return None if value is None else -value / numbers.ORE_PER_TKR


def _expected_name(rows: Sequence[Row]) -> str:
    """The cross line's name, with the share of the year where it is the same for all."""
    shares = {cells.number(row, "expected_share") for row in rows}
    share = shares.pop() if len(shares) == 1 else None
    if share is None:
        return _("Budget hittills")
    return _("Budget hittills ({share} av året)").format(share=numbers.share(share))


def previous_bars(placed: Placed, table: Table, said: Sequence[str], *, beside: bool) -> list[layout.Trace]:
    """The year before: lighter, a thin bar below the outcome, or the bar itself where there is none yet.

    `said` is what each row says on hover.
    """
    known = [
        (row, top, words)
        for row, top, words in zip(placed.rows, placed.places, said, strict=True)
        if cells.number(row, PREVIOUS) is not None
    ]
    if not known:
        return []
    name = next((column.label for column in table.columns if column.key == PREVIOUS), _("Året före"))
    status = known[0][0].get("previous_year_status")
    is_outcome = notation.status_mark_name(status) == notation.SOLID
    return [
        {
            "type": "bar",
            "orientation": "h",
            "name": name,
            "x": [cost_length(row, PREVIOUS) for row, _top, _words in known],
            "y": [top + (PREVIOUS_SHIFT if beside else 0) for _row, top, _words in known],
            "width": PREVIOUS_WIDTH if beside else OUTCOME_WIDTH,
            "marker": notation.previous_year() if is_outcome else notation.hatched(notation.PREVIOUS_YEAR),
            "customdata": [words for _row, _top, words in known],
            "hovertemplate": layout.HOVER,
            "meta": (layout.FILLED if is_outcome else layout.SLANTED, notation.PREVIOUS_YEAR),
        }
    ]


def _label_end(row: Row) -> float:
    longest = 0
    for key in DRAWN:
        longest = max(longest, -(cells.amount(row, key) or 0))
    return longest / numbers.ORE_PER_TKR


def outcome_text(table: Table) -> str:
    """The bars in words: the largest rows, and where the rest is."""
    rows = drawn_rows(cells.rows_of(table))
    largest = cells.by_size(rows, "budget_ore", "outcome_ore")[:NAMED_IN_TEXT]
    followed_up = is_followed_up(rows)
    parts = "; ".join(f"{cells.name(row)} {used_text(row, followed_up=followed_up)}" for row in largest)
    return _(
        "Liggande staplar: utfall mot årets budget i tkr, projekt för sig. "
        "Störst: {parts}. Alla värden står i tabellen."
    ).format(parts=parts)
