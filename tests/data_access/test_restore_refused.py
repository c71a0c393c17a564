"""Restores that must not be: one Swedish line, and the store and its folder are as before."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import text

from data_access import store
from data_access.addresses import file_url
from data_access.backups import restoring
from data_access.backups.restoring import restore
from data_access.backups.saving import backup
from data_access.errors import StoreError
from tests.data_access.backups import add, changed
from tests.data_access.conftest import Run
from tests.data_access.obstacles import (
    DAMAGES,
    garbage,
    held_by_another_process,
    no_file_beyond,
)
from tests.data_access.stores import dump


def test_a_restore_that_fails_does_not_take_numbers_back(
    store_database: str, small_backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """PostgreSQL does not roll its sequences back."""
    for number in range(3):
        add(store_database, f"nummer-{number}")
    before = dump(store_database)
    monkeypatch.setattr(restoring, "contents", lambda *_given: {})
    with pytest.raises(StoreError, match="blev inte lik säkerhetskopian"):
        restore(small_backup, store_database, confirmed=True)
    assert dump(store_database) == before
    add(store_database, "nummer-3")


def refuse(run: Run, file: Path, url: str) -> str:
    """What a restore that must not be says; the store and its folder are as before."""
    before, listed = dump(url), sorted(files_beside(url))
    said = run("restore", str(file), "--yes", url=url).refusal
    assert dump(url) == before
    assert sorted(files_beside(url)) == listed
    return said


def files_beside(url: str) -> list[str]:
    if url.startswith("postgresql"):
        return []
    folder = Path(url.removeprefix("sqlite:///")).parent
    return [file.name for file in folder.iterdir() if not file.name.endswith(("-wal", "-shm"))]


def test_files_that_are_no_backup(run: Run, store_file: Path, tmp_path: Path) -> None:
    url = file_url(store_file)
    add(url, "det-gamla")
    folder = tmp_path / "mapp"
    folder.mkdir()
    missing = folder / "ingen.sqlite"
    assert refuse(run, missing, url) == f"Säkerhetskopian {missing} finns inte. Rätta sökvägen."
    assert refuse(run, folder, url) == (f"{folder} är en mapp och ingen säkerhetskopia. Rätta sökvägen.")
    other = folder / "andra.sqlite"
    with closing(sqlite3.connect(other)) as connection, connection:
        connection.execute("CREATE TABLE member (name TEXT)")
    other_alembic = folder / "alembic.sqlite"
    with closing(sqlite3.connect(other_alembic)) as connection, connection:
        connection.execute("CREATE TABLE store_state (version INTEGER)")
        connection.execute("CREATE TABLE alembic_version (version_num TEXT)")
    empty, garbled = folder / "tom.sqlite", folder / "skräp.sqlite"
    empty.write_bytes(b"")
    garbage(garbled)
    for file in (other, other_alembic, empty, garbled):
        assert refuse(run, file, url) == (
            f"{file} är ingen säkerhetskopia av databasen. Sådana skriver: python -m data_access backup"
        )


@pytest.mark.parametrize(
    "damage", [damage for damage in DAMAGES if damage.__name__ not in {"garbage", "text_file"}]
)
def test_a_damaged_backup(
    run: Run, store_file: Path, bad_backup: Path, damage: Callable[[Path], None]
) -> None:
    damage(bad_backup)
    url = file_url(store_file)
    add(url, "det-gamla")
    assert refuse(run, bad_backup, url) == (
        f"Säkerhetskopian {bad_backup} är skadad. Ingenting har ändrats; använd en annan kopia."
    )


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("INSERT INTO area_part (group_id, part_id) VALUES (98, 99)", "är skadad. "),
        ("UPDATE import_batch SET imported_at = 'i går'", "är skadad. "),
        ("ALTER TABLE member DROP COLUMN name", "är ingen säkerhetskopia av databasen. "),
        ("DROP TABLE ledger_month", "är ingen säkerhetskopia av databasen. "),
        ("UPDATE alembic_version SET version_num = '0001'", "är ingen säkerhetskopia av databasen. "),
        ("DELETE FROM alembic_version", "är ingen säkerhetskopia av databasen. "),
        (
            "UPDATE alembic_version SET version_num = '9999'",
            " kommer från en nyare version av programmet (9999). Uppdatera programmet; ingenting har ändrats.",
        ),
    ],
)
def test_a_backup_that_somebody_has_been_at(
    run: Run, store_file: Path, bad_backup: Path, change: str, said: str
) -> None:
    changed(bad_backup, change)
    assert said in refuse(run, bad_backup, file_url(store_file))


@pytest.mark.parametrize(
    "change",
    ["UPDATE figure SET period_from = '2020-01-02'", "UPDATE association SET cell_threshold = -1"],
)
def test_a_backup_that_breaks_the_rules_of_the_tables(
    run: Run, store_url: str, bad_backup: Path, change: str
) -> None:
    changed(bad_backup, change)
    add(store_url, "det-gamla")
    assert refuse(run, bad_backup, store_url).startswith("Databasen godtar inte raderna (")


def test_broken_rules_are_said_also_where_there_was_no_store(
    run: Run, sqlite_url: str, bad_backup: Path
) -> None:
    changed(bad_backup, "UPDATE association SET cell_threshold = -1")
    said = run("restore", str(bad_backup), url=sqlite_url).refusal
    assert said.startswith("Databasen godtar inte raderna (")
    assert files_beside(sqlite_url) == ["in"]


def test_the_store_is_not_its_own_backup(run: Run, store_file: Path) -> None:
    url = file_url(store_file)
    assert refuse(run, store_file, url) == f"{store_file} är databasen själv och ingen säkerhetskopia."


def test_a_store_of_another_version_is_left_alone(run: Run, store_url: str, small_backup: Path) -> None:
    for version, said in (
        ("9999", "Databasen kommer från en nyare version"),
        ("0001", "Databasen är från en äldre"),
    ):
        with store.writing_engine(store_url).begin() as connection:
            connection.execute(
                text("UPDATE alembic_version SET version_num = :version"), {"version": version}
            )
        assert refuse(run, small_backup, store_url).startswith(said)


@pytest.mark.usefixtures("no_patience")
@pytest.mark.parametrize("mode", ["NORMAL", "EXCLUSIVE"])
def test_another_process_has_the_store(run: Run, store_file: Path, small_backup: Path, mode: str) -> None:
    before = dump(file_url(store_file))
    store.dispose_engines()
    with held_by_another_process(store_file, mode):
        said = run("restore", str(small_backup), file=store_file).refusal
    assert (
        said == f"Databasen {store_file} är låst av ett annat program. Stäng det programmet och försök igen."
    )
    assert dump(file_url(store_file)) == before
    assert run("restore", str(small_backup), file=store_file).status == 0


@pytest.mark.usefixtures("no_patience")
def test_another_program_is_writing_in_postgresql(
    run: Run, postgres_url: str, other_postgres: psycopg.Connection, small_backup: Path
) -> None:
    store.migrate(postgres_url)
    other_postgres.execute("UPDATE store_state SET version = version")
    assert "är låst av ett annat program" in run("restore", str(small_backup), url=postgres_url).refusal
    other_postgres.rollback()
    assert run("restore", str(small_backup), url=postgres_url).status == 0


def test_a_backup_that_another_process_has(run: Run, store_file: Path, bad_backup: Path) -> None:
    connect = sqlite3.connect
    with pytest.MonkeyPatch.context() as patch, held_by_another_process(bad_backup, "EXCLUSIVE"):
        patch.setattr("sqlite3.connect", lambda *given, **named: connect(*given, timeout=0.05, **named))
        said = refuse(run, bad_backup, file_url(store_file))
    assert (
        said == f"Databasen {bad_backup} är låst av ett annat program. Stäng det programmet och försök igen."
    )


@pytest.mark.parametrize("size", [60_000, 240_000])
def test_a_disk_that_takes_no_more(run: Run, tmp_path: Path, sample_sqlite_url: str, size: int) -> None:
    """The private copy of the backup has no room, or the store's own log has none."""
    kept = tmp_path / "in" / "kopia.sqlite"
    kept.parent.mkdir()
    backup(kept, sample_sqlite_url)
    url = file_url(tmp_path / "store.sqlite")
    store.migrate(url)
    add(url, "det-gamla")
    with no_file_beyond(size):
        said = refuse(run, kept, url)
    place = tmp_path / "store.sqlite"
    assert (
        said == f"Disken är full eller trasig: inget har sparats i {place}. Frigör utrymme och försök igen."
    )
