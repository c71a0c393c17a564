"""Avstämning: do the figures agree with each other?"""

import streamlit as st

from dashboard.interface import cache
from dashboard.interface.downloads import with_tables
from dashboard.interface.page import open_page, read, show_answer, show_notes
from dashboard.interface.tables import show_table
from dashboard.interface.verdicts import chosen_comparisons, comparison_choices
from dashboard.translation import _


@st.fragment
def reconciliation_page() -> None:
    """The comparisons that the reader has chosen to see."""
    selection, key = open_page(_("Avstämning"))
    view = read(lambda: cache.view("reconciliation", selection, key))
    show_answer(view, linked=False)

    comparisons = view.table("comparisons")
    if comparisons is None:
        show_notes(view)
    else:
        chosen = chosen_comparisons(comparisons)
        for table in chosen:
            show_table(table, key=f"comparisons-{table.rows[0]['verdict']}")
        if not chosen:
            st.info(_("Ingen jämförelse stämmer med valet. Välj en bedömning till eller ett annat år."))
        show_notes(with_tables(view, "comparisons", *chosen), comparison_choices(chosen))


reconciliation_page()
