"""Which measure a page compares, in the address by its words so that a link opens the same comparison."""

from dashboard.interface.block import Look
from dashboard.interface.choice import worded_choice
from dashboard.translation import _

PARAMETER = "measure"


def measure_choice(names: dict[str, str], first: str) -> str:
    """The chosen measure's id; `first` until the reader chooses. Not drawn where there is only one."""
    if len(names) <= 1:
        return first
    return worded_choice(_("Vad som jämförs"), names, PARAMETER, first, Look.ROW)
