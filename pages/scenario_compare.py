"""Jämför scenarier: how do two to four alternatives differ, and why?"""

import streamlit as st

from dashboard.charts.scenario_compare import equity_lines
from dashboard.interface import cache
from dashboard.interface.charts import show_chart
from dashboard.interface.markdown import plain
from dashboard.interface.page import open_page, show_answer, show_files, show_notes
from dashboard.interface.scenario_compare import (
    choose_alternatives,
    differences_across,
    figures_across,
    levers_across,
    years_across,
)
from dashboard.interface.scenario_state import Workbench
from dashboard.interface.tables import show_table
from dashboard.translation import _
from dashboard.views.scenario_compare import FEWEST, compare_view, table_of


@st.fragment
def scenario_compare_page() -> None:
    """The chosen alternatives beside each other."""
    selection, key = open_page(_("Jämför scenarier"))
    plan = cache.plan_baseline(selection, key)
    if isinstance(plan, str):
        st.info(plain(plan))
        st.stop()
    bench = Workbench(plan, selection)
    chosen = choose_alternatives(bench, key)
    view = compare_view(plan, selection, chosen, bench.horizon)
    show_answer(view, linked=False)
    if len(chosen) < FEWEST:
        st.info(
            _("Välj minst två alternativ. Spara scenarier på sidan Scenario för att få fler att välja på.")
        )
    if view.tables:
        years, differences = table_of(view, "years"), table_of(view, "differences")
        show_chart(equity_lines(years), key="equity-lines", title=_("Eget kapital år för år"), table=years)
        show_table(figures_across(table_of(view, "alternatives")))
        if differences.rows:
            show_table(differences_across(differences, table_of(view, "alternatives")))
        levers = table_of(view, "levers")
        show_table(levers_across(levers) if levers.rows else levers)
        show_table(years_across(years, "result_ore"))
    show_notes(view)
    show_files(view)


scenario_compare_page()
