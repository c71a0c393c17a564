"""The parts of the budget page, a function each: main chart first, then detail, then what can be changed."""

from collections.abc import Callable

from dashboard.charts import accumulated, budget_bridge, variances
from dashboard.charts import budget_outcome as charts
from dashboard.interface import budget_cache
from dashboard.interface.budget_drill import drill_down, open_cost_centre
from dashboard.interface.budget_work import edit_deviations, edit_forecasts, edit_phasing, edit_statement
from dashboard.interface.charts import drawn, show_chart
from dashboard.interface.page import read
from dashboard.interface.parts import show_parts
from dashboard.interface.shared import made_of
from dashboard.interface.statement_part import show_statement
from dashboard.interface.table_tabs import show_tables_in_tabs
from dashboard.interface.tables import show_table
from dashboard.shapes.selection import Selection
from dashboard.shapes.view import Table, View
from dashboard.translation import _
from dashboard.views.budget_tables import with_subtotals

StoreKey = tuple[str, int]

NAMES = {
    "status": _("Läget"),
    "deviations": _("Avvikelser"),
    "forecast": _("Prognos"),
    "cost-centres": _("Kostnadsställen"),
    "statement": _("Resultaträkning"),
}


def budget_part(available: tuple[str, ...], selection: Selection, key: StoreKey) -> tuple[str, View]:
    """The parts that there is ground for; the open one drawn, which is alone read. Its name and view."""
    part = show_parts(NAMES, available)
    view = read(lambda: budget_cache.part(selection, part, key))
    _DRAWN[part](view, selection, key)
    return part, view


def edit_part(part: str, view: View, selection: Selection, key: StoreKey) -> None:
    """What can be changed in the part, for which there are fields."""
    edit = _CHANGED.get(part)
    if edit is not None:
        edit(view, selection, key)


def _status(_view: View, selection: Selection, key: StoreKey) -> None:
    drill_down(selection, key)


def _deviations(view: View, _selection: Selection, _key: StoreKey) -> None:
    cost_centres, attention = view.table("cost-centres"), view.table("attention")
    if attention is not None:
        show_table(attention, finding=True)
    if cost_centres is not None:
        show_chart(
            drawn(variances.variance_bars, cost_centres),
            key="variances",
            title=_("Avvikelse mot jämnt fördelad budget")
            if view.facts["is_even"]
            else _("Avvikelse mot periodiserad budget"),
            finding=_("▲ har kostat mindre än väntat, ▼ mer. Välj en stapel för att följa den ner."),
            table=cost_centres,
            choose=open_cost_centre,
        )


def _forecast(view: View, _selection: Selection, _key: StoreKey) -> None:
    months, bridge = view.table("months"), view.table("result-bridge")
    if months is not None:
        show_chart(
            drawn(accumulated.accumulated, months),
            key="accumulated",
            title=_("Egen verksamhet, ackumulerat mot budget"),
            finding=months.finding,
            table=months,
        )
    if bridge is not None:
        show_chart(
            drawn(budget_bridge.result_bridge, bridge),
            key="result-bridge",
            title=bridge.title,
            finding=bridge.finding,
            table=bridge,
            is_alone=True,
        )
    show_tables_in_tabs(
        (view.table("forecast"), _("Prognos per kostnadsställe")),
        (view.table("methods"), _("Metoderna sida vid sida")),
        (view.table("backtest"), _("Metodernas träffsäkerhet")),
        (months, _("Månad för månad")),
        key="forecast",
    )


def _cost_centres(view: View, _selection: Selection, _key: StoreKey) -> None:
    cost_centres, operations = view.table("cost-centres"), view.table("operations")
    if cost_centres is None or operations is None:
        return
    show_chart(
        drawn(charts.outcome_bars, cost_centres),
        key="cost-centres",
        title=_("Per kostnadsställe"),
        finding=_("Välj en stapel för att följa kostnadsstället ner."),
        choose=open_cost_centre,
    )
    show_table(made_of(cost_centres, "with subtotals", lambda: with_subtotals(cost_centres, operations)))


def _statement(view: View, _selection: Selection, _key: StoreKey) -> None:
    statement: Table | None = view.table("income-statement")
    if statement is not None:
        show_statement(statement, view.table("statement-tertials"), view.table("statement-months"))


_DRAWN: dict[str, Callable[[View, Selection, StoreKey], None]] = {
    "status": _status,
    "deviations": _deviations,
    "forecast": _forecast,
    "cost-centres": _cost_centres,
    "statement": _statement,
}

_CHANGED: dict[str, Callable[[View, Selection, StoreKey], None]] = {
    "deviations": edit_deviations,
    "forecast": edit_forecasts,
    "cost-centres": edit_phasing,
    "statement": edit_statement,
}
