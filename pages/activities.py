"""Insatser: what did each activity get, for how many, at what cost per participant?"""

import streamlit as st

from dashboard.charts import activities as charts
from dashboard.interface import cache
from dashboard.interface.activity_comparison import compare_one
from dashboard.interface.activity_filter import activity_choices, narrowing, placed
from dashboard.interface.block_component import together
from dashboard.interface.charts import drawn, show_chart
from dashboard.interface.messages import say
from dashboard.interface.page import open_page, read, show_answer, show_files, show_notes
from dashboard.interface.table_tabs import show_tables_in_tabs
from dashboard.interface.tables import show_table
from dashboard.shapes.view import View
from dashboard.translation import _
from dashboard.views.activities_filter import EVERYTHING, Options, Wanted, filtered, options


@st.fragment
def activities_page() -> None:
    """The list that is searched and ordered, one activity compared, the detail."""
    with together("page"):
        selection, key = open_page(_("Insatser"))
        whole = read(lambda: cache.activities_view(selection, key))
        show_answer(whole)
    known = options(whole)
    wanted = narrowing(known) if whole.table("activities") else EVERYTHING
    with together("list"):
        view, wanted = listed(whole, known, wanted)
        compare_one(whole, selection.association, key)
        show_tables_in_tabs(
            (view.table("descriptions"), _("Vad insatserna är")),
            (view.table("places"), _("Per plats")),
            (view.table("municipalities"), _("Kommunerna")),
            (view.table("external"), _("Externa insatser")),
            key="activities",
        )
        show_notes(view)
    show_files(view, activity_choices(known, wanted))


def listed(whole: View, known: Options, wanted: Wanted) -> tuple[View, Wanted]:
    """The list as the reader wants it; the view with that list, and all that is wanted of it."""
    everything = whole.table("activities")
    if everything is None:
        return whole, wanted
    wanted = placed(known, wanted)
    view = filtered(whole, wanted)
    activities = view.table("activities") or everything
    speaks_of_people = charts.has_costs(everything)
    if not activities.rows:
        say(_("Ingen insats stämmer med sökningen. Ta bort något av valen."), key="none-found")
    elif speaks_of_people and charts.has_costs(activities, least=1):
        show_chart(
            drawn(charts.cost_per_participant, activities),
            key="cost-per-participant",
            title=_("Förbundets medel per deltagare"),
            finding=activities.finding,
            table=activities,
        )
    elif not speaks_of_people and charts.has_money(activities):
        show_chart(
            drawn(charts.money, activities),
            key="money",
            title=_("Budget och utfall per insats"),
            table=activities,
        )
    if activities.rows:
        show_table(activities)
    return view, wanted


activities_page()
