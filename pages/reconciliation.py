"""Avstämning: do the figures agree with each other?"""

import streamlit as st

from dashboard.interface import cache
from dashboard.interface.block_component import together
from dashboard.interface.downloads import with_tables
from dashboard.interface.messages import say
from dashboard.interface.page import open_page, read, show_answer, show_files, show_notes
from dashboard.interface.tables import show_table
from dashboard.interface.verdicts import chosen_comparisons, comparison_choices
from dashboard.translation import _


@st.fragment
def reconciliation_page() -> None:
    """The comparisons that the reader has chosen to see."""
    with together("page"):
        selection, key = open_page(_("Avstämning"))
        view = read(lambda: cache.view("reconciliation", selection, key))
        show_answer(view, linked=False)

    comparisons = view.table("comparisons")
    if comparisons is None:
        show_notes(view)
        show_files(view)
    else:
        chosen = chosen_comparisons(comparisons)
        with together("comparisons"):
            for table in chosen:
                show_table(table, key=f"comparisons-{table.rows[0]['verdict']}")
            if not chosen:
                say(
                    _("Ingen jämförelse stämmer med valet. Välj en bedömning till eller ett annat år."),
                    key="none",
                )
            show_notes(view)
        show_files(with_tables(view, "comparisons", *chosen), comparison_choices(chosen))


reconciliation_page()
