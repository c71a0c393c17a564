"""`python -m dashboard export`: what it writes, what it refuses, and that it writes whole files or none."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from data_access.changes import comments
from tests.conftest import dispose_engines
from tests.export.files import csv_table, opened, row_named, rows_of, unzipped
from tests.headless.conftest import Answer, Command, run_command
from tests.views.helpers import NORRA_SKARABORG, SJUHARAD, VIEW_NAMES

REFUSED, WRONG_USE = 1, 2
OF_2017 = ("--association", SJUHARAD, "--year", "2017")


def export(command: Command, file: Path, view: str, *words: str) -> Answer:
    return command("export", view, *words, str(file))


def test_a_pages_tables_as_a_workbook(command: Command, tmp_path: Path) -> None:
    file = tmp_path / "budget.xlsx"
    answer = export(command, file, "budget-outcome", *OF_2017)

    assert (answer.status, answer.errors) == (0, "")
    assert answer.output == f"{file}: 8 tabeller.\n"
    result = row_named(opened(file.read_bytes())["Resultaträkning"], "Periodens resultat")
    assert result["Belopp, kr"] == -1_301_239.31


def test_through_an_earlier_month(command: Command, tmp_path: Path) -> None:
    """January and February: 80 and 57 came in."""
    file = tmp_path / "people.xlsx"
    export(command, file, "participants", *OF_2017, "--through", "2017-02")
    book = opened(file.read_bytes())

    months = row_named(book["In- och utflöde per månad"], "Totalt")
    assert months["In, totalt"] == 80 + 57
    assert "januari–februari 2017" in str(book["In- och utflöde per månad"]["A2"].value)


def test_one_table_as_csv_and_all_as_a_zip(command: Command, tmp_path: Path) -> None:
    one, every = tmp_path / "one.csv", tmp_path / "every.ZIP"

    assert export(command, one, "budget-outcome", *OF_2017, "--table", "income-statement").status == 0
    assert export(command, every, "budget-outcome", *OF_2017).status == 0
    assert csv_table(one.read_bytes())[-1]["Belopp, kr"] == "-1301239,31"
    assert len(unzipped(every.read_bytes())) == 1 + 8


@pytest.mark.parametrize(
    ("association", "year"), [(SJUHARAD, "2017"), (NORRA_SKARABORG, "2018"), ("exempelforbundet", "2025")]
)
def test_every_page_at_once(command: Command, tmp_path: Path, association: str, year: str) -> None:
    file = tmp_path / "all.xlsx"
    answer = export(command, file, "all", "--association", association, "--year", year)

    assert (answer.status, answer.errors) == (0, "")
    first = opened(file.read_bytes()).worksheets[0]
    assert [row["Innehåll"] for row in rows_of(first) if row["Uppgift"] == "År"] == [year]
    assert sum(row["Uppgift"] == "Fråga" for row in rows_of(first)) == len(VIEW_NAMES)


def test_an_existing_file_is_left_alone_without_force(command: Command, tmp_path: Path) -> None:
    file = tmp_path / "budget.xlsx"
    file.write_bytes(b"somebody's work")

    answer = export(command, file, "budget-outcome", *OF_2017)
    assert (answer.status, answer.output) == (REFUSED, "")
    assert answer.errors == f"{file} finns redan. Välj ett annat namn, eller skriv över med --force.\n"
    assert file.read_bytes() == b"somebody's work"
    assert export(command, file, "budget-outcome", *OF_2017, "--force").status == 0
    assert "Resultaträkning" in opened(file.read_bytes()).sheetnames


@pytest.mark.parametrize(
    ("view", "words", "says"),
    [
        ("overview", ("--association", "boras"), ("boras", "sjuharad, norra-skaraborg, exempelforbundet")),
        ("overview", ("--association", SJUHARAD, "--year", "2020"), ("2020", "2016, 2017, 2018, 2022")),
        ("overview", (*OF_2017, "--through", "2016-12"), ("2016-12", "2017-01", "2017-12")),
        ("budget-outcome", (*OF_2017, "--table", "months-of-nobody"), ("cost-centres", "income-statement")),
        (
            "participants",
            ("--association", NORRA_SKARABORG, "--year", "2019"),
            ("finns inte i förbundets källor",),
        ),
        (
            "participants",
            ("--association", NORRA_SKARABORG, "--year", "2019", "--table", "municipalities"),
            ("finns inte i förbundets källor",),
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_does_not_exist_is_refused_with_what_does(
    command: Command, tmp_path: Path, view: str, words: tuple[str, ...], says: tuple[str, ...]
) -> None:
    file = tmp_path / "file.xlsx"
    answer = export(command, file, view, *words)

    assert (answer.status, answer.output) == (REFUSED, "")
    assert answer.errors.count("\n") == 1
    assert all(text in answer.errors for text in says), answer.errors
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("view", "name", "words", "says"),
    [
        ("overview", "file.xls", (), ".xlsx, .zip eller .csv"),
        ("overview", "file", (), ".xlsx, .zip eller .csv"),
        ("overview", "file.csv", (), "--table"),
        ("all", "file.csv", (), "--table"),
        ("all", "file.xlsx", ("--table", "operations"), "vilken sida"),
        ("weather", "file.xlsx", (), "overview"),
        ("overview", "file.xlsx", ("--year", "i fjol"), "--year"),
        ("overview", "file.xlsx", ("--colour",), "Mer hjälp"),
    ],
)
def test_wrong_use_says_how_it_is_used(
    command: Command, tmp_path: Path, view: str, name: str, words: tuple[str, ...], says: str
) -> None:
    answer = export(command, tmp_path / name, view, *words)

    assert (answer.status, answer.output) == (WRONG_USE, "")
    assert "användning: python -m dashboard" in answer.errors
    assert says in answer.errors
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_needed(command: Command) -> None:
    assert command("export", "overview").status == WRONG_USE


def test_a_folder_that_is_not_there_or_no_file_is_said_in_swedish(command: Command, tmp_path: Path) -> None:
    nowhere = export(command, tmp_path / "ingenstans" / "file.xlsx", "sources", *OF_2017)
    folder = tmp_path / "mapp.xlsx"
    folder.mkdir()
    no_file = export(command, folder, "sources", *OF_2017, "--force")

    assert (nowhere.status, no_file.status) == (REFUSED, REFUSED)
    assert "mappen finns inte" in nowhere.errors
    assert "det är en mapp" in no_file.errors
    assert [found.name for found in tmp_path.iterdir()] == ["mapp.xlsx"]
    assert list(folder.iterdir()) == []


def test_a_store_that_is_not_there_is_refused_and_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DASHBOARD_STORE", str(tmp_path / "none.sqlite"))
    answer = run_command("export", "overview", str(tmp_path / "file.xlsx"))
    dispose_engines()

    assert (answer.status, answer.output) == (REFUSED, "")
    assert "none.sqlite" in answer.errors
    assert list(tmp_path.iterdir()) == []


def test_comments_and_measures_come_along_and_are_no_formulas(
    sample_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the office writes, and a cost centre whose name somebody has made into a formula."""
    store = tmp_path / "dashboard.sqlite"
    shutil.copy(sample_store, store)
    comments.save_comment(
        SJUHARAD,
        "3005",
        "2017-04",
        "Kansliet",
        comment="=1+1",
        measure="Kurserna hålls i höst",
        url=f"sqlite:///{store}",
    )
    with closing(sqlite3.connect(store)) as connection, connection:
        connection.execute("UPDATE cost_centre SET name = '=HYPERLINK(1)' WHERE code = '3005'")
    monkeypatch.setenv("DASHBOARD_STORE", str(store))
    answer = run_command("export", "budget-outcome", *OF_2017, str(tmp_path / "budget.xlsx"))
    run_command("export", "budget-outcome", *OF_2017, "--table", "attention", str(tmp_path / "attention.csv"))
    dispose_engines()

    assert answer.status == 0
    sheet = opened((tmp_path / "budget.xlsx").read_bytes())["Avvikelser som kräver…"]
    row = row_named(sheet, "=HYPERLINK(1)")
    assert (row["Kommentar"], row["Åtgärd"]) == ("=1+1", "Kurserna hålls i höst")
    assert row["Skrivet"].startswith("Kansliet, ")
    assert {cell.data_type for line in sheet.iter_rows() for cell in line} == {"s", "n"}
    written = csv_table((tmp_path / "attention.csv").read_bytes())
    assert [line["Kommentar"] for line in written if line["Kommentar"]] == ["'=1+1"]
    assert [line["Kostnadsställe"] for line in written if line["Kommentar"]] == ["'=HYPERLINK(1)"]
