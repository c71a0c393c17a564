"""“Min kommun”: one municipality chosen for the page, in the address by its code."""

from dashboard.interface import address, reader
from dashboard.interface.block import Look
from dashboard.interface.choice import show_choice
from dashboard.shapes.stamp import Choice
from dashboard.shapes.view import Table
from dashboard.translation import _

PARAMETER = "municipality"
ALL = "alla"


def municipality_choice(table: Table | None) -> str | None:
    """Draw the choice and return the chosen municipality's code, or None for the whole association."""
    names = {str(row["id"]): str(row["name"]) for row in table.rows} if table else {}
    if not names:
        return None
    asked = reader.asked(PARAMETER)
    chosen = asked if asked in names else None
    show_choice(
        _("Min kommun"),
        {ALL: _("Hela förbundet"), **names},
        PARAMETER,
        chosen or ALL,
        lambda code: address.write({PARAMETER: None if code == ALL else code}),
        Look.ROW,
    )
    return chosen


def municipality_words(table: Table | None, chosen: str | None) -> tuple[Choice, ...]:
    """The choice in words; nothing for the whole association."""
    names = [str(row["name"]) for row in table.rows if row["id"] == chosen] if table else []
    return tuple((_("Min kommun"), name) for name in names)
