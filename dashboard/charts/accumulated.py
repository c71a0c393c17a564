"""Accumulated outcome against phased budget month by month, with the forecast. Reads the table `months`."""

from typing import Any

import plotly.graph_objects as go

from dashboard.charts import axes, cells, layout, notation
from dashboard.charts.cells import Row
from dashboard.interface import numbers
from dashboard.shapes.view import Table
from dashboard.translation import _

HEIGHT = 340
LEFT, RIGHT = 70, 20
BUDGET_WIDTH, OUTCOME_WIDTH = 0.82, 0.5
OWN, PROJECT = "own", "project"
SHORT_MONTH = 3


def accumulated(table: Table, side: str = OWN) -> go.Figure:
    """Outcome solid, budget outlined, forecast hatched: a column a month since January.

    `side` is own operations or the projects: they are never drawn on top of each other.
    """
    rows = cells.rows_of(table)
    if not rows:
        return layout.no_figures(HEIGHT)
    traces = [
        _columns(rows, f"{side}_budget_ore", _("Budget"), notation.outline(), BUDGET_WIDTH),
        _columns(rows, f"{side}_outcome_ore", _("Utfall"), notation.solid(), OUTCOME_WIDTH),
        _forecast(rows, side),
    ]
    drawn = [trace for trace in traces if any(value is not None for value in trace["y"])]
    return layout.figure(
        drawn,
        height=HEIGHT,
        text=accumulated_text(table, side),
        margin=(LEFT, RIGHT, 45, 35),
        barmode="overlay",
        xaxis=axes.category_axis(range(len(rows)), (cells.name(row)[:SHORT_MONTH] for row in rows)),
        yaxis=axes.value_axis(rangemode="tozero"),
        annotations=[_key(drawn), _end_label(rows, side)],
    )


def _columns(rows: list[Row], key: str, name: str, mark: notation.Mark, width: float) -> layout.Trace:
    return {
        "type": "bar",
        "name": name,
        "x": list(range(len(rows))),
        "y": [_length(row, key) for row in rows],
        "width": width,
        "marker": mark,
        "customdata": [_hover(row, name, key) for row in rows],
        "hovertemplate": layout.HOVER,
    }


def _forecast(rows: list[Row], side: str) -> layout.Trace:
    """The forecast of the months that are not booked; a booked month is its outcome."""
    trace = _columns(rows, f"{side}_forecast_ore", _("Prognos"), notation.hatched(), OUTCOME_WIDTH)
    booked = [cells.number(row, f"{side}_outcome_ore") is not None for row in rows]
    trace["y"] = [None if known else value for known, value in zip(booked, trace["y"], strict=True)]
    return trace


def _length(row: Row, key: str) -> float | None:
    value = cells.amount(row, key)
    return None if value is None else cells.tkr(-value)


def _hover(row: Row, name: str, key: str) -> str:
    return cells.lines(
        f"<b>{_('T.o.m. {month}').format(month=cells.name(row))}</b>",
        f"{name}: {cells.tkr_text(row, key, cost=True)}",
    )


def _key(traces: list[layout.Trace]) -> dict[str, Any]:
    signs = {_("Utfall"): layout.FILLED, _("Budget"): layout.EMPTY, _("Prognos"): "▨"}
    marks = [(signs[str(trace["name"])], notation.OUTCOME, str(trace["name"])) for trace in traces]
    return layout.key_to_marks([*marks, ("", notation.MUTED, _("tkr sedan januari"))], LEFT)


def _end_label(rows: list[Row], side: str) -> dict[str, Any]:
    """The year's end as a number, on its column."""
    last = rows[-1]
    key = next(
        (
            name
            for name in (f"{side}_forecast_ore", f"{side}_budget_ore")
            if cells.amount(last, name) is not None
        ),
        f"{side}_outcome_ore",
    )
    text = cells.tkr_text(last, key, unit=False, cost=True)
    heights = (_length(last, f"{side}_{name}_ore") or 0.0 for name in ("budget", "outcome", "forecast"))
    return layout.note(f"<b>{text}</b>", len(rows) - 1, max(heights), xanchor="center", yshift=11)


def accumulated_text(table: Table, side: str = OWN) -> str:
    """The columns in words: how far the outcome has come, and where the year is expected to end."""
    rows = cells.rows_of(table)
    booked = [row for row in rows if cells.number(row, f"{side}_outcome_ore") is not None]
    if not booked:
        return _("Staplar månad för månad: ingen månad är bokförd än.")
    now, end = booked[-1], rows[-1]
    expected = cells.tkr_text(end, f"{side}_forecast_ore", cost=True)
    return _(
        "Staplar månad för månad, ackumulerat: t.o.m. {month} är utfallet {outcome} mot budget {budget}; "
        "året väntas sluta på {expected}."
    ).format(
        month=cells.name(now),
        outcome=cells.tkr_text(now, f"{side}_outcome_ore", cost=True),
        budget=cells.tkr_text(now, f"{side}_budget_ore", cost=True),
        expected=expected if expected != numbers.MISSING else _("okänt"),
    )
