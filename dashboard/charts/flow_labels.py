"""What is written in a chart of flows by month: totals, net, and the series' names."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.charts import cells, layout, notation
from dashboard.charts.cells import Row
from dashboard.charts.flow_sides import Scale, shows_genders, sides
from dashboard.charts.months import AXIS_ROOM, month_place

NET_PLACE = 0.36
NAME_GAP = 20
MOST_WITH_NET_NUMBER = 7


@dataclass(frozen=True, slots=True)
class Word:
    """A text in the plot: where it stands, on which side of that place, and in which colour."""

    x: float
    y: float
    text: str
    position: str
    colour: str = notation.INK
    weight: str = "bold"


def with_net(rows: Sequence[Row]) -> list[Row]:
    """The months whose net is known."""
    return [row for row in rows if cells.number(row, "net") is not None]


def words(rows: Sequence[Row], scale: Scale) -> layout.Trace:
    """Each month's totals beyond its bars, its net beside the diamond where it fits, and the series' names.

    Missing and protected totals say so at the zero line. One trace of all: a browser needs longer for a
    trace, and for a note, than for a word.
    """
    gap = 2 * scale.per_pixel
    found: list[Word] = [
        Word(
            month_place(row),
            ((cells.number(row, side.key) or 0) + gap) * side.sign,
            cells.count_text(row, side.key),
            "top center" if side.sign > 0 else "bottom center",
        )
        for side in sides()
        for row in rows
    ]
    if len(rows) <= MOST_WITH_NET_NUMBER:
        found += [
            Word(
                month_place(row) + NET_PLACE,
                cells.number(row, "net") or 0,
                2 * layout.GAP + cells.count_text(row, "net", signed=True),
                "middle right",
                weight="normal",
            )
            for row in with_net(rows)
        ]
    found += _series_names(rows[-1], scale)
    return layout.labels(
        [word.x for word in found],
        [word.y for word in found],
        [word.text for word in found],
        position=[word.position for word in found],
        textfont={
            "color": [word.colour for word in found],
            "weight": [word.weight for word in found],
        },
    )


def _series_names(last: Row, scale: Scale) -> list[Word]:
    """The series' names to the right of the last month, pushed apart where its bars are thin."""
    gap = NAME_GAP * scale.per_pixel
    place = month_place(last) + AXIS_ROOM

    def name(text: str, height: float, colour: str) -> Word:
        return Word(place, height, layout.GAP + text, "middle right", colour)

    names = []
    for side in sides():
        if not shows_genders(last, side):
            names.append(name(side.total_words, side.sign * gap, notation.MUTED))
            continue
        women = float(cells.number(last, f"{side.key}_women") or 0)
        men = float(cells.number(last, f"{side.key}_men") or 0)
        low = max(women / 2, gap / 2)
        high = max(women + men / 2, low + gap)
        names.append(name(side.women_words, side.sign * low, notation.WOMEN))
        names.append(name(side.men_words, side.sign * high, notation.MEN_NAME))
    return names
