"""Protected in the file exactly as on screen: no hidden count is anywhere in it.

A file is a package of XML. Its parts are read as text, not through a library that might not show all of it.
"""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.export.csv_files import csv_files
from dashboard.export.workbook import workbook
from dashboard.shapes.view import Table
from tests.conftest import dispose_engines
from tests.export.conftest import MADE, Pages, pages_of
from tests.export.files import HEADING_ROW, opened, unzipped
from tests.views.documents import ANONYMOUS_2017, FLOWS_2017, RESIDENTS_2017
from tests.views.helpers import SJUHARAD
from tests.views.test_protected import change

MADE_UP = "exempelforbundet"
PEOPLE = ("overview", "participants", "activities", "members", "fairness")
EVERY_COUNT = """
    UPDATE figure SET value = value * 3 WHERE measure IN
        ('inflow', 'outflow', 'participants_total', 'participants_unique', 'anonymous_participants')
"""
WHOLE_NUMBER = re.compile("(?<![\\d,.\u00a0])\\d+(?![\\d,.\u00a0])")
WRITTEN_WHEN = "docProps/core.xml"


@pytest.fixture
def on(sample_store: Path, tmp_path: Path) -> Iterator[Path]:
    """The sample store with protection on for published documents too."""
    file = tmp_path / "on.sqlite"
    shutil.copy(sample_store, file)
    change(file, "UPDATE association SET protect_published = 1")
    yield file
    dispose_engines()


def parts(file: Path, association: str, year: int, *names: str) -> dict[str, str]:
    """Every part of the workbook and every CSV file, as text."""
    stamp, found = pages_of(file, association, year, *names)
    packed = unzipped(workbook(stamp, found)) | unzipped(csv_files(stamp, found, MADE))
    dispose_engines()
    return {name: content.decode() for name, content in packed.items() if name != WRITTEN_WHEN}


def hidden_cells(table: Table) -> Iterator[tuple[int, int]]:
    """Row and column of each protected cell on screen."""
    columns = [
        column
        for column in table.columns
        if column.shown and any(row.get(column.key) is not None for row in table.rows)
    ]
    for row, cells in enumerate(table.rows):
        yield from (
            (row, place) for place, column in enumerate(columns, start=1) if cells.get(column.key) == ".."
        )


def test_what_is_two_points_on_screen_is_two_points_in_the_file(pages: Pages) -> None:
    """The made-up association's own small counts, threshold 5."""
    stamp, found = pages(MADE_UP, 2024, *PEOPLE)
    book = opened(workbook(stamp, found))
    tables = [table for page in found for table in page.view.tables]
    hidden = 0
    for table, sheet in zip(tables, book.worksheets[1:], strict=True):
        for row, column in hidden_cells(table):
            cell = sheet.cell(HEADING_ROW + 1 + row, column)
            assert (cell.value, cell.data_type) == ("..", "s")
            hidden += 1

    assert hidden > 10


def test_one_man_in_svenljunga_and_tranemo_is_not_in_the_file(on: Path) -> None:
    """Aktiv hälsa: 24 women and 1 man, 25 in all. The sum is shown, and neither of the two."""
    stamp, found = pages_of(on, SJUHARAD, 2017, "participants")
    book = opened(workbook(stamp, found))
    (row,) = [
        [cell.value for cell in line]
        for line in book["Anonymt registrerade…"].iter_rows()
        if line[0].value == "Svenljunga + Tranemo"
    ]

    assert row[:5] == ["Svenljunga + Tranemo", "..", "..", 25, 40]
    assert "Det gäller också offentliga dokuments tabeller" in stamp.protection


def test_the_file_is_the_same_whatever_the_hidden_counts_are(on: Path) -> None:
    """Every count is small against a million. With three times as many people not a sign is another."""
    change(on, "UPDATE association SET cell_threshold = 1000000")
    before = parts(on, SJUHARAD, 2017, *PEOPLE)
    change(on, EVERY_COUNT)
    after = parts(on, SJUHARAD, 2017, *PEOPLE)

    assert sum(text.count("..") for text in before.values()) > 100
    assert [name for name in before if before[name] != after[name]] == []


def test_no_published_count_is_left_anywhere_when_all_are_hidden(on: Path) -> None:
    """The documents' own counts of three figures, looked for in every part as whole numbers."""
    change(on, "UPDATE association SET cell_threshold = 1000000")
    counts = {
        count
        for table in (FLOWS_2017, RESIDENTS_2017, ANONYMOUS_2017)
        for row in table.values()
        for count in row
    }
    counts |= {452, 403, 208, 207, 156, 155, 187, 132, 121}
    planned = {row[0] for row in RESIDENTS_2017.values()} | {row[-1] for row in ANONYMOUS_2017.values()}
    wanted = {str(count) for count in counts - planned if count >= 100}
    for name, text in parts(on, SJUHARAD, 2017, "overview", "participants", "fairness").items():
        shown = WHOLE_NUMBER.findall(re.sub(r"<[^>]*>", " ", text))
        assert wanted & set(shown) == set(), name


def test_without_a_threshold_the_stamp_says_that_nothing_is_protected(on: Path) -> None:
    change(on, "UPDATE association SET cell_threshold = 0")
    stamp, _found = pages_of(on, SJUHARAD, 2017, "overview")

    assert stamp.protection == "Små antal deltagare är inte skyddade."
