"""The form for how the association's income statement is laid out."""

import streamlit as st

from dashboard.interface.author import author
from dashboard.interface.budget_editor import save
from dashboard.translation import _
from dashboard.views.budget_settings import WITH_MINUS, WITHOUT_MINUS, BudgetSettings
from data_access.changes.statement import save_statement_order, save_statement_signs

NARROWEST = 200


def statement_form(settings: BudgetSettings) -> None:
    """Costs with or without their minus, and the order of the lines by number."""
    names = {WITH_MINUS: _("Kostnader med minus"), WITHOUT_MINUS: _("Kostnader utan minus")}
    with st.form("statement-signs", border=False):
        signs = st.radio(
            _("Tecken i resultaträkningen"),
            tuple(names),
            0 if settings.has_minus else 1,
            format_func=names.__getitem__,
            horizontal=True,
            key="statement-sign",
        )
        if st.form_submit_button(_("Spara tecken")):
            save(lambda: save_statement_signs(settings.association, signs, author()))
    with st.form("statement-order", border=False):
        st.caption(_("Radernas ordning: lägst nummer överst."))
        with st.grid(min_column_width=NARROWEST):
            places = {
                code: st.number_input(name, 1.0, None, float(place), 1.0, format="%.4g", key=f"line-{code}")
                for place, (code, name) in enumerate(settings.lines.items(), start=1)
            }
        if st.form_submit_button(_("Spara ordningen")):
            order = sorted(places, key=places.__getitem__)
            save(lambda: save_statement_order(settings.association, order, author()))
