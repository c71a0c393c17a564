"""The time axis of charts by month: left to right, a gap where a month has no figures."""

from collections.abc import Sequence
from typing import Any

from dashboard.charts import axes
from dashboard.charts.cells import Row
from dashboard.interface import numbers

FEW_MONTHS, SOME_MONTHS = 6, 14
SHORT_MONTH = 3
MONTHS_IN_YEAR = 12
AXIS_ROOM = 0.6
"""How far the axis of months goes on beyond the first and the last."""


def in_order(rows: Sequence[Row]) -> list[Row]:
    """Rows by month; their ids are `2017-04`."""
    return sorted(rows, key=lambda row: str(row["id"]))


def month_place(row: Row) -> int:
    """A month's place on the axis: consecutive months are one apart, over years too."""
    month = str(row["id"])
    return int(month[:4]) * MONTHS_IN_YEAR + int(month[5:])


def month_title(row: Row) -> str:
    """`april 2017`."""
    return numbers.month_year(str(row["id"]))


def month_labels(rows: Sequence[Row]) -> list[str]:
    """Month names, cut to three letters when many one when very many; the year under its first."""
    texts = []
    shown_year = ""
    for row in rows:
        month = str(row["id"])
        name = numbers.month_name(int(month[5:]))
        if len(rows) <= FEW_MONTHS:
            text = name
        else:
            text = name[:SHORT_MONTH] if len(rows) <= SOME_MONTHS else name[0].upper()
        year = month[:4]
        texts.append(text if year == shown_year else f"{text}<br>{year}")
        shown_year = year
    return texts


def month_axis(rows: Sequence[Row], **more: Any) -> axes.Axis:
    """The axis for rows in order."""
    places = [month_place(row) for row in rows]
    return axes.category_axis(
        places, month_labels(rows), range=[min(places) - AXIS_ROOM, max(places) + AXIS_ROOM], **more
    )
