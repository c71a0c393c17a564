"""The workbook read back as Excel reads it: the same numbers as the view, typed, stamped, ready to print."""

from collections.abc import Iterator

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from dashboard.export.workbook import workbook
from dashboard.shapes.stamp import Stamp, StampedView
from dashboard.shapes.view import Cell, Column, Table, Unit
from tests.export.conftest import Pages
from tests.export.files import HEADING_ROW, opened, row_named, rows_of, texts_of
from tests.views.helpers import NORRA_SKARABORG, SJUHARAD

MADE_UP = "exempelforbundet"
EVERYTHING = ((SJUHARAD, 2017), (NORRA_SKARABORG, 2019), (MADE_UP, 2024))
WARNING = "Påhittade siffror: det här förbundet finns inte."
Exported = tuple[Workbook, Stamp, list[StampedView]]


@pytest.fixture(scope="module", params=EVERYTHING, ids=[f"{slug}-{year}" for slug, year in EVERYTHING])
def everything(request: pytest.FixtureRequest, pages: Pages) -> Exported:
    """Every page of an association in one workbook, and what it was made of."""
    stamp, found = pages(*request.param)
    return opened(workbook(stamp, found)), stamp, found


@pytest.fixture(scope="module")
def budget(pages: Pages) -> Workbook:
    return opened(workbook(*pages(SJUHARAD, 2017, "budget-outcome")))


def tables_and_sheets(exported: Exported) -> Iterator[tuple[Table, Worksheet]]:
    book, _stamp, found = exported
    tables = [table for page in found for table in page.view.tables]
    yield from zip(tables, book.worksheets[1:], strict=True)


def expected(value: Cell, unit: Unit) -> Cell:
    """What a cell of the file holds for a cell of the view."""
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if unit is Unit.ORE and isinstance(value, int):
        return value / 100
    return value or None if isinstance(value, str) else value


def as_written(value: Cell) -> object:
    """A workbook holds a number with sixteen figures: every öre of any amount, and a share's first fifteen."""
    return pytest.approx(value, rel=1e-15, abs=0) if isinstance(value, float) else value


def filled(table: Table) -> list[Column]:
    """The columns on screen: shown ones that some row fills, or all of them where there are no rows."""
    return [
        column
        for column in table.columns
        if column.shown and (not table.rows or any(row.get(column.key) is not None for row in table.rows))
    ]


def test_every_cell_is_the_views_own(everything: Exported) -> None:
    """Amounts in kronor, shares as fractions, counts as integers, `..` as text, what is missing empty."""
    compared = 0
    for table, sheet in tables_and_sheets(everything):
        columns = filled(table)
        for place, row in enumerate(table.rows):
            cells = sheet[HEADING_ROW + 1 + place][: len(columns)]
            for column, cell in zip(columns, cells, strict=True):
                wanted = expected(row.get(column.key), column.unit)
                assert cell.value == as_written(wanted), (sheet.title, row["id"], column.key)
                compared += cell.value is not None
                if isinstance(wanted, float | int):
                    assert cell.data_type == "n"
    assert compared > 1000


def test_sums_are_the_views_own(everything: Exported) -> None:
    for table, sheet in tables_and_sheets(everything):
        if not table.totals or not table.shows_totals:
            continue
        columns = filled(table)
        cells = sheet[HEADING_ROW + 1 + len(table.rows)][: len(columns)]
        for column, cell in zip(columns, cells, strict=True):
            if column.unit is not Unit.TEXT:
                assert cell.value == as_written(expected(table.totals.get(column.key), column.unit))
        assert cells[0].font.bold


def test_no_cell_is_a_formula(everything: Exported) -> None:
    book, _stamp, _pages = everything
    assert {cell.data_type for sheet in book for line in sheet.iter_rows() for cell in line} <= {"s", "n"}


def test_every_heading_says_kronor_and_stands_once(everything: Exported) -> None:
    for table, sheet in tables_and_sheets(everything):
        headings = [cell.value for cell in sheet[HEADING_ROW] if cell.value]
        assert len(headings) == len(set(headings)), sheet.title
        for column, heading in zip(filled(table), headings, strict=False):
            assert heading.startswith(column.label)
            assert (", kr" in heading) == (column.unit is Unit.ORE), heading


def test_what_is_missing_says_why_in_its_row(everything: Exported) -> None:
    for table, sheet in tables_and_sheets(everything):
        for row, line in zip(table.rows, rows_of(sheet), strict=False):
            numeric = [column for column in filled(table) if column.unit is not Unit.TEXT]
            if any(row.get(column.key) is None for column in numeric) and row.get("missing_reason"):
                assert line["Varför något saknas"] == row["missing_reason"]


def test_what_stands_under_the_table_on_screen_stands_under_it_in_the_file(everything: Exported) -> None:
    for table, sheet in tables_and_sheets(everything):
        below = [sheet.cell(row, 1).value for row in range(HEADING_ROW + len(table.rows), sheet.max_row + 1)]
        for note in table.notes:
            assert note in below
        for source in table.sources:
            assert f"Källa: {source.line}" in below
        assert not table.status_text or f"Status: {table.status_text}." in below
        assert not table.covers or f"Avser {table.covers}." in below


def test_the_first_sheet_says_what_the_file_is(everything: Exported) -> None:
    book, stamp, found = everything
    first = book.worksheets[0]
    about = {row["Uppgift"]: row["Innehåll"] for row in rows_of(first)}

    assert first.title == "Om filen"
    assert about["Förbund"] == stamp.association
    assert about["År"] == str(stamp.selection.year)
    assert about["Period"] == stamp.period
    assert about["Skydd av små antal"].startswith("Antal deltagare lägre än 5")
    assert about["Exporterad"] == "22 november 2026 kl. 14.05"
    assert set(book.sheetnames[1:]) <= set(about)
    texts = list(texts_of(book))
    for page in found:
        assert page.view.finding in texts
        assert set(page.view.notes) <= set(texts)
        for source in (source for table in page.view.tables for source in table.sources):
            assert source.title in texts


def test_a_made_up_association_says_so_on_every_sheet(everything: Exported) -> None:
    book, stamp, _pages = everything
    assert {sheet["A3"].value for sheet in book} == {WARNING if stamp.is_fictional else None}
    assert all(bool(sheet.oddFooter.left.text) == stamp.is_fictional for sheet in book)


def test_each_sheet_is_ready_to_read_and_print(everything: Exported) -> None:
    book, stamp, _pages = everything
    for sheet in book:
        assert sheet.freeze_panes == f"A{HEADING_ROW + 1}"
        assert sheet.print_title_rows == f"${HEADING_ROW}:${HEADING_ROW}"
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.oddHeader.left.text == stamp.association
        assert sheet.oddHeader.right.text == stamp.period
        assert all(8 < dimension.width < 60 for dimension in sheet.column_dimensions.values())


def test_the_contents_lead_to_their_sheets(budget: Workbook) -> None:
    links = {
        cell.value: cell.hyperlink.location
        for line in budget.worksheets[0].iter_rows()
        for cell in line
        if cell.hyperlink
    }

    assert links == {name: f"'{name}'!A1" for name in budget.sheetnames[1:]}
    assert not any(
        cell.hyperlink.target for line in budget.worksheets[0].iter_rows() for cell in line if cell.hyperlink
    )


# What the documents say, read from the file


def test_the_period_ended_1_301_239_kronor_and_31_ore_short(budget: Workbook) -> None:
    """Tertial report 2017, Resultaträkning: Periodens resultat -1 301 239,31."""
    result = row_named(budget["Resultaträkning"], "Periodens resultat")

    assert result["Belopp, kr"] == -1_301_239.31
    cells = {cell.value: cell for line in budget["Resultaträkning"].iter_rows() for cell in line}
    assert cells[-1_301_239.31].number_format == "#,##0.00"


def test_own_operations_have_used_5_150_of_17_668_thousand_kronor(budget: Workbook) -> None:
    """29,1 %, which the cell holds as 5 150 / 17 668 and shows as per cent."""
    sheet = budget["Budgetområden"]
    own = row_named(sheet, "Egen verksamhet")

    assert (own["Budget, året, kr"], own["Utfall, kr"]) == (-17_668_000, -5_150_000)
    assert own["Använt"] == pytest.approx(5_150 / 17_668)
    (cell,) = [cell for line in sheet.iter_rows() for cell in line if cell.value == own["Använt"]]
    assert cell.number_format == "0.0 %"
    assert cell.font.bold


def test_452_and_403_of_917_participants(pages: Pages) -> None:
    book = opened(workbook(*pages(SJUHARAD, 2017, "participants")))
    (sheet,) = [sheet for sheet in book if str(sheet["A1"].value).startswith("Deltagare i perioden")]
    everybody = row_named(sheet, "Hela förbundet")

    assert everybody["Förväntad årsvolym"] == 917
    assert (everybody["Totalt i perioden"], everybody["Varav unika"]) == (452, 403)
    assert (everybody["In"], everybody["Ut"]) == (207, 155)


def test_a_signed_number_shows_its_plus(budget: Workbook) -> None:
    deviations = row_named(budget["Avvikelser som kräver…"], "Utbildning/Utveckling")
    sheet = budget["Avvikelser som kräver…"]
    (cell,) = [
        cell
        for line in sheet.iter_rows()
        for cell in line
        if cell.value == deviations["Avvikelse t.o.m., kr"]
    ]

    assert cell.value == 301_000  # 55 of 1 068 / 12 * 4 = 356
    assert cell.number_format.startswith("+")


def test_the_moved_levers_are_in_the_stamp(sample_pages_with_levers: StampedView, pages: Pages) -> None:
    stamp, _found = pages(SJUHARAD, 2022, "scenario")
    book = opened(workbook(stamp, [sample_pages_with_levers]))
    about = {row["Uppgift"]: row["Innehåll"] for row in reversed(rows_of(book.worksheets[0]))}

    # 9 032 * 0,90 = 8 128,8; -573 - 903,2 = -1 476,2
    assert "Statens tilldelning, förändring: −10\u00a0% (planen 0\u00a0%)" in about["Ändrade förutsättningar"]
    assert about["Resultat 2022, kr"] == -1_476_200
    assert row_named(book["År för år"], "2022")["Statens tilldelning, kr"] == 8_128_800


def test_a_plan_that_nobody_has_moved_says_so(pages: Pages) -> None:
    (page,) = pages(SJUHARAD, 2022, "scenario")[1]

    assert page.choices == (("Ändrade förutsättningar", "inga, det här är planen som den är"),)


@pytest.fixture
def sample_pages_with_levers(pages: Pages, sample_store: object) -> StampedView:
    from dashboard.views.scenario import build  # noqa: PLC0415
    from dashboard.views.stamp import stamped  # noqa: PLC0415
    from data_access import store  # noqa: PLC0415

    stamp, _found = pages(SJUHARAD, 2022, "scenario")
    with store.reading(f"sqlite:///{sample_store}") as session:
        return stamped("Scenario", build(session, stamp.selection, {"state.change_share": -0.10}))
