"""Scenario: what if the state gives less, we ask for more, costs rise, the project is granted?"""

import streamlit as st

from dashboard.interface import cache
from dashboard.interface.markdown import plain
from dashboard.interface.page import open_page_with_menu
from dashboard.interface.scenario_address import take_from_address, was_linked
from dashboard.interface.scenario_board import board
from dashboard.interface.scenario_download import scenario_downloads
from dashboard.interface.scenario_keeping import keeping
from dashboard.interface.scenario_levers import all_levers, all_levers_button, shows_all_levers
from dashboard.interface.scenario_since import on_chosen_baseline
from dashboard.interface.scenario_state import Workbench
from dashboard.translation import _


@st.fragment
def scenario_page() -> None:
    """The plan, its levers and what they lead to."""
    linked = was_linked()
    selection, key, menu = open_page_with_menu(_("Scenario"))
    plan = cache.plan_baseline(selection, key)
    if isinstance(plan, str):
        st.info(plain(plan))
        st.stop()
    bench = Workbench(plan, selection)
    reason = take_from_address(bench, linked=linked)
    if reason:
        st.warning(plain(reason))
    with menu:
        all_levers_button()
        keeping(bench, key)
    bench = on_chosen_baseline(bench, key)
    if shows_all_levers():
        left, right = st.columns((68, 32), gap="medium")
        with left:
            board(bench)
        with right:
            all_levers(bench)
    else:
        board(bench)
    scenario_downloads(bench)


scenario_page()
