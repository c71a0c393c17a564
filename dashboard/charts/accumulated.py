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
        annotations=[_key(drawn), *_labels(rows, side)],
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
    signs = {_("Utfall"): layout.FILLED, _("Budget"): layout.EMPTY, _("Prognos"): layout.SLANTED}
    marks = [(signs[str(trace["name"])], notation.OUTCOME, str(trace["name"])) for trace in traces]
    return layout.key_to_marks([*marks, ("", notation.MUTED, _("tkr sedan januari"))], LEFT)


def _labels(rows: list[Row], side: str) -> list[dict[str, Any]]:
    """Numbers on two columns: how far the outcome has come, and where the year ends against its budget."""
    booked = [place for place, row in enumerate(rows) if cells.number(row, f"{side}_outcome_ore") is not None]
    found = {place: _number(rows[place], f"{side}_outcome_ore") for place in booked[-1:]}
    end, last = rows[-1], len(rows) - 1
    budget = _number(end, f"{side}_budget_ore")
    if last not in booked and cells.number(end, f"{side}_forecast_ore") is not None:
        found[last] = _number(end, f"{side}_forecast_ore")
    if cells.number(end, f"{side}_budget_ore") is not None:
        known = found.get(last)
        found[last] = _("{known} av {budget}").format(known=known, budget=budget) if known else budget
    return [_label(text, place, rows, side) for place, text in found.items()]


def _number(row: Row, key: str) -> str:
    return cells.tkr_text(row, key, unit=False, cost=True)


def _label(text: str, place: int, rows: list[Row], side: str) -> dict[str, Any]:
    heights = (
        _length(rows[place], f"{side}_{name}_ore") or 0.0 for name in ("budget", "outcome", "forecast")
    )
    is_last = place == len(rows) - 1
    anchor = {"xanchor": "right", "xshift": 32} if is_last else {"xanchor": "center"}
    return layout.note(f"<b>{text}</b>", place, max(heights), yshift=11, **anchor)


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
