"""Where the office writes on the budget page: a box at the end of each part, drawn when it is opened."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from dashboard.interface import budget_cache, numbers
from dashboard.interface.author import author_field
from dashboard.interface.budget_editor import (
    area_method_form,
    comment_form,
    method_form,
    threshold_form,
)
from dashboard.interface.budget_phasing_form import phasing_form
from dashboard.interface.statement_form import statement_form
from dashboard.shapes.selection import Selection
from dashboard.shapes.view import View
from dashboard.translation import _
from dashboard.views.budget_settings import BudgetSettings

StoreKey = tuple[str, int]


def edit_deviations(view: View, selection: Selection, key: StoreKey) -> None:
    """Comment and measure on a deviation, and the thresholds of what is one."""
    words = _("Skriv kommentar och åtgärd, ändra gränser")
    with _opened(words, "edit-deviations", selection, key) as settings:
        if settings is None:
            return
        attention = view.table("attention")
        first = str(attention.rows[0]["id"]) if attention is not None and attention.rows else None
        left, right = st.columns([2, 1], gap="large")
        with left:
            comment_form(settings, first)
        with right:
            threshold_form(settings)


def edit_forecasts(view: View, selection: Selection, key: StoreKey) -> None:
    """A cost centre's own method or figure, and a budget area's method; none in a year that is over."""
    if view.table("forecast") is None:
        return
    with _opened(_("Ändra prognosmetoder"), "edit-forecasts", selection, key) as settings:
        if settings is None:
            return
        names = _method_names(view)
        left, right = st.columns(2, gap="large")
        with left:
            method_form(settings, names)
        with right:
            area_method_form(settings, names)


def _method_names(view: View) -> dict[str, str]:
    """The methods as they are chosen, each with how wrong it has been on average."""
    methods, tested = view.table("methods"), view.table("backtest")
    names = {}
    for row in methods.rows if methods is not None else ():
        error, name = row["error_share"], str(row["name"])
        if isinstance(error, float) and tested is not None:
            share = numbers.share(error)
            name = _("{name} ({share} fel {year})").format(name=name, share=share, year=tested.covers)
        names[str(row["id"])] = name
    return names


def edit_phasing(view: View, selection: Selection, key: StoreKey) -> None:
    """How a cost centre's budget falls over the year."""
    if view.table("cost-centres") is None:
        return
    with _opened(_("Ändra periodisering"), "edit-phasing", selection, key) as settings:
        if settings is not None:
            phasing_form(settings)


def edit_statement(view: View, selection: Selection, key: StoreKey) -> None:
    """How the association's income statement is laid out."""
    if view.table("income-statement") is None:
        return
    with _opened(_("Ändra tecken och ordning"), "edit-statement", selection, key) as settings:
        if settings is not None:
            statement_form(settings)


@contextmanager
def _opened(label: str, name: str, selection: Selection, key: StoreKey) -> Iterator[BudgetSettings | None]:
    """A box with the field for who is writing, and what is set now; None while it is closed."""
    box = st.expander(label, icon=":material/edit:", on_change="rerun", key=name)
    settings = budget_cache.settings(selection, key) if box.open else None
    if settings is None or not settings.centres:
        yield None
        return
    with box:
        author_field(name)
        yield settings
