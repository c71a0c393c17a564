""" "Min kommun": one municipality chosen for the page, in the address so that a link opens the same view."""

import streamlit as st

from dashboard.shapes.view import Table
from dashboard.translation import _

KEY = "municipality"
ALL = "alla"


def municipality_choice(table: Table | None) -> str | None:
    """The chosen municipality's code, or None for the whole association."""
    names = {str(row["id"]): str(row["name"]) for row in table.rows} if table else {}
    if not names:
        return None
    chosen = st.selectbox(
        _("Min kommun"),
        (ALL, *names),
        format_func=lambda code: names.get(code, _("Hela förbundet")),
        key=KEY,
        bind="query-params",
        width=260,
    )
    return None if chosen == ALL else chosen
