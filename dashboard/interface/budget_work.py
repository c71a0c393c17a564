"""The part of the budget page that the office writes in: one place, a tab a subject, drawn when opened."""

import streamlit as st

from dashboard.interface import budget_cache
from dashboard.interface.budget_editor import (
    area_method_form,
    author_field,
    comment_form,
    method_form,
    show_saved,
    threshold_form,
)
from dashboard.interface.budget_phasing_form import phasing_form
from dashboard.interface.statement_form import statement_form
from dashboard.shapes.selection import Selection
from dashboard.shapes.view import View
from dashboard.translation import _


def work_area(view: View, selection: Selection, key: tuple[str, int]) -> None:
    """Comments, thresholds, forecasts and phasing, where there is a cost centre to write about."""
    show_saved()
    if view.table("cost-centres") is None:
        return
    box = st.expander(
        _("Ändra: kommentarer, prognoser, periodisering"),
        icon=":material/edit:",
        on_change="rerun",
        key="budget-work",
    )
    if not box.open:
        return
    with box:
        settings = budget_cache.settings(selection, key)
        if not settings.centres:
            return
        author_field()
        attention = view.table("attention")
        names = [_("Kommentar och åtgärd"), _("Gränser"), _("Periodisering"), _("Resultaträkning")]
        has_forecast = view.table("forecast") is not None
        tabs = st.tabs([*names, *([_("Prognos")] if has_forecast else [])])
        with tabs[0]:
            largest = str(attention.rows[0]["id"]) if attention is not None and attention.rows else None
            comment_form(settings, largest)
        with tabs[1]:
            threshold_form(settings)
        with tabs[2]:
            phasing_form(settings)
        with tabs[3]:
            statement_form(settings)
        if has_forecast:
            with tabs[4]:
                left, right = st.columns(2, gap="large")
                with left:
                    method_form(settings)
                with right:
                    area_method_form(settings)
