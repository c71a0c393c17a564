"""The store's front door: sessions that read, a transaction that writes, the store's version.

SQLite file by default, PostgreSQL through `DATABASE_URL`; the same tables, migrations and tests.
Pages read through a read-only engine; each write is one transaction and raises the store's version.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from sqlalchemy import Connection, event, update
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session, select

from data_access.addresses import DEFAULT_FILE, ROOT, database_url, sqlite_file
from data_access.changed import note_write, watched
from data_access.engines import (
    dispose_engines,
    one_question_engine,
    reading_engine,
    require_file,
    writing_engine,
)
from data_access.failures import in_words
from data_access.queries.kept import KEPT, Kept
from data_access.schema import (
    known_revision,
    known_revisions,
    migrate,
    require_current,
    require_head,
    require_whole,
)
from data_access.tables import StoreState

__all__ = [
    "DEFAULT_FILE",
    "ROOT",
    "Question",
    "asked",
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

_STATE = "SELECT version_num, (SELECT version FROM store_state) FROM alembic_version"
"""Which revision and which version, in one question: each run of a page asks."""

OF_VERSION = "version"


Answer = TypeVar("Answer")
Question = Callable[[Session], Answer]
"""What is asked of a session."""


class _MovedOnError(Exception):
    """The store is not of the version that the kept answers are of."""


class _Asking(Session):
    """A session with the kept answers of one version; the store must be of it when it is first needed."""


@event.listens_for(_Asking, "after_begin")
def _require_version(session: Session, _transaction: object, connection: Connection) -> None:
    if int(connection.exec_driver_sql(_VERSION).scalar_one()) != session.info[OF_VERSION]:
        raise _MovedOnError


@contextmanager
def reading(url: str | None = None) -> Iterator[Session]:
    """A session that can only read, and sees one state of the store throughout.

    Database errors arrive as StoreError.
    """
    address = url or database_url()
    _require_file(address)
    with in_words(address), Session(reading_engine(address), info={KEPT: {}}) as session:
        yield session


def asked(url: str, kept: Kept, ask: Question[Answer]) -> Answer:
    """What is answered from one state of the store, or from what is kept of it (`queries/kept.py`).

    What is kept alone can answer does not ask the store at all. Where that has moved on and is needed too,
    everything is asked of the store anew, and nothing of it kept. Database errors arrive as StoreError.
    """
    _require_file(url)
    info = {KEPT: kept.answers, OF_VERSION: kept.version}
    try:
        with in_words(url), _Asking(reading_engine(url), info=info) as session:
            return ask(session)
    except _MovedOnError:
        with reading(url) as session:
            return ask(session)


@contextmanager
def writing(url: str | None = None) -> Iterator[Session]:
    """One transaction: committed whole with the version raised, or rolled back whole.

    Writers come one at a time: the version's row is taken first. Database errors arrive as StoreError,
    broken rules of the tables as they are.
    """
    address = url or database_url()
    _require_file(address)
    engine = writing_engine(address)
    with in_words(address), Session(engine) as session:
        connection = session.connection()
        require_current(connection, address)
        session.execute(update(StoreState).values(version=StoreState.version + 1))
        raised, reader = version(session), reading_engine(address)
        with watched(connection) as changed:
            yield session
            session.flush()
            is_one = session.connection() is connection and version(session) == raised
            session.commit()
        if is_one and writing_engine(address) is engine:  # of this file, and the version after the one before
            note_write(reader, raised, changed)


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
    with in_words(address), one_question_engine(address).connect() as connection:
        try:
            found = connection.exec_driver_sql(_STATE).all()
        except DBAPIError:
            check_readable(address)  # a store of another version, or none, has its own words
            raise
    require_head(known_revision((row[0] for row in found), address))
    return int(found[0][1])


def _require_file(url: str) -> None:
    file = sqlite_file(url)
    if file is not None:
        require_file(file)
