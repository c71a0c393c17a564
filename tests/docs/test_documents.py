"""README and docs/: links lead somewhere, pictures are there, commands are understood, rooms are named."""

import re
import struct
from collections.abc import Callable, Sequence
from itertools import takewhile
from pathlib import Path

import pytest

from dashboard.__main__ import main as dashboard
from dashboard.navigation import PAGES
from dashboard.views.registry import VIEWS
from data_access.__main__ import main as data_access

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = sorted((ROOT / "README.md", *(ROOT / "docs").rglob("*.md")))
NAMES = [file.relative_to(ROOT).as_posix() for file in DOCUMENTS]
each_document = pytest.mark.parametrize("document", DOCUMENTS, ids=NAMES)

LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
COMMAND = re.compile(r"^ {4}(python3? (?:-m \S+|start\.py).*)$", re.MULTILINE)
DECIDED = re.compile(r"^\*\*Decided\*\* \d{4}-\d{2}-\d{2}", re.MULTILINE)
PNG = b"\x89PNG\r\n\x1a\n"
WIDE_ENOUGH_TO_READ = 1000
PROGRAMS: dict[str, Callable[[Sequence[str]], int]] = {"dashboard": dashboard, "data_access": data_access}


def links(document: Path) -> list[str]:
    found = LINK.findall(document.read_text(encoding="utf-8"))
    return [
        address.partition("#")[0] for address in found if not address.startswith(("http://", "https://", "#"))
    ]


def commands() -> list[str]:
    """Each command of the documents up to its first choice or placeholder, without comments."""
    found = {
        line.split("  #")[0].strip()
        for file in DOCUMENTS
        for line in COMMAND.findall(file.read_text("utf-8"))
    }
    return sorted(found)


@each_document
def test_every_link_leads_to_a_file(document: Path) -> None:
    missing = [address for address in links(document) if not (document.parent / address).exists()]

    assert missing == []


def test_the_readme_shows_two_real_pictures() -> None:
    pictures = [ROOT / address for address in links(ROOT / "README.md") if address.endswith(".png")]

    assert len(pictures) == 2
    for picture in pictures:
        head = picture.read_bytes()[:24]
        assert head.startswith(PNG)
        assert struct.unpack(">I", head[16:20])[0] >= WIDE_ENOUGH_TO_READ


def test_the_documents_have_commands() -> None:
    assert any("-m dashboard show" in command for command in commands())
    assert any("start.py" in command for command in commands())


@pytest.mark.parametrize(
    "command", [line for line in commands() if "-m dashboard" in line or "-m data_access" in line]
)
def test_every_command_is_understood(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    """`python -m data_access init | load-sample` names two commands, `scenario run` one inside another.

    Each answers `--help` with status 0 and names the options.
    """
    _python, _m, module, *words = command.split()
    verbs = [
        word
        for word in words
        if word.islower() and word.replace("-", "").isalpha() and not word.startswith("-")
    ]
    assert verbs
    led_by = list(takewhile(verbs.__contains__, words))
    for asked in [led_by] if "|" not in words else [[verb] for verb in verbs]:
        with pytest.raises(SystemExit) as ended:
            PROGRAMS[module]([*asked, "--help"])
        answer = capsys.readouterr()
        assert ended.value.code == 0, f"{command}: {answer.err}"
        options = [word.strip("[]") for word in words if word.strip("[]").startswith("--")]
        assert all(option in answer.out for option in options), command


def test_every_room_is_named_in_the_architecture() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    rooms = {file.parent.name for file in (ROOT / "dashboard").glob("*/__init__.py")}
    rooms |= {"pages", "data_access", "deploy"}

    assert {room for room in rooms if f"`{room}" not in text and f"/{room}" not in text} == set()


def test_every_page_with_a_view_is_in_the_headless_specification() -> None:
    text = (ROOT / "docs" / "headless.md").read_text(encoding="utf-8")

    with_view = [entry.url_path for entry in PAGES if entry.url_path in VIEWS]
    assert [name for name in with_view if f"## View `{name}`" not in text] == []
    assert {entry.url_path for entry in PAGES} - VIEWS.keys() == {"import"}


@pytest.mark.parametrize(
    "decision", sorted((ROOT / "docs" / "decisions").glob("*.md")), ids=lambda file: file.name
)
def test_a_decision_has_a_number_a_title_and_a_day(decision: Path) -> None:
    text = decision.read_text(encoding="utf-8")
    number = decision.name.split("-")[0]

    assert re.fullmatch(r"\d{4}-[a-z0-9-]+\.md", decision.name)
    assert text.startswith(f"# {int(number)}. ")
    assert DECIDED.search(text)


def test_a_decisions_number_is_used_once() -> None:
    numbers = [file.name.split("-")[0] for file in (ROOT / "docs" / "decisions").glob("*.md")]

    assert len(numbers) == len(set(numbers))
