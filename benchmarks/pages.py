"""Which pages are measured, and which widget a reader moves on each."""

from collections.abc import Sequence
from dataclasses import dataclass

THROUGH = "T.o.m."
"""The label of the months in the selection bar."""

MADE_UP = "association=exempelforbundet&year=2024"


@dataclass(frozen=True, slots=True)
class Moved:
    """A page's address and its widget: the slider of that number, or the choice with that label.

    A choice is one of a block's (dashboard/interface/block.py).
    """

    address: str
    slider: int = 0
    choice: str = ""

    @property
    def name(self) -> str:
        """The page's path, without what is asked of it."""
        return self.address.partition("?")[0]

    @property
    def query(self) -> str:
        """What is asked of the page."""
        return self.address.partition("?")[2]


TRIVIAL = Moved("")
WITH_WIDGETS: Sequence[Moved] = (
    Moved("scenario"),
    Moved(f"budget-outcome?{MADE_UP}", choice=THROUGH),
    Moved(f"participants?{MADE_UP}", choice=THROUGH),
    Moved("members", choice="Min kommun"),
)
COLD = ("", "scenario", *(page.address for page in WITH_WIDGETS[1:]))
