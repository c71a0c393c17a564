"""Sources, import batches and the store's version."""

from datetime import datetime

from sqlalchemy import CheckConstraint, DateTime, Index, LargeBinary, UniqueConstraint
from sqlmodel import Field, SQLModel

from data_access.tables.base import one_of
from data_access.tables.enumerations import ImportKind


class StoreState(SQLModel, table=True):
    """One row: the version that every write raises and that keys the cache."""

    __tablename__ = "store_state"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)

    id: int = Field(default=1, primary_key=True)
    version: int = 0


class ImportBatch(SQLModel, table=True):
    """One import: who brought in which file, when, and what it changed.

    `association` is the slug, so that the batch that made an association outlives it when it is undone.
    An undone batch stays in the history, and can be done again.
    """

    __tablename__ = "import_batch"
    __table_args__ = (
        one_of("kind", ImportKind),
        CheckConstraint("(undone_at IS NULL) = (undone_by IS NULL)", name="undone_by_someone"),
        Index("ix_import_batch_association", "association"),
    )

    id: int | None = Field(default=None, primary_key=True)
    association: str
    kind: str
    imported_at: datetime = Field(sa_type=DateTime(timezone=True))
    imported_by: str
    file_name: str
    file_sha256: str = Field(min_length=64, max_length=64)
    row_count: int
    new_count: int = 0
    changed_count: int = 0
    unchanged_count: int = 0
    gone_count: int = 0
    undone_at: datetime | None = Field(default=None, sa_type=DateTime(timezone=True))
    undone_by: str | None = None


class ImportJournal(SQLModel, table=True):
    """The way from what a batch left to what there was before it, or after an undoing the other way.

    `way` is compressed JSON by table; `left_sha256` is the digest of the rows concerned as they were left,
    so that a change by somebody else is noticed; `highest` is JSON with the highest key by table, so that
    a key is not given to another row while it may come back.
    """

    __tablename__ = "import_journal"
    __table_args__ = (CheckConstraint("length(left_sha256) = 64", name="left_sha256_length"),)

    batch_id: int = Field(primary_key=True, foreign_key="import_batch.id")
    way: bytes = Field(sa_type=LargeBinary)
    left_sha256: str
    highest: str


class Source(SQLModel, table=True):
    """A section or table of a document, or a file that was imported."""

    __tablename__ = "source"
    __table_args__ = (
        UniqueConstraint("association_id", "code"),
        CheckConstraint("file_sha256 IS NULL OR length(file_sha256) = 64", name="file_sha256_length"),
    )

    id: int | None = Field(default=None, primary_key=True)
    association_id: int = Field(foreign_key="association.id", index=True)
    code: str
    title: str
    date: str | None = None
    section: str | None = None
    page: str | None = None
    address: str | None = None
    file_name: str | None = None
    file_sha256: str | None = None
