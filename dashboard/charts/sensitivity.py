"""Sensitivity: a tornado of levers at the ends of their ranges, and a band of worse and better years.

Reads the tables `tornado` and `band`.
"""

import plotly.graph_objects as go

from dashboard.charts import axes, cells, layout, notation
from dashboard.charts.cells import Row
from dashboard.interface import numbers
from dashboard.shapes.view import Table
from dashboard.translation import _

LEFT, RIGHT = 310, 40
ROW_HEIGHT, FRAME_HEIGHT = 40, 80
BAR_WIDTH = 0.5
NAME_LENGTH = 46
MOST_BARS = 10
HEIGHT = 320
LABEL_MARGIN = 150


def tornado(table: Table) -> go.Figure:
    """Each lever's two ends from the scenario's own value; the ends carry the lever's values."""
    rows = cells.rows_of(table)[:MOST_BARS]
    if not rows:
        return layout.no_figures(160)
    centre = cells.tkr(cells.amount(table.totals, "centre_ore")) or 0.0
    places = list(range(len(rows)))
    traces = [_side(rows, "low", centre), _side(rows, "high", centre)]
    labels = [
        layout.labels(
            [cells.tkr(cells.amount(row, f"at_{end}_ore")) for row in rows],
            places,
            [layout.GAP + str(row[end]) + layout.GAP for row in rows],
            position=[_outside(row, end, other, centre) for row in rows],
        )
        for end, other in (("low", "high"), ("high", "low"))
    ]
    ends = [cells.tkr(cells.amount(row, f"at_{end}_ore")) for row in rows for end in ("low", "high")]
    known = [end for end in ends if end is not None]
    room = (max(known) - min(known) or 1.0) * 0.2
    return layout.figure(
        [*traces, *labels],
        height=len(rows) * ROW_HEIGHT + FRAME_HEIGHT,
        text=tornado_text(table),
        margin=(LEFT, RIGHT, 15, 50),
        barmode="overlay",
        xaxis=axes.value_axis(_("tkr"), range=[min(known) - room, max(known) + room], zeroline=False),
        yaxis=axes.category_axis(
            places, [cells.short_name(row, NAME_LENGTH) for row in rows], range=[len(rows) - 0.4, -0.6]
        ),
        shapes=[
            {
                "type": "line",
                "xref": "x",
                "yref": "paper",
                "x0": centre,
                "x1": centre,
                "y0": 0,
                "y1": 1,
                "line": {"color": notation.INK, "width": 2},
            }
        ],
    )


def _side(rows: list[Row], end: str, centre: float) -> layout.Trace:
    values = [cells.amount(row, f"at_{end}_ore") for row in rows]
    centre_ore = round(centre * numbers.ORE_PER_TKR)
    return {
        "type": "bar",
        "orientation": "h",
        "base": centre,
        "x": [None if value is None else (value - centre_ore) / numbers.ORE_PER_TKR for value in values],
        "y": list(range(len(rows))),
        "width": BAR_WIDTH,
        "marker": notation.solid([notation.variance_colour((value or 0) - centre_ore) for value in values]),
        "customdata": [
            cells.lines(f"<b>{cells.name(row)}</b>", f"{row[end]}: {cells.tkr_text(row, f'at_{end}_ore')}")
            for row in rows
        ],
        "hovertemplate": layout.HOVER,
    }


def _outside(row: Row, end: str, other: str, centre: float) -> str:
    """Beyond the bar's end; an end that does not move the figure stands on the side that the other leaves."""
    value = cells.tkr(cells.amount(row, f"at_{end}_ore")) or 0.0
    if value == centre:
        beyond = cells.tkr(cells.amount(row, f"at_{other}_ore")) or 0.0
        return "middle left" if beyond > centre else "middle right"
    return "middle left" if value < centre else "middle right"


def tornado_text(table: Table) -> str:
    """The tornado in words."""
    parts = "; ".join(
        _("{name}: {low} ger {at_low}, {high} ger {at_high}").format(
            name=cells.name(row),
            low=row["low"],
            at_low=cells.tkr_text(row, "at_low_ore"),
            high=row["high"],
            at_high=cells.tkr_text(row, "at_high_ore"),
        )
        for row in cells.rows_of(table)[:MOST_BARS]
    )
    return _("Liggande staplar: {title}. {parts}.").format(title=table.title, parts=parts)


def band(table: Table) -> go.Figure:
    """The scenario's line between a worse and a better one, and the floor where it is known."""
    rows = cells.rows_of(table)
    places = list(range(len(rows)))
    lines = {key: [cells.tkr(cells.amount(row, key)) for row in rows] for key in _BAND}
    traces: list[layout.Trace] = []
    for key, (dash, width) in _BAND.items():
        traces.append(
            {
                "type": "scatter",
                "mode": "lines+markers",
                "x": places,
                "y": lines[key],
                "line": {"color": notation.OUTCOME, "width": width, "dash": dash},
                "marker": {"color": notation.OUTCOME, "size": 7},
                "fill": "tonexty" if key == "high_ore" else "none",
                "fillcolor": "rgba(11,85,99,0.10)",
                "customdata": [f"<b>{row['id']}</b><br>{cells.tkr_text(row, key)}" for row in rows],
                "hovertemplate": layout.HOVER,
            }
        )
    names = {"low_ore": _("Sämre"), "middle_ore": _("Scenariot"), "high_ore": _("Bättre")}
    values = [value for line in lines.values() for value in line]
    floors = [cells.tkr(cells.amount(row, "floor_ore")) for row in rows]
    if any(floor is not None for floor in floors):
        traces.append(
            {
                "type": "scatter",
                "mode": "lines",
                "x": places,
                "y": floors,
                "line": {"color": notation.ACCENT, "width": 2, "dash": "dash"},
                "hoverinfo": "skip",
            }
        )
        values += floors
        lines["floor_ore"], names["floor_ore"] = floors, _("golvet")
    return layout.figure(
        traces,
        height=HEIGHT,
        text=band_text(table),
        margin=(60, LABEL_MARGIN, 30, 45),
        xaxis=axes.category_axis(places, (str(row["id"]) for row in rows), range=[-0.3, len(rows) - 0.7]),
        yaxis=axes.value_axis(range=axes.value_range(values)),
        annotations=[layout.unit_note(_("tkr")), *_end_names(lines, names, axes.value_range(values))],
    )


_BAND = {"low_ore": ("dot", 1.5), "high_ore": ("dot", 1.5), "middle_ore": ("solid", 2.5)}


def _end_names(
    lines: dict[str, list[float | None]], names: dict[str, str], axis_range: list[float]
) -> list[dict[str, object]]:
    """Each line's name at its right end, pushed apart where they would lie on each other."""
    gap = (axis_range[1] - axis_range[0]) * 0.08
    ends = sorted((line[-1], key) for key, line in lines.items() if line[-1] is not None)
    notes, free = [], float("-inf")
    for height, key in ends:
        at = max(float(height or 0), free)
        words = (
            f"<b>{names[key]}</b> {numbers.tkr(round(float(height or 0) * numbers.ORE_PER_TKR), unit=False)}"
        )
        notes.append(layout.note(words, 1, at, xref="paper", xshift=8))
        free = at + gap
    return notes


def band_text(table: Table) -> str:
    """The band in words."""
    parts = "; ".join(
        _("{year} sämre {low}, scenariot {middle}, bättre {high}").format(
            year=row["id"],
            low=cells.tkr_text(row, "low_ore"),
            middle=cells.tkr_text(row, "middle_ore"),
            high=cells.tkr_text(row, "high_ore"),
        )
        for row in cells.rows_of(table)
    )
    return _("Linjer: {title}. {parts}.").format(title=table.title, parts=parts)
