"""The most used levers and what they lead to: sentence, figures, what must be said, and one chart."""

from functools import partial

import streamlit as st

from dashboard.interface.block import Block, Choices, Kind, Look, Message
from dashboard.interface.block_component import show_block, together
from dashboard.interface.choice import options
from dashboard.interface.key_figures import bare_cards
from dashboard.interface.levers import forget_years, put_back
from dashboard.interface.messages import say
from dashboard.interface.scenario_address import write_address
from dashboard.interface.scenario_chart import main_chart
from dashboard.interface.scenario_fragments import RESULT, run_from_result
from dashboard.interface.scenario_most_used import most_used
from dashboard.interface.scenario_state import Workbench, refused
from dashboard.scenarios.messages import ScenarioError
from dashboard.scenarios.moves import same_overrides, years_outside
from dashboard.scenarios.settings import resolve
from dashboard.translation import _
from dashboard.views.scenario import outcome_view
from dashboard.views.scenario_levers import over_years
from dashboard.views.scenario_run import ScenarioRun

MOVED, ALL = "moved", "all"


@st.fragment(key=RESULT)
def result(bench: Workbench) -> None:
    """The most used levers and what they lead to: only this is run again when one of them moves."""
    bench = bench.now()
    with together("scenario-result"):
        try:
            run = bench.run()
        except ScenarioError as reason:
            most_used(bench, resolve(bench.baseline, bench.overrides))
            say(str(reason), Kind.ERROR, key="no-scenario")
            _ways_back(bench, {}, "")
            return
        most_used(bench, run.result.settings)
        write_address(bench)
        words = {
            lever.key: f"{lever.label}: {over_years(lever, lever.values, run.baseline.years)}"
            for lever in run.moved
        }
        _ways_back(bench, words, _name(bench))
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
        messages = tuple(Message(text, Kind.WARNING) for text in said)
        show_block(Block(messages=messages), key="scenario-said")


def _name(bench: Workbench) -> str:
    """Which scenario this is, and whether it differs from what is saved."""
    draft, opened = bench.draft, bench.draft.opened
    if opened is None:
        return _("”{name}” är inte sparat.").format(name=draft.name) if draft.name else ""
    same = same_overrides(bench.overrides, opened.overrides) and bench.horizon == opened.horizon
    words = _("”{name}”, som sparat.") if same else _("”{name}”, ändrat sedan det sparades.")
    return words.format(name=opened.name)


def _ways_back(bench: Workbench, moved: dict[str, str], name: str) -> None:
    """Which scenario, and the moved levers, each a button that puts it back; one puts back all."""
    reset = {ALL: _("Återställ till planen")} if bench.draft.overrides else {}
    ways = (
        (MOVED, _("Ändrade förutsättningar, välj en för att återställa den"), moved),
        (ALL, _("Hela scenariot"), reset),
    )
    choices = tuple(
        Choices(kind, label, options(buttons), look=Look.BUTTONS) for kind, label, buttons in ways if buttons
    )
    if choices or name:
        block = Block(choices=choices, question=name)
        show_block(block, key="moved-levers", on_choice=partial(_put_back, bench))


def _put_back(bench: Workbench, kind: str, lever: str) -> None:
    """The lever stands as in the plan again, or all of them do."""
    if kind == MOVED:
        put_back(bench, lever)
    else:
        bench.change(overrides={})
        refused().clear()
        forget_years()
    run_from_result()
