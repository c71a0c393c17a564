"""Saved scenarios, the baselines that they rest on, and equity that the office has entered itself."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import BigInteger, CheckConstraint, Column, DateTime, Index, text
from sqlmodel import Field, SQLModel

from data_access.tables.base import one_of


class EnteredName(StrEnum):
    """What the office enters itself where no source gives it; the ceiling is in millionths of one."""

    OPENING_EQUITY = "opening_equity"
    EQUITY_FLOOR = "equity_floor"
    EQUITY_CEILING = "equity_ceiling"


class SavedBaseline(SQLModel, table=True):
    """A baseline as it was when a scenario was saved: one row a content, named by its SHA-256."""

    __tablename__ = "saved_baseline"
    __table_args__ = (CheckConstraint("length(identity) = 64", name="identity_is_sha256"),)

    identity: str = Field(primary_key=True)
    content: str


class SavedScenario(SQLModel, table=True):
    """A scenario as overrides on a baseline, never its results.

    `overrides` is JSON by lever key. `revision` is raised by every change, so that two people cannot
    overwrite each other unseen. A deleted scenario stays until it is restored or the store is cleared.
    """

    __tablename__ = "saved_scenario"
    __table_args__ = (
        CheckConstraint("length(name) > 0", name="has_a_name"),
        CheckConstraint("horizon > 0", name="horizon_positive"),
        CheckConstraint("revision > 0", name="revision_positive"),
        CheckConstraint("(deleted_at IS NULL) = (deleted_by IS NULL)", name="deleted_by_someone"),
        Index(
            "uq_saved_scenario_association_id_name",
            "association_id",
            "name",
            unique=True,
            sqlite_where=text("deleted_at IS NULL"),
            postgresql_where=text("deleted_at IS NULL"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    association_id: int = Field(foreign_key="association.id", index=True)
    baseline_identity: str = Field(foreign_key="saved_baseline.identity")
    name: str
    note: str = ""
    base_plan: str
    horizon: int
    overrides: str
    revision: int = 1
    created_by: str
    created_at: datetime = Field(sa_type=DateTime(timezone=True))
    saved_by: str
    saved_at: datetime = Field(sa_type=DateTime(timezone=True))
    locked_by: str | None = None
    deleted_by: str | None = None
    deleted_at: datetime | None = Field(default=None, sa_type=DateTime(timezone=True))


class EnteredValue(SQLModel, table=True):
    """One entry of a value by hand, the latest one being what holds; null takes the value away again.

    `replaced` is what stood there before. Opening equity is of a year, the limits are not.
    """

    __tablename__ = "entered_value"
    __table_args__ = (
        one_of("name", EnteredName),
        CheckConstraint("(name = 'opening_equity') = (year IS NOT NULL)", name="opening_is_of_a_year"),
        Index("ix_entered_value_association_id_name", "association_id", "name", "year"),
    )

    id: int | None = Field(default=None, primary_key=True)
    association_id: int = Field(foreign_key="association.id")
    name: str
    year: int | None = None
    value: int | None = Field(default=None, sa_column=Column(BigInteger, nullable=True))
    replaced: int | None = Field(default=None, sa_column=Column(BigInteger, nullable=True))
    entered_by: str
    entered_at: datetime = Field(sa_type=DateTime(timezone=True))
