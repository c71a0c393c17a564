"""Vad händer om …: the year, and the levers that are asked for most, above what they lead to."""

from functools import partial

import streamlit as st

from dashboard.interface.block import Block, Choices, Look, Option
from dashboard.interface.block_component import show_block
from dashboard.interface.choice import options
from dashboard.interface.levers import ask_for_years, is_by_year, lever_widget, share_slider, show_lever
from dashboard.interface.markdown import plain
from dashboard.interface.scenario_fragments import (
    SAYS_REFUSED,
    STRIP,
    run_result,
    run_result_and_panel,
    run_shown,
)
from dashboard.interface.scenario_state import Workbench, refused
from dashboard.interface.widget_state import stand_at
from dashboard.scenarios.file import FileOverride
from dashboard.scenarios.levers import Lever, some_levers
from dashboard.scenarios.moves import moved
from dashboard.translation import _
from dashboard.views.scenario import QUESTION

STATE, COSTS = "state.change_share", "cost.change_share"
PROJECT, OPENING = "project.granted", "equity.opening_tkr"
MATCHING = ("region.matching", "municipalities.matching")
MOST_USED = (STATE, COSTS, PROJECT, OPENING)
FOCUS, BY_YEAR = "focus", "by-year"
NARROWEST = 190


@st.fragment(key=STRIP)
def most_used(bench: Workbench) -> None:
    """Draw them side by side, as many as there is room for; a value a year where one is wanted."""
    bench = bench.now()
    st.session_state[SAYS_REFUSED] = bool(refused())
    known = some_levers(bench.baseline, MOST_USED, bench.overrides)
    with st.container(border=True, key="most-used", gap="small"):
        _head(bench, known)
        with st.grid(min_column_width=NARROWEST, gap="small", key="scenario-strip"):
            share_slider(bench, known[STATE], run_result)
            share_slider(bench, known[COSTS], run_result)
            with st.container(gap="xsmall"):
                _matching(bench)
                _project(bench, known[PROJECT])
            lever_widget(bench, known[OPENING], run_shown)
        for key in (OPENING, MATCHING[0]):
            _refusal(key)


def _head(bench: Workbench, known: dict[str, Lever]) -> None:
    """The question, one button that gives each year its own value, and the year that is shown."""
    choices = []
    if bench.horizon > 1 and not any(is_by_year(bench, known[key]) for key in (STATE, COSTS, PROJECT)):
        each_year = (Option(BY_YEAR, _("Olika värden olika år")),)
        choices.append(Choices(BY_YEAR, _("Alla reglagen nedan"), each_year, look=Look.BUTTONS))
    years = {str(year): str(year) for year in bench.baseline.years}
    choices.append(Choices(FOCUS, _("Året som visas"), options(years), str(bench.focus), Look.TABS))
    show_block(
        Block(choices=tuple(choices), question=QUESTION), key="strip-head", on_choice=partial(_chosen, bench)
    )


def _chosen(bench: Workbench, name: str, option: str) -> None:
    if name == BY_YEAR:
        ask_for_years((STATE, COSTS, PROJECT))
    else:
        bench.change(focus=int(option))
        run_result()


def _matching(bench: Workbench) -> None:
    """Both region and municipalities at once; each by itself stands among all levers."""
    follows = all(bench.overrides.get(key) == "state" for key in MATCHING)
    stand_at("matching", follows)
    st.toggle(
        _("Region och kommuner följer staten"),
        key="matching",
        on_change=_match,
        args=(bench,),
        help=_(
            "Av: regionen och kommunerna betalar som i planen. På: regionen hälften av statens belopp, "
            "kommunerna tillsammans likaså."
        ),
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
    run_result_and_panel()


def _project(bench: Workbench, project: Lever) -> None:
    """The plan's own alternative or project, where it has one."""
    baseline = bench.baseline
    if baseline.administration_granted_ore is None and baseline.project_cost_ore is None:
        return
    if is_by_year(bench, project):
        show_lever(bench, project, run_shown)
    else:
        lever_widget(bench, project, run_result)


def _refusal(key: str) -> None:
    reason = refused().get(key)
    if reason:
        st.markdown(f":red[{plain(_('Värdet används inte. {reason}').format(reason=reason))}]")
