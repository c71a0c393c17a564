"""Forms that change how the year is followed up: forecast methods, phasing, comments, thresholds.

Each form is saved by its own button, in one transaction with name and time; nothing is kept unsaved.
"""

from collections.abc import Callable, Mapping

import streamlit as st

from dashboard.interface import numbers
from dashboard.interface.author import author
from dashboard.interface.markdown import plain
from dashboard.translation import _
from dashboard.views.budget_settings import (
    AREA_METHODS,
    ROW_METHODS,
    BudgetSettings,
    CentreSetting,
    period_words,
)
from dashboard.views.budget_words import METHOD_HELP
from data_access.changes.comments import save_comment, save_thresholds
from data_access.changes.forecast import save_area_method, save_forecast
from data_access.changes.refusals import ChangeRefusedError
from data_access.errors import StoreError

SAVED = "budget-saved"
AS_AREA = ""
PER_CENT = 100


def save(change: Callable[[], None]) -> None:
    """Make a change and show the page anew; a refusal is said beside the form and nothing is written."""
    try:
        change()
    except (ChangeRefusedError, StoreError) as reason:
        st.error(plain(str(reason)))
        return
    st.session_state[SAVED] = True
    st.rerun()


def show_saved() -> None:
    """Says once that the last change was saved."""
    if st.session_state.pop(SAVED, False):
        st.toast(_("Sparat."), icon=":material/check:")


def centre_choice(settings: BudgetSettings, key: str, label: str) -> CentreSetting:
    """Which cost centre a form is about."""
    code = st.selectbox(
        label, tuple(settings.centres), format_func=lambda code: settings.centres[code].name, key=key
    )
    return settings.centres[code]


def comment_form(settings: BudgetSettings, first: str | None) -> None:
    """Comment and measure on a cost centre's deviation in the period; `first` is the largest deviation."""
    codes = tuple(settings.centres)
    if "comment-centre" not in st.session_state and first in codes:
        st.session_state["comment-centre"] = first
    centre = centre_choice(settings, "comment-centre", _("Kostnadsställe"))
    with st.form(f"comment-{centre.code}", border=False):
        comment = st.text_area(
            _("Kommentar till {period}").format(period=period_words(settings)),
            centre.comment,
            key=f"comment-text-{centre.code}",
        )
        measure = st.text_area(_("Åtgärd"), centre.measure, key=f"measure-text-{centre.code}")
        sent = st.form_submit_button(_("Spara kommentar och åtgärd"))
    if sent:
        save(
            lambda: save_comment(
                settings.association,
                centre.code,
                settings.through,
                author(),
                comment=comment,
                measure=measure,
            )
        )


def threshold_form(settings: BudgetSettings) -> None:
    """How large a deviation must be to be shown, in tkr and per cent; both must be passed."""
    with st.form("thresholds", border=False):
        amount = st.number_input(
            _("Minsta avvikelse, tkr"), 0, None, round(settings.amount_ore / numbers.ORE_PER_TKR), 10
        )
        share = st.number_input(
            _("Minsta avvikelse, % av budgeten hittills"), 0, PER_CENT, round(settings.share * PER_CENT), 1
        )
        sent = st.form_submit_button(_("Spara gränserna"))
    if sent:
        save(
            lambda: save_thresholds(
                settings.association,
                int(amount) * numbers.ORE_PER_TKR,
                share / PER_CENT,
                author(),
            )
        )
    if settings.has_own_thresholds and st.button(_("Använd produktens gränser")):
        save(lambda: save_thresholds(settings.association, None, None, author()))


def method_form(settings: BudgetSettings, names: Mapping[str, str]) -> None:
    """A cost centre's own method, or the office's own figure with its comment; `names` are the methods'."""
    centre = centre_choice(settings, "forecast-centre", _("Kostnadsställe"))
    follows = _("Som budgetområdet: {method}").format(method=names[settings.area_methods[centre.budget_area]])
    options = (AS_AREA, *ROW_METHODS)
    with st.form(f"forecast-{centre.code}", border=False):
        method = st.selectbox(
            _("Metod"),
            options,
            options.index(centre.own_method or AS_AREA),
            format_func=lambda code: names.get(code, follows),
            key=f"method-{centre.code}",
        )
        amount = st.number_input(
            _("Egen bedömning av årets kostnad, tkr"),
            value=None if centre.own_ore is None else -centre.own_ore / numbers.ORE_PER_TKR,
            step=10.0,
            format="%.0f",
            placeholder=_("bara med metoden Egen bedömning"),
            key=f"own-{centre.code}",
        )
        comment = st.text_input(
            _("Kommentar: vad bygger bedömningen på?"),
            centre.forecast_comment,
            key=f"forecast-comment-{centre.code}",
        )
        sent = st.form_submit_button(_("Spara prognosen"))
    if sent:
        is_own = method == ROW_METHODS[-1]
        ore = None if amount is None or not is_own else -round(amount * numbers.ORE_PER_TKR)
        save(
            lambda: save_forecast(
                settings.association,
                centre.code,
                settings.year,
                method or None,
                author(),
                amount_ore=ore,
                comment=comment,
            )
        )


def area_method_form(settings: BudgetSettings, names: Mapping[str, str]) -> None:
    """The method that a budget area's cost centres follow."""
    area = st.selectbox(
        _("Budgetområde"), tuple(settings.areas), format_func=settings.areas.__getitem__, key="forecast-area"
    )
    with st.form(f"area-{area}", border=False):
        method = st.selectbox(
            _("Metod för hela området"),
            AREA_METHODS,
            AREA_METHODS.index(settings.area_methods[area]),
            format_func=names.__getitem__,
            key=f"area-method-{area}",
        )
        sent = st.form_submit_button(_("Spara områdets metod"))
    if sent:
        save(lambda: save_area_method(settings.association, area, method, author()))
    for code in AREA_METHODS:
        st.caption(f"{plain(names[code])}: {plain(HELP_BY_CODE[code])}")


HELP_BY_CODE = {method.value: text for method, text in METHOD_HELP.items()}
