"""What must be known of the plan that a scenario rests on."""

import streamlit as st

from dashboard.interface.markdown import plain
from dashboard.translation import _
from dashboard.views.scenario_baseline import PlanBaseline


def plan_notes(plan: PlanBaseline) -> None:
    """What must be known of the plan's own figures, as one text; no lever changes it."""
    notes = (*plan.notes, *sorted(plan.said(plan.baseline.horizon)))
    with st.expander(_("Att veta om siffrorna"), icon=":material/info:", key="notes"):
        st.markdown("\n".join(f"- {plain(note)}" for note in notes))
