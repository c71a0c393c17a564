"""What a database says when it fails, in Swedish: one line, without the password, with what to do."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, NotSupportedError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from data_access.addresses import place
from data_access.errors import DamagedStoreError, StoreError
from data_access.translation import _


@contextmanager
def in_words(url: str) -> Iterator[None]:
    """Turn what the database says into StoreError.

    Rows that break a rule (IntegrityError, DataError) are the importer's business and faults in the
    program are nobody's to hide: they pass unchanged.
    """
    try:
        yield
    except (IntegrityError, DataError, NotSupportedError):
        raise
    except (DBAPIError, PoolTimeoutError) as error:
        # While connecting, a driver may repeat pieces of the address: the cause is kept for statements only.
        raise described(error, url) from (error if getattr(error, "statement", None) else None)
    except OSError as error:
        if error.errno not in _NO_ROOM:
            raise
        # A file that is made on the way, beside the database's own.
        raise StoreError(_(_FULL_OR_BROKEN).format(place=place(url))) from error


@contextmanager
def rules_in_words() -> Iterator[None]:
    """Turn rows that break a rule of the tables into StoreError."""
    try:
        yield
    except (IntegrityError, DataError) as error:
        # What the database says of the rule, without the rows.
        reason = str(error.orig).partition("\n")[0]
        raise StoreError(
            _("Databasen godtar inte raderna ({reason}). Ingenting har sparats.").format(reason=reason)
        ) from error


def described(error: DBAPIError | PoolTimeoutError | sqlite3.Error, url: str) -> StoreError:
    """The Swedish message for a database error."""
    detail = str(error.orig if isinstance(error, DBAPIError) else error).lower()
    if any(sign in detail for sign in _DAMAGE):
        return damaged(url)
    for signs, message in _MESSAGES:
        if any(sign in detail for sign in signs):
            return StoreError(_(message).format(place=place(url)))
    return StoreError(
        _("Databasen {place} svarar inte. Kontrollera adressen och att den är igång.").format(
            place=place(url)
        )
    )


def damaged(url: str) -> DamagedStoreError:
    """What is said of a file that is not whole."""
    return DamagedStoreError(
        _("Databasen {place} är skadad. Flytta undan filen och läs tillbaka en säkerhetskopia.").format(
            place=place(url)
        )
    )


def _mark(text: str) -> str:
    """Mark a text for the catalogue; it is translated where it is shown."""
    return text


_FULL_OR_BROKEN = _mark(
    "Disken är full eller trasig: inget har sparats i {place}. Frigör utrymme och försök igen."
)
_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})
_DAMAGE = ("malformed", "not a database", "disk image")

# The first that fits is said, so a sign that is a part of another stands after it.
_MESSAGES = (
    (
        ("database is locked", "locking protocol", "lock timeout", "database schema is locked"),
        _mark("Databasen {place} är låst av ett annat program. Stäng det programmet och försök igen."),
    ),
    (
        ("is full", "no space left", "could not extend", "disk quota"),
        _mark("Disken är full: inget har sparats i {place}. Frigör utrymme och försök igen."),
    ),
    (
        ("disk i/o error",),
        _FULL_OR_BROKEN,
    ),
    (
        ("password", "role ", "pg_hba.conf"),
        _mark("Databasen {place} godtar inte användarnamnet eller lösenordet i DATABASE_URL."),
    ),
    (
        ('database "',),
        _mark("Databasen {place} finns inte på servern. Skapa den eller rätta namnet i DATABASE_URL."),
    ),
    (
        ("readonly", "read-only", "permission denied", "unable to open database file"),
        _mark("Databasen {place} går inte att öppna eller skriva till. Kontrollera rättigheter och mapp."),
    ),
    (
        ("no such table", "does not exist"),
        _mark("Databasen {place} saknar tabeller. Kör: python -m data_access init"),
    ),
    (
        ("no such column", "already exists"),
        _mark("Databasen {place} har andra tabeller än den här versionens. Byt databas eller uppdatera."),
    ),
)
