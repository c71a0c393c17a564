"""A backup: the whole store, at one moment, in a SQLite file that can be read and restored anywhere."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from data_access import store
from data_access.addresses import file_url, place, sqlite_file
from data_access.backups import files
from data_access.backups.rows import contents, replace_rows, tables_of
from data_access.engines import OWNER_ONLY, making_file, reading_file
from data_access.errors import StoreError
from data_access.failures import damaged
from data_access.schema import require_sound, revision_of, upgrade
from data_access.tables import Association, StoreState
from data_access.translation import _

STATE = str(StoreState.__tablename__)
"""One row in every store, which nobody has entered."""


@dataclass(frozen=True, slots=True)
class Saved:
    """What a backup holds: how many associations, and how many rows in all."""

    associations: int
    rows: int


def backup(file: Path, url: str | None = None, *, force: bool = False) -> Saved:
    """Copy the store to a file that is new, or with `force` replaced when the copy is whole.

    The copy is one state of the store, whoever writes meanwhile, and it is compared with that state table
    by table before the file gets its name. Raises StoreError; no file is made or changed then.
    """
    address = url or store.database_url()
    _refuse(file, address, force=force)
    with store.reading(address) as session:
        source = session.connection()
        require_sound(source, address)
        revision = revision_of(source, address)
        with files.workshop(file) as folder:
            made = folder / "store.sqlite"
            made.touch(mode=OWNER_ONLY)
            _copy(source, made, revision)
            saved = _compared(source, made, revision, address)
            _refuse(file, address, force=force)  # somebody may have come first
            files.put_in_place(made, file)
    return saved


def _refuse(file: Path, address: str, *, force: bool) -> None:
    own = sqlite_file(address)
    if own is not None and own.exists() and file.exists() and own.samefile(file):
        raise StoreError(_("{file} är databasen själv. Välj ett annat namn.").format(file=file))
    if file.is_dir():
        raise StoreError(_("{file} är en mapp. Skriv också vad filen ska heta.").format(file=file))
    if file.exists() and not force:
        raise StoreError(
            _("{file} finns redan. Välj ett annat namn, eller skriv över den med --force.").format(file=file)
        )
    if files.side_files(file):
        raise StoreError(
            _("{file} används av ett program ({side} finns). Välj ett annat namn.").format(
                file=file, side=files.side_files(file)[0].name
            )
        )


def _copy(source: Connection, made: Path, revision: str) -> None:
    """Copy what the source's transaction sees, into a SQLite file with the same tables."""
    if source.dialect.name == "sqlite":
        driver: Any = source.connection.driver_connection
        files.copy_pages(driver, made)
        return
    with making_file(made) as target:
        upgrade(target, file_url(made), revision)
        replace_rows(target, source, tables_of(revision, target))
    files.stand_alone(made)


def _compared(source: Connection, made: Path, revision: str, address: str) -> Saved:
    """What the copy holds; raises StoreError unless it is sound and holds what the source does."""
    with reading_file(made) as target:
        require_sound(target, address)
        tables = tables_of(revision, target)
        try:
            held, expected = contents(target, tables), contents(source, tables)
        except ValueError:
            raise damaged(address) from None
    if held != expected:
        raise StoreError(
            _("Kopian blev inte lik databasen {place} och har inte sparats. Försök igen.").format(
                place=place(address)
            )
        )
    rows = sum(content.rows for name, content in held.items() if name != STATE)
    return Saved(held[str(Association.__tablename__)].rows, rows)
