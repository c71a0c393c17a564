"""Deltagarflöden: who comes in and out, by month and gender, against what was planned?"""

import streamlit as st

from dashboard.charts import gender_shares, municipalities, net, participants, place_flows, year_end
from dashboard.interface import cache
from dashboard.interface.charts import show_chart
from dashboard.interface.key_figures import show_key_figures
from dashboard.interface.page import open_page, read, show_finding, show_notes
from dashboard.interface.selection import span_words
from dashboard.interface.table_tabs import show_tables_in_tabs
from dashboard.interface.tables import show_table
from dashboard.translation import _

selection, key = open_page(_("Deltagarflöden"), spans=True)
view = read(lambda: cache.view("participants", selection, key))
show_finding(view)
show_key_figures(view.key_figures)

by_month, year, goal = view.table("flows-by-month"), view.table("year-end"), view.table("goal")
if by_month is not None:
    show_chart(
        participants.flows_by_month(by_month),
        key="flows-by-month",
        title=_("In och ut per månad, kvinnor och män"),
        finding=by_month.finding,
        table=by_month,
    )
if year is not None:
    show_chart(
        year_end.participants_to_year_end(year),
        key="year-end",
        title=_("Var slutar året? Deltagare mot årsvolymen"),
        finding=year.finding,
        table=year,
    )
if goal is not None:
    show_table(goal)
if by_month is not None:
    left, right = st.columns(2, gap="medium")
    with left:
        show_chart(net.net_since_january(by_month), key="net", title=_("Netto sedan 1 januari"))
    with right:
        show_chart(
            gender_shares.women_shares_by_month(by_month),
            key="women-shares",
            title=_("Kvinnors andel över tid"),
        )
by_place = view.table("municipalities")
if by_place is not None:
    show_chart(
        municipalities.participants_against_plan(by_place),
        key="against-plan",
        title=_("Deltagare i perioden mot förväntad årsvolym, per kommun"),
        finding=by_place.finding,
        table=by_place,
    )
names = ("flows-by-municipality", "flows-by-activity")
places = [table for name in names if (table := view.table(name)) is not None]
for column, table in zip(st.columns(max(1, len(places)), gap="medium"), places, strict=False):
    with column:
        show_chart(place_flows.flows_by_place(table), key=table.id, title=table.title, table=table)
show_tables_in_tabs(
    (by_month, _("Per månad")),
    (view.table("flows-by-gender"), _("Kvinnor och män")),
    (by_place, _("Mot årsvolymen")),
    *((table, table.title) for table in places),
    (view.table("forecast"), _("Prognosens metoder")),
    (year, _("Till årets slut")),
)
unnamed = view.table("anonymous")
if unnamed is not None:
    show_table(unnamed)
show_notes(view, span_words(selection))
