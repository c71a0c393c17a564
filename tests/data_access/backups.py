"""What the tests of backups do to stores and to backups: fill them, break them, make old ones."""

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import text
from sqlmodel import select

from data_access import store
from data_access.schema import upgrade
from data_access.tables import Association
from tests.data_access.obstacles import damaged_pages

OLDEST = "0001"


def new_association(slug: str) -> Association:
    return Association(slug=slug, name=slug.title(), split_key="population", cell_threshold=5)


def add(url: str, slug: str) -> None:
    with store.writing(url) as session:
        session.add(new_association(slug))


def slugs(url: str) -> list[str]:
    with store.reading(url) as session:
        return list(session.exec(select(Association.slug).order_by(Association.id)))


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


def changed(file: Path, change: str) -> None:
    """Somebody does what only SQLite's own shell does, past the rules of the tables."""
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute(change)


def at_the_oldest_version(url: str) -> None:
    """A store as the first version of this program made it, with an association."""
    engine = store.writing_engine(url)
    with engine.begin() as connection:
        upgrade(connection, url, OLDEST)
        connection.execute(
            text(
                "INSERT INTO association (slug, name, is_fictional, split_key, cell_threshold, protect_published)"
                " VALUES ('gammalt', 'Gammalt', true, 'population', 5, false)"
            )
        )
