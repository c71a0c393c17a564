"""“Min kommun”: one municipality chosen for the page, in the address by its code."""

import streamlit as st

from dashboard.interface.markdown import plain
from dashboard.interface.widget_state import stand_at
from dashboard.shapes.stamp import Choice
from dashboard.shapes.view import Table
from dashboard.translation import _

PARAMETER, KEY = "municipality", "choose-municipality"
ALL = "alla"


def municipality_choice(table: Table | None) -> str | None:
    """The chosen municipality's code, or None for the whole association."""
    names = {str(row["id"]): str(row["name"]) for row in table.rows} if table else {}
    if not names:
        return None
    asked = st.query_params.get(PARAMETER)
    default = stand_at(KEY, asked if asked in names else ALL)
    chosen = st.segmented_control(
        _("Min kommun"),
        (ALL, *names),
        format_func=lambda code: plain(names.get(code, _("Hela förbundet"))),
        default=default,
        required=True,
        key=KEY,
        on_change=_changed,
        wrap=True,
    )
    return None if chosen == ALL else chosen


def municipality_words(table: Table | None, chosen: str | None) -> tuple[Choice, ...]:
    """The choice in words; nothing for the whole association."""
    names = [str(row["name"]) for row in table.rows if row["id"] == chosen] if table else []
    return tuple((_("Min kommun"), name) for name in names)


def _changed() -> None:
    chosen = st.session_state[KEY]
    if chosen == ALL:
        del st.query_params[PARAMETER]
    else:
        st.query_params[PARAMETER] = chosen
