"""Modell mot beslut: what the allocation model says of the known years, solved from one of them."""

import streamlit as st

from dashboard.interface.markdown import plain
from dashboard.interface.scenario_fragments import run_shown
from dashboard.interface.scenario_state import Workbench
from dashboard.interface.tables import show_table
from dashboard.scenarios.combinations import COMBINED
from dashboard.translation import _
from dashboard.views.scenario_model import calibration_years, model_table, weight_of

YEAR = "model-calibration"


def show_model_check(bench: Workbench) -> None:
    """The years beside the model, which year it is solved from, and a way to use that weight."""
    baseline = bench.baseline
    years = calibration_years(baseline)
    if not years:
        st.info(_("Ingen känd tilldelning ligger i modellens tid, från 2016."))
        return
    own = baseline.calibration.year if baseline.calibration else years[-1]
    if st.session_state.get(YEAR) not in years:
        st.session_state[YEAR] = own if own in years else years[-1]
    chosen = st.selectbox(_("Modellen löses ur"), years, key=YEAR, width=180)
    table = model_table(baseline, chosen)
    if table is None:
        return
    st.header(plain(table.title), anchor=False)
    st.markdown(plain(table.finding))
    show_table(table, title=False)
    st.button(
        _("Räkna scenariot med modellen löst ur {year}").format(year=chosen),
        key="use-calibration",
        on_click=_use,
        args=(bench, chosen),
    )


def _use(bench: Workbench, year: int) -> None:
    """The model decides the allocation, with the weight of that year."""
    bench.move("state.method", "model")
    bench.move(COMBINED, weight_of(bench.baseline, year))
    run_shown()
