"""`python -m data_access backup`: one state of the store in a file of its own, whole or not at all."""

import errno
import shutil
import sqlite3
import stat
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from data_access import store
from data_access.addresses import file_url
from data_access.backups import saving
from data_access.backups.saving import backup
from data_access.errors import StoreError
from data_access.tables import Association
from tests.data_access.backups import OLDEST, at_the_oldest_version
from tests.data_access.conftest import Run
from tests.data_access.killing import kill_at_random_moments
from tests.data_access.obstacles import as_nobody, held_by_another_process, no_file_beyond
from tests.data_access.stores import content, dump, store_version


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """Where backups go: a folder with nothing else in it."""
    folder = tmp_path / "kopior"
    folder.mkdir()
    return folder / "kopia.sqlite"


def only_file(folder: Path) -> Path:
    (found,) = folder.iterdir()
    return found


def associations(file: Path) -> list[str]:
    with closing(sqlite3.connect(file)) as connection:
        return [row[0] for row in connection.execute("SELECT slug FROM association")]


def test_a_backup_is_a_store_with_the_same_rows(run: Run, small_url: str, kept: Path) -> None:
    """From either database, every table, in a SQLite file that stands alone."""
    said = run("backup", str(kept), url=small_url)

    assert (said.status, said.error) == (0, "")
    rows = sum(len(found) for found in content(small_url).values())
    assert (
        said.out
        == f"Säkerhetskopia i {kept}: 1 förbund, {rows} rader. Den är oskyddad och bara för kansliet.\n"
    )
    assert content(file_url(kept)) == content(small_url)
    assert all(content(small_url).values()), "a table that nothing is in proves nothing"
    assert store_version(file_url(kept)) == store_version(small_url)
    store.check_readable(file_url(kept), thoroughly=True)
    store.dispose_engines()
    assert only_file(kept.parent) == kept
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    with closing(sqlite3.connect(kept)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_a_thousand_rows_are_written_as_on_the_screen(run: Run, store_url: str, kept: Path) -> None:
    with store.writing(store_url) as session:
        session.add_all(
            Association(slug=f"nummer-{number}", name="X", split_key="population", cell_threshold=5)
            for number in range(1_000)
        )
    assert ": 1000 förbund, 1\u00a0000 rader." in run("backup", str(kept), url=store_url).out


def test_a_file_that_is_there_is_replaced_only_by_force(run: Run, store_url: str, kept: Path) -> None:
    run("backup", str(kept), url=store_url)
    before = kept.read_bytes()
    with store.writing(store_url) as session:
        session.add(Association(slug="nytt", name="Nytt", split_key="population", cell_threshold=5))

    said = run("backup", str(kept), url=store_url).refusal
    assert said == f"{kept} finns redan. Välj ett annat namn, eller skriv över den med --force."
    assert kept.read_bytes() == before

    assert run("backup", str(kept), "--force", url=store_url).status == 0
    assert associations(kept) == ["nytt"]
    assert only_file(kept.parent) == kept


def test_a_file_that_came_while_the_copy_was_made_is_not_replaced(
    store_url: str, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = saving._copy

    def slowly(*given: object) -> None:
        copy(*given)  # type: ignore[arg-type]
        kept.write_text("någon annans")

    monkeypatch.setattr(saving, "_copy", slowly)
    with pytest.raises(StoreError, match="finns redan"):
        backup(kept, store_url)
    assert kept.read_text() == "någon annans"


@pytest.mark.parametrize("force", [[], ["--force"]])
def test_the_store_is_not_its_own_backup(
    run: Run, store_file: Path, tmp_path: Path, force: list[str]
) -> None:
    before = dump(file_url(store_file))
    link = tmp_path / "lank.sqlite"
    link.symlink_to(store_file)
    for name in (store_file, link):
        said = run("backup", str(name), *force, file=store_file).refusal
        assert said == f"{name} är databasen själv. Välj ett annat namn."
    assert dump(file_url(store_file)) == before


def test_a_file_that_a_program_has_open_as_its_store(run: Run, store_file: Path, kept: Path) -> None:
    """Its log would be read into the backup."""
    run("backup", str(kept), file=store_file)
    url = file_url(kept)
    with store.writing(url) as session:
        session.add(Association(slug="nytt", name="Nytt", split_key="population", cell_threshold=5))
    said = run("backup", str(kept), "--force", file=store_file).refusal
    assert said == f"{kept} används av ett program (kopia.sqlite-wal finns). Välj ett annat namn."
    assert associations(kept) == ["nytt"]


def test_places_where_no_file_can_be(run: Run, store_url: str, kept: Path) -> None:
    assert run("backup", str(kept.parent), url=store_url).refusal == (
        f"{kept.parent} är en mapp. Skriv också vad filen ska heta."
    )
    nowhere = kept.parent / "ingen" / "kopia.sqlite"
    assert run("backup", str(nowhere), url=store_url).refusal == (
        f"Mappen {nowhere.parent} finns inte. Skapa den eller rätta sökvägen."
    )
    assert list(kept.parent.iterdir()) == []


def test_a_folder_that_may_not_be_written(run: Run, open_folder: Path) -> None:
    open_folder.chmod(0o555)
    file = open_folder / "kopia.sqlite"
    store_file = open_folder / "store.sqlite"
    with as_nobody():
        said = run("backup", str(file), file=store_file).refusal
        assert said.startswith(f"Databasfilen {store_file} finns inte.")
    open_folder.chmod(0o755)
    store.migrate(file_url(store_file))
    store.dispose_engines()
    store_file.chmod(0o644)
    with closing(sqlite3.connect(store_file)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")  # so that a reader needs no files beside it
    open_folder.chmod(0o555)
    with as_nobody():
        said = run("backup", str(file), file=store_file).refusal
    assert said == f"{file} går inte att skriva. Kontrollera rättigheter och mapp."


@contextmanager
def a_writer(url: str) -> Iterator[None]:
    """Somebody who adds an association a transaction for as long as the block lasts."""
    stop, begun = threading.Event(), threading.Event()

    def write() -> None:
        number = 0
        while not stop.is_set():
            with store.writing(url) as session:
                new = Association(slug=f"nummer-{number}", name="X", split_key="population", cell_threshold=5)
                session.add(new)
            number += 1
            begun.set()

    thread = threading.Thread(target=write)
    thread.start()
    begun.wait()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def test_a_backup_is_one_moment_while_others_write(store_url: str, kept: Path) -> None:
    """Each write adds one association and one to the version: a mixture of two moments has other numbers."""
    versions = []
    with a_writer(store_url):
        for number in range(3):
            file = kept.with_name(f"{number}.sqlite")
            backup(file, store_url)
            versions.append(store_version(file_url(file)))
            assert len(associations(file)) == versions[-1]
    assert versions == sorted(versions)
    assert versions[0] < store_version(store_url)


def test_a_backup_waits_for_nobody(run: Run, store_file: Path, kept: Path) -> None:
    """Another program is in the middle of a write: what it has not finished is not there."""
    before = content(file_url(store_file))
    with held_by_another_process(store_file, "NORMAL"):
        assert run("backup", str(kept), file=store_file).status == 0
    assert content(file_url(kept)) == before


def test_a_copy_that_is_not_like_the_store_gets_no_name(
    run: Run, small_url: str, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = saving._copy

    def badly(source: object, made: Path, revision: str) -> None:
        copy(source, made, revision)  # type: ignore[arg-type]
        with closing(sqlite3.connect(made)) as connection, connection:
            connection.execute("UPDATE figure SET value = value + 1 WHERE id = 1")

    monkeypatch.setattr(saving, "_copy", badly)
    said = run("backup", str(kept), url=small_url).refusal
    assert said.startswith("Kopian blev inte lik databasen ")
    assert said.endswith(" och har inte sparats. Försök igen.")
    assert list(kept.parent.iterdir()) == []


def test_a_disk_that_takes_no_more(run: Run, small_url: str, kept: Path) -> None:
    kept.write_text("den förra")
    with no_file_beyond(60_000):
        said = run("backup", str(kept), "--force", url=small_url).refusal
    assert said == f"Disken är full eller trasig: inget har sparats i {kept}. Frigör utrymme och försök igen."
    assert only_file(kept.parent).read_text() == "den förra"


def test_a_disk_that_is_full_when_all_is_written(
    run: Run, store_file: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_file: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    said = run("backup", str(kept), file=store_file).refusal
    assert said == f"Disken är full: inget har sparats i {kept}. Frigör utrymme och försök igen."
    assert list(kept.parent.iterdir()) == []


def test_a_store_with_rows_that_refer_to_nothing(run: Run, store_file: Path, kept: Path) -> None:
    with closing(sqlite3.connect(store_file)) as connection, connection:
        connection.execute("INSERT INTO area_part (group_id, part_id) VALUES (1, 2)")
    said = run("backup", str(kept), file=store_file).refusal
    assert said == f"Databasen {store_file} är skadad. Flytta undan filen och läs tillbaka en säkerhetskopia."
    assert list(kept.parent.iterdir()) == []


def test_a_store_with_a_date_that_is_none(
    run: Run, small_sqlite_url: str, tmp_path: Path, kept: Path
) -> None:
    file = tmp_path / "store.sqlite"
    backup(file, small_sqlite_url)
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE import_batch SET imported_at = 'i går'")
    assert " är skadad. " in run("backup", str(kept), file=file).refusal


def test_a_store_that_has_not_been_brought_to_this_version(run: Run, database_url: str, kept: Path) -> None:
    """Before `init` of a new version somebody may want a copy of what there is."""
    at_the_oldest_version(database_url)
    assert run("backup", str(kept), url=database_url).status == 0
    with closing(sqlite3.connect(kept)) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [(OLDEST,)]
    assert associations(kept) == ["gammalt"]


def test_killed_at_any_moment_the_old_backup_or_the_new_one_is_there(
    migrated_file: Path, small_sqlite_url: str, tmp_path: Path
) -> None:
    backup(tmp_path / "gammal.sqlite", file_url(migrated_file))

    def prepare(number: int) -> str:
        return file_url(Path(shutil.copy(tmp_path / "gammal.sqlite", tmp_path / f"{number}.sqlite")))

    def work(url: str) -> None:
        backup(Path(url.removeprefix("sqlite:///")), small_sqlite_url, force=True)

    tally = kill_at_random_moments(prepare, work, rounds=8)
    assert tally.killed > 0
