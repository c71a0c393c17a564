"""What the levers lead to: sentence, key figures, charts; and details, computed when they are looked at."""

import streamlit as st

from dashboard.charts import effects, equity, scenario
from dashboard.interface.charts import show_chart
from dashboard.interface.levers import forget_years, put_back
from dashboard.interface.markdown import plain
from dashboard.interface.page import show_finding
from dashboard.interface.scenario_details import details
from dashboard.interface.scenario_figures import show_figures, show_notes_at_once
from dashboard.interface.scenario_levers import LEVERS_FRAGMENT, WORK_FRAGMENT
from dashboard.interface.scenario_most_used import MOST_USED, most_used
from dashboard.interface.scenario_state import Workbench, refused, write_address
from dashboard.scenarios.messages import ScenarioError
from dashboard.scenarios.moves import same_overrides, years_outside
from dashboard.shapes.view import View
from dashboard.translation import _
from dashboard.views.scenario import outcome_view
from dashboard.views.scenario_levers import over_years
from dashboard.views.scenario_run import ScenarioRun

FOCUS_KEY, MOVED_KEY = "scenario-focus", "scenario-moved"
CHART_KEY, CHART_WANTED = "scenario-chart", "scenario-chart-wanted"


@st.fragment(key=WORK_FRAGMENT)
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
    _name(bench)
    _moved(bench, run)
    view = outcome_view(run, bench.selection)
    show_finding(view)
    show_figures(view.key_figures)
    _main_chart(view)
    details(bench, run)
    show_notes_at_once(view)


def _name(bench: Workbench) -> None:
    """Which scenario this is, and whether it differs from what is saved."""
    draft, opened = bench.draft, bench.draft.opened
    if opened is None:
        if draft.name:
            st.caption(plain(_("”{name}” är inte sparat.").format(name=draft.name)))
        return
    same = same_overrides(bench.overrides, opened.overrides) and bench.horizon == opened.horizon
    words = _("”{name}”, som sparat.") if same else _("”{name}”, ändrat sedan det sparades.")
    st.caption(plain(words.format(name=opened.name)))


def _moved(bench: Workbench, run: ScenarioRun) -> None:
    """The year that is looked at, and the moved levers, each with a way back."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="moved-levers"):
        _focus(bench)
        if run.moved:
            words = {
                lever.key: f"{lever.label}: {over_years(lever, lever.values, run.baseline.years)}"
                for lever in run.moved
            }
            st.session_state[MOVED_KEY] = list(words)
            st.pills(
                _("Ändrade förutsättningar"),
                tuple(words),
                selection_mode="multi",
                format_func=lambda key: f"{plain(words[key])} :material/close:",
                key=MOVED_KEY,
                on_change=_put_back,
                args=(bench, tuple(words)),
                help=_("Välj en för att återställa den."),
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
    outside = years_outside(bench.draft.overrides, run.baseline.years)
    if outside:
        years = ", ".join(str(year) for year in outside)
        st.caption(_("Värden för {years} ligger utanför tidsperioden och räknas inte.").format(years=years))


def _focus(bench: Workbench) -> None:
    years = bench.baseline.years
    if st.session_state.get(FOCUS_KEY) != bench.focus:
        st.session_state[FOCUS_KEY] = bench.focus
    st.segmented_control(
        _("Året som visas"),
        years,
        required=True,
        key=FOCUS_KEY,
        on_change=_choose_focus,
        args=(bench,),
    )


def _choose_focus(bench: Workbench) -> None:
    bench.change(focus=st.session_state[FOCUS_KEY])


def _put_back(bench: Workbench, shown: tuple[str, ...]) -> None:
    """The levers that are no longer chosen stand as in the plan again."""
    kept = st.session_state[MOVED_KEY]
    back = [lever for lever in shown if lever not in kept]
    for lever in back:
        put_back(bench, lever)
    if any(lever not in MOST_USED for lever in back):
        st.rerun([WORK_FRAGMENT, LEVERS_FRAGMENT])


def _reset(bench: Workbench) -> None:
    bench.change(overrides={})
    refused().clear()
    forget_years()
    st.rerun([WORK_FRAGMENT, LEVERS_FRAGMENT])


def _main_chart(view: View) -> None:
    """One chart, chosen by the reader: each chart costs a browser more than everything else here together."""
    years, steps = view.table("years"), view.table("effects")
    if years is None:
        return
    names = {"results": _("Resultat per år"), "equity": _("Eget kapital")}
    if steps is not None:
        names = {"effects": _("Vad reglagen gör"), **names}
    wanted = st.session_state.get(CHART_WANTED)
    st.session_state[CHART_KEY] = wanted if wanted in names else next(iter(names))
    chosen = st.segmented_control(
        _("Diagram"),
        tuple(names),
        format_func=lambda name: names[name],
        required=True,
        key=CHART_KEY,
        on_change=_want_chart,
    )
    if chosen == "effects" and steps is not None:
        figure = effects.effects(
            steps,
            baseline_result_ore=view.facts["planned_result_ore"],
            scenario_result_ore=view.facts["result_ore"],
        )
        show_chart(figure, key="effects", title=steps.title)
    elif chosen == "equity":
        show_chart(equity.equity(years), key="equity", title=_("Eget kapital"))
    else:
        show_chart(scenario.results(years), key="results", title=_("Resultat per år mot planen"))


def _want_chart() -> None:
    st.session_state[CHART_WANTED] = st.session_state[CHART_KEY]
