"""Key figures and notes of a page that runs again at each move of a lever: one element a figure.

What a browser is sent for each element costs more than the scenario's calculation (benchmarks/).
"""

import streamlit as st

from dashboard.interface import numbers
from dashboard.interface.cells import figure_text
from dashboard.interface.key_figures import COLOURS
from dashboard.interface.markdown import plain
from dashboard.shapes.view import KeyFigure, Meaning, View
from dashboard.translation import _

NARROWEST = 170


def show_figures(figures: tuple[KeyFigure, ...]) -> None:
    """The figures side by side; what they all are stands once below them."""
    with st.grid(min_column_width=NARROWEST, key="key-figures"):
        for figure in figures:
            st.metric(
                plain(figure.label),
                _value(figure),
                delta=plain(figure.comparison or figure.missing_reason or ""),
                delta_color="off",
                delta_arrow="off",
                border=True,
                height="stretch",
            )
    statuses = dict.fromkeys(figure.status_text for figure in figures if figure.status_text)
    if statuses:
        text = ", ".join(statuses)
        st.caption(plain(_("{status}.").format(status=text[:1].upper() + text[1:])))


def _value(figure: KeyFigure) -> str:
    """The number; a signed one with its arrow and the colour of what it means."""
    text = figure_text(figure)
    if not figure.signed or figure.meaning is Meaning.NEUTRAL:
        return plain(text)
    return f":{COLOURS[figure.meaning]}[{numbers.arrow(text)}\u00a0{plain(text)}]"


def show_notes_at_once(view: View) -> None:
    """What must be known beside the figures, as one text."""
    if view.notes:
        with st.expander(_("Att veta om siffrorna"), icon=":material/info:", key="notes"):
            st.markdown("\n".join(f"- {plain(note)}" for note in view.notes))
