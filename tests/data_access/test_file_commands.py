"""The commands for the office's files: any file in, a whole association out, history, undo."""

from pathlib import Path

import pytest

from data_access.addresses import file_url
from tests.data_access.conftest import Run
from tests.data_access.folders import change, write_folder
from tests.data_access.stores import dump
from tests.data_access.test_ledger_mapping import DATA

HISTORY = ("store_state", "import_batch", "import_journal")


@pytest.fixture
def file(store_file: Path, run: Run, tmp_path: Path) -> Path:
    """A store with the small association."""
    run("import", str(write_folder(tmp_path / "lilla")), file=store_file)
    return store_file


@pytest.fixture
def book(run: Run, file: Path, tmp_path: Path) -> Path:
    """The small association as a workbook."""
    place = tmp_path / "lilla.xlsx"
    said = run("export", str(place), "--association", "lilla", file=file)
    assert said.out == f"lilla är skrivet i {place}, oskyddat: bara för kansliet.\n"
    return place


def contents(file: Path) -> dict[str, list[tuple[object, ...]]]:
    return {name: rows for name, rows in dump(file_url(file)).items() if name not in HISTORY}


def test_a_whole_association_out_and_in_again(run: Run, file: Path, book: Path) -> None:
    before = dump(file_url(file))
    assert run("import", str(book), file=file).out == (
        "lilla: databasen har redan allt i filen. Ingenting har ändrats.\n"
    )
    assert dump(file_url(file)) == before


def test_a_file_that_is_there_is_not_written_over_unless_told(run: Run, file: Path, book: Path) -> None:
    refused = run("export", str(book), "--association", "lilla", file=file)
    assert refused.refusal == f"{book} finns redan. Välj ett annat namn, eller lägg till --force."
    assert run("export", str(book), "--association", "lilla", "--force", file=file).status == 0
    unknown = run("export", str(book), "--association", "stora", "--force", file=file)
    assert unknown.refusal == "Förbundet ”stora” finns inte i databasen."


def test_the_preview_changes_nothing_and_says_what_would(run: Run, file: Path, tmp_path: Path) -> None:
    folder = tmp_path / "lilla"
    change(folder, "siffror/budget-2020.csv", ";200;-600;", ";200;-650;")
    before = dump(file_url(file))

    said = run("import", str(folder), "--preview", file=file)

    # 400 + 600 + 0 before and 400 + 650 + 0 after, in kronor.
    assert said.out.splitlines() == [
        "Budget 2020: 0 nya, 1 ändrade, 3 oförändrade, 0 borttagna; "
        "budget −1 000 000,00 kr → −1 050 000,00 kr".replace(" 000", "\u00a0000").replace("1 0", "1\u00a00")
    ]
    assert dump(file_url(file)) == before


def test_what_a_file_lacks_stays_when_told(run: Run, file: Path, tmp_path: Path) -> None:
    folder = tmp_path / "lilla"
    change(folder, "siffror/budget-2020.csv", "budget;2020-01;2020-12;300;0;tkr;1 tkr;;plan\n", "")
    assert "1 borttagna" in run("import", str(folder), "--preview", file=file).out
    kept = run("import", str(folder), "--preview", "--keep", file=file)
    assert kept.out == "lilla: databasen har redan allt i filen.\n"


def test_history_undo_and_redo(run: Run, file: Path, tmp_path: Path) -> None:
    before = contents(file)
    folder = tmp_path / "lilla"
    change(folder, "siffror/budget-2020.csv", ";200;-600;", ";200;-650;")
    run("import", str(folder), file=file)
    after = contents(file)
    assert [line.split()[0] for line in run("history", file=file).out.splitlines()] == ["2", "1"]
    assert run("history", "--association", "stora", file=file).out == ""

    assert run("undo", "2", file=file).out == "Inläsning 2 är ångrad.\n"
    assert contents(file) == before
    assert run("history", file=file).out.splitlines()[0].endswith(", ångrad")
    assert run("undo", "2", file=file).out == "Inläsning 2 gäller igen.\n"
    assert contents(file) == after
    assert run("undo", "9", file=file).refusal == "Inläsningen finns inte."


def test_a_ledger_with_its_choices(run: Run, file: Path, tmp_path: Path) -> None:
    ledger = tmp_path / "bok.se"
    ledger.write_bytes(DATA)
    words = ["import", str(ledger), "--association", "lilla"]

    assert run(*words, "--account", "5010:x", file=file).refusal.startswith("”5010:x” ska skrivas med")
    assert run(*words, "--area", "K1=nöjen", file=file).refusal.startswith("”nöjen” är inte känt. Skriv")
    said = run(*words, "--centre", "K1=100", "--account", "5011=bidrag", file=file)

    assert said.status == 0
    # Two vouchers of three and two rows.
    assert len(contents(file)["ledger_entry"]) == 3 + 2
    assert [row[2:] for row in contents(file)["cost_centre_alias"]] == [("K1", 1)]


def test_a_ledger_needs_its_association(run: Run, file: Path, tmp_path: Path) -> None:
    ledger = tmp_path / "bok.se"
    ledger.write_bytes(DATA)
    said = run("import", str(ledger), file=file)
    assert (said.status, said.out) == (1, "")
    assert "välj förbundet som bokföringen hör till" in said.error


def test_population_as_statistics_sweden_gives_it(run: Run, store_file: Path, tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "lilla")
    for part in folder.rglob("*.csv"):
        text = part.read_text(encoding="utf-8")
        part.write_text(text.replace("0001", "1490").replace("0002", "1443"), encoding="utf-8")
    run("import", str(folder), file=store_file)
    table = tmp_path / "folk.csv"
    text = '"region";"2019"\n"1443 Bollebygd";9495\n"1490 Borås";113179\n"1466 Herrljunga";9464\n'
    table.write_text(text, "latin-1")

    said = run("import", str(table), "--association", "lilla", file=store_file)

    assert said.status == 0
    assert "1 kommuner i filen hör inte till förbundet och läses inte." in said.out
    population = [row for row in contents(store_file)["figure"] if row[4] == "population"]
    assert len(population) == 2
    assert sum(value for row in population for value in row if value in (9495, 113179)) == 9495 + 113179


@pytest.mark.parametrize("name", ["finns-inte.xlsx", "finns/inte.se"])
def test_files_that_cannot_be_read(run: Run, file: Path, tmp_path: Path, name: str) -> None:
    said = run("import", str(tmp_path / name), file=file)
    assert said.refusal.endswith("finns inte. Rätta sökvägen.")
