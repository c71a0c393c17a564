"""The template: its examples are never read, whatever is done to them, and the rest is."""

import io
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from data_access.formats.office import read_office_csv, read_office_workbook
from data_access.formats.office.description import EXAMPLE_MARK, MARK, Column
from data_access.formats.office.sheets import READ_ME, SHEETS, sheet_by_name
from data_access.formats.office.template import template_bytes, write_template
from tests.data_access.formats.office.books import KNOWN, LISTS, clean, codes, fields, figures, read, said

EXAMPLE_ROW = 3
MARKED = "raden är märkt EXEMPEL men är inte mallens exempel. Ta bort ordet EXEMPEL om raden ska läsas, annars hela raden."


@pytest.fixture(scope="module")
def template() -> bytes:
    return template_bytes()


@pytest.fixture
def book(template: bytes) -> Any:
    """To be filled in."""
    return openpyxl.load_workbook(io.BytesIO(template))


@pytest.fixture(scope="module")
def seen(template: bytes) -> Any:
    """To be looked at."""
    return openpyxl.load_workbook(io.BytesIO(template))


def saved(book: Any) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_an_empty_template_says_nothing(template: bytes) -> None:
    package = read_office_workbook("mall.xlsx", template, KNOWN)
    assert said(package, KNOWN) == []
    assert package.remarks == []
    assert (package.lists, package.figures) == ({}, {})


def test_it_has_no_live_formula_and_one_sheet_a_table(template: bytes, seen: Any) -> None:
    with zipfile.ZipFile(io.BytesIO(template)) as parts:
        sheets = [parts.read(name) for name in parts.namelist() if name.startswith("xl/worksheets/sheet")]
    assert len(sheets) == len(SHEETS) + 1
    assert not any(b"<f>" in sheet or b"<f " in sheet for sheet in sheets)
    assert seen.sheetnames == [READ_ME, *(sheet.name for sheet in SHEETS)]


def test_the_first_sheet_explains_every_sheet_and_column(seen: Any) -> None:
    written = {cell.value for row in seen[READ_ME].iter_rows() for cell in row if cell.value}
    for sheet in SHEETS:
        assert {sheet.name, sheet.text} <= written
        columns = [column for column in sheet.columns if column is not MARK]
        assert {column.heading for column in columns} <= written
        assert all(any(str(cell).startswith(column.text) for cell in written) for column in columns)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_a_sheet_has_its_sentence_headings_example_and_lists(sheet: Any, seen: Any) -> None:
    page = seen[sheet.name]
    assert page["A1"].value == sheet.text
    assert [cell.value for cell in page[2]] == [column.heading for column in sheet.columns]
    assert page.cell(EXAMPLE_ROW, 1).value == EXAMPLE_MARK
    assert page.max_row == EXAMPLE_ROW
    assert page.freeze_panes == "B3"
    lists = {
        str(one.sqref)[0]: one.formula1 for one in page.data_validations.dataValidation if one.type == "list"
    }
    wanted = [place for place, column in enumerate(sheet.columns) if column.choices or column.refers]
    assert sorted(lists) == [get_column_letter(place + 1) for place in wanted]


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_every_example_can_be_told_from_somebodys_own(sheet: Any) -> None:
    made_up = [
        column.example for column in sheet.columns[1:] if column.example.startswith(("Exempel", "0000"))
    ]
    own = [column.example for column in sheet.columns[1:] if "Exempel" in column.example]
    assert made_up or own
    assert sheet_by_name(sheet.name) is sheet


def test_the_examples_are_skipped_and_the_rest_is_read(book: Any) -> None:
    for name, rows in LISTS.items():
        page = book[name]
        headings = [cell.value for cell in page[2]]
        given = [column.partition(",")[0] for column in rows[0]]
        for row in rows[1:]:
            cells = dict(zip(given, row, strict=True))
            page.append([cells.get(heading) for heading in headings])
    book["Budget"].append([None, 2026, "1001", 200])
    package = read_office_workbook("mall.xlsx", saved(book))
    assert said(package) == []
    assert figures(package, "egen-budget-2026") == {("budget", "1001", "2026-01–2026-12"): -200 * 100_000}
    assert fields(package, "members", "slug") == fields(clean({}), "members", "slug")
    assert [row.row for row in package.rows("members")] == [4, 5, 6, 7, 8, 9]


def test_an_example_that_has_been_sorted_to_another_row_is_skipped(book: Any) -> None:
    page = book["Budget"]
    example = [cell.value for cell in page[EXAMPLE_ROW]]
    page.append([None, 2026, "1001", 200])
    page.append(example)
    page.delete_rows(EXAMPLE_ROW)
    package = read_office_workbook("mall.xlsx", saved(book), KNOWN)
    assert said(package, KNOWN) == []
    assert [row.row for row in package.figures["egen-budget-2026"]] == [3]


def test_an_example_that_has_been_copied_and_filled_in_is_not_skipped_unseen(book: Any) -> None:
    page = book["Budget"]
    page.append([EXAMPLE_MARK, 2026, "1001", 250])
    package = read_office_workbook("mall.xlsx", saved(book), KNOWN)
    assert said(package, KNOWN) == [f"mall.xlsx, blad ”Budget”, rad 4: {MARKED}"]


def test_the_mark_counts_wherever_it_stands() -> None:
    rows = [("År", "Kostnadsställe", "Budget, tkr", "Anteckning"), (2026, "1001", 200, "exempel")]
    assert said(read({"Budget": rows}, KNOWN), KNOWN) == [f"förbund.xlsx, blad ”Budget”, rad 2: {MARKED}"]


def test_the_examples_without_their_marks_are_skipped_and_said(book: Any) -> None:
    for name in book.sheetnames[1:]:
        book[name].delete_cols(1)
    package = read_office_workbook("mall.xlsx", saved(book), KNOWN)
    assert said(package, KNOWN) == []
    assert (package.lists, package.figures) == ({}, {})
    assert sorted(package.remarks) == sorted(
        f"mall.xlsx, blad ”{sheet.name}”, rad 3: är mallens exempel och läses inte." for sheet in SHEETS
    )


def as_shown(column: Column) -> str:
    """An example as a spreadsheet saves it in a CSV file: numbers with thousands, shares in per cent."""
    text = column.example
    if text.isdecimal() and len(text) > 4:
        return f"{int(text):,}".replace(",", " ")
    return f"{text},00" if column.is_money else text


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_the_example_is_known_in_a_csv_file_too(sheet: Any) -> None:
    lines = [[column.heading for column in sheet.columns], [as_shown(column) for column in sheet.columns]]
    data = "\r\n".join(";".join(line) for line in lines).encode("cp1252")
    package = read_office_csv(f"{sheet.name}.csv", data, KNOWN)
    assert said(package, KNOWN) == []
    assert (package.lists, package.figures) == ({}, {})


def test_a_filled_in_row_is_never_taken_for_the_example() -> None:
    for row in ((2026, "1001", 250), (2026, "0101", 250)):
        package = read({"Budget": [("År", "Kostnadsställe", "Budget, tkr"), row]}, KNOWN)
        assert package.row_count == 3  # the figure, its dataset and its source


def test_it_is_written_to_a_file(tmp_path: Path, template: bytes) -> None:
    write_template(tmp_path / "mall.xlsx")
    package = read_office_workbook("mall.xlsx", (tmp_path / "mall.xlsx").read_bytes(), KNOWN)
    assert said(package, KNOWN) == []
    assert codes(None) == {}
