"""The scenario page's details; only what is looked at is computed, and nothing until someone looks."""

import streamlit as st

from dashboard.interface.block import Look
from dashboard.interface.block_component import together
from dashboard.interface.choice import show_choice
from dashboard.interface.scenario_across import years_across
from dashboard.interface.scenario_backwards import show_backwards
from dashboard.interface.scenario_formulas import show_formulas
from dashboard.interface.scenario_fragments import DETAIL, DETAILS
from dashboard.interface.scenario_model import show_model_check
from dashboard.interface.scenario_notes import plan_notes
from dashboard.interface.scenario_sensitivity import show_sensitivity
from dashboard.interface.scenario_state import Workbench
from dashboard.interface.tables import show_table
from dashboard.scenarios.messages import ScenarioError
from dashboard.translation import _
from dashboard.views.scenario import detail
from dashboard.views.scenario_run import ScenarioRun
from dashboard.views.scenario_tables import years_table

HIDE = "hide"


@st.fragment(key=DETAILS)
def details(bench: Workbench) -> None:
    """What must be known of the plan, and the choices, in the order in which people ask.

    The chosen one can be folded away again.
    """
    names = {
        "years": _("År för år"),
        "members": _("Medlemmarna"),
        "cost-blocks": _("Kostnaderna"),
        "backwards": _("Räkna baklänges"),
        "sensitivity": _("Känslighet"),
        "model-check": _("Modell mot beslut"),
        "formulas": _("Så är det räknat"),
    }
    chosen = st.session_state.get(DETAIL)
    offered = {**names, HIDE: _("Dölj")} if chosen else names
    with together("scenario-foot"):
        plan_notes(bench.plan)
        show_choice(_("Visa mer"), offered, "detail", chosen or "", _choose, Look.ROW)
    if not chosen:
        return
    bench = bench.now()
    try:
        run = bench.run()
    except ScenarioError:
        return  # said above, where the outcome would stand
    _show(bench, run, chosen)


def _choose(name: str) -> None:
    st.session_state[DETAIL] = None if name == HIDE else name


def _show(bench: Workbench, run: ScenarioRun, name: str) -> None:
    """The chosen detail."""
    if name == "backwards":
        show_backwards(bench, run)
    elif name == "sensitivity":
        show_sensitivity(run)
    elif name == "formulas":
        _table(run, "levers")
        show_formulas(run)
    elif name == "model-check":
        show_model_check(bench)
    elif name == "years":
        show_table(years_across(years_table(run, "")))
    else:
        _table(run, name)


def _table(run: ScenarioRun, name: str) -> None:
    table = detail(run, name)
    if table is not None and table.rows:
        show_table(table)
