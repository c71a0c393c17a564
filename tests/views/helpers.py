"""What tests ask a view: one row, one column, one key figure; money in tkr as the documents print it."""

from collections.abc import Callable, Mapping
from typing import Any

from dashboard.shapes.view import Cell, KeyFigure, Table, View
from dashboard.views.registry import VIEWS

Show = Callable[..., View]

TKR = 100_000
"""Ören in a thousand kronor."""

SPACE = "\u00a0"
"""Between thousands and before the unit."""

SJUHARAD, NORRA_SKARABORG = "sjuharad", "norra-skaraborg"

SELECTIONS = (
    *((SJUHARAD, year) for year in (2016, 2017, 2018, 2022, 2023)),
    *((NORRA_SKARABORG, year) for year in (2018, 2019)),
)
"""The associations and years that the documents are about."""

VIEW_NAMES = tuple(VIEWS)
"""Every view there is: a new one is held to the same from its first day."""

MUNICIPALITIES = {
    "bollebygd": "1443",
    "boras": "1490",
    "herrljunga": "1466",
    "mark": "1463",
    "svenljunga": "1465",
    "tranemo": "1452",
    "ulricehamn": "1491",
    "vargarda": "1442",
}
"""Sjuhärad's municipalities in the documents' order: member slug and municipality code (DOMAIN.md)."""


def table(view: View, table_id: str) -> Table:
    """The table, which must be there."""
    found = view.table(table_id)
    assert found is not None, f"{view.view} has no table {table_id}"
    return found


def rows(view: View, table_id: str) -> dict[str, Mapping[str, Cell]]:
    """The table's rows by id, in order."""
    return {str(row["id"]): row for row in table(view, table_id).rows}


def column(view: View, table_id: str, key: str) -> dict[str, Any]:
    """One column of a table by row id, in order."""
    return {name: row[key] for name, row in rows(view, table_id).items()}


def figure(view: View, figure_id: str) -> KeyFigure:
    """The key figure, which must be there."""
    found = [figure for figure in view.key_figures if figure.id == figure_id]
    assert len(found) == 1, f"{view.view} has {[figure.id for figure in view.key_figures]}"
    return found[0]


def in_ore(amounts_in_tkr: Mapping[str, float]) -> dict[str, int]:
    """Printed tkr as ören."""
    return {name: round(amount * TKR) for name, amount in amounts_in_tkr.items()}
