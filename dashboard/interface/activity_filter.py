"""Search, choice and order of the activities, in the address so that a link opens the same list."""

from dataclasses import replace

import streamlit as st

from dashboard.interface.choice import Worded, worded_choices
from dashboard.shapes.stamp import Choice
from dashboard.translation import _
from dashboard.views.activities_filter import PLAN_ORDER, Options, Wanted

ALL = "alla"
SEARCH, ORIENTATION, SUB_CATEGORY, LABEL, PLACE, SORT = (
    "search", "orientation", "sub-category", "label", "place", "sort",
)  # fmt: skip


def narrowing(known: Options) -> Wanted:
    """Draw the fields that are written in, side by side, and return what the reader wants to see."""
    with st.container(horizontal=True, vertical_alignment="bottom", key="activity-filter"):
        text = st.text_input(
            _("Sök"),
            key=SEARCH,
            bind="query-params",
            placeholder=_("namn, målgrupp, innehåll"),
            icon=":material/search:",
            width=205,
        )
        orientations = _several(ORIENTATION, _("Inriktning"), known.orientations)
        sub_categories = _several(SUB_CATEGORY, _("Underkategori"), known.sub_categories)
        labels = _several(LABEL, _("Märkning"), {label: label for label in known.labels})
    return Wanted(text=text or "", orientations=orientations, sub_categories=sub_categories, labels=labels)


def placed(known: Options, wanted: Wanted) -> Wanted:
    """Draw the choices of one place and of an order, and return what is wanted with them."""
    area, sort = worded_choices(
        Worded(_("Plats"), {ALL: _("Alla platser"), **known.areas}, PLACE, ALL),
        Worded(_("Ordning"), known.sorts, SORT, PLAN_ORDER),
        key="place-and-order",
    )
    return replace(wanted, area=None if area == ALL else area, sort=sort)


def activity_choices(known: Options, wanted: Wanted) -> tuple[Choice, ...]:
    """What is chosen, in words; nothing for a choice that leaves everything."""
    chosen = {
        _("Sök"): wanted.text,
        _("Inriktning"): ", ".join(known.orientations.get(code, code) for code in wanted.orientations),
        _("Underkategori"): ", ".join(known.sub_categories.get(code, code) for code in wanted.sub_categories),
        _("Märkning"): ", ".join(wanted.labels),
        _("Plats"): known.areas.get(wanted.area, wanted.area) if wanted.area else "",
        _("Ordning"): known.sorts.get(wanted.sort, "") if wanted.sort != PLAN_ORDER else "",
    }
    return tuple((label, text) for label, text in chosen.items() if text)


def _several(key: str, label: str, words: dict[str, str]) -> tuple[str, ...]:
    """Any number of the choices; none is all. Not drawn where there is nothing to choose between."""
    if len(words) < 2:  # noqa: PLR2004
        return ()
    chosen = st.multiselect(
        label,
        tuple(words),
        format_func=lambda code: words.get(code, code),
        key=key,
        bind="query-params",
        placeholder=_("Alla"),
        width=235,
    )
    return tuple(chosen)
