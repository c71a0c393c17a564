"""Vad händer om …: the levers that are asked for most, above what they lead to."""

import streamlit as st

from dashboard.interface.levers import ask_by_year, is_by_year, lever_widget, share_slider, show_lever
from dashboard.interface.markdown import plain
from dashboard.interface.scenario_state import Workbench, refused
from dashboard.scenarios.file import FileOverride
from dashboard.scenarios.levers import Lever, lever
from dashboard.scenarios.moves import moved
from dashboard.translation import _

STATE, COSTS = "state.change_share", "cost.change_share"
PROJECT, OPENING = "project.granted", "equity.opening_tkr"
MATCHING = ("region.matching", "municipalities.matching")
MOST_USED = (STATE, COSTS, PROJECT, OPENING)
NARROWEST = 210


def most_used(bench: Workbench) -> None:
    """Draw them side by side, as many as there is room for."""
    with st.container(border=True, key="most-used"):
        st.header(_("Vad händer om …"), anchor=False)
        with st.grid(min_column_width=NARROWEST):
            for key in (STATE, COSTS):
                with st.container(gap="xxsmall"):
                    share_slider(bench, _lever(bench, key))
            with st.container(gap="xsmall"):
                _matching(bench)
                _project(bench)
            with st.container(gap="xxsmall"):
                lever_widget(bench, _lever(bench, OPENING))
                _refusal(OPENING)


def _lever(bench: Workbench, key: str) -> Lever:
    return lever(bench.baseline, key, bench.overrides)


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
        overrides = dict(bench.draft.overrides)
        for key in MATCHING:
            choice = "state" if st.session_state["matching"] else None
            overrides = moved(bench.baseline, overrides, key, choice)
        return overrides

    bench.attempt(MATCHING[0], both)


def _project(bench: Workbench) -> None:
    """The plan's own alternative, where it has one."""
    if bench.baseline.administration_granted_ore is None:
        return
    project = _lever(bench, PROJECT)
    if is_by_year(bench, project):
        show_lever(bench, project)
    else:
        lever_widget(bench, project)
        ask_by_year(bench, project)


def _refusal(key: str) -> None:
    reason = refused().get(key)
    if reason:
        st.markdown(f":red[{plain(_('Värdet används inte. {reason}').format(reason=reason))}]")
