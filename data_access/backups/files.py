"""Files of backups: written whole or not at all, read only when they are sound, named with date and time."""

import errno
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from itertools import chain, count
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy.exc import DBAPIError

from data_access.addresses import DEFAULT_FILE, file_url, parsed, sqlite_file
from data_access.errors import StoreError
from data_access.failures import described
from data_access.translation import _

NO_SPACE = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
SIDE_FILES = ("-wal", "-shm", "-journal")
"""What SQLite keeps beside a file that is open, or was when its program was killed."""


@contextmanager
def written_in_words(file: Path) -> Iterator[None]:
    """Turn what goes wrong with writing a SQLite file into StoreError; faults of a server pass unchanged."""
    try:
        yield
    except sqlite3.Error as error:
        raise described(error, file_url(file)) from error
    except DBAPIError as error:
        if not isinstance(error.orig, sqlite3.Error):
            raise
        raise described(error, file_url(file)) from error
    except OSError as error:
        raise StoreError(_os_words(error).format(file=file, folder=file.parent)) from error


def _os_words(error: OSError) -> str:
    if error.errno in NO_SPACE:
        return _("Disken är full: inget har sparats i {file}. Frigör utrymme och försök igen.")
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return _("Mappen {folder} finns inte. Skapa den eller rätta sökvägen.")
    return _("{file} går inte att skriva. Kontrollera rättigheter och mapp.")


@contextmanager
def workshop(file: Path) -> Iterator[Path]:
    """A folder beside a file, its owner's alone, where the file is made; gone with the block.

    Killed in the middle, a program leaves it behind; its name says that what is in it is unfinished.
    """
    with (
        written_in_words(file),
        TemporaryDirectory(
            dir=file.parent, prefix=f"{file.name}-ofardig-", ignore_cleanup_errors=True
        ) as folder,
    ):
        yield Path(folder)


def copy_pages(source: sqlite3.Connection, target: Path) -> None:
    """SQLite's online backup: one state of the source, also while others write, in a file of its own."""
    with closing(sqlite3.connect(target)) as connection:
        source.backup(connection)
    stand_alone(target)


def stand_alone(file: Path) -> None:
    """Take a SQLite file out of WAL mode, in which even a reader makes files beside it."""
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")


def put_in_place(made: Path, file: Path) -> None:
    """Give a finished file its name, in one step and for good: either the old file is there or this one."""
    with made.open("rb+") as stream:
        os.fsync(stream.fileno())
    made.replace(file)
    with suppress(OSError):  # Windows opens no folders
        folder = os.open(file.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def side_files(file: Path) -> list[Path]:
    """What there is beside a SQLite file that belongs to it."""
    return [side for end in SIDE_FILES if (side := file.with_name(file.name + end)).exists()]


def beside(url: str) -> Path:
    """The store's file; where the store is a server, its name in the folder where the file would be."""
    file = sqlite_file(url)
    if file is None:
        folder = Path(os.environ.get("DASHBOARD_STORE") or DEFAULT_FILE).parent
        file = folder / (parsed(url).database or "postgresql")
    return file


def kept_name(url: str, what: str) -> Path:
    """A free name, with date and time, for what is kept of a store."""
    file = beside(url)
    moment = datetime.now().astimezone().strftime("%Y-%m-%d-%H%M%S")
    ends = chain([""], (f"-{number}" for number in count(2)))
    names = (file.with_name(f"{file.stem}-{what}-{moment}{end}.sqlite") for end in ends)
    return next(name for name in names if not name.exists())


def keep_as(file: Path, name: Path) -> None:
    """Give a file a second name; it stays where it is until another takes its place."""
    try:
        name.hardlink_to(file)
    except OSError:  # not every disk has links
        shutil.copy2(file, name)


def move_side_files(file: Path, name: Path) -> None:
    """Let what lies beside a SQLite file follow it to a new name: its log would destroy the next file."""
    for side in side_files(file):
        side.replace(name.with_name(side.name.replace(file.name, name.name, 1)))
