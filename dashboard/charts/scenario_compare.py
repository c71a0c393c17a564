"""Two to four alternatives: equity year by year as lines. Reads the comparison's table `years`."""

import plotly.graph_objects as go

from dashboard.charts import axes, cells, layout, notation
from dashboard.interface import numbers
from dashboard.shapes.view import Table
from dashboard.translation import _

HEIGHT, EMPTY_HEIGHT = 360, 160
LABEL_MARGIN = 230
NAME_LENGTH = 24
MARKS = (
    (notation.ACCENT, "solid", "circle"),
    (notation.OUTCOME, "dash", "square"),
    (notation.MUTED, "dot", "diamond"),
    (notation.PREVIOUS_YEAR, "longdash", "triangle-up"),
)
"""Colour, dash and mark an alternative: told apart without colour too."""


def equity_lines(table: Table) -> go.Figure:
    """Closing equity a year and alternative where levels are known, else the change since the start."""
    rows = cells.rows_of(table)
    if not rows:
        return layout.no_figures(EMPTY_HEIGHT)
    level = all(cells.number(row, "closing_equity_ore") is not None for row in rows)
    key = "closing_equity_ore" if level else "equity_change_ore"
    names = dict.fromkeys(str(row["alternative"]) for row in rows)
    years = list(dict.fromkeys(str(row["year"]) for row in rows))
    lines = {
        name: [cells.tkr(cells.amount(row, key)) for row in rows if row["alternative"] == name]
        for name in names
    }
    titles = {str(row["alternative"]): cells.short_name(row, NAME_LENGTH) for row in rows}
    traces = [
        {
            "type": "scatter",
            "mode": "lines+markers",
            "x": list(range(len(years))),
            "y": values,
            "line": {"color": colour, "width": 2.5, "dash": dash},
            "marker": {"color": colour, "size": 9, "symbol": symbol},
            "customdata": [
                cells.lines(f"<b>{titles[name]}</b>", f"{year}: {_amount(value)}")
                for year, value in zip(years, values, strict=True)
            ],
            "hovertemplate": layout.HOVER,
        }
        for (name, values), (colour, dash, symbol) in zip(lines.items(), MARKS, strict=False)
    ]
    floors = [
        cells.tkr(cells.amount(row, "floor_ore"))
        for row in rows
        if row["alternative"] == rows[0]["alternative"]
    ]
    shown = [value for values in lines.values() for value in values]
    if level and any(floor is not None for floor in floors):
        traces.append(
            {
                "type": "scatter",
                "mode": "lines",
                "x": list(range(len(years))),
                "y": floors,
                "line": {"color": notation.BAD, "width": 1.5, "dash": "dash"},
                "hoverinfo": "skip",
            }
        )
        shown += floors
        lines["floor"], titles["floor"] = floors, _("golvet")
    value_range = axes.value_range(shown)
    words = _("Eget kapital vid årets slut, tkr") if level else _("Eget kapital, förändring sedan start, tkr")
    return layout.figure(
        traces,
        height=HEIGHT,
        text=equity_text(table),
        margin=(60, LABEL_MARGIN, 40, 45),
        xaxis=axes.category_axis(range(len(years)), years, range=[-0.3, len(years) - 0.7]),
        yaxis=axes.value_axis(range=value_range),
        annotations=[layout.unit_note(words), *_end_names(lines, titles, value_range)],
    )


def _amount(value: float | None) -> str:
    return numbers.MISSING if value is None else numbers.tkr(round(value * numbers.ORE_PER_TKR))


def _end_names(
    lines: dict[str, list[float | None]], titles: dict[str, str], value_range: list[float]
) -> list[dict[str, object]]:
    """Each line's name and last value at its right end, pushed apart where they would lie on each other."""
    gap = (value_range[1] - value_range[0]) * 0.075
    known = [(values[-1], name) for name, values in lines.items() if values and values[-1] is not None]
    notes, free = [], float("-inf")
    for height, name in sorted(known, key=lambda pair: float(pair[0] or 0)):
        at = max(float(height or 0), free)
        amount = numbers.tkr(round(float(height or 0) * numbers.ORE_PER_TKR), unit=False)
        notes.append(layout.note(f"<b>{titles[name]}</b> {amount}", 1, at, xref="paper", xshift=8))
        free = at + gap
    return notes


def equity_text(table: Table) -> str:
    """The lines in words."""
    parts = "; ".join(
        f"{cells.name(row)} {row['year']} "
        + cells.tkr_text(
            row, "closing_equity_ore" if row.get("closing_equity_ore") is not None else "equity_change_ore"
        )
        for row in cells.rows_of(table)
    )
    return _("Linjer: eget kapital per alternativ. {parts}.").format(parts=parts)
