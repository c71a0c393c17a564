"""The first row of a page: three to five numbers, each with comparison, status and direction."""

import streamlit as st

from dashboard.interface import numbers
from dashboard.interface.cells import figure_text
from dashboard.interface.markdown import plain
from dashboard.interface.source_links import short_source_links
from dashboard.shapes.view import KeyFigure, Meaning

COLOURS = {Meaning.GOOD: "green", Meaning.BAD: "red"}
NARROWEST = 170


def show_key_figures(figures: tuple[KeyFigure, ...], *, linked: bool = True) -> None:
    """The figures side by side, as many as there is room for; `linked` lets each lead to its source."""
    if not figures:
        return
    with st.grid(min_column_width=NARROWEST, border=True, key="key-figures"):
        for figure in figures:
            with st.container(gap="xxsmall"):
                _show(figure, short_source_links(figure.sources) if linked else [])


def _show(figure: KeyFigure, links: list[str]) -> None:
    missing = figure.missing_reason if figure.value is None else None
    beside = "; ".join(text for text in (missing, figure.comparison) if text)
    st.metric(plain(figure.label), _value(figure))
    lines = [text for text in (figure.status_text, figure.note) if text]
    below = ". ".join((*([plain(_sentence(lines))] if lines else []), *links))
    texts = [text for text in (plain(beside), f":gray[{below}]" if below else "") if text]
    if texts:
        st.markdown("\n\n".join(texts))  # one element: what a browser does for each is what it waits for


def _sentence(lines: list[str]) -> str:
    text = ". ".join(lines)
    return text[:1].upper() + text[1:]


def _value(figure: KeyFigure) -> str:
    """The number; a signed one with its arrow and the colour of what it means."""
    text = figure_text(figure)
    if not figure.signed or not isinstance(figure.value, int | float) or figure.meaning is Meaning.NEUTRAL:
        return plain(text)
    return f":{COLOURS[figure.meaning]}[{numbers.arrow(text)}\u00a0{plain(text)}]"
