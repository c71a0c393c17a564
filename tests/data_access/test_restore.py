"""`python -m data_access restore`: every row is there again, and what was there before is kept."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlmodel import select

from data_access import store
from data_access.addresses import file_url
from data_access.backups.restoring import UNSEEN_VERSIONS, restore
from data_access.backups.saving import backup
from data_access.imports import import_folder, turn
from data_access.tables import Association
from tests.data_access.backups import (
    add,
    at_the_oldest_version,
    file_is_damaged,
    file_is_empty,
    file_is_gone,
    rows_are_wrong,
    slugs,
    tables_are_gone,
)
from tests.data_access.conftest import Run
from tests.data_access.folders import write_folder
from tests.data_access.stores import content, dump, store_version


def drill(
    url: str, expected: dict[str, list[tuple[object, ...]]], kept: Path, accident: Callable[[str], None]
) -> None:
    """A backup is taken, something happens, and every row is there again."""
    assert content(url) == expected
    version = store_version(url)
    backup(kept, url)
    accident(url)
    restore(kept, url, confirmed=True)
    assert content(url) == expected
    assert store_version(url) > version
    store.check_readable(url, thoroughly=True)
    add(url, "efteråt")  # and work goes on


@pytest.mark.parametrize("accident", [rows_are_wrong, file_is_gone, file_is_empty])
def test_the_drill_in_sqlite(
    small_backup: Path, sqlite_url: str, tmp_path: Path, accident: Callable[[str], None]
) -> None:
    restore(small_backup, sqlite_url)
    drill(sqlite_url, content(file_url(small_backup)), tmp_path / "kopia.sqlite", accident)


def test_the_drill_in_postgresql(small_backup: Path, store_database: str, tmp_path: Path) -> None:
    restore(small_backup, store_database)
    drill(store_database, content(file_url(small_backup)), tmp_path / "kopia.sqlite", tables_are_gone)


def test_the_drill_with_the_sample_data_on_both_databases_and_between_them(
    sample_sqlite_url: str, store_database: str, tmp_path: Path
) -> None:
    """From SQLite to PostgreSQL and back again, every row of every table with it."""
    expected = content(sample_sqlite_url)
    there, back = tmp_path / "dit.sqlite", tmp_path / "hem.sqlite"
    backup(there, sample_sqlite_url)
    restore(there, store_database)
    drill(store_database, expected, back, rows_are_wrong)
    home = file_url(tmp_path / "hemma.sqlite")
    restore(back, home)
    drill(home, expected, tmp_path / "kopia.sqlite", file_is_damaged)


def test_what_is_said_and_what_is_kept(run: Run, store_url: str, small_backup: Path) -> None:
    add(store_url, "det-gamla")
    before = content(store_url)

    said = run("restore", str(small_backup), url=store_url).refusal
    assert " har 1 rader (Det-Gamla), som skulle ersättas. Kör igen med --yes: " in said
    assert content(store_url) == before

    said = run("restore", str(small_backup), "--yes", url=store_url)
    assert (said.status, said.error) == (0, "")
    done, kept = said.out.splitlines()
    rows = sum(len(found) for found in content(file_url(small_backup)).values())
    assert done.startswith("Databasen ")
    assert done.endswith(f" är återläst ur {small_backup}: 1 förbund, {rows} rader.")
    start, end = "Det som fanns är kvar i ", ", oskyddat och bara för kansliet."
    assert (kept[: len(start)], kept[-len(end) :]) == (start, end)
    file = Path(kept[len(start) : -len(end)])
    assert content(store_url) == content(file_url(small_backup))
    assert content(file_url(file)) == before
    assert "-fore-aterlasning-20" in file.name

    run("restore", str(file), "--yes", url=store_url)
    assert content(store_url) == before  # there and back again


def test_two_restores_in_a_second_keep_two_files(store_file: Path, small_backup: Path) -> None:
    url = file_url(store_file)
    kept = {restore(small_backup, url, confirmed=True).kept for _time in range(3)}
    assert len(kept) == 3
    assert all(name is not None and name.parent == store_file.parent for name in kept)


@pytest.mark.parametrize("in_backup", [3, 50])
def test_the_version_never_goes_back(store_url: str, bad_backup: Path, in_backup: int) -> None:
    """Whatever a running app has kept of the store before, it reads anew."""
    with closing(sqlite3.connect(bad_backup)) as connection, connection:
        connection.execute("UPDATE store_state SET version = ?", [in_backup])
    for number in range(4):
        add(store_url, f"nummer-{number}")
    restore(bad_backup, store_url, confirmed=True)
    assert store_version(store_url) == max(4 + 1, in_backup + 1)


def test_a_new_store_has_a_version_that_nobody_has_seen(sqlite_url: str, small_backup: Path) -> None:
    """The file is gone, and with it how far its version had come."""
    restore(small_backup, sqlite_url)
    assert store_version(sqlite_url) == store_version(file_url(small_backup)) + UNSEEN_VERSIONS


def test_a_reader_sees_one_state_and_then_the_other(store_url: str, small_backup: Path) -> None:
    add(store_url, "det-gamla")
    with store.reading(store_url) as session:
        assert session.exec(select(Association.slug)).all() == ["det-gamla"]
        restore(small_backup, store_url, confirmed=True)
        assert session.exec(select(Association.slug)).all() == ["det-gamla"]
        version = store.version(session)
    assert slugs(store_url) == ["lilla"]
    assert store_version(store_url) > version


def test_an_older_backup_is_brought_to_this_version(store_url: str, tmp_path: Path) -> None:
    old = tmp_path / "gammal.sqlite"
    at_the_oldest_version(file_url(old))
    store.dispose_engines()
    before = old.read_bytes()
    restore(old, store_url)
    assert slugs(store_url) == ["gammalt"]
    store.check_readable(store_url)
    assert old.read_bytes() == before


def test_a_copied_store_with_its_log_is_read_with_the_log(store_file: Path, tmp_path: Path) -> None:
    url = file_url(store_file)
    """Somebody has copied the files of a store that was in use."""
    used = file_url(tmp_path / "i-bruk.sqlite")
    store.migrate(used)
    add(used, "i-loggen")
    copied = tmp_path / "kopierad.sqlite"
    for end in ("", "-wal"):
        shutil.copy(f"{tmp_path / 'i-bruk.sqlite'}{end}", f"{copied}{end}")
    assert Path(f"{copied}-wal").stat().st_size
    restore(copied, url)
    assert slugs(url) == ["i-loggen"]


def test_new_rows_are_numbered_after_the_restored_ones(store_url: str, small_backup: Path) -> None:
    restore(small_backup, store_url)
    add(store_url, "det-nya")
    (first, second) = (row[0] for row in dump(store_url)["association"])
    assert second > first


def test_an_import_can_be_undone_after_the_restore(store_url: str, tmp_path: Path) -> None:
    """Also where the store is another database than the one that it was imported into."""
    made = file_url(tmp_path / "gjord.sqlite")
    store.migrate(made)
    import_folder(write_folder(tmp_path / "lilla"), made)
    backup(tmp_path / "kopia.sqlite", made)
    restore(tmp_path / "kopia.sqlite", store_url)

    assert turn(1, "kansliet", store_url)
    assert slugs(store_url) == []
    assert not turn(1, "kansliet", store_url)
    restored, original = content(store_url), content(made)
    for moved in ("import_batch", "import_journal"):  # who undid it, and when
        assert len(restored.pop(moved)) == len(original.pop(moved))
    assert restored == original
