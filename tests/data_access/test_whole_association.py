"""A whole association out of the store and in again: nothing is lost, nothing changes, no text is a formula."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest

from data_access import store
from data_access.addresses import file_url
from data_access.changes.comments import save_comment
from data_access.errors import StoreError
from data_access.exports import export_association, whole_association
from data_access.formats.csv_folder import read_folder
from data_access.formats.office import AssociationForm, MemberForm, MemberKind, SplitKey
from data_access.formats.package import Package
from data_access.formats.whole import is_whole, read_whole
from data_access.formats.workbook_guard import open_workbook
from data_access.imports import carry_out, examine
from data_access.incoming import open_form
from tests.data_access.folders import write_folder
from tests.data_access.stores import dump, fill_the_offices_tables


def read(file: Path) -> Package:
    data = file.read_bytes()
    book = open_workbook(file.name, data)
    assert is_whole(book)
    return read_whole(book, data)


def contents(url: str, slug: str) -> tuple[dict[str, list[str]], Any]:
    """Everything that the store holds of an association, without the database's own numbers."""
    with store.reading(url) as session:
        whole = whole_association(session, slug)
    return {name: sorted(map(repr, rows)) for name, rows in whole.rows.items()}, whole.ledgers


@pytest.mark.parametrize("slug", ["norra-skaraborg", "sjuharad", "exempelforbundet"])
def test_an_association_of_the_sample_comes_in_again_as_it_was(
    sample_sqlite_url: str, store_file: Path, tmp_path: Path, slug: str
) -> None:
    file = tmp_path / f"{slug}.xlsx"
    export_association(slug, file, sample_sqlite_url)
    package = read(file)

    shown = examine(package, sample_sqlite_url)
    assert (shown.problems, shown.preview and shown.preview.is_empty) == ((), True)
    result = carry_out(package, url=file_url(store_file))

    assert (result.changed, result.gone, result.remarks) == (0, 0, ())
    assert contents(file_url(store_file), slug) == contents(sample_sqlite_url, slug)


def test_an_association_that_has_only_been_set_up(store_file: Path, tmp_path: Path) -> None:
    members = (MemberForm("Åmål", MemberKind.MUNICIPALITY, "1492"), MemberForm("Regionen", MemberKind.REGION))
    url, empty = file_url(store_file), file_url(tmp_path / "tom.sqlite")
    carry_out(open_form(AssociationForm("Förbundet Nytt", members, SplitKey.POPULATION, 5)).package, url=url)
    file = tmp_path / "nytt.xlsx"
    export_association("forbundet-nytt", file, url)
    store.migrate(empty)

    assert carry_out(read(file), url=url).batch is None
    assert carry_out(read(file), url=empty).remarks == ()
    assert contents(empty, "forbundet-nytt") == contents(url, "forbundet-nytt")


def test_what_the_office_has_written_comes_along(store_url: str, store_file: Path, tmp_path: Path) -> None:
    """Comments, phasing, forecasts, scenarios, entered equity, a ledger: on both databases, into an empty one."""
    carry_out(read_folder(write_folder(tmp_path / "lilla")), url=store_url)
    fill_the_offices_tables(store_url)
    save_comment(
        "lilla", "200", "2020-04", "Kansliet", comment="=1+1 är två", measure="@SUMMA(A1)", url=store_url
    )
    file = tmp_path / "lilla.xlsx"
    export_association("lilla", file, store_url)

    before = dump(store_url)
    assert carry_out(read(file), url=store_url).batch is None
    assert dump(store_url) == before
    empty = tmp_path / "tom.sqlite"
    store.migrate(file_url(empty))
    carry_out(read(file), url=file_url(empty))
    assert contents(file_url(empty), "lilla") == contents(store_url, "lilla")
    assert {name for name, rows in contents(store_url, "lilla")[0].items() if not rows} == set()
    store.dispose_engines()


def test_no_text_is_a_formula_and_amounts_are_numbers(store_file: Path, tmp_path: Path) -> None:
    url = file_url(store_file)
    carry_out(read_folder(write_folder(tmp_path / "lilla")), url=url)
    save_comment("lilla", "200", "2020-04", "Kansliet", comment="=1+1", measure="+46", url=url)
    file = tmp_path / "lilla.xlsx"
    export_association("lilla", file, url)

    with ZipFile(file) as parts:
        assert not any(b"<f>" in parts.read(name) for name in parts.namelist())
    book = openpyxl.load_workbook(file)
    rows = list(book["Siffror"].iter_rows(values_only=True))
    value = rows[0].index("värde")
    assert {type(row[value]) for row in rows[1:] if row[value] is not None} <= {int, float}
    assert min(row[value] for row in rows[1:] if row[value] is not None) == -1_000_000  # 1 000 tkr of budget
    assert ("=1+1", "+46") in [row[2:4] for row in book["Kommentarer"].iter_rows(values_only=True)]


def test_the_file_says_that_it_is_not_protected(sample_sqlite_url: str, tmp_path: Path) -> None:
    file = tmp_path / "exempel.xlsx"
    export_association("exempelforbundet", file, sample_sqlite_url)
    said = "\n".join(
        str(row[1]) for row in openpyxl.load_workbook(file)["Om filen"].iter_rows(values_only=True)
    )

    assert "OSKYDDAT" in said
    assert "Påhittade siffror" in said
    assert f"{datetime.now(UTC):%Y-%m-%d}" in said
    assert file.stat().st_mode & 0o077 == 0


def test_an_unknown_association_and_a_place_that_cannot_be_written(
    sample_sqlite_url: str, tmp_path: Path
) -> None:
    with pytest.raises(StoreError, match="Förbundet ”stora” finns inte"):
        export_association("stora", tmp_path / "x.xlsx", sample_sqlite_url)
    with pytest.raises(StoreError, match="går inte att skriva"):
        export_association("sjuharad", tmp_path / "finns-inte" / "x.xlsx", sample_sqlite_url)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("sheet", "cell", "value", "said"),
    [
        ("Siffror", "A2", "finns-inte", "tabellen finns inte på bladet Tabeller"),
        ("Siffror", "N2", "mycket", "värde ”mycket”: är inte ett tal"),
        ("Medlemmar", "C2", "klubb", "är inte känt"),
        ("Poster", "E2", "99999", "kontot finns inte i kontoplanen"),
        ("Poster", "D2", "2031-01", "månaden ligger utanför huvudbokens period"),
        ("Huvudböcker", "A2", 1999, "poster för en huvudbok som inte står på bladet"),
        ("Utgångslägen", "C2", "abba", "ett sparat utgångsläge är ändrat"),
    ],
)
def test_a_workbook_that_has_been_changed_wrongly_is_refused(
    small_sqlite_url: str, tmp_path: Path, sheet: str, cell: str, value: object, said: str
) -> None:
    file = tmp_path / "lilla.xlsx"
    export_association("lilla", file, small_sqlite_url)
    book = openpyxl.load_workbook(file)
    assert book[sheet][cell].value is not None
    book[sheet][cell] = value
    book.save(file)
    before = dump(small_sqlite_url)

    found = examine(read(file), small_sqlite_url)

    assert said in "\n".join(map(str, found.problems))
    assert dump(small_sqlite_url) == before
