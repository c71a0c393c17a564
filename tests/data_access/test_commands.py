"""`python -m data_access`: what it says and its exit status, 0 done, 1 refused, 2 wrong use."""

import io
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from data_access import sample
from data_access.__main__ import SUBJECTS, _write_utf8, main
from data_access.addresses import file_url
from data_access.made_up.association import SLUG as MADE_UP
from tests.data_access.conftest import Run
from tests.data_access.folders import change, write_folder
from tests.data_access.stores import ROOT, Said, dump, subprocess_run

ENGLISH = ("usage", "error", "optional", "positional", "arguments", "show this", "invalid", "required")
LOADED = [*(f"{folder.name}: " for folder in sample.folders()), f"{MADE_UP}: "]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "store.sqlite"


def test_init_makes_the_store_and_again_changes_nothing(run: Run, file: Path) -> None:
    assert run("init", file=file) == Said(0, "Databasen är klar.\n", "")
    before = dump(file_url(file))
    assert run("init", file=file) == Said(0, "Databasen är klar.\n", "")
    assert dump(file_url(file)) == before


@pytest.mark.usefixtures("two_small_samples")
def test_init_and_load_in_postgresql(run: Run, postgres_url: str) -> None:
    assert run("init", url=postgres_url).status == 0
    assert run("load-sample", url=postgres_url).status == 0
    assert len(dump(postgres_url)["association"]) == 2


def test_load_sample_says_what_came_in_and_is_silent_the_second_time(run: Run, file: Path) -> None:
    run("init", file=file)
    said = run("load-sample", file=file)
    assert (said.status, said.error) == (0, "")
    assert all(line.startswith(start) for line, start in zip(said.out.splitlines(), LOADED, strict=True))
    assert all(line.endswith(" rader inlästa.") for line in said.out.splitlines())
    assert run("load-sample", file=file) == Said(0, "", "")


@pytest.mark.usefixtures("two_small_samples")
def test_load_sample_if_empty_leaves_a_store_in_use_alone(run: Run, file: Path, tmp_path: Path) -> None:
    run("init", file=file)
    run("import", str(write_folder(tmp_path / "lilla")), file=file)
    assert run("load-sample", "--if-empty", file=file) == Said(0, "", "")
    assert len(dump(file_url(file))["association"]) == 1
    assert run("load-sample", file=file).status == 0
    assert len(dump(file_url(file))["association"]) == 1 + 2


@pytest.mark.usefixtures("two_small_samples")
def test_load_sample_if_empty_fills_an_empty_store(run: Run, file: Path) -> None:
    run("init", file=file)
    assert len(run("load-sample", "--if-empty", file=file).out.splitlines()) == 2


def test_the_template_is_written_and_an_existing_file_is_kept(run: Run, file: Path, tmp_path: Path) -> None:
    template = tmp_path / "mall.xlsx"
    assert run("template", str(template), file=file) == Said(0, f"Mallen är skriven: {template}\n", "")
    assert template.read_bytes().startswith(b"PK")
    template.write_bytes(b"ifylld")
    said = run("template", str(template), file=file)
    assert said.refusal == f"{template} finns redan. Välj ett annat namn, eller lägg till --force."
    assert template.read_bytes() == b"ifylld"
    assert run("template", str(template), "--force", file=file).status == 0
    assert template.read_bytes().startswith(b"PK")


def test_a_template_that_cannot_be_written(run: Run, file: Path, tmp_path: Path) -> None:
    said = run("template", str(tmp_path / "ingen" / "mall.xlsx"), file=file)
    assert said.refusal.endswith("går inte att skriva. Kontrollera mappen och dess rättigheter.")


def test_import_says_what_came_in_and_what_was_left_out(run: Run, file: Path, tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "lilla")
    change(folder, "mal.csv", ";källa", ";källa;tyckande")
    run("init", file=file)
    said = run("import", str(folder), file=file)
    assert (said.status, said.error) == (0, "")
    assert said.out.splitlines()[1:] == ["lilla/mal.csv: kolumnen ”tyckande” känns inte igen och läses inte."]
    again = run("import", str(folder), file=file)
    assert (again.status, again.out.splitlines()[0]) == (
        0,
        "lilla: databasen har redan allt i filen. Ingenting har ändrats.",
    )
    change(folder, "siffror/budget-2020.csv", ";300;0;", ";300;1;")
    assert (
        run("import", str(folder), file=file).out.splitlines()[0].endswith("0 nya, 1 ändrade, 0 borttagna.")
    )


def test_import_says_every_fault(run: Run, file: Path, tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "lilla")
    change(folder, "mal.csv", ";minst;", ";cirka;")
    change(folder, "kalender.csv", ";styrelse;", ";fest;")
    run("init", file=file)
    said = run("import", str(folder), file=file)
    assert (said.status, said.out) == (1, "")
    heading, *faults = said.error.splitlines()
    assert heading == "Ingenting har sparats. Rätta det här och försök igen:"
    assert [fault.partition(":")[0] for fault in faults] == [
        "lilla/mal.csv, rad 2, kolumn ”riktning”, värde ”cirka”",
        "lilla/kalender.csv, rad 2, kolumn ”slag”, värde ”fest”",
    ]
    assert dump(file_url(file))["association"] == []


def test_import_of_a_folder_that_is_not_there(run: Run, file: Path, tmp_path: Path) -> None:
    run("init", file=file)
    said = run("import", str(tmp_path / "ingen"), file=file)
    assert (said.status, said.out) == (1, "")
    assert said.error.splitlines() == [f"{tmp_path / 'ingen'} finns inte. Rätta sökvägen."]


@pytest.mark.parametrize(
    "words",
    [
        "",
        "nonsense",
        "import",
        "undo ett",
        "export x.xlsx",
        "init --fast",
        "load-sample --if",
        "--x",
        "backup",
        "restore a b",
    ],
)
def test_wrong_use(run: Run, words: str) -> None:
    said = run(*words.split())
    assert (said.status, said.out) == (2, "")
    assert said.error.startswith("användning: python -m data_access")
    assert " --help\n" in said.error
    assert not any(word in said.error.lower() for word in ENGLISH)


@pytest.mark.parametrize(
    "words",
    [
        "--help",
        "-h",
        *(
            f"{name} --help"
            for name in (
                "init",
                "load-sample",
                "template",
                "import",
                "export",
                "history",
                "undo",
                "check",
                "backup",
                "restore",
            )
        ),
    ],
)
def test_help_is_in_swedish(run: Run, words: str) -> None:
    said = run(*words.split())
    assert (said.status, said.error) == (0, "")
    assert said.out.startswith("användning: python -m data_access")
    assert "visa den här hjälpen" in said.out
    assert not any(word in said.out.lower() for word in ENGLISH)


def test_the_help_names_every_command(run: Run) -> None:
    names = {name for subject in SUBJECTS for name in subject.NAMES}
    assert {
        name for name in names if not re.search(rf"^ +{name}\b", run("--help").out, re.MULTILINE)
    } == set()
    assert len(names) == 10


def test_a_screen_without_swedish_letters_shows_question_marks(
    monkeypatch: pytest.MonkeyPatch, file: Path
) -> None:
    screen = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setenv("DASHBOARD_STORE", str(file))
    monkeypatch.setattr(sys, "stdout", screen)
    assert main(["init"]) == 0
    screen.seek(0)
    assert screen.read() == "Databasen ?r klar.\n"


def test_a_process_writes_utf_8_whatever_its_pipe_is(monkeypatch: pytest.MonkeyPatch) -> None:
    pipe = io.TextIOWrapper(io.BytesIO(), encoding="cp1252")
    monkeypatch.setattr(sys, "stdout", pipe)
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    _write_utf8()
    assert pipe.encoding == "utf-8"


def test_as_a_process(file: Path, tmp_path: Path) -> None:
    """The module is what `python -m` runs, and its answer is the process' exit status."""
    made = subprocess_run("-m data_access", "init", file=file)
    assert (made.returncode, made.stdout, made.stderr) == (0, "Databasen är klar.\n", "")
    refused = subprocess.run(
        [sys.executable, "-m", "data_access", "import", "ingen"],
        cwd=ROOT,
        env={**os.environ, "DASHBOARD_STORE": str(file), "DATABASE_URL": "", "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "Traceback" not in refused.stderr
    assert refused.stderr.splitlines() == ["ingen finns inte. Rätta sökvägen."]
