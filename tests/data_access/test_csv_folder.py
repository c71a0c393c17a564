"""A CSV folder that is right: however it was saved, what is remarked on, how rows are counted."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from data_access import store
from data_access.checks import check
from data_access.formats.csv_folder import read_folder
from data_access.formats.package import Package
from data_access.imports import import_folder
from tests.data_access.folder_faults import BUDGET, LINES
from tests.data_access.folders import FILES, change, write_folder
from tests.data_access.stores import dump


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_folder(tmp_path / "lilla")


def contents(package: Package) -> dict[str, list[dict[str, Any]]]:
    tables = {**package.lists, **package.figures}
    return {name: [row.fields for row in rows] for name, rows in tables.items()}


def test_the_small_folder_is_without_faults(folder: Path) -> None:
    package = read_folder(folder)
    assert check(package) == []
    assert package.remarks == []
    assert package.row_count == sum(text.count("\n") - 1 for text in FILES.values())


REMARKED: list[tuple[Callable[[Path], object], str]] = [
    (
        lambda folder: change(folder, "mal.csv", ";källa", ";källa;tyckande"),
        "lilla/mal.csv: kolumnen ”tyckande” känns inte igen och läses inte.",
    ),
    (
        lambda folder: (folder / "medlemar.csv").write_text("kod\n"),
        "lilla/medlemar.csv: filen hör inte till någon tabell och läses inte.",
    ),
    (
        lambda folder: (folder / "siffror" / "utfall-2020.csv").write_text("mått\n"),
        "lilla/siffror/utfall-2020.csv: filen hör inte till någon tabell och läses inte.",
    ),
]


@pytest.mark.parametrize(("add", "remark"), REMARKED)
def test_what_is_left_out_is_remarked_on_and_the_rest_comes_in(
    sqlite_url: str, folder: Path, add: Callable[[Path], object], remark: str
) -> None:
    add(folder)
    store.migrate(sqlite_url)
    result = import_folder(folder, sqlite_url)
    assert result.remarks == (remark,)
    assert len(dump(sqlite_url)["goal"]) == 1


# Ways to write the same table: name and what is done to the bytes of every file.
SAME: dict[str, Callable[[bytes], bytes]] = {
    "byte order mark": lambda content: b"\xef\xbb\xbf" + content,
    "CRLF": lambda content: content.replace(b"\n", b"\r\n"),
    "CR": lambda content: content.replace(b"\n", b"\r"),
    "no last line break": lambda content: content.rstrip(b"\n"),
    "blank lines": lambda content: content.replace(b"\n", b"\n;;\n\n"),
    "every cell in quotation marks": lambda content: b"\n".join(
        b'"' + line.replace(b";", b'";"') + b'"' for line in content.split(b"\n") if line
    ),
    "blanks around the cells": lambda content: content.replace(b";", b" ; "),
    "headings in capitals": lambda content: (
        content.split(b"\n", 1)[0].decode().upper().encode() + b"\n" + content.split(b"\n", 1)[1]
    ),
    "letters and their marks apart": lambda content: (
        content.replace("å".encode(), "a\u030a".encode())
        .replace("ä".encode(), "a\u0308".encode())
        .replace("ö".encode(), "o\u0308".encode())
    ),
}


@pytest.mark.parametrize("way", SAME)
def test_the_same_table_however_it_was_saved(folder: Path, way: str) -> None:
    plain = read_folder(folder)
    for file in folder.rglob("*.csv"):
        file.write_bytes(SAME[way](file.read_bytes()))
    changed = read_folder(folder)

    assert check(changed) == []
    assert contents(changed) == contents(plain)


def test_rows_are_counted_as_a_spreadsheet_does(folder: Path) -> None:
    """A blank row counts, a line break inside a cell does not."""
    change(folder, BUDGET, LINES[BUDGET], f'\n"budget"{LINES[BUDGET].removeprefix("budget")}')
    change(folder, BUDGET, ";300;0;", ";300;noll;")
    (problem,) = check(read_folder(folder))
    assert (problem.row, problem.value) == (5, "noll")
    change(folder, "insatser.csv", "En väg.", '"En väg\r\nmed rader\noch ""citat""; allt"')
    (row,) = read_folder(folder).rows("activities")
    assert row.fields["description"] == 'En väg\r\nmed rader\noch "citat"; allt'


def test_thirds_are_shares_that_add_up(folder: Path) -> None:
    change(folder, "medlemmar.csv", "0,75", "0,333333")
    change(folder, "medlemmar.csv", "ostby;Östby;kommun;0002;0,25", "ostby;Östby;kommun;0002;0,333333")
    change(
        folder, "omraden.csv", "0002;Östby;kommun;;plan", "0002;Östby;kommun;;plan\n0003;Ceby;kommun;;plan"
    )
    with (folder / "medlemmar.csv").open("a", encoding="utf-8") as file:
        file.write("ceby;Ceby;kommun;0003;0,333333;4;plan\n")
    assert check(read_folder(folder)) == []


def test_a_folder_named_by_a_dot_has_its_own_name(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    assert read_folder(Path()).name == "lilla"


def test_the_hash_follows_names_and_content(folder: Path) -> None:
    first = read_folder(folder).sha256
    assert read_folder(folder).sha256 == first
    change(folder, BUDGET, "-400", "-401")
    second = read_folder(folder).sha256
    assert second != first
    change(folder, BUDGET, "-401", "-400")
    assert read_folder(folder).sha256 == first
