"""Engines (reading and writing), sessions and migrations.

SQLite file by default, PostgreSQL through `DATABASE_URL`; the same tables, migrations and tests.
Pages read through a read-only engine; each write is one transaction and raises the store's version.
"""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, create_engine, event, text, update
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DataError, IntegrityError, SQLAlchemyError
from sqlmodel import Session, select

from data_access.errors import StoreError, described
from data_access.tables import StoreState
from data_access.translation import _

ROOT = Path(__file__).resolve().parents[1]
DEFAULT_FILE = ROOT / "var" / "dashboard.sqlite"
BUSY_MILLISECONDS = 5_000
CONNECT_SECONDS = 5
OWNER_ONLY = stat.S_IRUSR | stat.S_IWUSR


def database_url() -> str:
    """The store's address: `DATABASE_URL`, else the file in `DASHBOARD_STORE`, else the default file."""
    address = os.environ.get("DATABASE_URL", "").strip()
    if address:
        return address.replace("postgresql://", "postgresql+psycopg://", 1).replace(
            "postgres://", "postgresql+psycopg://", 1
        )
    return f"sqlite:///{Path(os.environ.get('DASHBOARD_STORE') or DEFAULT_FILE)}"


def _sqlite_file(url: str) -> Path | None:
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite" or not parsed.database or parsed.database == ":memory:":
        return None
    return Path(parsed.database)


@contextmanager
def _in_words(url: str) -> Iterator[None]:
    try:
        yield
    except (IntegrityError, DataError):
        raise
    except SQLAlchemyError as error:
        raise described(error, url) from error


@lru_cache(maxsize=8)
def writing_engine(url: str) -> Engine:
    """The engine that changes go through; makes the SQLite file, readable by its owner alone."""
    with _in_words(url):
        file = _sqlite_file(url)
        if file is None:
            return create_engine(url, connect_args={"connect_timeout": CONNECT_SECONDS}, pool_pre_ping=True)
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.touch(mode=OWNER_ONLY, exist_ok=True)
        except OSError as error:
            raise StoreError(
                _("Databasfilen {place} går inte att skapa. Kontrollera mappen och ledigt utrymme.").format(place=file)
            ) from error
        engine = create_engine(url, connect_args={"timeout": BUSY_MILLISECONDS / 1000})
        event.listen(engine, "connect", _prepare_sqlite_writer)
        return engine


@lru_cache(maxsize=8)
def reading_engine(url: str) -> Engine:
    """The engine of pages and commands that only look; the database itself refuses writes."""
    with _in_words(url):
        file = _sqlite_file(url)
        if file is None:
            options = {"connect_timeout": CONNECT_SECONDS, "options": "-c default_transaction_read_only=on"}
            return create_engine(url, connect_args=options, pool_pre_ping=True)
        engine = create_engine(
            f"sqlite:///file:{file}?mode=ro&uri=true",
            connect_args={"uri": True, "timeout": BUSY_MILLISECONDS / 1000, "check_same_thread": False},
        )
        event.listen(engine, "connect", _prepare_sqlite_reader)
        return engine


def _prepare_sqlite_writer(connection: Any, _record: object) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.close()


def _prepare_sqlite_reader(connection: Any, _record: object) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA query_only = ON")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.close()


def dispose_engines() -> None:
    """Close every connection, so that a store file can be moved, replaced or deleted."""
    for cached in (writing_engine, reading_engine):
        cached.cache_clear()


@contextmanager
def reading(url: str | None = None) -> Iterator[Session]:
    """A session that can only read; database errors arrive as StoreError."""
    address = url or database_url()
    with _in_words(address):
        _require_file(address)
        with Session(reading_engine(address)) as session:
            yield session


@contextmanager
def writing(url: str | None = None) -> Iterator[Session]:
    """One transaction: committed whole with the version raised, or rolled back whole."""
    address = url or database_url()
    with _in_words(address), Session(writing_engine(address)) as session:
        yield session
        session.exec(update(StoreState).values(version=StoreState.version + 1))  # type: ignore[call-overload]
        session.commit()


def version(session: Session) -> int:
    """The store's version, which every write raises."""
    return session.exec(select(StoreState.version)).one()


def _require_file(url: str) -> None:
    file = _sqlite_file(url)
    if file is not None and not file.exists():
        raise StoreError(
            _("Databasfilen {place} finns inte. Skapa den med: python -m data_access init").format(place=file)
        )


def _alembic(url: str) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["url"] = url
    return config


def migrate(url: str | None = None) -> None:
    """Bring the store to this version's tables; refuse a store from a newer version."""
    address = url or database_url()
    config = _alembic(address)
    with _in_words(address):
        engine = writing_engine(address)
        with engine.connect() as connection:
            current = MigrationContext.configure(connection).get_current_revision()
        if current is not None and current not in known_revisions():
            raise StoreError(
                _(
                    "Databasen kommer från en nyare version av programmet ({revision}). Uppdatera programmet; "
                    "ingenting har ändrats."
                ).format(revision=current)
            )
        with engine.begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")


def known_revisions() -> set[str]:
    """The revisions that this version of the program can read."""
    script = ScriptDirectory(str(Path(__file__).parent / "migrations"))
    return {revision.revision for revision in script.walk_revisions()}


def check_readable(url: str | None = None) -> None:
    """Raise StoreError unless the store answers and is of this program's version."""
    address = url or database_url()
    with reading(address) as session:
        row = session.execute(text("SELECT version_num FROM alembic_version")).first()
    revision = row[0] if row else None
    head = ScriptDirectory(str(Path(__file__).parent / "migrations")).get_current_head()
    if revision == head:
        return
    if revision in known_revisions():
        raise StoreError(_("Databasen är från en äldre version. Kör: python -m data_access init"))
    raise StoreError(
        _(
            "Databasen kommer från en nyare version av programmet ({revision}). Uppdatera programmet; ingenting har ändrats."
        ).format(revision=revision)
    )
