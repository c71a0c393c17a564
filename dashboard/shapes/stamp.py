"""What a file says about itself: whose figures, for when, chosen how, protected how, written when."""

from dataclasses import dataclass

from dashboard.shapes.selection import Selection
from dashboard.shapes.view import View

Choice = tuple[str, str]
"""What the reader has chosen on a page: the choice's label and what stands in it, both in Swedish."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What holds for everything in a file. `period`, `protection` and `made` are in words."""

    selection: Selection
    association: str
    is_fictional: bool
    period: str
    protection: str
    made: str = ""


@dataclass(frozen=True, slots=True)
class StampedView:
    """A page's view as it is shown: under the page's title, with what is chosen on the page."""

    title: str
    view: View
    choices: tuple[Choice, ...] = ()
