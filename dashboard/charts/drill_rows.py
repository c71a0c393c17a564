"""One level of the way down to the postings: outcome over budget, a bar a row. Reads the table `drill`."""

import plotly.graph_objects as go

from dashboard.charts import axes, cells, layout, notation
from dashboard.charts.cells import Row
from dashboard.shapes.view import Table
from dashboard.translation import _

LEFT, RIGHT = 270, 130
BUDGET_WIDTH, OUTCOME_WIDTH = 0.78, 0.44
FRAME_HEIGHT = 80
OWN_TOTAL = "own-operations"
NAMED_IN_TEXT = 3


def drawn_rows(table: Table) -> list[Row]:
    """The rows that are drawn, top down; a point's place on the value axis' other side is its row's here."""
    return [row for row in cells.rows_of(table) if row.get("id") != OWN_TOTAL and "outcome_ore" in row]


def drill_bars(table: Table) -> go.Figure | None:
    """Outcome solid over the year's budget in outline; None where the rows have no amounts to compare."""
    rows = drawn_rows(table)
    if not rows:
        return None
    places = list(range(len(rows)))
    traces = [
        _bars(rows, "budget_ore", _("Budget hela året"), notation.outline(), BUDGET_WIDTH),
        _bars(rows, "outcome_ore", _("Utfall"), notation.solid(), OUTCOME_WIDTH),
    ]
    ends = [max(0.0, _length(row, "budget_ore") or 0, _length(row, "outcome_ore") or 0) for row in rows]
    texts = [layout.GAP + _text(row) for row in rows]
    return layout.figure(
        [*traces, layout.labels(ends, places, texts, position="middle right")],
        height=len(rows) * layout.ROW_HEIGHT + FRAME_HEIGHT,
        text=drill_text(table),
        margin=(LEFT, RIGHT, 10, 50),
        barmode="overlay",
        xaxis=axes.value_axis(_("tkr, utfall heldraget och budget som kontur")),
        yaxis=axes.category_axis(
            places, (cells.short_name(row) for row in rows), range=[len(rows) - 0.4, -0.6]
        ),
    )


def _bars(rows: list[Row], key: str, name: str, mark: notation.Mark, width: float) -> layout.Trace:
    return {
        "type": "bar",
        "orientation": "h",
        "name": name,
        "x": [_length(row, key) for row in rows],
        "y": list(range(len(rows))),
        "width": width,
        "marker": mark,
        "customdata": [
            cells.lines(f"<b>{cells.name(row)}</b>", f"{name}: {cells.tkr_text(row, key, cost=True)}")
            for row in rows
        ],
        "hovertemplate": layout.HOVER,
    }


def _length(row: Row, key: str) -> float | None:
    value = cells.amount(row, key)
    return None if value is None else cells.tkr(-value)


def _text(row: Row) -> str:
    outcome = cells.tkr_text(row, "outcome_ore", unit=False, cost=True)
    if not cells.amount(row, "budget_ore"):
        return outcome
    return _("{outcome} av {budget}").format(
        outcome=outcome, budget=cells.tkr_text(row, "budget_ore", unit=False, cost=True)
    )


def drill_text(table: Table) -> str:
    """The bars in words: the largest rows."""
    largest = cells.by_size(drawn_rows(table), "outcome_ore")[:NAMED_IN_TEXT]
    parts = "; ".join(f"{cells.name(row)} {_text(row)}" for row in largest)
    return _("Liggande staplar, utfall mot årets budget i tkr. Störst: {parts}. Välj en stapel.").format(
        parts=parts
    )
