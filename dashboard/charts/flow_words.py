"""The flows by month in words: what a column says when it is pointed at, and the chart as a sentence."""

from dashboard.charts import cells
from dashboard.charts.cells import Row
from dashboard.charts.months import in_order, month_title
from dashboard.shapes.view import Table
from dashboard.translation import _


def flow_hover(row: Row) -> str:
    """A month's counts, and those of the same month of the year before where it is known."""
    return cells.lines(
        f"<b>{month_title(row)}</b>",
        _("In: {total} (kvinnor {women}, män {men})").format(
            total=cells.count_text(row, "inflow"),
            women=cells.count_text(row, "inflow_women"),
            men=cells.count_text(row, "inflow_men"),
        ),
        _("Ut: {total} (kvinnor {women}, män {men})").format(
            total=cells.count_text(row, "outflow"),
            women=cells.count_text(row, "outflow_women"),
            men=cells.count_text(row, "outflow_men"),
        ),
        _("Netto: {net}").format(net=cells.count_text(row, "net", signed=True)),
        _previous_hover(row),
    )


def _previous_hover(row: Row) -> str:
    if cells.number(row, "inflow_previous") is None and cells.number(row, "outflow_previous") is None:
        return ""
    return _("Året före: in {inflow}, ut {outflow}").format(
        inflow=cells.count_text(row, "inflow_previous"), outflow=cells.count_text(row, "outflow_previous")
    )


def flows_text(table: Table) -> str:
    """The flows in words, month by month."""
    parts = "; ".join(
        _("{month}: in {inflow}, ut {outflow}").format(
            month=month_title(row),
            inflow=cells.count_text(row, "inflow"),
            outflow=cells.count_text(row, "outflow"),
        )
        for row in in_order(cells.rows_of(table))
    )
    return _("Staplar per månad: inflöde uppåt och utflöde nedåt, kvinnor och män. {parts}.").format(
        parts=parts
    )
