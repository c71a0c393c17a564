"""`python -m data_access restore`: everything is replaced or nothing, and what was there is kept."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import text
from sqlmodel import select

from data_access import store
from data_access.addresses import file_url
from data_access.backups import restoring
from data_access.backups.restoring import UNSEEN_VERSIONS, restore
from data_access.backups.saving import backup
from data_access.errors import StoreError
from data_access.imports import import_folder, turn
from data_access.tables import Association
from tests.data_access.conftest import Run
from tests.data_access.folders import write_folder
from tests.data_access.obstacles import (
    DAMAGES,
    cut_in_half,
    damaged_pages,
    garbage,
    held_by_another_process,
    no_file_beyond,
)
from tests.data_access.stores import content, dump, store_version
from tests.data_access.test_backup import at_the_oldest_version


def new_association(slug: str) -> Association:
    return Association(slug=slug, name=slug.title(), split_key="population", cell_threshold=5)


def add(url: str, slug: str) -> None:
    with store.writing(url) as session:
        session.add(new_association(slug))


def slugs(url: str) -> list[str]:
    with store.reading(url) as session:
        return list(session.exec(select(Association.slug).order_by(Association.id)))


@pytest.fixture(scope="session")
def small_backup(small_sqlite_url: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A backup of the small association, with a row in every table; to read from only."""
    file = tmp_path_factory.mktemp("kopia") / "kopia.sqlite"
    backup(file, small_sqlite_url)
    return file


@pytest.fixture
def bad_backup(small_backup: Path, tmp_path: Path) -> Path:
    """A copy of the backup, to be broken."""
    (tmp_path / "in").mkdir()
    return Path(shutil.copy(small_backup, tmp_path / "in" / "kopia.sqlite"))


def rows_are_wrong(url: str) -> None:
    with store.writing(url) as session:
        session.execute(text("DELETE FROM follow_up_setting"))
        session.execute(text("UPDATE association SET name = 'Fel'"))


def file_is_gone(url: str) -> None:
    store.dispose_engines()
    Path(url.removeprefix("sqlite:///")).unlink()


def file_is_damaged(url: str) -> None:
    store.dispose_engines()
    damaged_pages(Path(url.removeprefix("sqlite:///")))


def file_is_empty(url: str) -> None:
    store.dispose_engines()
    Path(url.removeprefix("sqlite:///")).write_bytes(b"")


def tables_are_gone(url: str) -> None:
    with store.writing_engine(url).begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))


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


@pytest.mark.parametrize("accident", [file_is_damaged, file_is_gone])
def test_a_program_that_has_the_old_file_open_finds_the_new_one(
    small_backup: Path, store_file: Path, accident: Callable[[str], None]
) -> None:
    url = file_url(store_file)
    add(url, "det-gamla")
    with store.reading(url) as session:
        session.exec(select(Association.slug)).all()
        with store.writing_engine(url).connect():  # neither was at the end of its work
            accident_without_shutting(accident, url)
            restore(small_backup, url, confirmed=True)
    assert slugs(url) == ["lilla"]
    add(url, "det-nya")
    assert slugs(url) == ["lilla", "det-nya"]
    store.check_readable(url, thoroughly=True)


def accident_without_shutting(accident: Callable[[str], None], url: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(store, "dispose_engines", lambda: None)
        accident(url)


def test_a_damaged_store_is_moved_aside_and_not_lost(run: Run, store_file: Path, small_backup: Path) -> None:
    cut_in_half(store_file)
    store_file.with_name("store.sqlite-wal").write_bytes(b"en logg")
    before = store_file.read_bytes()

    said = run("restore", str(small_backup), file=store_file).refusal
    assert said == (
        f"Databasen {store_file} är skadad, men kan ha något som går att rädda. Kör igen med --yes: filen "
        "flyttas då undan och kopian läses in."
    )
    assert store_file.read_bytes() == before

    said = run("restore", str(small_backup), "--yes", file=store_file)
    (kept,) = store_file.parent.glob("store-skadad-20*.sqlite")
    assert f"Det som fanns är kvar i {kept}, " in said.out
    assert kept.read_bytes() == before
    assert Path(f"{kept}-wal").read_bytes() == b"en logg"
    assert content(file_url(store_file)) == content(file_url(small_backup))


def test_a_disk_without_links_takes_a_copy(
    store_file: Path, small_backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    garbage(store_file)
    before = store_file.read_bytes()

    def refused(*_names: object) -> None:
        raise OSError

    monkeypatch.setattr(Path, "hardlink_to", refused)
    kept = restore(small_backup, file_url(store_file), confirmed=True).kept
    assert kept is not None
    assert kept.read_bytes() == before


def test_a_log_left_by_a_deleted_store_is_not_read_into_the_new_one(
    store_file: Path, small_backup: Path
) -> None:
    url = file_url(store_file)
    add(url, "det-gamla")
    log = Path(f"{store_file}-wal")
    before = log.read_bytes()
    store_file.unlink()
    restored = restore(small_backup, url)
    assert restored.kept is None
    assert slugs(url) == ["lilla"]
    (kept,) = store_file.parent.glob("store-skadad-*.sqlite-wal")
    assert kept.read_bytes() == before


def test_a_store_that_was_made_meanwhile_is_left_alone(
    sqlite_url: str, small_backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill = restoring._fill

    def slowly(*given: object) -> None:
        fill(*given)  # type: ignore[arg-type]
        store.migrate(sqlite_url)
        add(sqlite_url, "någon-annans")

    monkeypatch.setattr(restoring, "_fill", slowly)
    with pytest.raises(StoreError, match="har ändrats av ett annat program under tiden"):
        restore(small_backup, sqlite_url)
    assert slugs(sqlite_url) == ["någon-annans"]


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


def changed(file: Path, change: str) -> None:
    """Somebody does what only SQLite's own shell does, past the rules of the tables."""
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute(change)


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
