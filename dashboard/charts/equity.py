"""Equity year by year in a scenario: levels where the opening equity is known, else changes only.

Reads the table `years`; rows may also carry `floor_ore` and `ceiling_ore`, the limits of that year.
"""

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from dashboard.charts import axes, cells, layout, notation
from dashboard.charts.cells import Row
from dashboard.charts.scenario import EMPTY_HEIGHT, HEIGHT
from dashboard.interface import numbers
from dashboard.shapes.view import Table
from dashboard.translation import _

LIMIT_REACH = 0.45
LABEL_MARGIN = 150
LABEL_SHIFT = 8


def has_levels(rows: Sequence[Row]) -> bool:
    """Whether every year's closing equity is known."""
    return all(cells.number(row, "closing_equity_ore") is not None for row in rows)


def equity(table: Table, *, floor_ore: int | None = None, ceiling_ore: int | None = None) -> go.Figure:
    """Closing equity with floor and ceiling, or the change in equity since the base plan's opening.

    `equity_change_ore` and `baseline_equity_change_ore` are drawn as they stand in the rows, accumulated
    since the opening. The limits are levels and are only drawn beside levels; a row's own
    `floor_ore`/`ceiling_ore` goes before the arguments.
    """
    rows = sorted(cells.rows_of(table), key=lambda row: str(row["id"]))
    if not rows:
        return layout.no_figures(EMPTY_HEIGHT)
    levels = has_levels(rows)
    key = "closing_equity_ore" if levels else "equity_change_ore"
    places = list(range(len(rows)))
    heights = [cells.tkr(cells.amount(row, key)) for row in rows]
    lines = [_line(rows, heights, key, levels=levels)]
    values: list[float | None] = [*heights]
    notes = [_end_note(_("Scenariot"), heights, notation.OUTCOME)]
    if levels:
        for limit, words, fallback in (
            ("floor_ore", _("golv"), floor_ore),
            ("ceiling_ore", _("tak"), ceiling_ore),
        ):
            limits = [_limit(row, limit, fallback) for row in rows]
            if any(value is not None for value in limits):
                lines.append(_limit_steps(limits))
                values += limits
                notes.append(_end_note(_limit_words(words, limits), limits, notation.ACCENT))
    else:
        baseline = [cells.tkr(cells.amount(row, "baseline_equity_change_ore")) for row in rows]
        lines.insert(0, _baseline(places, baseline))
        values += baseline
        notes.append(_end_note(_("Planen"), baseline, notation.MUTED))
    title = (
        _("Eget kapital vid årets slut, tkr") if levels else _("Eget kapital, förändring sedan start, tkr")
    )
    axis_range = axes.value_range(values)
    return layout.figure(
        lines,
        height=HEIGHT,
        text=equity_text(table),
        margin=(60, LABEL_MARGIN, 40, 45),
        xaxis=axes.category_axis(places, (str(row["id"]) for row in rows), range=[-0.6, len(rows) - 0.4]),
        yaxis=axes.value_axis(range=axis_range),
        annotations=[
            layout.unit_note(title),
            *_value_notes(rows, heights, key, levels=levels),
            *_apart([note for note in notes if note is not None], axis_range),
        ],
    )


def _limit(row: Row, key: str, fallback: int | None) -> float | None:
    return cells.tkr(cells.amount(row, key) if key in row else fallback)


def _limit_words(words: str, limits: Sequence[float | None]) -> str:
    last = next(value for value in reversed(limits) if value is not None)
    return f"{words} {numbers.tkr(round(last * numbers.ORE_PER_TKR))}"


def _text(row: Row, key: str, *, levels: bool, unit: bool = False) -> str:
    value = cells.amount(row, key)
    if value is None:
        return cells.absent(row, key)
    return numbers.tkr(value, unit=unit) if levels else notation.variance_label(value, unit=unit)


def _line(rows: Sequence[Row], heights: Sequence[float | None], key: str, *, levels: bool) -> layout.Trace:
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "x": list(range(len(rows))),
        "y": list(heights),
        "connectgaps": False,
        "line": {"color": notation.OUTCOME, "width": 2.5},
        "marker": {"color": notation.OUTCOME, "size": 9},
        "customdata": [
            cells.lines(f"<b>{row['id']}</b>", _text(row, key, levels=levels, unit=True)) for row in rows
        ],
        "hovertemplate": layout.HOVER,
    }


def _value_notes(
    rows: Sequence[Row], heights: Sequence[float | None], key: str, *, levels: bool
) -> list[dict[str, Any]]:
    """Each year's number beside its point, on a ground of its own where it crosses a limit's line."""
    notes = []
    for place, (row, height) in enumerate(zip(rows, heights, strict=True)):
        below = axes.line_label_places(heights)[place] == "bottom center"
        notes.append(
            layout.note(
                _text(row, key, levels=levels),
                place,
                height or 0,
                xanchor="center",
                yanchor="top" if below else "bottom",
                yshift=-LABEL_SHIFT if below else LABEL_SHIFT,
                bgcolor=notation.GROUND,
                borderpad=1,
            )
        )
    return notes


def _baseline(places: Sequence[int], baseline: Sequence[float | None]) -> layout.Trace:
    """The base plan: a thin broken line with open marks, the line's kin of an outline."""
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "x": list(places),
        "y": list(baseline),
        "connectgaps": False,
        "line": {"color": notation.MUTED, "width": notation.OUTLINE_WIDTH, "dash": "dot"},
        "marker": {"color": notation.GROUND, "size": 9, "line": {"color": notation.MUTED, "width": 1.5}},
        "hoverinfo": "skip",
    }


def _limit_steps(limits: Sequence[float | None]) -> layout.Trace:
    """A limit as one level stretch a year; years without a known limit leave a gap."""
    x: list[float | None] = []
    y: list[float | None] = []
    for place, limit in enumerate(limits):
        x += [place - LIMIT_REACH, place + LIMIT_REACH, None]
        y += [limit, limit, None]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": x,
        "y": y,
        "line": {"color": notation.ACCENT, "width": 2, "dash": "dash"},
        "hoverinfo": "skip",
    }


def _end_note(text: str, values: Sequence[float | None], colour: str) -> dict[str, Any] | None:
    """The series' name at the right end, at its last known height."""
    known = [value for value in values if value is not None]
    if not known:
        return None
    return layout.note(f"<b>{text}</b>", 1, known[-1], xref="paper", xshift=8, font={"color": colour})


def _apart(notes: list[dict[str, Any]], axis_range: Sequence[float]) -> list[dict[str, Any]]:
    """End names that would lie on each other, pushed apart from the lowest up."""
    gap = (axis_range[1] - axis_range[0]) * 0.08
    placed: list[dict[str, Any]] = []
    lowest_free = float("-inf")
    for note in sorted(notes, key=lambda item: float(str(item["y"]))):
        height = max(float(str(note["y"])), lowest_free)
        placed.append(note | {"y": height})
        lowest_free = height + gap
    return placed


def equity_text(table: Table) -> str:
    """Equity in words, year by year."""
    rows = sorted(cells.rows_of(table), key=lambda row: str(row["id"]))
    levels = has_levels(rows)
    key = "closing_equity_ore" if levels else "equity_change_ore"
    parts = "; ".join(f"{row['id']} {_text(row, key, levels=levels, unit=True)}" for row in rows)
    if levels:
        return _("Linje: eget kapital vid årets slut. {parts}.").format(parts=parts)
    return _("Linje: förändring av eget kapital, nivån är okänd. {parts}.").format(parts=parts)
