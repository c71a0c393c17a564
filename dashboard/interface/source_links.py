"""From a figure to its source: links to the page Källor, for the association that is shown."""

from collections.abc import Iterable, Sequence
from urllib.parse import urlencode

import streamlit as st

from dashboard.interface.markdown import plain
from dashboard.interface.selection import ASSOCIATION, KEPT, LONGEST_ECHO, THROUGH, YEAR
from dashboard.shapes.selection import Selection
from dashboard.shapes.source import SourceReference
from dashboard.shapes.view import Table
from dashboard.translation import _

PAGE, SOURCE = "sources", "source"
CHOICE = "choose-source"
ALL = "alla"
MOST_SHORT_LINKS = 3


def source_choice(table: Table | None) -> str | None:
    """Draw the choice of a source and return its code; None for all, and for one that does not exist.

    The address says which: a link from a figure comes with it.
    """
    names = {str(row["id"]): f"{row['title']}, {row['section']}" for row in table.rows} if table else {}
    asked = st.query_params.get(SOURCE)
    st.session_state[CHOICE] = asked if asked in names else ALL
    if asked and asked not in names:
        text = _("Källan ”{code}” finns inte hos förbundet. Här visas alla.")
        st.warning(plain(text.format(code=asked[:LONGEST_ECHO])))
    st.selectbox(
        _("Visa siffrorna ur"),
        (ALL, *names),
        format_func=lambda code: names.get(code, _("Alla källor")),
        key=CHOICE,
        on_change=_chosen,
        width=700,
    )
    return asked if asked in names else None


def _chosen() -> None:
    """The reader chose a source: the address follows."""
    code = st.session_state[CHOICE]
    if code == ALL:
        st.query_params.pop(SOURCE, None)
    else:
        st.query_params[SOURCE] = code


def source_address(code: str) -> str:
    """Where Källor shows a source of the association."""
    return _address({SOURCE: code})


def _address(asked: dict[str, str]) -> str:
    """Källor for the association that is shown; relative, to hold whatever the app's address is."""
    kept: Selection | None = st.session_state.get(KEPT)
    association = {ASSOCIATION: kept.association, YEAR: str(kept.year), THROUGH: kept.through} if kept else {}
    return f"{PAGE}?{urlencode({**association, **asked})}"


def source_link(text: str, code: str) -> str:
    """A text that leads to a source, as Markdown."""
    return f"[{plain(text)}]({source_address(code)})"


def short_source_links(sources: Sequence[SourceReference]) -> list[str]:
    """Where there is little room: `Källa`, `Källa 1, källa 2`, or all of them on Källor; as Markdown."""
    if not sources:
        return []
    if len(sources) == 1:
        return [source_link(_("Källa"), sources[0].id)]
    if len(sources) > MOST_SHORT_LINKS:
        return [f"[{_('Källor')}]({_address({})})"]
    links = [
        source_link(_("källa {number}").format(number=number), source.id)
        for number, source in enumerate(sources, start=1)
    ]
    return [", ".join((links[0].replace("[k", "[K", 1), *links[1:]))]


def source_lines(sources: Iterable[SourceReference]) -> list[str]:
    """One line a document, its sections together, each leading to its source; as Markdown."""
    documents: dict[str, dict[str, str]] = {}
    for source in sources:
        place = ", ".join(part for part in (source.section, source.page) if part)
        documents.setdefault(source.title, {}).setdefault(
            place, source_link(place or source.title, source.id)
        )
    return [_line(title, places) for title, places in documents.items()]


def _line(title: str, places: dict[str, str]) -> str:
    sections = "; ".join(link for place, link in places.items() if place)
    if not sections:
        return places[""]
    return _("{title} ({sections})").format(title=plain(title), sections=sections)
