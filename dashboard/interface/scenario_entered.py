"""Förbundets eget kapital: what no source gives, entered by the office and kept for everybody."""

import streamlit as st

from dashboard.interface.author import author, author_field
from dashboard.interface.markdown import plain
from dashboard.interface.numbers import ORE_PER_TKR
from dashboard.interface.scenario_state import Workbench
from dashboard.translation import _
from data_access.changes import equity
from data_access.changes.refusals import ChangeRefusedError
from data_access.errors import StoreError

OPENING, FLOOR, CEILING = "entered-opening", "entered-floor", "entered-ceiling"
SAID = "entered-said"
PER_CENT = 100


def entered_equity(bench: Workbench) -> None:
    """The fields, folded; what is there now is what the association has. Not on a baseline of another day."""
    if bench.draft.on_kept:
        return
    fold = st.expander(_("Spara förbundets eget kapital"), key="entered-equity", on_change="rerun")
    if not fold.open:
        return
    with fold:
        st.caption(
            _("Gäller alla scenarier och alla som använder programmet. I ett enda scenario ändras det ovan.")
        )
        _fields(bench)
        author_field("entered")
        with st.container(horizontal=True):
            st.button(_("Spara"), key="entered-save", on_click=_save, args=(bench,))
            st.button(
                _("Ta bort det angivna"),
                key="entered-remove",
                type="tertiary",
                disabled=not bench.plan.origins,
                on_click=_remove,
                args=(bench,),
            )
        said = st.session_state.pop(SAID, None)
        if said:
            st.markdown(plain(said))


def _fields(bench: Workbench) -> None:
    baseline = bench.plan.baseline
    now = {
        OPENING: None if baseline.opening_equity_ore is None else baseline.opening_equity_ore / ORE_PER_TKR,
        FLOOR: None if baseline.floor_ore is None else baseline.floor_ore / ORE_PER_TKR,
        CEILING: None if baseline.ceiling_share is None else round(baseline.ceiling_share * PER_CENT, 6),
    }
    labels = {
        OPENING: _("Eget kapital 1 januari {year}, tkr").format(year=baseline.base_year),
        FLOOR: _("Golv (eget mål), tkr"),
        CEILING: _("Tak, % av årets tilldelning"),
    }
    steps = {OPENING: 10.0, FLOOR: 100.0, CEILING: 1.0}
    for key, label in labels.items():
        if key not in st.session_state:
            st.session_state[key] = now[key]
        st.number_input(label, value=None, step=steps[key], format="%g", placeholder=_("okänt"), key=key)


def _save(bench: Workbench) -> None:
    """Keep what has been changed; each in its own transaction."""
    baseline = bench.plan.baseline
    slug = baseline.association
    opening, floor = (_ore(st.session_state.get(key)) for key in (OPENING, FLOOR))
    ceiling = st.session_state.get(CEILING)
    share = None if ceiling is None else ceiling / PER_CENT
    try:
        if opening != baseline.opening_equity_ore:
            equity.enter_opening(slug, baseline.base_year, opening, author())
            bench.move("equity.opening_tkr", None)
        if floor != baseline.floor_ore:
            equity.enter_floor(slug, floor, author())
        if share != baseline.ceiling_share:
            equity.enter_ceiling(slug, share, author())
    except (ChangeRefusedError, StoreError) as reason:
        st.session_state[SAID] = str(reason)
        return
    _finish(_("Sparat."))


def _remove(bench: Workbench) -> None:
    """Take every entry away: what the sources say holds again."""
    slug, year = bench.plan.baseline.association, bench.plan.baseline.base_year
    try:
        for key in bench.plan.origins:
            if key == "equity.opening_tkr":
                equity.enter_opening(slug, year, None, author())
            elif key == "equity.floor_tkr":
                equity.enter_floor(slug, None, author())
            else:
                equity.enter_ceiling(slug, None, author())
    except (ChangeRefusedError, StoreError) as reason:
        st.session_state[SAID] = str(reason)
        return
    _finish(_("Borttaget: källornas uppgifter gäller igen."))


def _finish(said: str) -> None:
    """The store has a new version: everything is read again."""
    for key in (OPENING, FLOOR, CEILING):
        st.session_state.pop(key, None)
    st.session_state[SAID] = said
    st.rerun()


def _ore(tkr: float | None) -> int | None:
    return None if tkr is None else round(tkr * ORE_PER_TKR)
