"""Migrations: from nothing to the tables that the code knows, whole or not at all."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, event, inspect, text
from sqlmodel import SQLModel

from data_access import store
from data_access.addresses import file_url
from data_access.errors import StoreError
from tests.data_access.stores import dump, subprocess_run


def tables(url: str) -> set[str]:
    with store.reading_engine(url).connect() as connection:
        return set(inspect(connection).get_table_names())


@contextmanager
def before_each_statement(what: Callable[[str], None]) -> Iterator[None]:
    """Call with every statement that is about to run, on any engine."""

    def listen(_connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        what(statement)

    event.listen(Engine, "before_cursor_execute", listen)
    try:
        yield
    finally:
        event.remove(Engine, "before_cursor_execute", listen)


def test_from_nothing_to_the_tables_of_the_code(database_url: str) -> None:
    store.migrate(database_url)

    assert tables(database_url) == set(SQLModel.metadata.tables) | {"alembic_version"}
    with store.reading(database_url) as session:
        assert store.version(session) == 0
    store.check_readable(database_url)


def test_migrations_and_tables_say_the_same(store_url: str) -> None:
    with store.reading_engine(store_url).connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, SQLModel.metadata) == []


def test_the_constraints_are_there_by_name(store_url: str) -> None:
    """Alembic's comparison does not see CHECK constraints."""
    with store.reading_engine(store_url).connect() as connection:
        inspector = inspect(connection)
        for table in SQLModel.metadata.sorted_tables:
            wanted = {item.name for item in table.constraints if str(item.name).startswith("ck_")}
            assert {item["name"] for item in inspector.get_check_constraints(table.name)} == wanted


def test_migrating_twice_changes_nothing(store_url: str) -> None:
    before = dump(store_url)
    written: list[str] = []
    with before_each_statement(written.append):
        store.migrate(store_url)

    assert [words for words in written if words.split()[0] not in {"SELECT", "PRAGMA", "BEGIN"}] == []
    assert dump(store_url) == before


def test_a_migration_that_fails_leaves_nothing(database_url: str) -> None:
    made: list[str] = []

    def fail_at_the_fifth_table(statement: str) -> None:
        if "CREATE TABLE" in statement:
            made.append(statement)
        if len(made) == 5:
            raise ZeroDivisionError

    with before_each_statement(fail_at_the_fifth_table), pytest.raises(ZeroDivisionError):
        store.migrate(database_url)
    assert tables(database_url) == set()

    store.migrate(database_url)
    store.check_readable(database_url)


CRASH = """
import os
from sqlalchemy import Engine, event
from data_access import store
made = []
@event.listens_for(Engine, "before_cursor_execute")
def crash(connection, cursor, statement, *more):
    made.append("CREATE TABLE" in statement)
    if sum(made) == 5:
        os._exit(9)
store.migrate()
"""


def test_a_crash_in_the_middle_leaves_nothing(tmp_path: Path) -> None:
    file = tmp_path / "store.sqlite"

    assert subprocess_run(CRASH, file=file).returncode == 9

    assert tables(file_url(file)) == set()
    store.migrate(file_url(file))
    store.check_readable(file_url(file))
    store.dispose_engines()


def test_several_may_migrate_at_once(database_url: str) -> None:
    """Two starts of the program beside each other: one makes the tables, the other finds them."""
    failures: list[BaseException] = []

    def migrate() -> None:
        try:
            store.migrate(database_url)
        except BaseException as error:  # noqa: BLE001  told in the test's own thread
            failures.append(error)

    threads = [threading.Thread(target=migrate) for _number in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert failures == []
    store.check_readable(database_url)


def test_somebody_elses_tables_are_left_alone(database_url: str) -> None:
    with store.writing_engine(database_url).begin() as connection:
        connection.execute(text("CREATE TABLE member (name VARCHAR)"))

    with pytest.raises(StoreError, match="har andra tabeller än den här versionens"):
        store.migrate(database_url)
    assert tables(database_url) == {"member"}


def test_a_migration_may_not_leave_a_reference_to_nothing(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Foreign keys are off in SQLite while a table is made anew, so they are looked through at the end."""
    dangling = "INSERT INTO area_part (group_id, part_id) VALUES (1, 2)"

    def upgrade(config: Any, _revision: str) -> None:
        connection = config.attributes["connection"]
        connection.execute(text("CREATE TABLE area (id INTEGER PRIMARY KEY)"))
        connection.execute(text("CREATE TABLE area_part (group_id INTEGER REFERENCES area, part_id INTEGER)"))
        connection.execute(text(dangling))

    monkeypatch.setattr("alembic.command.upgrade", upgrade)
    with pytest.raises(StoreError, match="Ingenting har ändrats"):
        store.migrate(sqlite_url)
    assert tables(sqlite_url) == set()
