"""Reading and writing: who may, what a transaction is, the version, and what stays open."""

import sqlite3
import stat
import threading
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlmodel import select

from data_access import store
from data_access.addresses import file_url
from data_access.errors import StoreError
from data_access.failures import in_words
from data_access.imports import import_folder
from data_access.tables import Association, Source
from tests.data_access.folders import write_folder
from tests.data_access.stores import dump


def new_association(slug: str = "nytt") -> Association:
    return Association(slug=slug, name="Nytt", split_key="population", cell_threshold=5)


def version(url: str) -> int:
    with store.reading(url) as session:
        return store.version(session)


def open_files(file: Path) -> list[str]:
    """This process' open handles on a store file and what belongs to it; Linux only."""
    found = []
    for handle in Path("/proc/self/fd").iterdir():
        try:
            found.append(str(handle.readlink()))
        except OSError:
            continue
    return [name for name in found if name.startswith(str(file))]


def test_the_reading_engine_cannot_write(store_url: str) -> None:
    before = dump(store_url)
    for statement in (
        "INSERT INTO store_state (id, version) VALUES (1, 7)",
        "UPDATE store_state SET version = 7",
        "DELETE FROM store_state",
        "DROP TABLE figure",
        "CREATE TABLE scribble (id INTEGER)",
    ):
        with (
            pytest.raises(DBAPIError, match=r"readonly|read-only"),
            store.reading_engine(store_url).begin() as connection,
        ):
            connection.execute(text(statement))
    assert dump(store_url) == before


def test_a_write_in_a_reading_session_is_said_in_words(store_url: str) -> None:
    def write() -> None:
        with store.reading(store_url) as session:
            session.add(new_association())
            session.flush()

    with pytest.raises(StoreError, match="går inte att öppna eller skriva till"):
        write()
    assert dump(store_url)["association"] == []


def test_a_write_raises_the_version(store_url: str) -> None:
    for expected in (1, 2, 3):
        with store.writing(store_url) as session:
            session.add(new_association(f"nummer-{expected}"))
        assert version(store_url) == expected


def test_an_import_raises_the_version_once(store_url: str, tmp_path: Path) -> None:
    import_folder(write_folder(tmp_path / "lilla"), store_url)
    assert version(store_url) == 1


def test_a_failed_write_leaves_neither_rows_nor_version(store_url: str) -> None:
    before = dump(store_url)

    def fail_after_a_row() -> None:
        with store.writing(store_url) as session:
            session.add(new_association())
            session.flush()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_after_a_row()
    assert dump(store_url) == before


def test_a_write_that_fails_on_commit_leaves_nothing(store_url: str) -> None:
    before = dump(store_url)

    def leave_a_source_of_nobody() -> None:
        with store.writing(store_url) as session:
            session.add(new_association())
            session.flush()
            session.add(Source(association_id=999_999, code="x", title="X"))

    with pytest.raises(DBAPIError, match=r"(?i)foreign key"):
        leave_a_source_of_nobody()
    assert dump(store_url) == before


def test_writers_come_one_at_a_time_and_all_get_there(store_url: str) -> None:
    failures: list[BaseException] = []

    def write(number: int) -> None:
        try:
            with store.writing(store_url) as session:
                session.add(new_association(f"nummer-{number}"))
        except BaseException as error:  # noqa: BLE001  told in the test's own thread
            failures.append(error)

    threads = [threading.Thread(target=write, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert failures == []
    assert version(store_url) == 4
    assert len(dump(store_url)["association"]) == 4


def test_a_reading_session_sees_one_state(store_url: str) -> None:
    """A page made of several questions must not mix the store before a write with the one after it."""
    with store.reading(store_url) as session:
        assert store.version(session) == 0
        with store.writing(store_url) as other:
            other.add(new_association())
        assert store.version(session) == 0
        assert session.exec(select(Association)).all() == []
    assert version(store_url) == 1


def test_a_reading_session_sees_one_state_after_the_version_was_asked_for(store_url: str) -> None:
    """The version is asked for outside of a transaction, on a connection that the session then gets."""
    before = store.current_version(store_url)
    with store.reading(store_url) as session:
        assert store.version(session) == before
        with store.writing(store_url):
            pass
        assert store.version(session) == before
    assert store.current_version(store_url) == before + 1


def test_foreign_keys_are_on_for_writers(store_url: str) -> None:
    if store_url.startswith("sqlite"):
        with store.writing_engine(store_url).connect() as connection:
            assert connection.execute(text("PRAGMA foreign_keys")).scalar() == 1


def test_the_file_is_its_owners_alone_and_in_wal_mode(store_file: Path) -> None:
    with store.writing(file_url(store_file)) as session:
        session.add(new_association())
        files = [file for file in store_file.parent.iterdir() if file.name.startswith("store.sqlite")]
        modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in files}
    assert modes == {"store.sqlite": 0o600, "store.sqlite-wal": 0o600, "store.sqlite-shm": 0o600}
    with sqlite3.connect(store_file) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    connection.close()


def test_a_file_that_others_may_read_is_shut(store_file: Path) -> None:
    store_file.chmod(0o644)
    with store.writing(file_url(store_file)) as session:
        session.add(new_association())
    assert stat.S_IMODE(store_file.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "name",
    ["min databas.sqlite", "100%25.sqlite", "#1?.sqlite", "räkna å ä ö.sqlite", "a&b=c;d.sqlite", "file:x"],
)
def test_a_file_may_be_called_anything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    file = tmp_path / "en mapp?" / name
    monkeypatch.setenv("DASHBOARD_STORE", str(file))
    store.migrate()
    store.check_readable()
    with store.writing() as session:
        session.add(new_association())
    with store.reading() as session:
        assert session.exec(select(Association.slug)).all() == ["nytt"]
    store.dispose_engines()
    assert [found.name for found in file.parent.iterdir()] == [name]


def test_a_relative_file_is_found_from_where_one_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DASHBOARD_STORE", "inre/store.sqlite")
    store.migrate()
    store.check_readable()
    store.dispose_engines()
    assert (tmp_path / "inre" / "store.sqlite").exists()


def test_nothing_is_open_after_dispose_engines(store_file: Path) -> None:
    url = file_url(store_file)
    with store.writing(url) as session, store.reading(url) as other:
        session.add(new_association())
        store.version(other)
    if Path("/proc/self/fd").exists():
        assert open_files(store_file)
        store.dispose_engines()
        assert open_files(store_file) == []


def test_all_is_in_the_file_after_dispose_engines(store_file: Path) -> None:
    """Also where the reader was the last to come: it may not put what was written into the file."""
    url = file_url(store_file)
    with store.writing(url) as session:
        session.add(Association(slug="ett", name="Ett", split_key="population", cell_threshold=5))
    with store.reading(url) as session:
        assert session.exec(select(Association.slug)).one() == "ett"

    store.dispose_engines()

    assert [file.name for file in store_file.parent.glob(f"{store_file.name}*")] == [store_file.name]


def test_a_store_can_be_deleted_and_made_again(store_file: Path) -> None:
    url = file_url(store_file)
    with store.writing(url) as session:
        session.add(new_association())
    store.dispose_engines()
    for file in store_file.parent.glob("store.sqlite*"):
        file.unlink()

    with pytest.raises(StoreError, match=r"finns inte\. Skapa den med: python -m data_access init"):
        store.check_readable(url)
    store.migrate(url)
    assert dump(url)["association"] == []


def test_a_replaced_file_is_noticed(store_file: Path, tmp_path: Path) -> None:
    """Another process puts a backup back while this one has its connections open."""
    other = tmp_path / "other.sqlite"
    store.migrate(file_url(other))
    with store.writing(file_url(other)) as session:
        session.add(new_association("ur-kopian"))
    url = file_url(store_file)
    with store.writing(url) as session:
        session.add(new_association("det-gamla"))
    assert version(url) == 1
    store.writing_engine(file_url(other)).dispose()
    store.reading_engine(file_url(other)).dispose()

    for log in (f"{store_file}-wal", f"{store_file}-shm"):
        Path(log).unlink()  # they belong to the old file, and would be read into the new one
    other.replace(store_file)

    with store.reading(url) as session:
        assert session.exec(select(Association.slug)).all() == ["ur-kopian"]
    with store.writing(url) as session:
        session.add(new_association("efter-bytet"))
    assert len(dump(url)["association"]) == 2


def test_a_file_that_is_gone_is_said_in_words(store_file: Path) -> None:
    """Deleted after somebody looked whether it was there."""
    store.dispose_engines()
    store_file.unlink()
    url = file_url(store_file)
    with pytest.raises(StoreError, match="går inte att öppna"), in_words(url):
        store.reading_engine(url).connect()
    assert not store_file.exists()


def test_an_engine_is_made_once(store_url: str) -> None:
    assert store.reading_engine(store_url) is store.reading_engine(store_url)
    assert store.writing_engine(store_url) is store.writing_engine(store_url)
    assert store.writing_engine(store_url) is not store.reading_engine(store_url)


def test_the_address_comes_from_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://a:b@c/d")
    assert store.database_url() == "postgresql+psycopg://a:b@c/d"
    monkeypatch.setenv("DATABASE_URL", " postgresql://a:postgres://@c/d ")
    assert store.database_url() == "postgresql+psycopg://a:postgres://@c/d"
    monkeypatch.setenv("DATABASE_URL", "")
    monkeypatch.setenv("DASHBOARD_STORE", str(tmp_path / "x.sqlite"))
    assert store.database_url() == f"sqlite:///{tmp_path / 'x.sqlite'}"
    monkeypatch.delenv("DASHBOARD_STORE")
    assert store.database_url() == file_url(store.DEFAULT_FILE)
