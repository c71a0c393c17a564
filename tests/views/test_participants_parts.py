"""Deltagarflöden part by part: what the page asks for is what the whole view has."""

from pathlib import Path

import pytest

from dashboard.shapes.selection import Selection
from dashboard.shapes.view import View
from dashboard.views import participants
from dashboard.views.participants_parts import PARTS
from data_access import store

SELECTIONS = (
    Selection("sjuharad", 2017, "2017-04"),
    Selection("sjuharad", 2022, "2022-12"),
    Selection("norra-skaraborg", 2019, "2019-12"),
    Selection("exempelforbundet", 2024, "2024-02"),
    Selection("exempelforbundet", 2024, "2024-08", since="2024-05"),
    Selection("exempelforbundet", 2024, "2024-12"),
)


def has_hidden(view: View) -> bool:
    cells = [cell for table in view.tables for row in (*table.rows, table.totals) for cell in row.values()]
    written = [f"{figure.value} {figure.comparison}" for figure in view.key_figures]
    return ".." in cells or any(".." in text for text in written)


@pytest.mark.parametrize("selection", SELECTIONS, ids=lambda one: f"{one.association} {one.through}")
def test_a_part_has_its_own_tables_and_all_else_of_the_whole(
    sample_store: Path, selection: Selection
) -> None:
    with store.reading(f"sqlite:///{sample_store}") as session:
        whole = participants.build(session, selection)
        parts = {part: participants.build(session, selection, part) for part in PARTS}

    for part, view in parts.items():
        assert view.tables == tuple(table for table in whole.tables if table.id in PARTS[part])
        assert (view.finding, view.key_figures) == (whole.finding, whole.key_figures)
        # What `..` means is said where it stands, and the whole view may have it in another part.
        assert [note for note in whole.notes if "Två punkter" not in note or has_hidden(view)] == [
            *view.notes
        ]
    # A selection without participants has no parts to choose from.
    assert whole.facts.get("parts", ()) == tuple(part for part, view in parts.items() if view.tables)
    assert {table.id for table in whole.tables} <= {name for names in PARTS.values() for name in names}
