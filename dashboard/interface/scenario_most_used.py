"""Vad händer om …: the levers that are asked for most, above what they lead to."""

import streamlit as st

from dashboard.interface.levers import ask_for_years, is_by_year, lever_widget, share_slider, show_lever
from dashboard.interface.markdown import plain
from dashboard.interface.scenario_state import Workbench, refused
from dashboard.scenarios.file import FileOverride
from dashboard.scenarios.levers import Lever, some_levers
from dashboard.scenarios.moves import moved
from dashboard.translation import _

STATE, COSTS = "state.change_share", "cost.change_share"
PROJECT, OPENING = "project.granted", "equity.opening_tkr"
MATCHING = ("region.matching", "municipalities.matching")
MOST_USED = (STATE, COSTS, PROJECT, OPENING)
NARROWEST = 210


def most_used(bench: Workbench) -> None:
    """Draw them side by side, as many as there is room for; a value a year where one is wanted."""
    with st.container(border=True, key="most-used"):
        st.header(_("Vad händer om …"), anchor=False)
        known = some_levers(bench.baseline, MOST_USED, bench.overrides)
        with st.grid(min_column_width=NARROWEST, gap="small"):
            share_slider(bench, known[STATE])
            share_slider(bench, known[COSTS])
            _matching(bench)
            _project(bench, known[PROJECT])
            lever_widget(bench, known[OPENING])
        for key in (OPENING, MATCHING[0]):
            _refusal(key)
        if bench.horizon > 1:
            _by_year(bench, known)


def _by_year(bench: Workbench, known: dict[str, Lever]) -> None:
    """One button for all of them: each year its own value."""
    if any(is_by_year(bench, known[key]) for key in (STATE, COSTS, PROJECT)):
        return
    st.button(
        _("Olika värden olika år"),
        key="by-year-most-used",
        type="tertiary",
        icon=":material/calendar_month:",
        on_click=ask_for_years,
        args=((STATE, COSTS, PROJECT),),
    )


def _matching(bench: Workbench) -> None:
    """Both region and municipalities at once; each by itself stands among all levers."""
    follows = all(bench.overrides.get(key) == "state" for key in MATCHING)
    if st.session_state.get("matching") != follows:
        st.session_state["matching"] = follows
    st.toggle(
        _("Region och kommuner följer staten"),
        key="matching",
        on_change=_match,
        args=(bench,),
        help=_("Av: de betalar som i planen. På: regionen hälften av statens belopp, kommunerna likaså."),
    )


def _match(bench: Workbench) -> None:
    def both() -> dict[str, FileOverride]:
        live = bench.live()
        overrides = dict(live.draft.overrides)
        for key in MATCHING:
            choice = "state" if st.session_state["matching"] else None
            overrides = moved(live.baseline, overrides, key, choice)
        return overrides

    bench.attempt(MATCHING[0], both)


def _project(bench: Workbench, project: Lever) -> None:
    """The plan's own alternative, where it has one."""
    if bench.baseline.administration_granted_ore is None:
        return
    if is_by_year(bench, project):
        show_lever(bench, project)
    else:
        lever_widget(bench, project)


def _refusal(key: str) -> None:
    reason = refused().get(key)
    if reason:
        st.markdown(f":red[{plain(_('Värdet används inte. {reason}').format(reason=reason))}]")
