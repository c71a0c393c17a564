"""Write what a file says, in one transaction with its way back."""

import getpass
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlmodel import Session

from data_access import store
from data_access.errors import StoreError
from data_access.failures import rules_in_words
from data_access.formats.package import Package
from data_access.imports.examining import checked, compared, titles
from data_access.imports.journal import digest, walk
from data_access.imports.preview import preview
from data_access.imports.progress import NOBODY_LOOKS, Progress
from data_access.imports.shown import Preview
from data_access.imports.ways import packed
from data_access.imports.writing import follow_the_numbers, forward
from data_access.tables import ImportBatch, ImportJournal
from data_access.translation import _


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What an import brought in. `batch` is None where the store already held everything."""

    association: str
    row_count: int
    remarks: tuple[str, ...]
    batch: int | None = None
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    gone: int = 0


def import_folder(folder: Path, url: str | None = None) -> ImportResult:
    """Import an association's CSV folder in one transaction.

    Raises ImportRefusedError with every problem of the folder, StoreError when the store cannot be
    written; nothing is written then.
    """
    (package,) = checked([folder])
    return carry_out(package, url=url)


def carry_out(
    package: Package,
    *,
    author: str = "",
    url: str | None = None,
    expected: Preview | None = None,
    progress: Progress = NOBODY_LOOKS,
) -> ImportResult:
    """Write a package in one transaction; nothing is written where it changes nothing.

    `expected` is what somebody has looked at and agreed to. Raises ImportRefusedError with every problem,
    StoreError when the store has changed since the look or cannot be written, ImportCancelledError.
    """
    progress.step(_("Jämför med databasen"), 0.1)
    with writing_rows(url) as session:
        result = write(session, package, author=author, expected=expected, progress=progress)
        progress.step(_("Sparar"), 1.0)
        if result.batch is None:
            session.rollback()  # nothing is new, so the store's version stays as well
    return result


@contextmanager
def writing_rows(url: str | None = None) -> Iterator[Session]:
    """One writing transaction; rows that the database refuses arrive as StoreError."""
    with rules_in_words(), store.writing(url) as session:
        yield session


def write(
    session: Session,
    package: Package,
    *,
    author: str = "",
    expected: Preview | None = None,
    progress: Progress = NOBODY_LOOKS,
) -> ImportResult:
    """Write a package inside the caller's transaction. Raises what `carry_out` raises."""
    found = compared(session, package)
    shown = preview(found, titles(session, found))
    if expected is not None and shown != expected:
        raise StoreError(_("Databasen har ändrats sedan förhandsvisningen. Titta på den igen."))
    if found.is_empty:
        return _unchanged(package, shown)
    progress.step(_("Skriver"), 0.4)
    batch = _batch(session, package, shown, author)
    way = forward(session, found, batch.id or 0)
    back = walk(session, way, lambda: progress.step(_("Skriver"), 0.6))
    follow_the_numbers(session, way)
    progress.step(_("Sparar vägen tillbaka"), 0.8)
    session.add(
        ImportJournal(
            batch_id=batch.id or 0,
            way=packed(back),
            left_sha256=digest(session, back),
            highest=json.dumps(back.highest()),
        )
    )
    session.flush()
    return _result(package, shown, batch.id)


def _batch(session: Session, package: Package, shown: Preview, author: str) -> ImportBatch:
    new, changed, unchanged, gone = shown.counts
    batch = ImportBatch(
        association=package.slug,
        kind=package.kind.value,
        imported_at=datetime.now(UTC),
        imported_by=author or user_name(),
        file_name=package.name,
        file_sha256=package.sha256,
        row_count=package.row_count,
        new_count=new,
        changed_count=changed,
        unchanged_count=unchanged,
        gone_count=gone,
    )
    session.add(batch)
    session.flush()
    return batch


def _unchanged(package: Package, shown: Preview) -> ImportResult:
    return _result(package, shown, None)


def _result(package: Package, shown: Preview, batch: int | None) -> ImportResult:
    new, changed, unchanged, gone = shown.counts
    return ImportResult(
        package.slug, package.row_count, tuple(package.remarks), batch, new, changed, unchanged, gone
    )


def user_name() -> str:
    """The name of the user of this machine."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return _("okänd")
