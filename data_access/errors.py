"""What can go wrong with the store, in words for the person who meets it."""

from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError

from data_access.translation import _


class StoreError(Exception):
    """The store cannot be used; the message is Swedish, one line, and says what to do."""


class ImportRefusedError(Exception):
    """A file was refused; `problems` says where and why, and nothing was written."""

    def __init__(self, problems: "list[Problem]") -> None:
        """Keep every problem, so that all can be shown at once."""
        self.problems = problems
        super().__init__("\n".join(str(problem) for problem in problems))


class Problem:
    """One fault in a file: file, row, column, value and what to do."""

    def __init__(
        self, file: str, message: str, *, row: int | None = None, column: str | None = None, value: str = ""
    ) -> None:
        """Rows are counted as a spreadsheet shows them, the heading being row 1."""
        self.file, self.row, self.column, self.value, self.message = file, row, column, value, message

    def __str__(self) -> str:
        place = [self.file]
        if self.row is not None:
            place.append(_("rad {row}").format(row=self.row))
        if self.column:
            place.append(_("kolumn ”{column}”").format(column=self.column))
        if self.value:
            place.append(_("värde ”{value}”").format(value=self.value[:60]))
        return ", ".join(place) + ": " + self.message


def described(error: SQLAlchemyError, url: str) -> StoreError:
    """The Swedish message for a database error; the address is shown without its password."""
    try:
        place = make_url(url).render_as_string(hide_password=True)
    except ArgumentError:
        return StoreError(_("DATABASE_URL går inte att läsa som en databasadress. Rätta den eller ta bort den."))
    detail = str(error.orig).lower() if isinstance(error, DBAPIError) else str(error).lower()
    for signs, message in _MESSAGES:
        if any(sign in detail for sign in signs):
            return StoreError(_(message).format(place=place))
    return StoreError(
        _("Databasen {place} svarar inte eller går inte att läsa. Kontrollera adressen och att den är igång.").format(
            place=place
        )
    )


def _mark(text: str) -> str:
    """Mark a text for the catalogue; it is translated where it is shown."""
    return text


_MESSAGES = (
    (
        ("database is locked", "locking protocol"),
        _mark("Databasen {place} är låst av ett annat program. Stäng det programmet och försök igen."),
    ),
    (
        ("malformed", "not a database", "disk image"),
        _mark(
            "Databasfilen {place} är skadad och går inte att läsa. Flytta undan filen och läs tillbaka en säkerhetskopia."
        ),
    ),
    (
        ("disk is full", "no space left", "disk i/o error"),
        _mark("Disken är full: inget har sparats i {place}. Frigör utrymme och försök igen."),
    ),
    (
        ("readonly", "read-only", "permission denied", "unable to open database file"),
        _mark("Databasen {place} går inte att öppna eller skriva till. Kontrollera filens rättigheter och mappen."),
    ),
    (
        ("no such table", "undefinedtable", "does not exist"),
        _mark("Databasen {place} saknar tabeller. Kör: python -m data_access init"),
    ),
    (
        ("password authentication", "no password supplied"),
        _mark("Databasen {place} godtar inte användarnamnet eller lösenordet i DATABASE_URL."),
    ),
)
