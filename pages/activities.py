"""Insatser: what did each activity get, for how many, at what cost per participant?"""

import streamlit as st

from dashboard.charts import activities as charts
from dashboard.charts import activity_years
from dashboard.interface import cache
from dashboard.interface.activity_filter import activity_filter, compared_activity
from dashboard.interface.charts import show_chart
from dashboard.interface.key_figures import show_key_figures
from dashboard.interface.page import open_page, read, show_finding, show_notes
from dashboard.interface.table_tabs import show_tables_in_tabs
from dashboard.interface.tables import show_table
from dashboard.translation import _
from dashboard.views.activities_filter import comparable, filtered

selection, key = open_page(_("Insatser"))
whole = read(lambda: cache.view("activities", selection, key))
show_finding(whole)
show_key_figures(whole.key_figures)

everything = whole.table("activities")
if everything is not None:
    view = filtered(whole, activity_filter(whole))
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
else:
    view = whole

places, years = whole.table("places"), whole.table("years")
names = comparable(whole)
if names and places is not None and years is not None:
    chosen = compared_activity(names)
    comparisons = []
    if charts.has_costs(places, chosen):
        title = _("{name}: medel per deltagare och plats").format(name=names[chosen])
        comparisons.append(("cost-by-place", title, charts.cost_by_place(places, chosen), places))
    if charts.has_costs(years, chosen):
        title = _("{name} över åren").format(name=names[chosen])
        comparisons.append(("cost-over-years", title, activity_years.cost_over_years(years, chosen), years))
    for column, (name, title, figure, table) in zip(
        st.columns(len(comparisons), gap="medium"), comparisons, strict=True
    ):
        with column:
            show_chart(figure, key=name, title=title, table=table)
show_tables_in_tabs(
    (view.table("descriptions"), _("Vad insatserna är")),
    (view.table("places"), _("Per plats")),
    (view.table("municipalities"), _("Kommunerna")),
    (view.table("external"), _("Externa insatser")),
)
show_notes(view)
