"""The income statement on the budget page: through the month, the month alone, tertials, months, projects."""

from collections.abc import Sequence
from dataclasses import replace

from dashboard.interface.block import Look
from dashboard.interface.choice import kept_choice
from dashboard.interface.shared import made_of
from dashboard.interface.tables import show_table
from dashboard.shapes.view import Table
from dashboard.translation import _

THROUGH = ("amount_ore", "budget_ore", "variance_ore", "year_budget_ore", "previous_ore")
MONTH = ("month_ore", "month_budget_ore", "month_variance_ore")
APART = ("amount_ore", "own_ore", "project_ore")
COLUMNS = {"through": THROUGH, "month": MONTH, "apart": APART}


def narrowed(table: Table, keys: Sequence[str]) -> Table:
    """The table with the names and those columns on screen, in the table's own order."""

    def narrow() -> Table:
        columns = tuple(
            replace(column, shown=column.key == "name" or column.key in keys) for column in table.columns
        )
        return replace(table, columns=columns)

    return made_of(table, ("columns", *keys), narrow)


def show_statement(statement: Table, tertials: Table | None, months: Table | None) -> None:
    """One way of looking at a time; a published statement has one way and needs no choice."""
    if tertials is None or months is None:
        show_table(narrowed(statement, THROUGH))
        return
    names = {
        "through": _("Hittills"),
        "month": _("Månaden"),
        "tertials": _("Tertial"),
        "months": _("Månad för månad"),
        "apart": _("Egen verksamhet och projekt"),
    }
    way = kept_choice(_("Sätt att se på resultaträkningen"), names, "statement")
    if way == "months":
        _show_months(months)
    else:
        show_table(tertials if way == "tertials" else narrowed(statement, COLUMNS[way]))


def _show_months(months: Table) -> None:
    """Twelve columns of outcome or of budget: both would not be read."""
    sides = {
        "outcome": [column.key for column in months.columns if not column.key.endswith("_budget_ore")],
        "budget": [column.key for column in months.columns if column.key.endswith("_budget_ore")],
    }
    words = {"outcome": _("Utfall"), "budget": _("Budget")}
    known = {side: words[side] for side, keys in sides.items() if keys}
    chosen = kept_choice(_("Vad som visas"), known, "statement-side", Look.ROW)
    show_table(narrowed(months, sides[chosen]))
