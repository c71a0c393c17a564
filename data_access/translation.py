"""Messages of the store go through `_()` as well: gettext, with Swedish as the source text."""

import gettext
from pathlib import Path

_translation = gettext.translation(
    "data_access", Path(__file__).parent / "locale", languages=["sv"], fallback=True
)


def _(text: str) -> str:
    """The text in the language of the screen."""
    return _translation.gettext(text)


def grouped(number: int) -> str:
    """A whole number as it is written on the screen: thousands apart, and never on two lines."""
    return f"{number:,}".replace(",", "\u00a0")
