"""Activities: money, and money per participant. Reads the tables `activities` and `places`."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from dashboard.charts import axes, cells, layout, notation
from dashboard.charts.cells import Row
from dashboard.interface import numbers
from dashboard.shapes.view import Table
from dashboard.translation import _

LEAST_LEFT, LABEL_MARGIN = 150, 230
BUDGET_WIDTH, OUTCOME_WIDTH = 0.72, 0.4
ROW_HEIGHT = 32
FRAME_HEIGHT = 105
EMPTY_HEIGHT = 160
MOST_ROWS = 20

Texts = Callable[[Row], str]


@dataclass(frozen=True, slots=True)
class Pair:
    """What is drawn as outline and as filled bar: their cells, their names, and the axis' title."""

    keys: tuple[str, str]
    names: tuple[str, str]
    axis: str


COST = Pair(
    ("cost_per_planned_ore", "cost_per_actual_ore"),
    (_("Budget hela året per planerad deltagare"), _("Utfall per faktisk deltagare")),
    _("Tkr per deltagare"),
)
MONEY = Pair(("budget_ore", "outcome_ore"), (_("Budget hela året"), _("Utfall")), _("Tkr"))


def cost_per_participant(table: Table) -> go.Figure:
    """Budget per planned participant (outline) and outcome per actual (solid), the highest first.

    Activities without either are left to the table; beyond twenty the rest are, too.
    """
    rows = [row for row in cells.rows_of(table) if _has_cost(row)]
    rows = cells.by_size(rows, "cost_per_planned_ore", "cost_per_actual_ore")
    said = {row.get("id"): cost_words(row) for row in rows}
    return _bars(
        rows[:MOST_ROWS],
        COST,
        label=cost_label,
        hover_text=lambda row: said[row.get("id")],
        text=_("Liggande staplar: förbundets medel per deltagare och insats. {parts}.").format(
            parts=_spoken(rows, lambda row: said[row.get("id")], "name")
        ),
        category=_long_name,
    )


def cost_by_place(table: Table, activity: str) -> go.Figure:
    """The same for one activity in each of its places, in the association's own order."""
    rows = [row for row in cells.rows_of(table) if row.get("activity") == activity and _has_cost(row)]
    return _bars(
        rows,
        COST,
        label=cost_label,
        hover_text=cost_words,
        text=_("Liggande staplar per plats. {parts}.").format(parts=_spoken(rows, cost_words, "place")),
        category=_place,
    )


def money(table: Table) -> go.Figure:
    """The year's budget (outline) and outcome so far (solid) of each activity, the largest first."""
    rows = [row for row in cells.rows_of(table) if _size(row, "budget_ore", "outcome_ore")]
    rows = cells.by_size(rows, "budget_ore", "outcome_ore")[:MOST_ROWS]
    return _bars(
        rows,
        MONEY,
        label=money_label,
        hover_text=money_label,
        text=_("Liggande staplar per insats: utfall mot budget. {parts}.").format(
            parts=_spoken(rows, money_label, "name")
        ),
        category=_long_name,
    )


def has_costs(table: Table, activity: str | None = None, *, least: int = 2) -> bool:
    """Whether at least so many bars can be drawn of cost per participant: one compares with nothing."""
    rows = (row for row in cells.rows_of(table) if activity in (None, row.get("activity")))
    return sum(_has_cost(row) for row in rows) >= least


def has_money(table: Table) -> bool:
    """Whether there is any bar to draw of budget or outcome."""
    return any(_size(row, "budget_ore", "outcome_ore") for row in cells.rows_of(table))


def _has_cost(row: Row) -> bool:
    return any(cells.number(row, key) is not None for key in ("cost_per_planned_ore", "cost_per_actual_ore"))


def _size(row: Row, *keys: str) -> float:
    return max(abs(cells.number(row, key) or 0) for key in keys)


def cost_label(row: Row) -> str:
    """`23,6 tkr · 5 019 tkr för 213`; where actual costs are known too, `3,8 / 2,4 tkr`."""
    both = [cells.amount(row, key) for key in ("cost_per_planned_ore", "cost_per_actual_ore")]
    if None not in both:
        return _("{planned} / {actual}").format(
            planned=numbers.tkr(both[0], 1, unit=False), actual=numbers.tkr(both[1], 1)
        )
    return cost_words(row)


def cost_words(row: Row) -> str:
    """`23,6 tkr · 5 019 tkr för 213`, and the same of outcome and actual participants after a semicolon."""
    parts = [
        _("{cost} · {money} för {people}").format(
            cost=_per_person(row, cost),
            money=cells.tkr_text(row, amount, cost=True),
            people=cells.count_text(row, people),
        )
        for cost, amount, people in (
            ("cost_per_planned_ore", "budget_ore", "planned"),
            ("cost_per_actual_ore", "outcome_ore", "actual"),
        )
        if cells.number(row, cost) is not None
    ]
    return "; ".join(parts) or cells.with_reason(cells.absent(row, "cost_per_planned_ore"), row)


def _per_person(row: Row, key: str) -> str:
    return numbers.tkr(cells.amount(row, key), 1)


def money_label(row: Row) -> str:
    """`417 av 1 250 tkr`; only what is known of the two."""
    outcome = cells.number(row, "outcome_ore")
    if outcome is None:
        return cells.tkr_text(row, "budget_ore", cost=True)
    if cells.number(row, "budget_ore") is None:
        return cells.tkr_text(row, "outcome_ore", cost=True)
    return _("{outcome} av {budget}").format(
        outcome=cells.tkr_text(row, "outcome_ore", unit=False, cost=True),
        budget=cells.tkr_text(row, "budget_ore", cost=True),
    )


def _long_name(row: Row) -> str:
    return cells.short_name(row, cells.LONG_NAME)


def _place(row: Row) -> str:
    return str(row.get("place") or "")


def _spoken(rows: Sequence[Row], label: Texts, key: str) -> str:
    return "; ".join(f"{row.get(key)} {label(row)}" for row in rows)


def _bars(
    rows: Sequence[Row],
    pair: Pair,
    *,
    label: Texts,
    hover_text: Texts,
    text: str,
    category: Texts,
) -> go.Figure:
    if not rows:
        return layout.no_figures(EMPTY_HEIGHT)
    places, names = list(range(len(rows))), [category(row) for row in rows]
    left = layout.room_for(names, LEAST_LEFT)
    hover = [
        cells.lines(f"<b>{cells.name(row)}</b>", str(row.get("place") or ""), hover_text(row)) for row in rows
    ]
    budget, outcome = ([_length(row, key) for row in rows] for key in pair.keys)
    bar: layout.Trace = {"type": "bar", "orientation": "h", "y": places, "hovertemplate": layout.HOVER}
    planned = bar | {
        "name": pair.names[0],
        "x": budget,
        "width": BUDGET_WIDTH,
        "marker": notation.outline(),
        "customdata": hover,
    }
    actual = bar | {
        "name": pair.names[1],
        "x": outcome,
        "width": OUTCOME_WIDTH,
        "marker": notation.solid(),
        "customdata": hover,
    }
    drawn = [trace for trace, values in ((actual, outcome), (planned, budget)) if any(values)]
    ends = [max(one or 0, other or 0) for one, other in zip(budget, outcome, strict=True)]
    signs = {pair.names[0]: layout.EMPTY, pair.names[1]: layout.FILLED}
    texts = [layout.GAP + label(row) for row in rows]
    return layout.figure(
        [*drawn, layout.labels(ends, places, texts, position="middle right")],
        height=len(rows) * ROW_HEIGHT + FRAME_HEIGHT,
        text=text,
        margin=(left, LABEL_MARGIN, 40, 50),
        barmode="overlay",
        xaxis=axes.value_axis(pair.axis, rangemode="tozero"),
        yaxis=axes.category_axis(places, names, range=[len(rows) - 0.4, -0.6]),
        annotations=[
            layout.key_to_marks(
                [(signs[trace["name"]], notation.OUTCOME, trace["name"]) for trace in drawn], left
            )
        ],
    )


def _length(row: Row, key: str) -> float | None:
    """A cost's size in tkr; None draws nothing."""
    value = cells.amount(row, key)
    return None if value is None else cells.tkr(abs(value))
