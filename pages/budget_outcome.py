"""Budget och utfall: are we in phase, cost centre by cost centre?"""

from dashboard.charts import budget_outcome as charts
from dashboard.charts import variances
from dashboard.interface import cache
from dashboard.interface.charts import show_chart
from dashboard.interface.key_figures import show_key_figures
from dashboard.interface.page import open_page, read, show_finding, show_notes
from dashboard.interface.tables import show_table
from dashboard.translation import _

selection, key = open_page(_("Budget och utfall"))
view = read(lambda: cache.view("budget-outcome", selection, key))
show_finding(view)
show_key_figures(view.key_figures)

cost_centres = view.table("cost-centres")
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
            title=_("Avvikelse mot jämnt fördelad budget"),
            finding=_("▲ har kostat mindre än väntat, ▼ mer."),
        )
for name in ("operations", "cost-centres", "income-statement"):
    table = view.table(name)
    if table is not None:
        show_table(table)
show_notes(view)
