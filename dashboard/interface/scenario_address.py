"""The draft in the page's address, so that a link opens it."""

from dataclasses import replace

import streamlit as st

from dashboard.interface import numbers
from dashboard.interface.scenario_state import Draft, Workbench, keep
from dashboard.interface.selection import ASSOCIATION
from dashboard.scenarios import link
from dashboard.scenarios.messages import ScenarioError
from dashboard.scenarios.varying import one_setting
from dashboard.translation import _
from dashboard.views.scenario_run import default_horizon, horizons

LEVERS, HORIZON, FOCUS = "levers", "horizon", "focus"
SEEN = "scenario-address"


def was_linked() -> bool:
    """Whether the address says which scenario it wants: a link, or a step back in the browser.

    To be asked before the page's selection is drawn, since that completes the address.
    """
    return any(name in st.query_params for name in (ASSOCIATION, LEVERS, HORIZON, FOCUS))


def take_from_address(bench: Workbench, *, linked: bool) -> str | None:
    """Let an address that has changed decide the draft; returns the Swedish reason where it cannot."""
    wanted = _address()
    if not linked or wanted == st.session_state.get(SEEN, ("", "", "")):
        return None
    st.session_state[SEEN] = wanted
    levers, horizon, focus = wanted
    try:
        overrides = link.decode(levers)
        length = link.number(horizon, horizons(bench.plan)[-1])
        draft = Draft(overrides=overrides, horizon=length, focus=link.year(focus))
        before = bench.draft
        keep(bench.key, draft)
        one_setting(bench.baseline, bench.overrides)
    except ScenarioError as reason:
        keep(bench.key, Draft())
        return _("Länkens scenario går inte att visa. {reason} Här visas planen.").format(reason=reason)
    keep(bench.key, replace(before, overrides=overrides, horizon=draft.horizon, focus=draft.focus))
    if (horizon and draft.horizon is None) or (focus and bench.focus != draft.focus):
        return _(
            "Länkens tidsperiod eller år finns inte i planens scenario. Här visas {year} av {years}."
        ).format(year=bench.focus, years=numbers.years(bench.baseline.years))
    return None


def write_address(bench: Workbench) -> None:
    """Let the address carry the draft; what stands as in the plan is left out."""
    draft = bench.draft
    wanted = (
        link.encode(bench.overrides),
        str(bench.horizon) if draft.horizon and draft.horizon != _own_horizon(bench) else "",
        str(bench.focus) if draft.focus and bench.focus != bench.selection.year else "",
    )
    for name, value in zip((LEVERS, HORIZON, FOCUS), wanted, strict=True):
        if st.query_params.get(name, "") != value:
            if value:
                st.query_params[name] = value
            else:
                del st.query_params[name]
    st.session_state[SEEN] = wanted


def _own_horizon(bench: Workbench) -> int:
    return default_horizon(bench.plan, bench.selection.year)


def _address() -> tuple[str, str, str]:
    return (
        st.query_params.get(LEVERS, ""),
        st.query_params.get(HORIZON, ""),
        st.query_params.get(FOCUS, ""),
    )
