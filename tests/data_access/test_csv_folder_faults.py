"""A CSV folder with faults: all of them at once, each with file, row, column, value and what to do."""

from pathlib import Path

import pytest

from data_access.checks import check
from data_access.errors import ImportRefusedError, Problem
from data_access.formats.csv_folder import read_folder
from data_access.imports import import_folder
from tests.data_access.folder_faults import (
    A_PERSON,
    BUDGET,
    CELLS,
    CODE,
    FLOWS,
    LINES,
    NO_COLUMN,
    NO_HEADINGS,
    NOT_LISTED,
    SHARES,
    UTF_8,
    WHOLE_FILES,
)
from tests.data_access.folders import FILES, change, write_folder
from tests.data_access.stores import dump


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_folder(tmp_path / "lilla")


def change_row(folder: Path, name: str, old: str, new: str) -> None:
    """Replace what stands once in the row that is made faulty."""
    assert LINES[name].count(old) == 1, (name, old)
    change(folder, name, LINES[name], LINES[name].replace(old, new))


def line(name: str, place: tuple[int, str, str], said: str) -> str:
    row, column, value = place
    shown = [f"lilla/{name}", *([f"rad {row}"] if row else [])]
    shown += [f"kolumn ”{column}”"] if column else []
    shown += [f"värde ”{value}”"] if value else []
    return f"{', '.join(shown)}: {said}"


def problems(folder: Path) -> list[str]:
    return [str(problem) for problem in check(read_folder(folder))]


def refusal(folder: Path, url: str) -> list[str]:
    """What an import says; nothing may have come into the store."""
    before = dump(url)
    with pytest.raises(ImportRefusedError) as refused:
        import_folder(folder, url)
    assert dump(url) == before
    return [str(problem) for problem in refused.value.problems]


@pytest.mark.parametrize(("name", "old", "new", "place", "said"), CELLS)
def test_a_fault_in_a_cell(
    folder: Path, name: str, old: str, new: str, place: tuple[int, str, str], said: str
) -> None:
    change_row(folder, name, old, new)
    assert problems(folder) == [line(name, place, said)]


@pytest.mark.parametrize(("name", "content", "row", "said"), WHOLE_FILES)
def test_a_fault_in_a_file(folder: Path, name: str, content: bytes | None, row: int, said: str) -> None:
    if content is None:
        (folder / name).unlink()
    else:
        (folder / name).write_bytes(content)
    assert problems(folder) == [line(name, (row, "", ""), said)]


def test_a_folder_in_the_place_of_a_file(folder: Path) -> None:
    (folder / "mal.csv").unlink()
    (folder / "mal.csv").mkdir()
    said = "filen går inte att läsa. Kontrollera att den är en fil och dess rättigheter."
    assert problems(folder) == [line("mal.csv", (0, "", ""), said)]


@pytest.mark.parametrize("name", ["omraden", "medlemmar", "kostnadsstallen", "resultatrader", "insatser"])
def test_what_refers_to_an_unreadable_list_is_not_reported_too(folder: Path, name: str) -> None:
    (folder / f"{name}.csv").write_bytes(b"\xff")
    assert problems(folder) == [line(f"{name}.csv", (1, "", ""), UTF_8)]


def test_a_list_that_is_not_there_has_no_codes(folder: Path) -> None:
    (folder / "insatser.csv").unlink()
    file, said = "siffror/insatser-2020.csv", NOT_LISTED.format(file="insatser.csv")
    assert problems(folder) == [line(file, (row, "insats", "vagen"), said) for row in (2, 3)]


def test_a_key_that_cannot_be_read_is_reported_once(folder: Path) -> None:
    change(folder, "kostnadsstallen.csv", "100;Kansli", "1 00;Kansli")
    change(folder, "tabeller.csv", "floden-2020;", "flöden 2020;")
    assert problems(folder) == [
        line("kostnadsstallen.csv", (2, "kod", "1 00"), CODE),
        line("tabeller.csv", (3, "kod", "flöden 2020"), CODE),
    ]


def test_a_file_without_headings_lacks_every_column_that_is_needed(folder: Path) -> None:
    (folder / "kalender.csv").write_text(
        "2020-02-11;2020-02-12;Styrelsemöte;styrelse;plan;\n", encoding="utf-8"
    )
    needed = ("från", "rubrik", "slag", "källa")
    assert problems(folder) == [line("kalender.csv", (1, column, ""), NO_COLUMN) for column in needed]


def test_two_associations_in_a_folder(folder: Path) -> None:
    row = FILES["forbund.csv"].splitlines()[1]
    change(folder, "forbund.csv", row, f"{row}\n{row.replace('lilla', 'stora')}")
    assert problems(folder) == ["lilla/forbund.csv: ska ha just en rad: förbundet."]


def test_all_faults_are_said_at_once_and_nothing_is_written(folder: Path, small_url: str) -> None:
    """Faults that were met one by one above, now together: the same lines, all of them."""
    together = {
        BUDGET: [("-400", "fyra"), (";plan", ";gissning"), ("2020-01;2020-12", "2020-12;2020-01")],
        FLOWS: [(";6;", ";-6;"), ("kvinna", "?")],
        SHARES: [("0,5", "0,1234567")],
        "medlemmar.csv": [("0001", "0009"), ("0,75", "75 %")],
        "kallor.csv": [("2019-11-20", "2019-02-30")],
        "kalender.csv": [("2020-02-12", "2020-02-10")],
        "kostnadsstallen.csv": [("nej", "kanske")],
        "tabeller.csv": [("kostnadsställe", "konto")],
    }
    expected = {
        line(name, place, said)
        for name, old, new, place, said in CELLS
        if (old, new) in together.get(name, ())
    }
    assert len(expected) == sum(len(faults) for faults in together.values())
    for name, faults in together.items():
        row = LINES[name]
        for old, new in faults:
            row = row.replace(old, new)
        change(folder, name, LINES[name], row)
    (folder / "mal.csv").write_bytes(b"")

    said = refusal(folder, small_url)

    assert set(said) == expected | {line("mal.csv", (0, "", ""), NO_HEADINGS)}
    assert len(said) == len(expected) + 1


def test_a_personnummer_is_never_repeated(folder: Path, small_url: str) -> None:
    change_row(folder, BUDGET, ";100;", f";{A_PERSON};")
    change(folder, "insatser.csv", "En väg.", f"Fråga {A_PERSON.replace('-', '')}.")
    change_row(folder, "mal.csv", ";minst;", f";{A_PERSON};")
    change(folder, "medlemmar.csv", "ordning;", f"{A_PERSON};")
    said = refusal(folder, small_url)
    assert len(said) == 4
    assert A_PERSON[:6] not in " ".join(said)


def test_a_folder_that_is_not_there(tmp_path: Path, small_url: str) -> None:
    missing = tmp_path / "ingen"
    assert refusal(missing, small_url) == [f"{missing}: mappen finns inte. Rätta sökvägen."]


def test_a_problem_is_one_line_whatever_stood_in_the_cell() -> None:
    problem = Problem("a.csv", "är fel.", row=2, column="värde\x1b", value="x\r\ny\x00" + "z" * 100)
    assert str(problem) == f"a.csv, rad 2, kolumn ”värde ”, värde ”x  y {'z' * 55}…”: är fel."
    assert str(Problem("a.csv", "är fel.")) == "a.csv: är fel."
