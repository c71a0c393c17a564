"""Scenario: what if the state gives less, costs rise, a project is granted?"""

import streamlit as st

from dashboard.charts import effects, equity, scenario
from dashboard.interface import cache
from dashboard.interface.charts import show_chart
from dashboard.interface.key_figures import show_key_figures
from dashboard.interface.levers import lever_panel
from dashboard.interface.markdown import plain
from dashboard.interface.page import open_page, show_finding, show_notes
from dashboard.interface.tables import show_table
from dashboard.shapes.selection import Selection
from dashboard.translation import _
from dashboard.views.scenario import PlanBaseline, scenario_view

selection, key = open_page(_("Scenario"))
plan = cache.plan_baseline(selection, key)


@st.fragment
def work(plan: PlanBaseline, selection: Selection) -> None:
    """The levers and what they do: only this is run again when a lever moves."""
    panel, outcome = st.columns((1, 3), gap="large")
    with panel:
        overrides = lever_panel(plan.baseline)
    view = scenario_view(plan, selection, overrides)
    years, steps = view.table("years"), view.table("effects")
    with outcome:
        show_finding(view)
        show_key_figures(view.key_figures)
        if years is not None:
            show_chart(
                scenario.results(years), key="results", title=_("Resultat per år mot planen"), table=years
            )
            show_chart(
                equity.equity(years), key="equity", title=_("Eget kapital")
            )
        if steps is not None:
            show_chart(
                effects.effects(
                    steps,
                    baseline_result_ore=view.facts["planned_result_ore"],
                    scenario_result_ore=view.facts["result_ore"],
                ),
                key="effects",
                title=steps.title,
                table=steps,
            )
    for name in ("levers", "years", "members", "cost-blocks"):
        table = view.table(name)
        if table is not None and table.rows:
            show_table(table)
    show_notes(view)


if isinstance(plan, str):
    st.info(plain(plan))
else:
    work(plan, selection)
