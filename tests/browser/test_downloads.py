"""A reader downloads what the page shows, opens the file, and finds the page's figure in it."""

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.helpers import KEY_FIGURES, accessibility_findings, settled
from tests.export.files import csv_table, opened, row_named, rows_of, unzipped

EXCEL, CSV = "Ladda ner som Excel", "Ladda ner som CSV"


def downloaded(page: Page, label: str, folder: Path) -> Path:
    """The file that a click gives, under the name that it comes with."""
    button = page.get_by_role("button", name=label)
    button.scroll_into_view_if_needed()
    with page.expect_download() as waiting:
        button.click()
    file = folder / waiting.value.suggested_filename
    waiting.value.save_as(file)
    return file


def test_452_of_917_as_excel_and_as_csv(page: Page, tmp_path: Path) -> None:
    page.goto("/participants?association=sjuharad&year=2017")
    settled(page)
    page.get_by_role("radio", name="Per kommun och insats").click()
    expect(page.get_by_role("row", name="Hela förbundet 917 452")).to_be_visible()

    file = downloaded(page, EXCEL, tmp_path)
    assert file.name == "sjuharad-deltagarfloden-januari-april-2017.xlsx"
    book = opened(file.read_bytes())
    everybody = row_named(book["Deltagare i perioden mot…"], "Hela förbundet")
    assert (everybody["Förväntad årsvolym"], everybody["Totalt i perioden"]) == (917, 452)

    file = downloaded(page, CSV, tmp_path)
    assert file.name == "sjuharad-deltagarfloden-januari-april-2017.zip"
    (table,) = [
        csv_table(content) for name, content in unzipped(file.read_bytes()).items() if "arsvolym" in name
    ]
    assert table[-1]["Totalt i perioden"] == "452"
    assert accessibility_findings(page) == []


def test_the_scenario_as_it_stands_when_it_is_clicked(page: Page, tmp_path: Path) -> None:
    """The lever moves after the button was drawn: 9 032 * 0,99 = 8 941,68."""
    page.goto("/scenario?association=sjuharad&year=2022")
    settled(page)
    slider = page.get_by_role("slider", name="Statens tilldelning, förändring")
    slider.focus()
    page.keyboard.press("ArrowLeft")
    expect(page.locator(KEY_FIGURES).filter(has_text="Statens tilldelning 2022")).to_contain_text(
        "8\u00a0942"
    )

    book = opened(downloaded(page, EXCEL, tmp_path).read_bytes())
    about = {row["Uppgift"]: row["Innehåll"] for row in reversed(rows_of(book["Om filen"]))}
    assert "förändring: −1\u00a0%" in about["Ändrade förutsättningar"]
    assert row_named(book["År för år"], "2022")["Statens tilldelning, kr"] == 8_941_680
