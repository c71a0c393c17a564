"""Importera, in Streamlit's own driver: choose, look, decide, carry out, undo; set up an association."""

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from data_access import store
from data_access.addresses import file_url
from data_access.exports import export_association
from data_access.imports import import_folder
from tests.conftest import dispose_engines
from tests.data_access.folders import write_folder
from tests.data_access.stores import dump
from tests.data_access.test_ledger_mapping import DATA
from tests.pages.helpers import Opened, open_page

HISTORY = ("store_state", "import_batch", "import_journal")
WHO = "Kansliet"


@pytest.fixture
def small_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A store with the small association, to write in."""
    file = tmp_path / "dashboard.sqlite"
    store.migrate(file_url(file))
    import_folder(write_folder(tmp_path / "lilla"), file_url(file))
    monkeypatch.setenv("DASHBOARD_STORE", str(file))
    yield file
    dispose_engines()


@pytest.fixture
def empty_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A store without any association."""
    file = tmp_path / "tom.sqlite"
    store.migrate(file_url(file))
    monkeypatch.setenv("DASHBOARD_STORE", str(file))
    yield file
    dispose_engines()


def contents(file: Path) -> dict[str, list[tuple[object, ...]]]:
    return {name: rows for name, rows in dump(file_url(file)).items() if name not in HISTORY}


def changed_workbook(file: Path, tmp_path: Path, cell: object) -> bytes:
    """The small association's workbook with another amount in the budget's second row."""
    book_file = tmp_path / "lilla.xlsx"
    export_association("lilla", book_file, file_url(file))
    book = openpyxl.load_workbook(book_file)
    sheet = book["Siffror"]
    place = [heading.value for heading in sheet[1]].index("värde")
    sheet.cell(3, place + 1).value = cell
    book.save(book_file)
    return book_file.read_bytes()


def look_at(name: str, data: bytes) -> Opened:
    page = open_page("import")
    page.driver.file_uploader(key="import-files").upload(name, data).run()
    press(page, "Granska")
    return page


def press(page: Opened, label: str) -> None:
    """Press the button with these words."""
    (button,) = [button for button in page.driver.button if button.label == label]
    assert not button.disabled
    button.click().run()
    assert not page.driver.exception


def sign(page: Opened, key: str) -> None:
    """Say who it is, where no login says so."""
    for field in page.driver.text_input:
        if field.key == f"author-field-{key}":
            field.set_value(WHO).run()


def test_a_workbook_is_looked_at_carried_out_and_undone(small_store: Path, tmp_path: Path) -> None:
    before = contents(small_store)
    page = look_at("lilla.xlsx", changed_workbook(small_store, tmp_path, -650_000))

    assert "Filen ändrar 1 rader; " in page.text
    assert contents(small_store) == before
    sign(page, "import")
    press(page, "Läs in")

    assert "Klart: 0 nya, 1 ändrade, 0 borttagna rader." in page.messages("success")[0]
    after = contents(small_store)
    assert after != before
    page.driver.segmented_control(key="import-part").set_value("history").run()
    assert ": 1 ändrade" in page.text
    press_first(page, "Ångra")
    assert contents(small_store) == before
    assert "ångrad" in page.messages("success")[0]
    press_first(page, "Gör om")
    assert contents(small_store) == after


def press_first(page: Opened, label: str) -> None:
    next(button for button in page.driver.button if button.label == label).click().run()
    assert not page.driver.exception


def test_every_problem_is_shown_and_nothing_written(small_store: Path, tmp_path: Path) -> None:
    before = dump(file_url(small_store))
    page = look_at("lilla.xlsx", changed_workbook(small_store, tmp_path, "mycket"))

    assert "1 sak att rätta. Ingenting har ändrats." in page.messages("error")[0]
    assert "lilla.xlsx, blad ”Siffror”" in page.text
    assert "är inte ett tal" in page.text
    assert dump(file_url(small_store)) == before
    press(page, "Välj en annan fil")
    assert page.driver.file_uploader(key="import-files")


def test_the_same_file_again_has_nothing_to_bring(small_store: Path, tmp_path: Path) -> None:
    book = tmp_path / "lilla.xlsx"
    export_association("lilla", book, file_url(small_store))
    page = look_at("lilla.xlsx", book.read_bytes())

    assert "har redan allt" in page.messages("success")[0]
    assert "Läs in" not in {button.label for button in page.driver.button}


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("rapport.xlsx", b"%PDF-1.7 text", "en PDF, inte en Excel-arbetsbok"),
        ("tom.csv", b"", "filen är tom"),
        ("bok.se", DATA[:-20], "bok.se"),
    ],
)
def test_other_files_are_refused_in_swedish(small_store: Path, name: str, data: bytes, said: str) -> None:
    before = dump(file_url(small_store))
    page = look_at(name, data)

    assert said in page.text
    assert page.messages("error")
    assert dump(file_url(small_store)) == before


def test_a_ledger_asks_what_it_does_not_say(small_store: Path) -> None:
    page = look_at("bok.se", DATA)

    assert "Nytt i filen: 4 konton och 1 kostnadsställe." in page.messages("info")[0]
    assert "Bokförda poster 2024" in page.text
    sign(page, "import")
    press(page, "Läs in")
    assert len(contents(small_store)["ledger_entry"]) == 3 + 2


def test_an_association_is_set_up_in_an_empty_store(empty_store: Path) -> None:
    page = open_page("import")
    assert not page.driver.exception
    page.driver.text_input(key="new-name").set_value("Nya förbundet").run()
    page.driver.session_state["new-members-population"] = {
        "edited_rows": {2: {"name": "Regionen"}, 3: {"name": "Borås", "code": "1490"}},
        "added_rows": [],
        "deleted_rows": [],
    }
    page.driver.number_input(key="new-floor").set_value(1500).run()
    press(page, "Granska förbundet")

    assert "Ett nytt förbund läggs upp." in page.text
    sign(page, "import")
    press(page, "Läs in")

    rows = contents(empty_store)
    assert [row[1:3] for row in rows["association"]] == [("nya-forbundet", "Nya förbundet")]
    # Försäkringskassan and Arbetsförmedlingen stand there from the start.
    assert len(rows["member"]) == 2 + 2
    assert 1500 * 100_000 in rows["association"][0]
    overview = open_page("overview")
    assert not overview.driver.exception


def test_pasted_inhabitants(small_store: Path) -> None:
    page = open_page("import")
    page.driver.text_area(key="import-pasted").set_value("1490 Borås\t113 179").run()
    page.driver.number_input(key="import-year").set_value(2019).run()
    press(page, "Granska tabellen")

    assert "filen har ingen av förbundets kommuner" in page.text


def test_the_template_and_the_whole_are_offered(small_store: Path) -> None:
    page = open_page("import")
    page.driver.segmented_control(key="import-part").set_value("out").run()

    assert not page.driver.exception
    assert "oskyddat: små antal är inte dolda" in page.text
