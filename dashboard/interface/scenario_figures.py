"""Key figures of a page that runs again at each move of a lever: one element a figure; and its plan's notes.

What a browser is sent for each element costs more than the scenario's calculation (benchmarks/).
"""

import streamlit as st

from dashboard.interface import numbers
from dashboard.interface.cells import figure_text
from dashboard.interface.key_figures import COLOURS
from dashboard.interface.markdown import plain
from dashboard.shapes.view import KeyFigure, Meaning
from dashboard.translation import _
from dashboard.views.scenario_baseline import PlanBaseline

NARROWEST = 170


def show_figures(figures: tuple[KeyFigure, ...]) -> None:
    """The figures side by side; what they all are stands once, under the chart below them."""
    with st.grid(min_column_width=NARROWEST, key="scenario-figures"):
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


def _value(figure: KeyFigure) -> str:
    """The number; a signed one with its arrow and the colour of what it means."""
    text = figure_text(figure)
    if not figure.signed or figure.meaning is Meaning.NEUTRAL:
        return plain(text)
    return f":{COLOURS[figure.meaning]}[{numbers.arrow(text)}\u00a0{plain(text)}]"


def plan_notes(plan: PlanBaseline) -> None:
    """What must be known of the plan's own figures, as one text; no lever changes it."""
    notes = (*plan.notes, *sorted(plan.said(plan.baseline.horizon)))
    with st.expander(_("Att veta om siffrorna"), icon=":material/info:", key="notes"):
        st.markdown("\n".join(f"- {plain(note)}" for note in notes))
