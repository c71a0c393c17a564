"""Sources, import batches and the store's version."""

from datetime import datetime

from sqlalchemy import CheckConstraint, DateTime, UniqueConstraint
from sqlmodel import Field, SQLModel

from data_access.tables import base  # noqa: F401  names the constraints


class StoreState(SQLModel, table=True):
    """One row: the version that every write raises and that keys the cache."""

    __tablename__ = "store_state"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)

    id: int = Field(default=1, primary_key=True)
    version: int = 0


class ImportBatch(SQLModel, table=True):
    """One import: who brought in which file, when, and how many rows."""

    __tablename__ = "import_batch"

    id: int | None = Field(default=None, primary_key=True)
    imported_at: datetime = Field(sa_type=DateTime(timezone=True))
    imported_by: str
    file_name: str
    file_sha256: str = Field(min_length=64, max_length=64)
    row_count: int


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
