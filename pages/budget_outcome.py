"""Budget och utfall: are we in phase, cost centre by cost centre, and where does the year end?"""

from dashboard.charts import accumulated, budget_bridge, variances
from dashboard.charts import budget_outcome as charts
from dashboard.interface import cache
from dashboard.interface.budget_drill import drill_down
from dashboard.interface.budget_work import work_area
from dashboard.interface.charts import show_chart
from dashboard.interface.key_figures import show_key_figures
from dashboard.interface.page import open_page, read, show_finding, show_notes
from dashboard.interface.table_tabs import show_tables_in_tabs
from dashboard.interface.tables import show_table
from dashboard.translation import _

selection, key = open_page(_("Budget och utfall"))
view = read(lambda: cache.view("budget-outcome", selection, key))
show_finding(view)
show_key_figures(view.key_figures)

cost_centres, months, bridge = view.table("cost-centres"), view.table("months"), view.table("result-bridge")
if cost_centres is not None:
    show_chart(
        charts.cost_centre_bars(cost_centres),
        key="cost-centres",
        title=_("Utfall mot budget per kostnadsställe"),
        finding=_("Heldraget är utfall, kontur är budget."),
        table=cost_centres,
    )
    if any(row.get("variance_to_date_ore") is not None for row in cost_centres.rows):
        show_chart(
            variances.variance_bars(cost_centres),
            key="variances",
            title=_("Avvikelse mot jämnt fördelad budget")
            if view.facts.get("is_even", True)
            else _("Avvikelse mot periodiserad budget"),
            finding=_("▲ har kostat mindre än väntat, ▼ mer."),
        )
if months is not None:
    show_chart(
        accumulated.accumulated(months),
        key="accumulated",
        title=_("Egen verksamhet, ackumulerat mot budget"),
        finding=months.finding,
        table=months,
    )
if bridge is not None:
    show_chart(
        budget_bridge.result_bridge(bridge),
        key="result-bridge",
        title=bridge.title,
        finding=bridge.finding,
        table=bridge,
    )
attention = view.table("attention")
if attention is not None:
    show_table(attention)
work_area(view, selection, key)
if cost_centres is not None:
    drill_down(selection, key)
forecast = view.table("forecast")
if forecast is not None:
    show_table(forecast)
for name in ("operations", "cost-centres"):
    table = view.table(name)
    if table is not None:
        show_table(table)
show_tables_in_tabs(
    (view.table("income-statement"), _("Perioden")),
    (view.table("statement-tertials"), _("Tertial")),
    (view.table("statement-months"), _("Månader")),
)
show_tables_in_tabs(
    (months, _("Månad för månad")),
    (view.table("backtest"), _("Metodernas träffsäkerhet")),
)
show_notes(view)
