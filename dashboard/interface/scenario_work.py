"""The most used levers and what they lead to: sentence, key figures, what must be said, and one chart."""

import streamlit as st

from dashboard.interface.block import Block
from dashboard.interface.block_component import show_block
from dashboard.interface.key_figures import bare_cards
from dashboard.interface.levers import forget_years, put_back
from dashboard.interface.markdown import plain
from dashboard.interface.scenario_chart import main_chart
from dashboard.interface.scenario_fragments import WORK, run_panel
from dashboard.interface.scenario_most_used import most_used
from dashboard.interface.scenario_state import Workbench, refused, write_address
from dashboard.interface.widget_state import stand_at
from dashboard.scenarios.messages import ScenarioError
from dashboard.scenarios.moves import same_overrides, years_outside
from dashboard.translation import _
from dashboard.views.scenario import outcome_view
from dashboard.views.scenario_levers import over_years
from dashboard.views.scenario_run import ScenarioRun

MOVED_KEY = "scenario-moved"


@st.fragment(key=WORK)
def work(bench: Workbench) -> None:
    """The most used levers and what they lead to: only this is run again when one of them moves."""
    bench = bench.now()
    most_used(bench)
    try:
        run = bench.run()
    except ScenarioError as reason:
        st.error(plain(str(reason)))
        st.button(_("Återställ till planen"), key="reset-all", on_click=_reset, args=(bench,))
        return
    write_address(bench)
    _moved(bench, run)
    view = outcome_view(run, bench.selection)
    show_block(Block(answer=view.finding, cards=bare_cards(view.key_figures)), key="scenario-answer")
    _said(bench, run)
    main_chart(view, run)


def _said(bench: Workbench, run: ScenarioRun) -> None:
    """Combinations that make no sense, and years that are not counted: said, never silently clipped."""
    said = list(run.said)
    outside = years_outside(bench.draft.overrides, run.baseline.years)
    if outside:
        years = ", ".join(str(year) for year in outside)
        said.append(_("Värden för {years} ligger utanför tidsperioden och räknas inte.").format(years=years))
    if said:
        st.warning("  \n".join(plain(text) for text in said), icon=":material/info:")


def _name(bench: Workbench) -> str:
    """Which scenario this is, and whether it differs from what is saved."""
    draft, opened = bench.draft, bench.draft.opened
    if opened is None:
        return _("”{name}” är inte sparat.").format(name=draft.name) if draft.name else ""
    same = same_overrides(bench.overrides, opened.overrides) and bench.horizon == opened.horizon
    words = _("”{name}”, som sparat.") if same else _("”{name}”, ändrat sedan det sparades.")
    return words.format(name=opened.name)


def _moved(bench: Workbench, run: ScenarioRun) -> None:
    """Which scenario, and the moved levers, each with a way back."""
    name = _name(bench)
    if not (name or run.moved or bench.draft.overrides):
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="moved-levers"):
        if name:
            st.caption(plain(name), width="content")
        if run.moved:
            words = {
                lever.key: f"{lever.label}: {over_years(lever, lever.values, run.baseline.years)}"
                for lever in run.moved
            }
            default = stand_at(MOVED_KEY, list(words))
            st.pills(
                _("Ändrade förutsättningar, välj en för att återställa den"),
                tuple(words),
                selection_mode="multi",
                default=default,
                format_func=lambda key: f"{plain(words[key])} :material/close:",
                key=MOVED_KEY,
                on_change=_put_back,
                args=(bench, tuple(words)),
                label_visibility="collapsed",
                width="content",
            )
        if bench.draft.overrides:
            st.button(
                _("Återställ till planen"),
                key="reset-all",
                type="tertiary",
                icon=":material/restart_alt:",
                on_click=_reset,
                args=(bench,),
            )


def _put_back(bench: Workbench, shown: tuple[str, ...]) -> None:
    """The levers that are no longer chosen stand as in the plan again."""
    kept = st.session_state[MOVED_KEY]
    for lever in shown:
        if lever not in kept:
            put_back(bench, lever)
    run_panel()


def _reset(bench: Workbench) -> None:
    bench.change(overrides={})
    refused().clear()
    forget_years()
    run_panel()
