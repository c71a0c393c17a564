"""Back from a backup: the whole content of the store is replaced in one go, and what was there is kept.

A store that can be read is changed in one transaction, since programs may have it open: to exchange the file
under them would mix the old file's log with the new one. A file that is missing or damaged is made anew
beside its place, and then given its name.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, func, inspect, select, update

from data_access import store
from data_access.addresses import file_url, place, sqlite_file
from data_access.backups import files
from data_access.backups.checked import Checked, checked, restored_tables
from data_access.backups.rows import contents, replace_rows
from data_access.backups.saving import backup
from data_access.engines import FileIdentity, identity, making_file
from data_access.errors import DamagedStoreError, StoreError
from data_access.failures import rules_in_words
from data_access.schema import require_current, require_sound, upgrade
from data_access.tables import Association, StoreState
from data_access.translation import _, grouped

UNSEEN_VERSIONS = 1_000_000
"""More writes than a store can have had since its backup: what a running app has read is never met again."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What the store holds now, and where what it held before is kept; None where there was nothing."""

    associations: int
    rows: int
    kept: Path | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Present:
    """What is there before: a store that can be read, one that cannot, or nothing."""

    file: FileIdentity
    is_damaged: bool = False
    is_empty: bool = False
    associations: tuple[str, ...] = ()
    rows: int = 0


def restore(file: Path, url: str | None = None, *, confirmed: bool = False) -> Restored:
    """Replace everything in the store by what a backup holds.

    Without `confirmed` a store that has associations, or is damaged, is left alone. Raises StoreError; the
    store is as it was then.
    """
    address = url or store.database_url()
    own = sqlite_file(address)
    if own is not None and own.exists() and file.exists() and own.samefile(file):
        raise StoreError(_("{file} är databasen själv och ingen säkerhetskopia.").format(file=file))
    with _workshop(address) as folder, checked(file, folder / "backup.sqlite") as copy:
        present = _look(address)
        if not confirmed:
            _require_nothing_to_lose(present, address)
        if own is not None and (present.is_damaged or present.is_empty):
            kept = _replace_file(own, present, copy, folder / "store.sqlite")
        else:
            kept = _replace_content(address, present, copy)
    rows = sum(content.rows for content in copy.contents.values())
    return Restored(copy.contents[str(Association.__tablename__)].rows, rows, kept)


@contextmanager
def _workshop(address: str) -> Iterator[Path]:
    """A folder on the store's own disk, where there is room for it or nothing is begun."""
    file = files.beside(address)
    with files.written_in_words(file):
        file.parent.mkdir(parents=True, exist_ok=True)
    with files.workshop(file) as folder:
        yield folder


def _look(address: str) -> _Present:
    """What the store holds. Raises StoreError where it is locked, older, newer, or cannot be reached."""
    file = sqlite_file(address)
    found = identity(file)
    if file is not None and found is None:
        return _Present(file=None, is_empty=True)
    try:
        with store.reading(address) as session:
            connection = session.connection()
            require_sound(connection, address)
            if not inspect(connection).get_table_names():
                return _Present(file=found, is_empty=True)
            require_current(connection, address)
            return _Present(
                file=found,
                associations=tuple(session.scalars(select(Association.name))),  # type: ignore[call-overload]
                rows=sum(
                    session.scalar(select(func.count()).select_from(table)) or 0
                    for table in restored_tables()
                ),
            )
    except DamagedStoreError:
        return _Present(file=found, is_damaged=True)


def _require_nothing_to_lose(present: _Present, address: str) -> None:
    if present.is_damaged:
        raise StoreError(
            _(
                "Databasen {place} är skadad, men kan ha något som går att rädda. Kör igen med --yes: filen "
                "flyttas då undan och kopian läses in."
            ).format(place=place(address))
        )
    if present.associations:
        raise StoreError(
            _(
                "Databasen {place} har {rows} rader ({associations}), som skulle ersättas. Kör igen med "
                "--yes: det som finns sparas då först i en egen fil."
            ).format(
                place=place(address),
                rows=grouped(present.rows),
                associations=", ".join(present.associations),
            )
        )


def _replace_content(address: str, present: _Present, copy: Checked) -> Path | None:
    """One transaction in the store that is there."""
    if present.is_empty:
        store.migrate(address)
    with rules_in_words(), store.writing(address) as session:
        # This transaction is the only one that writes, so nothing comes between what is kept and the change.
        kept = None if present.is_empty else files.kept_name(address, "fore-aterlasning")
        if kept is not None:
            backup(kept, address)
        raised = copy.version + (UNSEEN_VERSIONS if present.is_empty else 1)
        try:
            _fill(session.connection(), copy, max(store.version(session), raised))
        except BaseException:
            if kept is not None:
                kept.unlink()  # the store still holds what it held
            raise
    return kept


def _replace_file(file: Path, present: _Present, copy: Checked, made: Path) -> Path | None:
    """A new file in the place of one that is missing, empty or damaged; the damaged one is kept."""
    with rules_in_words(), making_file(made) as connection:
        upgrade(connection, file_url(made))
        _fill(connection, copy, copy.version + UNSEEN_VERSIONS)
        require_sound(connection, file_url(file))
    if identity(file) != present.file:
        raise StoreError(
            _("Databasen {place} har ändrats av ett annat program under tiden. Försök igen.").format(
                place=file
            )
        )
    kept = files.kept_name(file_url(file), "skadad")
    if present.is_damaged:
        files.keep_as(file, kept)
    files.move_side_files(file, kept)
    files.put_in_place(made, file)
    return kept if present.is_damaged else None


def _fill(target: Connection, copy: Checked, version: int) -> None:
    """Let the store hold what the copy holds, and see that it does; its version is its own."""
    replace_rows(target, copy.connection, restored_tables())
    target.execute(update(StoreState).values(version=version))
    if contents(target, restored_tables()) != copy.contents:
        raise StoreError(_("Databasen blev inte lik säkerhetskopian. Ingenting har ändrats; försök igen."))
