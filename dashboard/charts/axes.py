"""Axes of amounts, counts and categories: light grid, clear zero, room for direct labels."""

from collections.abc import Iterable, Sequence
from typing import Any

from dashboard.charts import notation

Axis = dict[str, Any]

TITLE_SIZE = 14
MOST_TICKS = 7


def value_axis(title: str = "", **more: Any) -> Axis:
    """An axis of amounts or counts with light grid lines and a clear zero."""
    return {
        "title": {"text": title, "standoff": 8, "font": {"size": TITLE_SIZE, "color": notation.MUTED}},
        "tickformat": ",.0f",
        "gridcolor": notation.GRID,
        "zeroline": True,
        "zerolinecolor": notation.MUTED,
        "zerolinewidth": 1,
        "fixedrange": True,
        "tickfont": {"color": notation.MUTED},
        "nticks": MOST_TICKS,
        "ticklabeloverflow": "allow",  # to look for what reaches out costs a browser more than to draw it
    } | more


def hidden_value_axis(**more: Any) -> Axis:
    """A value axis without ticks, where every mark carries its number."""
    return value_axis() | {"showticklabels": False, "showgrid": False, "ticks": ""} | more


def category_axis(positions: Iterable[float], labels: Iterable[str], **more: Any) -> Axis:
    """An axis of categories at given positions."""
    return {
        "tickmode": "array",
        "tickvals": list(positions),
        "ticktext": list(labels),
        "tickangle": 0,
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
        "ticks": "",
        "ticklabeloverflow": "allow",
    } | more


def value_range(values: Iterable[float | None], room_share: float = 0.15) -> list[float]:
    """From lowest to highest with zero always inside, and room for labels where there are marks."""
    known = [value for value in values if value is not None]
    low, high = min(0.0, 0.0, *known), max(0.0, 0.0, *known)
    room = (high - low or 1.0) * room_share
    return [low - (room if low < 0 else 0), high + (room if high > 0 else room / 3)]


def line_label_places(values: Sequence[float | None]) -> list[str]:
    """Above or below each point of a line, on the side that the line does not take."""
    places = []
    for index, value in enumerate(values):
        before = values[index - 1] if index else None
        after = values[index + 1] if index + 1 < len(values) else None
        if value is None:
            below = False
        elif before is not None:
            below = value < before
        else:
            below = after is not None and after > value
        places.append("bottom center" if below else "top center")
    return places
