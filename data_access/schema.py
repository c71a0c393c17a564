"""The store's tables: brought to this version by migrations, or refused."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text

from data_access.addresses import database_url, place
from data_access.engines import migrating_engine, reading_engine
from data_access.errors import StoreError
from data_access.failures import damaged, in_words
from data_access.translation import _

SCRIPTS = str(Path(__file__).parent / "migrations")
MIGRATION_LOCK = 20031210
"""PostgreSQL's lock for one migration at a time; the number is the law's, and nothing else uses it."""


@cache
def known_revisions() -> frozenset[str]:
    """The revisions that this version of the program can read."""
    return frozenset(revision.revision for revision in ScriptDirectory(SCRIPTS).walk_revisions())


@cache
def head_revision() -> str:
    """The revision that this version of the program works with."""
    return str(ScriptDirectory(SCRIPTS).get_current_head())


def migrate(url: str | None = None) -> None:
    """Bring the store to this version's tables in one transaction; does nothing where it is there already.

    Raises StoreError for a store that is damaged, from a newer version, or somebody else's.
    """
    address = url or database_url()
    with in_words(address):
        engine = migrating_engine(address)
        try:
            if not _is_current(reading_engine(address), address):
                with engine.begin() as connection:
                    upgrade(connection, address)
        finally:
            engine.dispose()


def _is_current(engine: Engine, address: str) -> bool:
    with engine.connect() as connection:
        require_whole(connection, address)
        revisions = set(MigrationContext.configure(connection).get_current_heads())
    if revisions - known_revisions():
        raise _newer(revisions)
    return revisions == {head_revision()}


def require_whole(connection: Connection, address: str) -> None:
    """Raise StoreError for a damaged SQLite file, which is otherwise noticed only when the page is read."""
    if _is_sqlite(connection) and connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one() != "ok":
        raise damaged(address)


def require_sound(connection: Connection, address: str) -> None:
    """Raise StoreError for a SQLite file with any fault: also in an index, or a reference to nothing.

    Takes about twice as long as `require_whole`.
    """
    if _is_sqlite(connection) and (
        connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar_one() != "ok"
        or connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    ):
        raise damaged(address)


def _is_sqlite(connection: Connection) -> bool:
    return connection.dialect.name == "sqlite"


def upgrade(connection: Connection, address: str, revision: str = "head") -> None:
    """Bring the tables to a revision, inside the caller's transaction on a `migrating_engine`."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": MIGRATION_LOCK})
    config = alembic_config(address)
    config.attributes["connection"] = connection
    command.upgrade(config, revision)
    if _is_sqlite(connection) and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise StoreError(_("Databasen kunde inte föras till den här versionen. Ingenting har ändrats."))


def alembic_config(url: str) -> Config:
    """Alembic's settings for the store at an address."""
    config = Config()
    config.set_main_option("script_location", SCRIPTS.replace("%", "%%"))
    config.attributes["url"] = url
    return config


def require_current(connection: Connection, address: str) -> None:
    """Raise StoreError unless the store's tables are of this program's version."""
    require_head(revision_of(connection, address))


def require_head(revision: str) -> None:
    """Raise StoreError unless the revision is this program's."""
    if revision != head_revision():
        raise StoreError(_("Databasen är från en äldre version. Kör: python -m data_access init"))


def revision_of(connection: Connection, address: str) -> str:
    """The revision of the store's tables. Raises StoreError where this program does not know it."""
    return known_revision(
        connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalars(), address
    )


def known_revision(found: Iterable[str], address: str) -> str:
    """The revision that a store says it is of. Raises StoreError where this program does not know it."""
    revisions = set(found)
    if revisions - known_revisions():
        raise _newer(revisions)
    if not revisions:
        raise StoreError(
            _("Databasen {place} saknar tabeller. Kör: python -m data_access init").format(
                place=place(address)
            )
        )
    return str(max(revisions))


def _newer(revisions: set[str]) -> StoreError:
    return StoreError(
        _(
            "Databasen kommer från en nyare version av programmet ({revision}). Uppdatera programmet; "
            "ingenting har ändrats."
        ).format(revision=", ".join(sorted(revisions)))
    )
