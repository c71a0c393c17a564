"""A saved scenario whose baseline has changed since: said, with both to choose from."""

import streamlit as st

from dashboard.interface.markdown import plain
from dashboard.interface.scenario_state import Workbench
from dashboard.interface.scenario_store import StoreKey, kept_baseline
from dashboard.interface.tables import show_table
from dashboard.interface.widget_state import stand_at
from dashboard.scenarios.baseline import Baseline
from dashboard.scenarios.messages import ScenarioError
from dashboard.translation import _, plural
from dashboard.views.scenario_saved import baseline_changes

CHOICE = "scenario-baseline"
NOW, THEN = "now", "then"


def on_chosen_baseline(bench: Workbench, key: StoreKey) -> Workbench:
    """The workbench as it is; or where the saved scenario's baseline has changed, on the chosen one."""
    opened = bench.draft.opened
    if opened is None:
        return bench
    try:
        kept = kept_baseline(opened.baseline_identity, key[0])
    except ScenarioError as reason:
        st.warning(plain(str(reason)))
        return bench
    if kept is None or kept == bench.plan.baseline:
        return bench
    _said(bench, opened.name, kept)
    return Workbench(bench.plan.resting_on(kept), bench.selection) if bench.draft.on_kept else bench


def _said(bench: Workbench, name: str, kept: Baseline) -> None:
    """What has changed, and the two baselines to choose between."""
    changes = baseline_changes(kept, bench.plan.baseline)
    count = len(changes.rows)
    what = plural("{count} belopp", "{count} belopp", count).format(count=count)
    st.warning(
        plain(
            _("Utgångsläget har ändrats sedan ”{name}” sparades ({what}). Båda går att räkna på.").format(
                name=name, what=what
            )
        )
    )
    wanted = THEN if bench.draft.on_kept else NOW
    default = stand_at(CHOICE, wanted)
    words = {NOW: _("Dagens utgångsläge"), THEN: _("Som när det sparades")}
    st.segmented_control(
        _("Räkna på"),
        tuple(words),
        format_func=lambda one: words[one],
        default=default,
        required=True,
        key=CHOICE,
        on_change=_choose,
        args=(bench,),
    )
    with st.expander(_("Vad som har ändrats"), key="baseline-changes"):
        show_table(changes, title=False)


def _choose(bench: Workbench) -> None:
    bench.change(on_kept=st.session_state[CHOICE] == THEN)
