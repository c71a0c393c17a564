"""A backup file before anything rests on it: is it a store, whole, and of a version that is known?"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Table, inspect, select, text
from sqlalchemy.exc import DBAPIError
from sqlmodel import SQLModel

from data_access.addresses import file_url
from data_access.backups.files import copy_pages
from data_access.backups.rows import VERSION_TABLE, Content, contents
from data_access.engines import OWNER_ONLY, making_file, reading_file
from data_access.errors import DamagedStoreError, StoreError
from data_access.failures import described
from data_access.schema import head_revision, known_revisions, require_sound, upgrade
from data_access.tables import StoreState
from data_access.tables.base import columns_of, table_of
from data_access.translation import _

DISK_SIGNS = ("is full", "disk i/o error")


@dataclass(frozen=True, slots=True)
class Checked:
    """A sound backup with this program's tables: how to read it, what it holds, its store's version."""

    connection: Connection
    contents: dict[str, Content]
    version: int


def restored_tables() -> Sequence[Table]:
    """The tables that a restore replaces, in the order that references allow.

    All but the store's version, which must never go back.
    """
    state = table_of(StoreState)
    return [table for table in SQLModel.metadata.sorted_tables if table is not state]


@contextmanager
def checked(file: Path, copy: Path) -> Iterator[Checked]:
    """A private copy of a backup, brought to this program's version; the file itself is only read.

    Raises StoreError with what is wrong with the file.
    """
    _copy(file, copy)
    with reading_file(copy) as connection:
        revision = _revision(connection, file)
    if revision != head_revision():
        _bring_to_this_version(copy, file)
    with reading_file(copy) as connection:
        _require_our_tables(connection, file)
        try:
            found = contents(connection, restored_tables())
            version = connection.scalar(select(columns_of(StoreState).version))
        except ValueError:
            raise _damaged(file) from None
        yield Checked(connection, found, version or 0)


def _copy(file: Path, copy: Path) -> None:
    if not file.exists():
        raise StoreError(_("Säkerhetskopian {file} finns inte. Rätta sökvägen.").format(file=file))
    if not file.is_file():
        raise StoreError(_("{file} är en mapp och ingen säkerhetskopia. Rätta sökvägen.").format(file=file))
    copy.touch(mode=OWNER_ONLY)
    try:
        address = f"{file.absolute().as_uri()}?mode=ro"
        with closing(sqlite3.connect(address, uri=True, isolation_level=None)) as source:
            # Python's backup waits for ever for a locked file; this read does not, and keeps its lock.
            source.execute("BEGIN")
            source.execute("SELECT count(*) FROM sqlite_master")
            copy_pages(source, copy)
    except sqlite3.Error as error:
        if _is_full(error):
            raise  # the disk of the copy
        if "not a database" in str(error):
            raise _not_a_backup(file) from None
        reason = described(error, file_url(file))
        raise _damaged(file) if isinstance(reason, DamagedStoreError) else reason from None


def _revision(connection: Connection, file: Path) -> str:
    try:
        require_sound(connection, file_url(file))
    except (DamagedStoreError, DBAPIError):
        raise _damaged(file) from None
    if not {VERSION_TABLE, StoreState.__tablename__} <= set(inspect(connection).get_table_names()):
        raise _not_a_backup(file)
    revision = connection.scalar(text("SELECT max(version_num) FROM alembic_version"))
    if revision is None:
        raise _not_a_backup(file)
    if revision not in known_revisions():
        raise StoreError(
            _(
                "Säkerhetskopian {file} kommer från en nyare version av programmet ({revision}). Uppdatera "
                "programmet; ingenting har ändrats."
            ).format(file=file, revision=revision)
        )
    return str(revision)


def _bring_to_this_version(copy: Path, file: Path) -> None:
    try:
        with making_file(copy) as connection:
            upgrade(connection, file_url(copy))
    except DBAPIError as error:
        if _is_full(error):
            raise
        raise _not_a_backup(file) from error


def _require_our_tables(connection: Connection, file: Path) -> None:
    found = inspect(connection)
    names = set(found.get_table_names())
    for table in SQLModel.metadata.sorted_tables:
        columns = (
            {column["name"] for column in found.get_columns(table.name)} if table.name in names else None
        )
        if columns != {column.name for column in table.columns}:
            raise _not_a_backup(file)


def _is_full(error: Exception) -> bool:
    return any(sign in str(error).lower() for sign in DISK_SIGNS)


def _damaged(file: Path) -> StoreError:
    return StoreError(
        _("Säkerhetskopian {file} är skadad. Ingenting har ändrats; använd en annan kopia.").format(file=file)
    )


def _not_a_backup(file: Path) -> StoreError:
    return StoreError(
        _("{file} är ingen säkerhetskopia av databasen. Sådana skriver: python -m data_access backup").format(
            file=file
        )
    )
