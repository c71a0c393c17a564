"""Text with links in it, as a block is sent it: plain words and links, nothing that could become formatting.

Knows no Streamlit.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from string import Formatter


@dataclass(frozen=True, slots=True)
class Link:
    """A text that leads to a page of the app; the address is relative, to hold wherever the app is."""

    text: str
    address: str


RichText = tuple[str | Link, ...]


def filled(pattern: str, **parts: str | RichText) -> RichText:
    """A translated pattern with its `{names}` filled in. Raises KeyError for a name that is not given."""
    found: list[str | Link] = []
    for before, name, _form, _conversion in Formatter().parse(pattern):
        part = parts[name] if name is not None else ()
        found += (before, *((part,) if isinstance(part, str) else part))
    return tuple(piece for piece in found if piece)


def joined(texts: Iterable[RichText], between: str) -> RichText:
    """The texts after one another with something between them."""
    found: list[str | Link] = []
    for text in texts:
        found += (between, *text) if found else text
    return tuple(found)


def words(text: RichText) -> str:
    """The text alone, without where its links lead."""
    return "".join(part.text if isinstance(part, Link) else part for part in text)
