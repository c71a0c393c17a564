"""The repository holds nobody's e-mail address, telephone number or personnummer, and no machine's paths."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MADE_BY_RUNNING = {
    ".git", ".venv", "var", "__pycache__", ".hypothesis", ".mypy_cache", ".pytest_cache", ".ruff_cache",
    ".import_linter_cache", "screenshots", "results",
}  # fmt: skip

LIBRARY = ".min.js"  # tests/security/test_libraries.py
E_MAIL = re.compile(r"[A-Za-z0-9_.+-]+@[A-Za-z0-9-]+\.[A-Za-z]{2,}")
TELEPHONE = re.compile(
    r"(?<![\w.,+-])(?:\+46[ -]?(?:\(0\))?[ -]?|0)[1-9]\d{0,2}"  # country or long-distance prefix, area
    r"(?:[-/\u2013 ][ ]?\d{2,3}(?:[ -]?\d{2,3}){1,2}|\d{7})(?![\w,-])"  # number, in groups or not
)
PERSONNUMMER = re.compile(r"(?<!\w)(?:19|20)?\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[-+]?\d{4}(?!\w)")
MACHINE_PATH = re.compile(r"(?:/home/|/Users/|/root/|/work/|[A-Z]:\\\\?Users)\w*")


def passes_checksum(digits: str) -> bool:
    """The check digit of a personnummer: its ten digits doubled in turn, digit sums adding up to tens."""
    doubled = [int(digit) * (2 - place % 2) for place, digit in enumerate(digits[-10:])]
    return sum(value // 10 + value % 10 for value in doubled) % 10 == 0


def personnummer_in(text: str) -> list[str]:
    """Dates with four digits after a sign; without the sign only where the check digit fits too."""
    found = PERSONNUMMER.findall(text)
    return [number for number in found if not number.isdigit() or passes_checksum(number)]


def file_names() -> list[str]:
    """What git holds or would hold; without git, everything that running the project does not make."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    try:
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        files = (file.relative_to(ROOT) for file in ROOT.rglob("*") if file.is_file())
        return [file.as_posix() for file in files if not MADE_BY_RUNNING & set(file.parts)]
    return list(filter(None, listed.stdout.split("\0")))


def texts() -> list[tuple[str, str]]:
    """Every text file of the repository: path, contents; others' libraries are held to their sums instead."""
    found = []
    for name in file_names():
        if name.endswith(LIBRARY):
            continue
        try:
            found.append((name, (ROOT / name).read_text(encoding="utf-8")))
        except (UnicodeDecodeError, FileNotFoundError, IsADirectoryError):
            continue  # an image, or a file deleted but not yet committed
    return found


@pytest.fixture(scope="module")
def held() -> list[tuple[str, str]]:
    files = texts()
    assert len(files) > 50
    return files


def findings(held: list[tuple[str, str]], pattern: re.Pattern[str]) -> list[str]:
    return [f"{name}: {match.group()}" for name, text in held for match in pattern.finditer(text)]


def test_no_e_mail_address(held: list[tuple[str, str]]) -> None:
    assert findings(held, E_MAIL) == []


def test_no_telephone_number(held: list[tuple[str, str]]) -> None:
    assert findings(held, TELEPHONE) == []


def test_no_personnummer(held: list[tuple[str, str]]) -> None:
    assert [f"{name}: {number}" for name, text in held for number in personnummer_in(text)] == []


def test_no_path_of_somebodys_machine(held: list[tuple[str, str]]) -> None:
    here = "tests/security/test_repository.py"
    assert findings([(name, text) for name, text in held if name != here], MACHINE_PATH) == []


def test_requirements_name_no_registry() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
        assert [line for line in lines if line.startswith("-") and line != "-r requirements.txt"] == []
        assert [line for line in lines if "://" in line] == []


# The patterns themselves; the examples are put together here so that this file holds none.


@pytest.mark.parametrize("example", ["anna" + "@" + "kommun.se", "x.y+z" + "@" + "a-b.example"])
def test_an_e_mail_address_is_seen(example: str) -> None:
    assert E_MAIL.search(f"Kontakt: {example}.")


@pytest.mark.parametrize(
    "groups",
    [
        ("033", "-", "12 34 56"),
        ("070", "-", "123 45 67"),
        ("0", "70", "1234567"),
        ("+46", " 33 ", "12 34 56"),
    ],
)
def test_a_telephone_number_is_seen(groups: tuple[str, ...]) -> None:
    assert TELEPHONE.search("Telefon " + "".join(groups) + ".")


@pytest.mark.parametrize(
    "text",
    [
        "2017-01;2017-04;3041;0,5 tkr",
        "den 2022-01-25 klockan 08",
        "7 392 809,15",
        "0 573 000",
        "1465+1452",
        "0.25",
    ],
)
def test_a_figure_is_no_telephone_number(text: str) -> None:
    assert TELEPHONE.search(text) is None


def test_a_personnummer_is_seen_with_and_without_its_sign() -> None:
    # The Swedish Tax Agency's own example of the check digit: 811218 and 9876 (8+1+... doubled in turn).
    assert personnummer_in("811218" + "-" + "9876")
    assert personnummer_in("19811218" + "9876")
    assert personnummer_in("19811218" + "9875") == []
    assert personnummer_in("222000" + "-" + "1875") == []  # an organisation's number has a month above 12
