"""Räkna baklänges: how large may a lever be, for a figure to become what is wanted?"""

import streamlit as st

from dashboard.interface.markdown import plain
from dashboard.interface.numbers import ORE_PER_TKR
from dashboard.interface.scenario_fragments import run_shown
from dashboard.interface.scenario_state import Workbench
from dashboard.scenarios.levers import Lever
from dashboard.scenarios.measures import Measure
from dashboard.scenarios.messages import ScenarioError
from dashboard.translation import _
from dashboard.views.scenario_backwards import Backwards, backwards, levers_to_seek
from dashboard.views.scenario_run import ScenarioRun
from dashboard.views.scenario_sensitivity import measure_words, measures

MEASURE, YEAR, TARGET, LEVER, WHEN = (
    "seek-measure", "seek-year", "seek-target", "seek-lever", "seek-when",
)  # fmt: skip
ALL_YEARS = 0


def show_backwards(bench: Workbench, run: ScenarioRun) -> None:
    """The question as a sentence of choices, the answer below, and a button that uses it."""
    st.header(_("Räkna baklänges"), anchor=False)
    known = {lever.key: lever for lever in levers_to_seek(run)}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        measure = _measure(run)
        year = st.selectbox(_("År"), run.baseline.years, index=len(run.years) - 1, key=YEAR, width=110)
        target = st.number_input(
            _("Ska bli, tkr"), value=_wanted(run, measure), step=100.0, format="%g", key=TARGET, width=170
        )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        key = st.selectbox(
            _("Genom att ändra"),
            tuple(known),
            format_func=lambda one: known[one].label,
            key=LEVER,
            width=380,
        )
        lever_year = _when(run, known[key])
    try:
        answer = backwards(
            run,
            key=key,
            target_ore=round(target * ORE_PER_TKR),
            measure=measure,
            year=year,
            lever_year=lever_year,
        )
    except ScenarioError as reason:
        st.info(plain(str(reason)))
        return
    _answer(bench, answer)


def _measure(run: ScenarioRun) -> Measure:
    choices = measures(run)
    if st.session_state.get(MEASURE) not in choices:
        st.session_state[MEASURE] = choices[0]
    words = {one: _short(one) for one in choices}
    chosen: Measure = st.selectbox(
        _("Jag vill att"), choices, format_func=lambda one: words[one], key=MEASURE, width=300
    )
    return chosen


def _short(measure: Measure) -> str:
    return {
        "closing_equity_ore": _("eget kapital vid årets slut"),
        "result_ore": _("årets resultat"),
        "equity_change_ore": _("förändringen av eget kapital"),
    }.get(measure, measure_words(measure, 0))


def _wanted(run: ScenarioRun, measure: Measure) -> float:
    """The association's own floor for equity, else nothing left and nothing lacking."""
    floor = run.year.floor_ore
    return floor / ORE_PER_TKR if measure == "closing_equity_ore" and floor is not None else 0.0


def _when(run: ScenarioRun, lever: Lever) -> int | None:
    if not lever.per_year:
        return None
    choices = (ALL_YEARS, *run.baseline.years)
    if st.session_state.get(WHEN) not in choices:
        st.session_state[WHEN] = ALL_YEARS
    chosen = st.selectbox(
        _("Vilka år"),
        choices,
        format_func=lambda year: _("alla år") if year == ALL_YEARS else str(year),
        key=WHEN,
        width=140,
    )
    return None if chosen == ALL_YEARS else chosen


def _answer(bench: Workbench, answer: Backwards) -> None:
    if not answer.found:
        st.warning(plain(answer.finding))
        return
    st.success(plain(f"{answer.finding} {answer.follows}"))
    st.button(
        _("Använd i scenariot"), key="seek-use", icon=":material/check:", on_click=_use, args=(bench, answer)
    )


def _use(bench: Workbench, answer: Backwards) -> None:
    bench.move(answer.key, answer.override)
    run_shown()
