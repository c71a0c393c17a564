"""The first row of a page: three to five numbers, each with comparison, status and direction.

One element, a table whose rows style.css draws as cards: what a browser does for each element of a page is
most of what a reader waits for (docs/decisions/0005-what-a-browser-draws.md).
"""

import streamlit as st

from dashboard.interface import numbers
from dashboard.interface.cells import figure_text
from dashboard.interface.markdown import plain
from dashboard.interface.source_links import short_source_links
from dashboard.shapes.view import KeyFigure, Meaning
from dashboard.translation import _

COLOURS = {Meaning.GOOD: "green", Meaning.BAD: "red"}


def show_key_figures(figures: tuple[KeyFigure, ...], *, linked: bool = True) -> None:
    """The figures side by side, as many as there is room for; `linked` lets each lead to its source."""
    _show("key-figures", [(*_cells(figure), _grounds(figure, linked=linked)) for figure in figures])


def show_bare_key_figures(figures: tuple[KeyFigure, ...]) -> None:
    """The same over the page's whole width, where what they rest on is said once for all of them."""
    _show("key-figures-bare", [(*_cells(figure), "") for figure in figures])


def _show(key: str, figures: list[tuple[str, ...]]) -> None:
    if not figures:
        return
    headings = (_("Nyckeltal"), _("Värde"), _("Jämförelse"), _("Källa"))
    rows = [headings, ("---",) * len(headings), *figures]
    with st.container(key=key):
        st.markdown("\n".join(f"| {' | '.join(cells)} |" for cells in rows))


def _cells(figure: KeyFigure) -> tuple[str, str, str]:
    missing = figure.missing_reason if figure.value is None else None
    beside = "; ".join(text for text in (missing, figure.comparison) if text)
    return plain(figure.label), _value_text(figure), plain(beside)


def _grounds(figure: KeyFigure, *, linked: bool) -> str:
    """How final the figure is, what must be known of it, and where it comes from."""
    lines = [text for text in (figure.status_text, figure.note) if text]
    links = short_source_links(figure.sources) if linked else []
    return ". ".join((*([plain(_sentence(lines))] if lines else []), *links))


def _sentence(lines: list[str]) -> str:
    text = ". ".join(lines)
    return text[:1].upper() + text[1:]


def _value_text(figure: KeyFigure) -> str:
    """The number; a signed one with its arrow and the colour of what it means."""
    text = figure_text(figure)
    if not figure.signed or not isinstance(figure.value, int | float) or figure.meaning is Meaning.NEUTRAL:
        return plain(text)
    return f":{COLOURS[figure.meaning]}[{numbers.arrow(text)}\u00a0{plain(text)}]"
