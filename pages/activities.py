"""Insatser: what did each activity get, for how many, at what cost per participant?"""

import streamlit as st

from dashboard.interface import cache
from dashboard.interface.activity_filter import activity_choices, narrowing
from dashboard.interface.activity_list import choices_of, show_activities
from dashboard.interface.block_component import together
from dashboard.interface.foreseen import make_ahead
from dashboard.interface.page import StoreKey, open_page, read, show_answer, show_files
from dashboard.shapes.selection import Selection
from dashboard.shapes.view import View
from dashboard.translation import _
from dashboard.views.activities_filter import EVERYTHING


@st.fragment
def activities_page() -> None:
    """The list that is searched and ordered, one activity compared, the detail."""
    with together("page"):
        selection, key = open_page(_("Insatser"))
        whole = answered(selection, key)
    known = choices_of(whole)
    narrowed = narrowing(known) if whole.table("activities") else EVERYTHING
    with together("list"):
        view, wanted = show_activities(whole, narrowed, key)
    show_files(view, activity_choices(known, wanted))

    def draw(month: Selection, key: StoreKey) -> None:
        show_activities(answered(month, key), narrowed, key)

    make_ahead("activities", draw, selection, key, chosen=narrowed)


def answered(selection: Selection, key: StoreKey) -> View:
    """The answer with its figures; the view, in which all activities are."""
    whole = read(lambda: cache.activities_view(selection, key))
    show_answer(whole)
    return whole


activities_page()
