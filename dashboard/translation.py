"""Every text on screen goes through `_()`: gettext, with Swedish as the source text."""

import gettext
from functools import lru_cache
from pathlib import Path

DOMAIN = "dashboard"
LOCALE_FOLDER = Path(__file__).parent / "locale"
MOST_TEXTS = 10_000

_translation = gettext.translation(DOMAIN, LOCALE_FOLDER, languages=["sv"], fallback=True)


@lru_cache(MOST_TEXTS)
def _(text: str) -> str:
    """The text in the language of the screen; Swedish source texts are returned as they are.

    Looked up once: a page of sixty cost centres asks for the same twenty texts two thousand times.
    """
    return _translation.gettext(text)


def plural(one: str, many: str, count: int) -> str:
    """The singular or plural text for a count."""
    return _translation.ngettext(one, many, count)
