"""Översikt: where do we stand, and what needs attention?"""

import streamlit as st

from dashboard.charts import overview as charts
from dashboard.interface import cache
from dashboard.interface.block_component import side_by_side, together
from dashboard.interface.charts import drawn, show_chart
from dashboard.interface.foreseen import make_ahead
from dashboard.interface.page import StoreKey, open_page, read, show_answer, show_files, show_notes
from dashboard.interface.tables import show_table
from dashboard.shapes.selection import Selection
from dashboard.shapes.view import View
from dashboard.translation import _


@st.fragment
def overview_page() -> None:
    """The finding, the key figures, two charts side by side, what needs attention."""
    with together("page"):
        selection, key = open_page(_("Översikt"))
        view = draw(selection, key)
    show_files(view)
    make_ahead("overview", draw, selection, key)


def draw(selection: Selection, key: StoreKey) -> View:
    """What stands below the selection; the view."""
    view = read(lambda: cache.view("overview", selection, key))
    show_answer(view)
    operations, flows = view.table("operations"), view.table("flows-by-month")
    with side_by_side("operations-and-flows"):
        if operations is not None:
            show_chart(
                drawn(charts.used_share_bullet, operations),
                key="used-share",
                title=_("Använt av årsbudgeten per budgetområde"),
                table=operations,
            )
        if flows is not None:
            show_chart(
                drawn(charts.flow_columns, flows),
                key="flow-columns",
                title=_("Deltagare in och ut"),
                finding=flows.finding,
                table=flows,
            )
    for name in ("attention", "goals"):
        table = view.table(name)
        if table is not None:
            show_table(table)
    show_notes(view)
    return view


overview_page()
