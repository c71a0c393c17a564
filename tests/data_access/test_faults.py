"""Writing that is cut off, and writers and readers at once: never a half batch, never a damaged store."""

import os
import shutil
import time
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import func, select

from data_access import store
from data_access.addresses import file_url
from data_access.backups.restoring import restore
from data_access.backups.saving import backup
from data_access.errors import StoreError
from data_access.imports import import_folder, turn
from data_access.tables import Association, Figure, ImportBatch
from tests.data_access.folders import change, write_folder
from tests.data_access.killing import fork, kill_at_random_moments, require_sound, rows, without_moments
from tests.data_access.obstacles import garbage
from tests.data_access.stores import content, drop_postgres_database, new_postgres_database, store_version

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="a process is killed and not asked")

Copies = Callable[[Any], Callable[[int], str]]
databases = count(1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_folder(tmp_path / "in" / "lilla")


@pytest.fixture
def other_folder(tmp_path: Path) -> Path:
    folder = write_folder(tmp_path / "in" / "andra")
    change(folder, "forbund.csv", "lilla;", "andra;")
    return folder


@pytest.fixture
def kept(small_sqlite_url: str, tmp_path: Path) -> Path:
    """A backup of the small association."""
    file = tmp_path / "kopior" / "lilla.sqlite"
    file.parent.mkdir()
    backup(file, small_sqlite_url)
    return file


@pytest.fixture
def copies(tmp_path: Path) -> Copies:
    """Makes copies of a SQLite store, by number, each in a folder of its own."""

    def of(file: Path) -> Callable[[int], str]:
        def make(number: int) -> str:
            (tmp_path / str(number)).mkdir()
            return file_url(Path(shutil.copy(file, tmp_path / str(number) / "store.sqlite")))

        return make

    return of


@pytest.fixture
def copied_databases(postgres_server: str) -> Iterator[Copies]:
    """Makes copies of a PostgreSQL store, by number."""
    made = []

    def of(template: str) -> Callable[[int], str]:
        def make(number: int) -> str:
            made.append(f"{template}_{next(databases)}_{number}")
            return new_postgres_database(postgres_server, made[-1], template=template)

        return make

    yield of
    store.dispose_engines()
    for name in made:
        drop_postgres_database(postgres_server, name)


def test_the_harness_notices_a_write_in_two_parts(copies: Copies, migrated_file: Path) -> None:
    """Else the tests below would prove nothing."""

    def work(url: str) -> None:
        for slug in ("första-halvan", "andra-halvan"):
            with store.writing(url) as session:
                session.add(Association(slug=slug, name="X", split_key="population", cell_threshold=5))
            time.sleep(0.1)

    with pytest.raises(AssertionError, match="half-way when killed after"):
        kill_at_random_moments(copies(migrated_file), work, rounds=6)


def test_an_import_killed_in_sqlite(copies: Copies, migrated_file: Path, folder: Path) -> None:
    tally = kill_at_random_moments(copies(migrated_file), lambda url: import_folder(folder, url), rounds=50)
    assert tally.killed > 0
    assert tally.before > 0


def test_an_undoing_killed_in_sqlite(copies: Copies, folder: Path, tmp_path: Path) -> None:
    url, imported = file_url(tmp_path / "inläst.sqlite"), tmp_path / "kopia.sqlite"
    store.migrate(url)
    import_folder(folder, url)
    backup(imported, url)
    tally = kill_at_random_moments(copies(imported), lambda url: turn(1, "kansliet", url), rounds=10)
    assert tally.killed > 0


def test_an_import_killed_in_postgresql(
    copied_databases: Copies, migrated_database: str, folder: Path
) -> None:
    prepare = copied_databases(migrated_database)
    tally = kill_at_random_moments(prepare, lambda url: import_folder(folder, url), rounds=4)
    assert tally.killed > 0


def test_a_restore_killed_in_sqlite(copies: Copies, kept: Path, other_folder: Path, tmp_path: Path) -> None:
    """What was there before is in the store, or kept beside it, or both."""
    url, before = file_url(tmp_path / "fore.sqlite"), tmp_path / "kopior" / "fore.sqlite"
    store.migrate(url)
    import_folder(other_folder, url)
    backup(before, url)

    tally = kill_at_random_moments(copies(before), lambda url: restore(kept, url, confirmed=True), rounds=8)

    assert tally.killed > 0
    found = list(tmp_path.glob("*/store-fore-aterlasning-*.sqlite"))
    assert len(found) >= tally.after
    for file in found:
        require_sound(file_url(file))
        assert content(file_url(file)) == content(file_url(before))


def test_a_restore_killed_in_postgresql(copied_databases: Copies, migrated_database: str, kept: Path) -> None:
    prepare = copied_databases(migrated_database)
    tally = kill_at_random_moments(prepare, lambda url: restore(kept, url, confirmed=True), rounds=2)
    assert tally.killed > 0


def test_a_restore_in_the_place_of_a_damaged_file_killed(copies: Copies, kept: Path, tmp_path: Path) -> None:
    damaged = tmp_path / "skadad.sqlite"
    garbage(damaged)

    def look(url: str) -> object:
        bytes_there = Path(url.removeprefix("sqlite:///")).read_bytes()
        return "skadad" if bytes_there == damaged.read_bytes() else rows(url)

    tally = kill_at_random_moments(
        copies(damaged), lambda url: restore(kept, url, confirmed=True), rounds=8, look=look
    )
    assert tally.killed > 0


def told(work: Callable[[], object], file: Path) -> Callable[[], None]:
    """Work for a fork of this process that writes down what was refused."""

    def run() -> None:
        try:
            work()
            file.write_text("klart")
        except StoreError as refused:
            file.write_text(str(refused))

    return run


def at_once(tmp_path: Path, *works: Callable[[], object]) -> list[str]:
    """What each of them said, run at the same time in processes of their own."""
    files = [tmp_path / f"sagt-{number}" for number in range(len(works))]
    children = [fork(told(work, file)) for work, file in zip(works, files, strict=True)]
    assert [child.ended() for child in children] == [0] * len(works)
    return sorted(file.read_text() for file in files)


def test_the_same_import_twice_at_once(store_url: str, folder: Path, tmp_path: Path) -> None:
    """The second finds that the store has it all already."""
    said = at_once(tmp_path, *[lambda: import_folder(folder, store_url)] * 2)
    assert said == ["klart", "klart"]
    assert store_version(store_url) == 1
    assert len(content(store_url)["import_batch"]) == 1


def test_two_imports_at_once(store_url: str, folder: Path, other_folder: Path, tmp_path: Path) -> None:
    said = at_once(
        tmp_path, lambda: import_folder(folder, store_url), lambda: import_folder(other_folder, store_url)
    )
    assert said == ["klart", "klart"]
    assert store_version(store_url) == 2
    with store.reading(store_url) as session:
        batches = dict(session.exec(select(ImportBatch.association, ImportBatch.row_count)).all())
        slugs = session.exec(select(Association.slug)).all()
    assert batches.keys() == set(slugs) == {"andra", "lilla"}
    assert batches["andra"] == batches["lilla"]
    require_sound(store_url)


def test_a_restore_and_an_import_at_once(
    store_url: str, kept: Path, other_folder: Path, tmp_path: Path
) -> None:
    """One after the other: the import is in the store, or in what the restore has kept of it."""
    said = at_once(
        tmp_path,
        lambda: restore(kept, store_url, confirmed=True),
        lambda: import_folder(other_folder, store_url),
    )
    assert said == ["klart", "klart"]
    slugs = {row[1] for row in content(store_url)["association"]}
    assert slugs in ({"lilla"}, {"lilla", "andra"})
    require_sound(store_url)


def test_readers_during_an_import_see_nothing_of_it_or_all(store_url: str, folder: Path) -> None:
    def seen() -> tuple[int, int, int]:
        with store.reading(store_url) as session:
            version = store.version(session)
            figures = session.exec(select(func.count()).select_from(Figure)).one()
            return version, figures, session.exec(select(func.count()).select_from(Association)).one()

    child = fork(lambda: import_folder(folder, store_url))
    found = [seen()]
    while found[-1][0] == 0:
        found.append(seen())
    assert child.ended() == 0
    figures = len(content(store_url)["figure"])
    assert set(found) <= {(0, 0, 0), (1, figures, 1)}
    assert figures > 0


def test_readers_during_a_restore_see_the_store_before_or_after(
    store_url: str, kept: Path, other_folder: Path
) -> None:
    import_folder(other_folder, store_url)
    before = without_moments(store_url)
    child = fork(lambda: restore(kept, store_url, confirmed=True))
    found = [without_moments(store_url)]
    while found[-1] == before:
        found.append(without_moments(store_url))
    assert child.ended() == 0
    assert found[-1] == without_moments(store_url)
    assert {row[1] for row in found[-1]["association"]} == {"lilla"}
