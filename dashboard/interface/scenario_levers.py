"""Alla reglage: every lever of the plan in groups that unfold; what is folded is not computed."""

from collections.abc import Sequence

import streamlit as st

from dashboard.interface.levers import show_levers
from dashboard.interface.scenario_entered import entered_equity
from dashboard.interface.scenario_fragments import ALL_LEVERS, PANEL, run_shown
from dashboard.interface.scenario_most_used import MOST_USED
from dashboard.interface.scenario_state import Workbench
from dashboard.interface.widget_state import stand_at
from dashboard.scenarios.baseline import CostBlock
from dashboard.scenarios.levers import Lever, levers
from dashboard.translation import _, plural
from dashboard.views.scenario_run import horizons

METHOD = "state.method"
HORIZON_KEY = "scenario-horizon"
BLOCK_KEY = "scenario-block"


def all_levers_button() -> None:
    """Opens and shuts the panel beside the board."""
    st.toggle(_("Alla reglage"), key=PANEL, persist_state="session")


def shows_all_levers() -> bool:
    """Whether the panel is open."""
    return bool(st.session_state.get(PANEL))


@st.fragment(key=ALL_LEVERS)
def all_levers(bench: Workbench) -> None:
    """The horizon and the groups; only this is run again when a group is unfolded."""
    bench = bench.now()
    st.header(_("Alla reglage"), anchor=False)
    _horizon(bench)
    groups: dict[str, list[Lever]] = {}
    for lever in levers(bench.baseline, bench.overrides):
        if lever.key not in MOST_USED:
            groups.setdefault(lever.group, []).append(lever)
    for group, found in groups.items():
        _group(bench, group, found)
    entered_equity(bench)


def _horizon(bench: Workbench) -> None:
    """Three to five years; a file's shorter horizon is offered too."""
    lengths = sorted({*horizons(bench.plan), bench.horizon})
    default = stand_at(HORIZON_KEY, bench.horizon)
    st.segmented_control(
        _("Tidsperiod"),
        lengths,
        format_func=lambda length: plural("{count} år", "{count} år", length).format(count=length),
        default=default,
        required=True,
        key=HORIZON_KEY,
        on_change=_choose_horizon,
        args=(bench,),
        help=_("Planens sista år förs vidare till de år som den inte har."),
    )


def _choose_horizon(bench: Workbench) -> None:
    bench.change(horizon=st.session_state[HORIZON_KEY])
    run_shown()


def _group(bench: Workbench, name: str, found: Sequence[Lever]) -> None:
    count = sum(lever.key in bench.overrides for lever in found)
    # The number stands inside: a fold whose label changes is another one to Streamlit, and shuts.
    fold = st.expander(name, key=f"group-{found[0].key}", on_change="rerun")
    if not fold.open:
        return
    with fold:
        if count:
            words = plural("{count} ändrat reglage", "{count} ändrade reglage", count)
            st.caption(words.format(count=count))
        if found[0].key.startswith("model."):
            _model_hint(bench)
        shown = _one_block(bench, found) if found[0].key.startswith("cost.") else found
        show_levers(bench, shown, f"levers-{found[0].key}", run_shown)


def _one_block(bench: Workbench, found: Sequence[Lever]) -> Sequence[Lever]:
    """The levers of a chosen block, where the group has several of them."""
    blocks = {block.code: block.name for block in bench.baseline.blocks}
    of_block = {
        block.code: [lever for lever in found if _is_of(lever, block)] for block in bench.baseline.blocks
    }
    if not any(of_block.values()):
        return found
    if st.session_state.get(BLOCK_KEY) not in blocks:
        st.session_state[BLOCK_KEY] = next(iter(blocks))

    def words(code: str) -> str:
        is_moved = any(lever.key in bench.overrides for lever in of_block[code])
        return _("{block} (ändrat)").format(block=blocks[code]) if is_moved else blocks[code]

    chosen = st.selectbox(_("Område"), tuple(blocks), format_func=words, key=BLOCK_KEY)
    return of_block[chosen]


def _is_of(lever: Lever, block: CostBlock) -> bool:
    """Whether it is the block's lever, or one of an activity in it."""
    owners = [f"cost.{block.code}.", *(f"activity.{activity.code}." for activity in block.activities)]
    return lever.key.startswith(tuple(owners))


def _model_hint(bench: Workbench) -> None:
    """The model's levers count only where the model decides the allocation."""
    if bench.overrides.get(METHOD) == "model":
        return
    st.caption(_("Reglagen räknas med när statens tilldelning bestäms av fördelningsmodellen."))
    st.button(
        _("Räkna med modellen alla år"),
        key="use-model",
        on_click=_use_model,
        args=(bench,),
    )


def _use_model(bench: Workbench) -> None:
    bench.move(METHOD, "model")
    run_shown()
