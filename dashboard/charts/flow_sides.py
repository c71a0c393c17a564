"""The two sides of a chart of flows, inflow up and outflow down, and their scale."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.charts import cells
from dashboard.charts.cells import Row
from dashboard.translation import _

HEIGHT, TOP, BOTTOM = 460, 15, 80
ROOM_SHARE = 0.1
PIXELS_OF_A_LINE = 14


@dataclass(frozen=True, slots=True)
class Side:
    """Inflow or outflow: the keys of its counts, its direction, and its words."""

    key: str
    sign: int
    women_words: str
    men_words: str
    total_words: str


@dataclass(frozen=True, slots=True)
class Scale:
    """How far up and down the bars reach, and how many participants one line of text is high."""

    up: float
    down: float

    @property
    def per_pixel(self) -> float:
        """Participants a pixel."""
        return (self.up + self.down) / (HEIGHT - TOP - BOTTOM)

    @property
    def line(self) -> float:
        """The height of one line of text, in participants."""
        return PIXELS_OF_A_LINE * self.per_pixel


def sides() -> tuple[Side, Side]:
    """Inflow up, outflow down."""
    return (
        Side("inflow", 1, _("Kvinnor in"), _("Män in"), _("In totalt")),
        Side("outflow", -1, _("Kvinnor ut"), _("Män ut"), _("Ut totalt")),
    )


def scale_of(rows: Sequence[Row]) -> Scale:
    """Room for the totals beyond the longest bars."""
    up = cells.largest(rows, "inflow", "inflow_previous", "net")
    down = cells.largest(rows, "outflow", "outflow_previous", "net")
    room = (up + down or 1) * ROOM_SHARE
    return Scale(up + room, down + room)


def shows_genders(row: Row, side: Side) -> bool:
    """Whether both genders can be drawn; otherwise one bar stands for the month's total."""
    return all(cells.number(row, f"{side.key}_{gender}") is not None for gender in ("women", "men"))
