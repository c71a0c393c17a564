"""Insatser: what did each activity get, for how many, at what cost per participant?"""

import streamlit as st

from dashboard.charts import activities as charts
from dashboard.charts import activity_years
from dashboard.interface import cache
from dashboard.interface.activity_filter import (
    activity_choices,
    activity_filter,
    compared_activity,
    comparison_tabs,
)
from dashboard.interface.charts import show_chart
from dashboard.interface.key_figures import show_key_figures
from dashboard.interface.page import StoreKey, open_page, read, show_finding, show_notes
from dashboard.interface.table_tabs import show_tables_in_tabs
from dashboard.interface.tables import show_table
from dashboard.shapes.stamp import Choice
from dashboard.shapes.view import View
from dashboard.translation import _
from dashboard.views.activities_filter import comparable, filtered, of_activity


@st.fragment
def activities_page() -> None:
    """The list that is searched and ordered, one activity compared, the detail."""
    selection, key = open_page(_("Insatser"))
    whole = read(lambda: cache.activities_view(selection, key))
    show_finding(whole)
    show_key_figures(whole.key_figures)
    view, chosen_words = listed(whole)
    compared(whole, selection.association, key)
    show_tables_in_tabs(
        (view.table("descriptions"), _("Vad insatserna är")),
        (view.table("places"), _("Per plats")),
        (view.table("municipalities"), _("Kommunerna")),
        (view.table("external"), _("Externa insatser")),
    )
    show_notes(view, chosen_words)


def listed(whole: View) -> tuple[View, tuple[Choice, ...]]:
    """The list as the reader wants it; the view with that list, and what was chosen in words."""
    everything = whole.table("activities")
    if everything is None:
        return whole, ()
    wanted = activity_filter(whole)
    view = filtered(whole, wanted)
    activities = view.table("activities") or everything
    speaks_of_people = charts.has_costs(everything)
    if not activities.rows:
        st.info(_("Ingen insats stämmer med sökningen. Ta bort något av valen."))
    elif speaks_of_people and charts.has_costs(activities, least=1):
        show_chart(
            charts.cost_per_participant(activities),
            key="cost-per-participant",
            title=_("Förbundets medel per deltagare"),
            finding=activities.finding,
            table=activities,
        )
    elif not speaks_of_people and charts.has_money(activities):
        show_chart(
            charts.money(activities), key="money", title=_("Budget och utfall per insats"), table=activities
        )
    if activities.rows:
        show_table(activities)
    return view, activity_choices(whole, wanted)


def compared(whole: View, association: str, key: StoreKey) -> None:
    """One activity between places, and over the years where the reader opens them."""
    places, names = whole.table("places"), comparable(whole)
    if not names or places is None:
        return
    chosen = compared_activity(names)
    between_places, over_years = comparison_tabs()
    with between_places:
        if charts.has_costs(places, chosen):
            show_chart(
                charts.cost_by_place(places, chosen),
                key="cost-by-place",
                title=_("{name}: medel per deltagare och plats").format(name=names[chosen]),
                table=places,
            )
        else:
            st.info(_("Kostnaden per deltagare är känd på bara en plats: inget att jämföra med."))
    if over_years.open:
        years = cache.activity_years(association, key).table("years")
        with over_years:
            if years is not None and charts.has_costs(years, chosen):
                show_chart(
                    activity_years.cost_over_years(years, chosen),
                    key="cost-over-years",
                    title=_("{name} över åren").format(name=names[chosen]),
                    table=years,
                )
            else:
                st.info(_("Kostnaden per deltagare är känd för bara ett år: inget att jämföra med."))
            if years is not None:
                show_table(of_activity(years, chosen))


activities_page()
