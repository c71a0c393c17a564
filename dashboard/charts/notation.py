"""IBCS marks and the palette: the same mark means the same thing on every chart.

Outcome is solid, budget an outline, forecast hatched, the previous year lighter solid. A variance is
coloured by what it means for the association and always carries sign and arrow too. Every mark keeps a
contrast of 3:1 to the white ground and every text 4.5:1. Source: LOOK.md, Notation.
"""

from typing import Any

from dashboard.interface import numbers
from dashboard.shapes.view import Cell

Mark = dict[str, Any]

INK = "#1B2A33"
MUTED = "#51616B"
GRID = "#E1E7EA"
GROUND = "#FFFFFF"
OUTCOME = "#3E4C59"
PREVIOUS_YEAR = "#8A949E"
OTHERS = "#8A949E"
ACCENT = "#0B5563"
GOOD = "#2F7D4F"
BAD = "#A32A27"
WOMEN = "#3E4A89"
MEN = "#C6851A"
WOMEN_TEXT = GROUND
MEN_TEXT = INK
MEN_NAME = "#8A5600"
TRANSPARENT = "rgba(0,0,0,0)"

OUTLINE_WIDTH = 1.5
SOLID, HATCHED, OUTLINED = "solid", "hatched", "outlined"

MARK_BY_STATUS = {
    "outcome": SOLID, "utfall": SOLID,
    "preliminary": HATCHED, "preliminärt": HATCHED,
    "outlook": HATCHED, "prognos": HATCHED,
    "decided": OUTLINED, "beslutat": OUTLINED,
    "plan": OUTLINED,
}  # fmt: skip
"""A dataset's status as code and as written on screen, and its mark."""


def solid(colour: str | list[str] = OUTCOME) -> Mark:
    """An outcome: filled, without a border."""
    return {"color": colour, "line": {"width": 0}}


def cross_line(size: int) -> Mark:
    """What is expected by now: a line across the bar, in the accent colour."""
    return {"symbol": "line-ns", "size": size, "line": {"color": ACCENT, "width": 3}}


def outline(colour: str | list[str] = OUTCOME) -> Mark:
    """A budget or plan: border only."""
    return {"color": TRANSPARENT, "line": {"color": colour, "width": OUTLINE_WIDTH}}


def hatched(colour: str | list[str] = OUTCOME) -> Mark:
    """A forecast or preliminary figure: slanted lines inside a border."""
    return {
        "color": GROUND,
        "line": {"color": colour, "width": OUTLINE_WIDTH},
        "pattern": {"shape": "/", "fgcolor": colour, "bgcolor": GROUND, "size": 7, "solidity": 0.25},
    }


def previous_year() -> Mark:
    """Last year's outcome: lighter, filled."""
    return solid(PREVIOUS_YEAR)


def status_mark_name(status: Cell) -> str:
    """`solid`, `hatched` or `outlined` for a status; what is not known to be an outcome is hatched."""
    words = str(status or "").lower().split()
    return MARK_BY_STATUS.get(words[0], HATCHED) if words else HATCHED


def status_mark(status: Cell, colour: str | list[str] = OUTCOME) -> Mark:
    """The mark of a dataset's status."""
    marks = {SOLID: solid, HATCHED: hatched, OUTLINED: outline}
    return marks[status_mark_name(status)](colour)


def shown_tkr(value_ore: int) -> int:
    """The whole tkr that a reader sees; sign, arrow and colour follow it, so that none speaks of a 0."""
    nearest = (2 * abs(value_ore) + numbers.ORE_PER_TKR) // (2 * numbers.ORE_PER_TKR)
    return -nearest if value_ore < 0 else nearest


def variance_colour(value_ore: int) -> str:
    """Good, bad, or grey where the variance is shown as 0."""
    shown = shown_tkr(value_ore)
    if shown == 0:
        return OTHERS
    return GOOD if shown > 0 else BAD


def variance_label(value_ore: int, *, unit: bool = False) -> str:
    """Arrow and signed tkr: `▲ +233`, `▼ −55`, `● 0`."""
    text = numbers.tkr(value_ore, signed=True, unit=unit)
    return f"{numbers.arrow(text)} {text}"
