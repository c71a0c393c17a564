"""The store's front door: sessions that read, a transaction that writes, the store's version.

SQLite file by default, PostgreSQL through `DATABASE_URL`; the same tables, migrations and tests.
Pages read through a read-only engine; each write is one transaction and raises the store's version.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import update
from sqlmodel import Session, select

from data_access.addresses import DEFAULT_FILE, ROOT, database_url, sqlite_file
from data_access.engines import dispose_engines, reading_engine, require_file, writing_engine
from data_access.failures import in_words
from data_access.queries.kept import KEPT, Kept
from data_access.schema import known_revisions, migrate, require_current, require_whole
from data_access.tables import StoreState

__all__ = [
    "DEFAULT_FILE",
    "ROOT",
    "check_readable",
    "current_version",
    "database_url",
    "dispose_engines",
    "known_revisions",
    "migrate",
    "reading",
    "reading_engine",
    "version",
    "writing",
    "writing_engine",
]


_VERSION = str(select(StoreState.version))
"""As text: each run of a page asks for it, and making the statement would take longer than answering it."""


@contextmanager
def reading(url: str | None = None, kept: Kept | None = None) -> Iterator[Session]:
    """A session that can only read, and sees one state of the store throughout.

    `kept` is what sessions of one version share of answers (`queries/kept.py`); it is left alone where the
    store has moved on since. Database errors arrive as StoreError.
    """
    address = url or database_url()
    _require_file(address)
    with in_words(address), Session(reading_engine(address)) as session:
        is_current = kept is not None and kept.version == version(session)
        session.info[KEPT] = kept.answers if kept is not None and is_current else {}
        yield session


@contextmanager
def writing(url: str | None = None) -> Iterator[Session]:
    """One transaction: committed whole with the version raised, or rolled back whole.

    Writers come one at a time: the version's row is taken first. Database errors arrive as StoreError,
    broken rules of the tables as they are.
    """
    address = url or database_url()
    _require_file(address)
    with in_words(address), Session(writing_engine(address)) as session:
        require_current(session.connection(), address)
        session.execute(update(StoreState).values(version=StoreState.version + 1))
        yield session
        session.commit()


def version(session: Session) -> int:
    """The store's version, which every write raises."""
    return int(session.connection().exec_driver_sql(_VERSION).scalar_one())


def check_readable(url: str | None = None, *, thoroughly: bool = False) -> None:
    """Raise StoreError unless the store answers and is of this program's version.

    Thoroughly, a SQLite file is also read through for damage, which takes the longer the larger it is.
    """
    address = url or database_url()
    with reading(address) as session:
        connection = session.connection()
        if thoroughly:
            require_whole(connection, address)
        require_current(connection, address)


def current_version(url: str | None = None) -> int:
    """The version of a store that answers and is of this program's version. Raises StoreError."""
    address = url or database_url()
    _require_file(address)
    with in_words(address), reading_engine(address).connect() as connection:
        require_current(connection, address)
        return int(connection.exec_driver_sql(_VERSION).scalar_one())


def _require_file(url: str) -> None:
    file = sqlite_file(url)
    if file is not None:
        require_file(file)
