"""Several tables in one place, a tab each: detail that nobody reads all of at once."""

import streamlit as st

from dashboard.interface.tables import show_table
from dashboard.shapes.view import Table


def show_tables_in_tabs(*tables: tuple[Table | None, str]) -> None:
    """Each table that has rows under its tab's words; one alone needs no tab."""
    known = [(table, words) for table, words in tables if table is not None and table.rows]
    if len(known) == 1:
        show_table(known[0][0])
    if len(known) <= 1:
        return
    for tab, (table, _words) in zip(st.tabs([words for _table, words in known]), known, strict=True):
        with tab:
            show_table(table)
