"""Key figures of a page that runs again at each move of a lever: one element a figure; and its plan's notes.

What a browser is sent for each element costs more than the scenario's calculation (benchmarks/).
"""

import streamlit as st

from dashboard.interface.key_figures import value_text
from dashboard.interface.markdown import plain
from dashboard.shapes.view import KeyFigure
from dashboard.translation import _
from dashboard.views.scenario_baseline import PlanBaseline

NARROWEST = 170


def show_figures(figures: tuple[KeyFigure, ...]) -> None:
    """The figures side by side; what they all are stands once, under the chart below them."""
    with st.grid(min_column_width=NARROWEST, key="scenario-figures"):
        for figure in figures:
            st.metric(
                plain(figure.label),
                value_text(figure),
                delta=plain(figure.comparison or figure.missing_reason or ""),
                delta_color="off",
                delta_arrow="off",
                border=True,
                height="stretch",
            )


def plan_notes(plan: PlanBaseline) -> None:
    """What must be known of the plan's own figures, as one text; no lever changes it."""
    notes = (*plan.notes, *sorted(plan.said(plan.baseline.horizon)))
    with st.expander(_("Att veta om siffrorna"), icon=":material/info:", key="notes"):
        st.markdown("\n".join(f"- {plain(note)}" for note in notes))
