"""From a figure to its source: links to the page Källor, for the association that is shown."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from urllib.parse import urlencode

from dashboard.interface import address, reader
from dashboard.interface.block import Kind, Look
from dashboard.interface.choice import show_choice
from dashboard.interface.messages import say
from dashboard.interface.rich_text import Link, RichText, filled, joined
from dashboard.interface.selection import ASSOCIATION, LONGEST_ECHO, THROUGH, YEAR
from dashboard.shapes.selection import Selection
from dashboard.shapes.source import SourceReference
from dashboard.shapes.view import Table
from dashboard.translation import _

PAGE, SOURCE = "sources", "source"
ALL = "alla"
MOST_SHORT_LINKS = 3


def source_choice(table: Table | None) -> str | None:
    """Draw the choice of a source and return its code; None for all, and for one that does not exist.

    The address says which: a link from a figure comes with it.
    """
    names = {str(row["id"]): f"{row['title']}, {row['section']}" for row in table.rows} if table else {}
    asked = reader.asked(SOURCE)
    if asked and asked not in names:
        text = _("Källan ”{code}” finns inte hos förbundet. Här visas alla.")
        say(text.format(code=asked[:LONGEST_ECHO]), Kind.WARNING, key="no-source")
    chosen = asked if asked in names else None
    show_choice(
        _("Visa siffrorna ur"),
        {ALL: _("Alla källor"), **names},
        SOURCE,
        chosen or ALL,
        lambda code: address.write({SOURCE: None if code == ALL else code}),
        Look.BOX,
    )
    return chosen


def source_address(code: str) -> str:
    """Where Källor shows a source of the association."""
    return _address(reader.selected(), code)


@lru_cache(maxsize=1000)
def _address(shown: Selection | None, code: str | None = None) -> str:
    """Källor for the association that is shown; relative, to hold whatever the app's address is."""
    asked = {ASSOCIATION: shown.association, YEAR: str(shown.year), THROUGH: shown.through} if shown else {}
    return f"{PAGE}?{urlencode(asked | ({} if code is None else {SOURCE: code}))}"


def source_link(text: str, code: str) -> Link:
    """A text that leads to a source."""
    return Link(text, source_address(code))


def short_source_links(sources: Sequence[SourceReference]) -> RichText:
    """Where there is little room: `Källa`, `Källa 1, källa 2`, or all of them on Källor."""
    if not sources:
        return ()
    if len(sources) == 1:
        return (source_link(_("Källa"), sources[0].id),)
    if len(sources) > MOST_SHORT_LINKS:
        return (Link(_("Källor"), _address(reader.selected())),)
    names = [_("källa {number}").format(number=number) for number in range(1, len(sources) + 1)]
    names[0] = names[0].capitalize()
    shown = reader.selected()
    links = (Link(name, _address(shown, source.id)) for name, source in zip(names, sources, strict=True))
    return joined(((link,) for link in links), ", ")


def source_lines(sources: Iterable[SourceReference]) -> list[RichText]:
    """One line a document, its sections together, each leading to its source."""
    documents: dict[str, dict[str, Link]] = {}
    shown = reader.selected()
    for source in sources:
        place = ", ".join(part for part in (source.section, source.page) if part)
        link = Link(place or source.title, _address(shown, source.id))
        documents.setdefault(source.title, {}).setdefault(place, link)
    return [_line(title, places) for title, places in documents.items()]


def _line(title: str, places: dict[str, Link]) -> RichText:
    sections = joined(((link,) for place, link in places.items() if place), "; ")
    if not sections:
        return (places[""],)
    return filled(_("{title} ({sections})"), title=title, sections=sections)
