"""What holds for every view of every association and year: sources, statuses, and missing is not zero."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from dashboard.shapes.view import Cell, Table, Unit, View
from dashboard.views.registry import VIEWS
from tests.pages.helpers import WITH_VIEW
from tests.views.helpers import SELECTIONS, SJUHARAD, VIEW_NAMES, Show

ALL = [(name, *selection) for name in VIEW_NAMES for selection in SELECTIONS]
IN_NUMBERS = {Unit.ORE, Unit.COUNT, Unit.SHARE, Unit.NUMBER}
FINAL = "outcome"


@pytest.fixture(params=ALL, ids=["-".join(map(str, chosen)) for chosen in ALL])
def view(request: pytest.FixtureRequest, show: Show) -> View:
    return show(*request.param)


def lines(table: Table) -> Iterator[Mapping[str, Cell]]:
    yield from table.rows
    yield table.totals


def test_every_page_has_its_view() -> None:
    assert set(WITH_VIEW) <= set(VIEWS)
    assert {"overview", "budget-outcome", "participants", "members", "scenario"} <= set(VIEWS)


def test_it_answers_a_question_in_a_sentence(view: View) -> None:
    assert view.question.endswith("?")
    assert view.finding.endswith(".")
    assert "None" not in view.finding


def test_every_key_figure_has_a_source_or_says_why_not(view: View) -> None:
    for figure in view.key_figures:
        assert figure.sources or (figure.value is None and figure.missing_reason), figure.id


def test_every_table_has_a_source_or_says_why_not(view: View) -> None:
    """A table computed from its neighbours says so in a note; one of levers has a source a row."""
    for table in view.tables:
        each_row = all(row.get("source") for row in table.rows)
        assert table.sources or table.notes or each_row, table.id


def test_every_source_can_be_found_again(view: View) -> None:
    for table in view.tables:
        for source in table.sources:
            assert source.title
            assert source.section or source.page or source.address
            assert source.file_sha256 or source.address


def test_a_status_stands_beside_every_key_figure_that_is_not_an_outcome(view: View) -> None:
    for figure in view.key_figures:
        if figure.value is not None and figure.status != FINAL:
            assert figure.status, figure.id
            assert figure.status_text, figure.id


def test_a_status_stands_beside_every_amount_that_is_not_an_outcome(view: View) -> None:
    """On the table, or on each row where the rows differ."""
    for table in view.tables:
        if not any(column.unit is Unit.ORE for column in table.columns) or not table.rows:
            continue
        on_rows = all(row.get("status_text") for row in table.rows)
        computed = table.id == "effects"
        assert table.status_text or on_rows or computed, table.id


def test_what_is_missing_says_why(view: View) -> None:
    for figure in view.key_figures:
        assert figure.value is not None or figure.missing_reason, figure.id
    for table in view.tables:
        keys = [column.key for column in table.columns if column.unit in IN_NUMBERS]
        for line in lines(table):
            absent = [key for key in keys if key in line and line[key] is None]
            assert not absent or line.get("missing_reason"), (table.id, line.get("id"), absent)


def test_what_is_undecided_says_why(view: View) -> None:
    """Yes, no and unknown are three answers: unknown has a reason."""
    for table in view.tables:
        for row in table.rows:
            unknown = [
                key for key in ("is_reached", "floor_kept", "ceiling_kept") if key in row and row[key] is None
            ]
            assert not unknown or row.get("missing_reason"), (table.id, row["id"], unknown)


def test_every_cell_is_of_its_columns_unit(view: View) -> None:
    for table in view.tables:
        units = {column.key: column.unit for column in table.columns}
        for line in lines(table):
            for key, cell in line.items():
                assert is_of_unit(cell, units.get(key), key), (table.id, key, cell)
        assert all(column.key in row for row in table.rows for column in table.columns), table.id


def is_of_unit(cell: Any, unit: Unit | None, key: str) -> bool:
    if cell is None or cell == "..":
        return True
    if unit is Unit.ORE or key.endswith("_ore"):
        return type(cell) is int
    if unit is Unit.COUNT:
        return type(cell) is int and (cell >= 0 or key.startswith("net"))
    if unit in {Unit.SHARE, Unit.NUMBER} or key.endswith("_share"):
        return type(cell) in {int, float}
    return unit is None or isinstance(cell, str | bool)


def test_ids_are_used_once(view: View) -> None:
    for ids in (
        [figure.id for figure in view.key_figures],
        [table.id for table in view.tables],
        *([row["id"] for row in table.rows] for table in view.tables),
    ):
        assert len(ids) == len(set(ids))


def test_no_two_columns_have_the_same_heading(view: View) -> None:
    """Four columns that are all headed "Fel" say nothing of which error is whose."""
    for table in view.tables:
        labels = [column.label for column in table.columns if column.shown]
        assert len(labels) == len(set(labels)), table.id


def test_the_page_answers_with_at_most_five_numbers(view: View) -> None:
    assert len(view.key_figures) <= 5


def test_what_exists_instead_is_listed_in_the_same_order_every_time(show: Show) -> None:
    """By year, and within it the shorter period first; not as a set happens to fall."""
    for year in (2018, 2023):
        assert "2016, januari–april 2017, 2017, 2022" in show("budget-outcome", SJUHARAD, year).finding
