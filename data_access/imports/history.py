"""Which files have come in, when, by whom, and what each changed."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlmodel import Session

from data_access.imports.stored import in_utc
from data_access.tables import ImportBatch, ImportJournal
from data_access.tables.base import columns_of

batches, journals = columns_of(ImportBatch), columns_of(ImportJournal)


@dataclass(frozen=True, slots=True)
class BatchRow:
    """One import. Moments are UTC; counts are rows."""

    id: int
    association: str
    kind: str
    imported_at: datetime
    imported_by: str
    file_name: str
    file_sha256: str
    rows: int
    new: int
    changed: int
    unchanged: int
    gone: int
    undone_at: datetime | None
    undone_by: str | None
    has_a_way_back: bool


def history(session: Session, association: str | None = None) -> tuple[BatchRow, ...]:
    """The imports, of one association or of all, the latest first."""
    statement = select(
        batches.id,
        batches.association,
        batches.kind,
        batches.imported_at,
        batches.imported_by,
        batches.file_name,
        batches.file_sha256,
        batches.row_count,
        batches.new_count,
        batches.changed_count,
        batches.unchanged_count,
        batches.gone_count,
        batches.undone_at,
        batches.undone_by,
        journals.batch_id.is_not(None),
    ).join(ImportJournal, journals.batch_id == batches.id, isouter=True)
    if association is not None:
        statement = statement.where(batches.association == association)
    found = session.execute(statement.order_by(batches.id.desc()))
    return tuple(BatchRow(*map(in_utc, row)) for row in found)
