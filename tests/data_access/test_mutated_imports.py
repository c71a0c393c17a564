"""A thousand damaged files of each kind: imported, and then the store agrees with the file, or refused whole."""

import random
from collections import Counter
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from sqlalchemy import func, select
from sqlmodel import Session

from data_access import store
from data_access.addresses import file_url
from data_access.errors import ImportRefusedError, StoreError
from data_access.exports import export_association
from data_access.formats import values
from data_access.formats.package import Package
from data_access.imports import import_folder, write, writing_rows
from data_access.incoming import open_files
from data_access.tables import Association, Dataset, Figure, Ledger, LedgerEntry, LedgerMonth
from data_access.tables.base import columns_of
from tests.data_access.folders import write_folder
from tests.data_access.formats.test_mutated import mutated
from tests.data_access.stores import dump
from tests.data_access.test_ledger_mapping import DATA

TIMES = 1_000
SLUG = "lilla"
_figure, _dataset, _association = columns_of(Figure), columns_of(Dataset), columns_of(Association)
_ledger, _entry, _month = columns_of(Ledger), columns_of(LedgerEntry), columns_of(LedgerMonth)


@pytest.fixture
def url(store_file: Path, tmp_path: Path) -> str:
    import_folder(write_folder(tmp_path / SLUG), file_url(store_file))
    return file_url(store_file)


def brought_in(url: str, name: str, data: bytes, agrees: Callable[[Session, Package], None]) -> bool:
    """Bring a file in, hold the store to it, and let it go again; whether it was not refused."""
    try:
        package = open_files({name: data}, SLUG, url=url).package
        with writing_rows(url) as session:
            write(session, package)
            agrees(session, package)
            session.rollback()
    except (ImportRefusedError, StoreError):
        return False
    return True


def ledgers_agree(session: Session, package: Package) -> None:
    """Each ledger's postings and its sums per month make the same as the file's rows."""
    for book in package.ledgers:
        of_it = (_ledger.year == book.year, _ledger.kind == book.kind)
        total = sum(row.amount for row in book.rows)
        for table, column in ((LedgerEntry, _entry), (LedgerMonth, _month)):
            statement = select(func.sum(column.amount)).select_from(table)
            summed = session.scalar(statement.join(Ledger, _ledger.id == column.ledger_id).where(*of_it))
            assert (summed or 0) == total


def figures_agree(session: Session, package: Package) -> None:
    """Each table's sum in the store is that of the file's cells."""
    statement = (
        select(_dataset.code, func.sum(_figure.value))
        .join(Dataset, _dataset.id == _figure.dataset_id)
        .join(Association, _association.id == _dataset.association_id)
        .where(_association.slug == package.slug)
        .group_by(_dataset.code)
    )
    in_store = {code: int(total or 0) for code, total in session.execute(statement)}
    in_file: Counter[str] = Counter()
    for code, rows in package.figures.items():
        for row in rows:
            if row.fields["value"] is not None:
                in_file[code] += values.in_unit(row.fields["value"], row.fields["unit"])
    assert {code: in_store.get(code, 0) for code in package.figures} == {
        code: in_file[code] for code in package.figures
    }
    ledgers_agree(session, package)


def test_mutated_ledgers_are_imported_and_agree_or_are_refused(url: str) -> None:
    chance, before = random.Random(2017), dump(url)

    done = sum(brought_in(url, "bok.se", mutated(DATA, chance), ledgers_agree) for _time in range(TIMES))

    assert 0 < done < TIMES
    assert dump(url) == before


def test_mutated_workbooks_are_imported_and_agree_or_are_refused(url: str, tmp_path: Path) -> None:
    chance, before = random.Random(2018), dump(url)
    export_association(SLUG, tmp_path / "lilla.xlsx", url)
    with ZipFile(tmp_path / "lilla.xlsx") as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    sheets = [name for name in parts if name.startswith("xl/worksheets/")]
    words = ["xl/sharedStrings.xml"] if "xl/sharedStrings.xml" in parts else sheets

    def damaged() -> bytes:
        kind = chance.random()
        if kind < 0.2:
            return mutated(zipped(parts), chance)
        name = chance.choice(sheets if kind < 0.6 else words)
        return zipped(parts | {name: mutated(parts[name], chance)})

    done = sum(brought_in(url, "lilla.xlsx", damaged(), figures_agree) for _time in range(TIMES))

    assert 0 < done < TIMES
    assert dump(url) == before
    store.dispose_engines()


def zipped(parts: dict[str, bytes]) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED, compresslevel=1) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return file.getvalue()
