"""The income statement on the budget page: through the month, the month alone, tertials, months, projects."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from dashboard.interface.tables import show_table
from dashboard.shapes.view import Table
from dashboard.translation import _

THROUGH = ("amount_ore", "budget_ore", "variance_ore", "year_budget_ore", "previous_ore")
MONTH = ("month_ore", "month_budget_ore", "month_variance_ore")
APART = ("amount_ore", "own_ore", "project_ore")


def narrowed(table: Table, keys: Sequence[str]) -> Table:
    """The table with the names and those columns on screen, in the table's own order."""
    columns = tuple(
        replace(column, shown=column.key == "name" or column.key in keys) for column in table.columns
    )
    return replace(table, columns=columns)


def show_statement(statement: Table, tertials: Table | None, months: Table | None) -> None:
    """A tab a way of looking; a published statement has one way and needs no tabs."""
    if tertials is None or months is None:
        show_table(narrowed(statement, THROUGH))
        return
    ways = st.tabs(
        [_("Hittills"), _("Månaden"), _("Tertial"), _("Månad för månad"), _("Egen verksamhet och projekt")]
    )
    for place, (way, table) in enumerate(
        zip(
            ways,
            (
                narrowed(statement, THROUGH),
                narrowed(statement, MONTH),
                tertials,
                None,
                narrowed(statement, APART),
            ),
            strict=True,
        )
    ):
        with way:
            if table is not None:
                show_table(table, key=f"statement-{place}")
            else:
                _show_months(months)


def _show_months(months: Table) -> None:
    """Twelve columns of outcome or of budget: both would not be read."""
    sides = {
        _("Utfall"): [column.key for column in months.columns if not column.key.endswith("_budget_ore")],
        _("Budget"): [column.key for column in months.columns if column.key.endswith("_budget_ore")],
    }
    known = {words: keys for words, keys in sides.items() if keys}
    chosen = st.segmented_control(
        _("Vad som visas"), tuple(known), default=next(iter(known)), required=True, key="statement-side"
    )
    show_table(narrowed(months, known.get(str(chosen), [])))
