"""The scenario page's levers: grouped and named as people say them, kept in the address."""

from typing import Any

import streamlit as st

from dashboard.scenarios.baseline import Baseline
from dashboard.scenarios.levers import Lever, levers
from dashboard.translation import _

SHOWN = ("state.change_share", "cost.change_share", "project.granted")
MATCHING = ("region.matching", "municipalities.matching")
PER_CENT = 100


def lever_panel(baseline: Baseline) -> dict[str, Any]:
    """Draw the levers; the overrides are only what has been moved from the plan."""
    known = {lever.key: lever for lever in levers(baseline)}
    st.header(_("Vad händer om …"), anchor=False)
    overrides: dict[str, Any] = {}
    for key in ("state.change_share", "cost.change_share"):
        value = _share_slider(known[key])
        if value:
            overrides[key] = value
    if st.toggle(
        _("Region och kommuner följer staten"),
        key="matching",
        bind="query-params",
        help=_("Av: de betalar som i planen. På: regionen lika mycket som en fjärdedel, kommunerna likaså."),
    ):
        overrides |= dict.fromkeys(MATCHING, "state")
    if baseline.administration_granted_ore is not None and st.toggle(
        _("Projektet beviljas"), key="granted", bind="query-params", help=known["project.granted"].source
    ):
        overrides["project.granted"] = True
    opening = _opening_equity(known["equity.opening_tkr"])
    if opening is not None:
        overrides["equity.opening_tkr"] = opening
    st.button(_("Återställ till planen"), on_click=_reset, icon=":material/restart_alt:")
    return overrides


def _share_slider(lever: Lever) -> float:
    low, high = lever.slider or (lever.minimum or -1.0, lever.maximum or 1.0)
    per_cent = st.slider(
        lever.label,
        round(low * PER_CENT),
        round(high * PER_CENT),
        0,
        1,
        format="%d %%",
        key=lever.key.replace(".", "-").removesuffix("_share"),
        bind="query-params",
        help=lever.source,
    )
    return per_cent / PER_CENT


def _opening_equity(lever: Lever) -> float | None:
    """A field for equity that no source gives; what is entered here stays in this session and its address."""
    known = lever.default[0]
    value = st.number_input(
        _("Ingående eget kapital, tkr"),
        value=None,
        step=100.0,
        format="%.0f",
        placeholder=_("okänt") if known is None else lever.text(known),
        key="opening-equity",
        bind="query-params",
        help=lever.source,
    )
    return None if value is None else float(value)


def _reset() -> None:
    for key in ("state-change", "cost-change"):
        st.session_state[key] = 0
    for key in ("matching", "granted"):
        if key in st.session_state:
            st.session_state[key] = False
    st.session_state["opening-equity"] = None
