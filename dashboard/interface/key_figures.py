"""The first row of a page: three to five numbers, each with comparison, status and direction."""

import streamlit as st

from dashboard.interface import numbers
from dashboard.interface.cells import figure_text
from dashboard.interface.markdown import plain
from dashboard.shapes.view import KeyFigure, Meaning

COLOURS = {Meaning.GOOD: "green", Meaning.BAD: "red", Meaning.NEUTRAL: "gray"}


def show_key_figures(figures: tuple[KeyFigure, ...]) -> None:
    """The figures side by side; on a narrow screen one below the other."""
    if not figures:
        return
    with st.container(key="key-figures"):
        for column, figure in zip(st.columns(len(figures), border=True), figures, strict=True):
            with column:
                _show(figure)


def _show(figure: KeyFigure) -> None:
    beside = figure.missing_reason if figure.value is None else figure.comparison
    st.metric(plain(figure.label), plain(_with_arrow(figure)), border=False)
    if beside:
        st.markdown(f":{_colour(figure)}[{plain(beside)}]")
    lines = [text for text in (figure.status_text, figure.note) if text]
    if lines:
        st.caption(plain(". ".join(lines)))


def _with_arrow(figure: KeyFigure) -> str:
    text = figure_text(figure)
    if not figure.signed or not isinstance(figure.value, int | float) or figure.meaning is Meaning.NEUTRAL:
        return text
    return f"{numbers.arrow(figure.value)}\u00a0{text}"


def _colour(figure: KeyFigure) -> str:
    return COLOURS[figure.meaning] if figure.value is not None else "gray"
