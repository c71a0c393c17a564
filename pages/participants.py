"""Deltagarflöden: who comes in and out, by month and gender, against what was planned?"""

from dashboard.charts import municipalities, net, participants
from dashboard.interface import cache
from dashboard.interface.charts import show_chart
from dashboard.interface.key_figures import show_key_figures
from dashboard.interface.page import open_page, read, show_finding, show_notes
from dashboard.interface.tables import show_table
from dashboard.translation import _

selection, key = open_page(_("Deltagarflöden"))
view = read(lambda: cache.view("participants", selection, key))
show_finding(view)
show_key_figures(view.key_figures)

by_month, by_place = view.table("flows-by-month"), view.table("municipalities")
if by_month is not None:
    show_chart(
        participants.flows_by_month(by_month),
        key="flows-by-month",
        title=_("In och ut per månad, kvinnor och män"),
        finding=by_month.finding,
        table=by_month,
    )
    show_chart(net.net_since_january(by_month), key="net", title=_("Netto sedan 1 januari"))
if by_place is not None:
    show_chart(
        municipalities.participants_against_plan(by_place),
        key="against-plan",
        title=_("Deltagare i perioden mot förväntad årsvolym"),
        finding=by_place.finding,
        table=by_place,
    )
for table in view.tables:
    show_table(table)
show_notes(view)
