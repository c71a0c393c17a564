"""Connections to the store: one engine that writes and one that only reads.

SQLite: both begin a transaction themselves, since Python's driver would leave CREATE TABLE outside it;
a writer takes the lock at once, so that it waits for another writer instead of failing half-way. A file
that has been replaced is noticed, so that nobody reads or writes one that is gone.
"""

import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock
from typing import Any

from sqlalchemy import URL, Connection, Engine, NullPool, create_engine, event

from data_access.addresses import file_url, parsed, sqlite_file
from data_access.errors import StoreError
from data_access.translation import _

BUSY_MILLISECONDS = 5_000
"""How long a writer waits for another one before it says that the store is locked."""

CONNECT_SECONDS = 5
OWNER_ONLY = stat.S_IRUSR | stat.S_IWUSR
OTHERS = stat.S_IRWXG | stat.S_IRWXO
WRITER = "-c lock_timeout={milliseconds}"
READER = "-c default_transaction_read_only=on -c default_transaction_isolation=repeatable\\ read"

ONLY_READS = "only_reads"
"""The mark of an engine that only reads: what its sessions see of a version is never taken back."""

FileIdentity = tuple[int, int] | None

_kept: dict[tuple[str, str], tuple[FileIdentity, Engine]] = {}
_lock = Lock()


def writing_engine(url: str) -> Engine:
    """The engine that changes go through; makes the SQLite file, readable by its owner alone."""
    file = sqlite_file(url)
    if file is not None:
        _make_file(file)
    return _once("writing", url, lambda: _postgres(url, WRITER) if file is None else _sqlite_writer(file))


def reading_engine(url: str) -> Engine:
    """The engine of pages and commands that only look; the database itself refuses writes."""
    file = sqlite_file(url)
    return _once("reading", url, lambda: _postgres(url, READER) if file is None else _sqlite_reader(file))


def migrating_engine(url: str) -> Engine:
    """An engine for one migration, to be disposed of by the caller.

    Foreign keys are off in SQLite, where a changed table is made anew and the old one dropped.
    """
    file = sqlite_file(url)
    if file is None:
        return _postgres(url, WRITER)
    _make_file(file)
    return _sqlite_writer(file, foreign_keys=False)


def one_question_engine(url: str) -> Engine:
    """The reading engine for one statement by itself: PostgreSQL is spared the transaction's own messages."""
    engine = reading_engine(url)
    if engine.dialect.name != "postgresql":
        return engine
    return engine.execution_options(isolation_level="AUTOCOMMIT")


@contextmanager
def reading_file(file: Path) -> Iterator[Connection]:
    """A connection that only reads a SQLite file, shut with the block: a file that is not the store."""
    engine = _sqlite_reader(file)
    try:
        with engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()


@contextmanager
def making_file(file: Path) -> Iterator[Connection]:
    """One transaction that makes or changes the tables of a SQLite file, shut with the block."""
    engine = migrating_engine(file_url(file))
    try:
        with engine.begin() as connection:
            yield connection
    finally:
        engine.dispose()


def dispose_engines() -> None:
    """Close every connection, so that a store file can be moved, replaced or deleted.

    Writers last: the last one to leave a SQLite file puts what is beside it into it, which a reader may not.
    """
    with _lock:
        for use in sorted(_kept):
            _kept[use][1].dispose()
        _kept.clear()


def _once(use: str, url: str, make: Callable[[], Engine]) -> Engine:
    """The engine kept for this use and address, made anew when the file behind it is another one."""
    found = identity(sqlite_file(url))
    with _lock:
        known = _kept.get((use, url))
        if known is not None and known[0] == found:
            return known[1]
        if known is not None:
            known[1].dispose()
        engine = make()
        _kept[use, url] = (found, engine)
        return engine


def identity(file: Path | None) -> FileIdentity:
    """What tells a file from another with the same name."""
    try:
        found = file.stat() if file is not None else None
    except OSError:
        return None
    return None if found is None else (found.st_dev, found.st_ino)


def _make_file(file: Path) -> None:
    """An empty file that only its owner may read; an older one that others may read is shut to them."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        if not file.exists():
            file.touch(mode=OWNER_ONLY)
    except OSError:
        raise StoreError(
            _("Databasfilen {place} går inte att skapa. Kontrollera mappen och ledigt utrymme.").format(
                place=file
            )
        ) from None
    require_file(file)
    if file.stat().st_mode & OTHERS:
        with suppress(OSError):  # somebody else's file: its owner decides
            file.chmod(OWNER_ONLY)


def require_file(file: Path) -> None:
    """Raise StoreError unless the store's file is there."""
    if not file.exists():
        raise StoreError(
            _("Databasfilen {place} finns inte. Skapa den med: python -m data_access init").format(place=file)
        )
    if not file.is_file():
        raise StoreError(
            _("{place} är ingen databasfil utan en mapp. Rätta DASHBOARD_STORE eller DATABASE_URL.").format(
                place=file
            )
        )


def _sqlite_writer(file: Path, *, foreign_keys: bool = True) -> Engine:
    def prepare(connection: Any, _record: object) -> None:
        connection.isolation_level = None
        connection.execute(f"PRAGMA foreign_keys = {'ON' if foreign_keys else 'OFF'}")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")

    engine = create_engine(
        file_url(file),
        connect_args={"timeout": BUSY_MILLISECONDS / 1000},
        poolclass=None if foreign_keys else NullPool,
    )
    event.listen(engine, "connect", prepare)
    event.listen(engine, "begin", _begin_with_lock)
    return engine


def _sqlite_reader(file: Path) -> Engine:
    def prepare(connection: Any, _record: object) -> None:
        connection.isolation_level = None
        connection.execute("PRAGMA query_only = ON")

    address = URL.create("sqlite", database=file.absolute().as_uri(), query={"mode": "ro", "uri": "true"})
    engine = create_engine(
        address,
        connect_args={"timeout": BUSY_MILLISECONDS / 1000},
        execution_options={ONLY_READS: True},
    )
    event.listen(engine, "connect", prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")


def _begin_with_lock(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _postgres(url: str, options: str) -> Engine:
    settings = {
        "connect_timeout": CONNECT_SECONDS,
        "options": options.format(milliseconds=BUSY_MILLISECONDS),
    }
    return create_engine(
        parsed(url),
        connect_args=settings,
        pool_pre_ping=True,
        execution_options={ONLY_READS: options == READER},
    )
