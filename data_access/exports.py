"""A whole association out of the store, unprotected: for the office, to keep, to move, to bring in again."""

import os
from datetime import UTC, datetime
from pathlib import Path

from sqlmodel import Session

from data_access import store
from data_access.errors import StoreError
from data_access.formats.whole.writing import WholeAssociation, write_whole
from data_access.imports.ledgers import stored_ledgers
from data_access.imports.stored import everything, numbers
from data_access.translation import _


def whole_association(session: Session, slug: str) -> WholeAssociation:
    """Everything that the store holds of an association. Raises StoreError for one that is not there."""
    known = numbers(session, slug)
    if known.association is None:
        raise StoreError(_("Förbundet ”{slug}” finns inte i databasen.").format(slug=slug))
    rows = everything(session, known)
    (own,) = rows["association"]
    return WholeAssociation(slug, own["name"], own["is_fictional"], rows, stored_ledgers(session, known))


def export_association(slug: str, file: Path, url: str | None = None) -> None:
    """Write the association's workbook; an unfinished one never stands under the name.

    Raises StoreError for an unknown association and when the file cannot be written.
    """
    with store.reading(url) as session:
        whole = whole_association(session, slug)
    unfinished = file.with_name(f".{file.name}.{os.getpid()}.tmp")
    try:
        unfinished.touch(mode=0o600)
        write_whole(unfinished, whole, datetime.now(UTC))
        unfinished.replace(file)
    except OSError as error:
        raise StoreError(
            _(
                "Filen {file} går inte att skriva ({reason}). Kontrollera mapp, rättigheter och utrymme."
            ).format(file=file, reason=error.strerror)
        ) from None
    finally:
        unfinished.unlink(missing_ok=True)
