"""What the command refuses: status 1 with a Swedish reason that says what exists, 2 for wrong use."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import dispose_engines
from tests.headless.conftest import Command, run_command
from tests.views.helpers import VIEW_NAMES

ROOT = Path(__file__).resolve().parents[2]
REFUSED, WRONG_USE = 1, 2

DOES_NOT_EXIST = [
    (["--association", "boras"], ["boras", "sjuharad", "norra-skaraborg"]),
    (["--association", ""], ["sjuharad", "norra-skaraborg"]),
    (["--association", "sjuharad", "--year", "2020"], ["2020", "2016, 2017, 2018, 2022, 2023, 2024"]),
    (["--association", "norra-skaraborg", "--year", "2017"], ["2017", "2018, 2019"]),
    (["--association", "sjuharad", "--year", "0"], ["2016, 2017"]),
    (["--association", "sjuharad", "--year", "-2017"], ["2016, 2017"]),
    (
        ["--association", "sjuharad", "--year", "2017", "--through", "2016-12"],
        ["2016-12", "2017-01", "2017-12"],
    ),
    (
        ["--association", "sjuharad", "--year", "2017", "--through", "2017-13"],
        ["2017-13", "2017-01", "2017-12"],
    ),
    (["--association", "sjuharad", "--year", "2017", "--through", "april"], ["april", "2017-01", "2017-12"]),
    (
        ["--association", "sjuharad", "--year", "2017", "--through", "2017-4"],
        ["2017-4", "2017-01", "2017-12"],
    ),
]


@pytest.mark.parametrize(
    ("words", "says"), DOES_NOT_EXIST, ids=[" ".join(words) for words, _ in DOES_NOT_EXIST]
)
@pytest.mark.parametrize("view", VIEW_NAMES)
def test_what_does_not_exist_is_refused_with_what_does(
    command: Command, view: str, words: list[str], says: list[str]
) -> None:
    answer = command("show", view, *words, "--json")

    assert (answer.status, answer.output) == (REFUSED, "")
    assert answer.errors.count("\n") == 1
    assert all(text in answer.errors for text in says)
    assert "Traceback" not in answer.errors


BOOKS = ["--association", "exempelforbundet", "--year", "2024"]
NO_WAY_DOWN = [
    ([*BOOKS, "--area", "moon"], ["moon", "individual (Individinriktade insatser)"]),
    ([*BOOKS, "--cost-centre", "4711"], ["4711", "100, 200"]),
    ([*BOOKS, "--area", "board", "--cost-centre", "410"], ["410", "Styrelse", "100"]),
    ([*BOOKS, "--cost-centre", "410", "--account", "1"], ["”1”", "7100 (Köpt verksamhet av medlem)"]),
    ([*BOOKS, "--account", "7100"], ["kostnadsställe"]),
    (
        ["--association", "sjuharad", "--year", "2017", "--cost-centre", "3001", "--account", "5010"],
        ["2017", "publicerad tabell"],
    ),
    (["--association", "sjuharad", "--year", "2018", "--area", "board"], ["2018", "2017"]),
]


@pytest.mark.parametrize(("words", "says"), NO_WAY_DOWN, ids=[" ".join(words) for words, _ in NO_WAY_DOWN])
def test_a_way_down_that_does_not_exist_is_refused(
    command: Command, words: list[str], says: list[str]
) -> None:
    answer = command("show", "budget-outcome", *words)

    assert (answer.status, answer.output) == (REFUSED, "")
    assert answer.errors.count("\n") == 1
    assert all(text in answer.errors for text in says)


def test_a_municipality_that_is_no_member_is_refused_with_those_that_are(command: Command) -> None:
    answer = command("show", "members", "--association", "sjuharad", "--municipality", "1493")

    assert (answer.status, answer.output) == (REFUSED, "")
    assert all(text in answer.errors for text in ("1493", "1490 (Borås)", "1491 (Ulricehamn)"))


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["show", "overview", "--area", "board"],
        ["show", "members", "--cost-centre", "410"],
        ["show", "fairness", "--municipality", "1490"],
        ["show"],
        ["show", "activities-of-nobody"],
        ["draw", "overview"],
        ["show", "overview", "--year", "i fjol"],
        ["show", "overview", "--colour"],
        ["show", "overview", "--association"],
    ],
    ids=" ".join,
)
def test_wrong_use_says_how_it_is_used(command: Command, words: list[str]) -> None:
    answer = command(*words)

    assert (answer.status, answer.output) == (WRONG_USE, "")
    assert "python -m dashboard" in answer.errors


def test_a_span_is_only_for_participants(command: Command) -> None:
    answer = command("show", "members", "--from", "2017-02")

    assert (answer.status, answer.output) == (WRONG_USE, "")
    assert "participants" in answer.errors


def test_a_span_that_cannot_be_is_refused(command: Command) -> None:
    words = ("show", "participants", "--association", "sjuharad", "--year", "2017", "--through", "2017-04")
    for first in ("2017-05", "2016-01", "mars"):
        answer = command(*words, "--from", first)
        assert (answer.status, answer.output) == (REFUSED, "")
        assert all(text in answer.errors for text in (first, "2017-01", "2017-04"))


def test_help_is_no_mistake(command: Command) -> None:
    answer = command("show", "--help")

    assert (answer.status, answer.errors) == (0, "")
    assert all(view in answer.output for view in VIEW_NAMES)


@pytest.mark.parametrize("content", [None, b"", b"this is no database at all, but it is long enough" * 40])
def test_a_store_that_cannot_be_read_is_said_in_a_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes | None
) -> None:
    file = tmp_path / "dashboard.sqlite"
    if content is not None:
        file.write_bytes(content)
    monkeypatch.setenv("DASHBOARD_STORE", str(file))

    answer = run_command("show", "overview", "--json")
    dispose_engines()

    assert (answer.status, answer.output) == (REFUSED, "")
    assert answer.errors.count("\n") == 1
    assert str(file) in answer.errors
    assert "Traceback" not in answer.errors
    assert (file.read_bytes() if file.exists() else None) == content


def test_a_database_that_does_not_answer_is_said_without_its_password(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://office:hemligt@127.0.0.1:9/dashboard")

    answer = run_command("show", "overview", "--json")
    dispose_engines()

    assert (answer.status, answer.output) == (REFUSED, "")
    assert "hemligt" not in answer.errors
    assert "127.0.0.1" in answer.errors


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (["show", "budget-outcome", "--association", "sjuharad", "--year", "2017", "--json"], 0),
        (["show", "overview", "--association", "atlantis", "--json"], REFUSED),
        (["show", "weather"], WRONG_USE),
    ],
)
def test_the_process_itself_ends_with_that_status(sample_store: Path, words: list[str], status: int) -> None:
    """Through a pipe as on Windows, whose encoding has no true minus: what is written is UTF-8 even so."""
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    environment |= {"DASHBOARD_STORE": str(sample_store), "PYTHONIOENCODING": "cp1252"}
    answer = subprocess.run(
        [sys.executable, "-m", "dashboard", *words],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        check=False,
    )

    assert answer.returncode == status
    assert bool(answer.stdout) == (status == 0)
    assert bool(answer.stderr) == (status != 0)
    assert "Traceback" not in answer.stderr.decode()
    if status == 0:
        assert json.loads(answer.stdout.decode("utf-8"))["view"] == words[1]
