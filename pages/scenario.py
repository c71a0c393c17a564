"""Scenario: what if the state gives less, we ask for more, costs rise, the project is granted?"""

import streamlit as st

from dashboard.interface import cache
from dashboard.interface.markdown import plain
from dashboard.interface.page import open_page
from dashboard.interface.scenario_download import scenario_downloads
from dashboard.interface.scenario_keeping import keeping
from dashboard.interface.scenario_levers import all_levers
from dashboard.interface.scenario_since import on_chosen_baseline
from dashboard.interface.scenario_state import Workbench, take_from_address, was_linked
from dashboard.interface.scenario_work import work
from dashboard.translation import _

linked = was_linked()
selection, key = open_page(_("Scenario"))
plan = cache.plan_baseline(selection, key)
if isinstance(plan, str):
    st.info(plain(plan))
    st.stop()
bench = Workbench(plan, selection)
reason = take_from_address(bench, linked=linked)
if reason:
    st.warning(plain(reason))
keeping(bench, key)
bench = on_chosen_baseline(bench, key)
left, right = st.columns((72, 28), gap="medium")
with left:
    work(bench)
with right:
    all_levers(bench)
scenario_downloads(bench)
