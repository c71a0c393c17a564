"""Datasets and their figure rows, goals and the calendar."""

from datetime import date

from sqlalchemy import BigInteger, CheckConstraint, Column, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from data_access.tables.base import first_day, one_of, whole_number
from data_access.tables.enumerations import (
    COUNT_MEASURES,
    Alternative,
    DatasetKind,
    EventKind,
    Gender,
    GoalDirection,
    Measure,
    Status,
)

_COUNTS = ", ".join(f"'{measure}'" for measure in sorted(COUNT_MEASURES))


class Dataset(SQLModel, table=True):
    """One published or imported table. Rows of two datasets are never added together."""

    __tablename__ = "dataset"
    __table_args__ = (
        UniqueConstraint("association_id", "code"),
        one_of("kind", DatasetKind),
        one_of("status", Status),
    )

    id: int | None = Field(default=None, primary_key=True)
    association_id: int = Field(foreign_key="association.id", index=True)
    code: str
    kind: str
    title: str
    status: str
    stated_on: str | None = None
    grain: str
    is_published: bool
    source_id: int = Field(foreign_key="source.id")
    batch_id: int = Field(foreign_key="import_batch.id")
    note: str | None = None


class Figure(SQLModel, table=True):
    """One figure: a measure, an interval of months, the dimensions that apply, and a value.

    `value` is ören, a count or millionths of one, as the measure says; null needs a reason. `key`
    names the row within its dataset, since a UNIQUE over nullable columns does not.
    """

    __tablename__ = "figure"
    __table_args__ = (
        UniqueConstraint("dataset_id", "key"),
        one_of("measure", Measure),
        one_of("gender", Gender),
        one_of("alternative", Alternative),
        first_day("period_from"),
        first_day("period_to"),
        CheckConstraint("period_from <= period_to", name="period_in_order"),
        CheckConstraint("(value IS NULL) = (missing_reason IS NOT NULL)", name="missing_has_reason"),
        CheckConstraint(f"measure NOT IN ({_COUNTS}) OR value >= 0", name="counts_not_negative"),
        CheckConstraint("precision IS NULL OR precision > 0", name="precision_positive"),
        whole_number("value"),
        whole_number("precision"),
        Index("ix_figure_dataset_measure_period", "dataset_id", "measure", "period_from", "period_to"),
    )

    id: int | None = Field(default=None, primary_key=True)
    dataset_id: int = Field(foreign_key="dataset.id")
    key: str
    position: int
    measure: str
    period_from: date
    period_to: date
    cost_centre_id: int | None = Field(default=None, foreign_key="cost_centre.id")
    statement_line_id: int | None = Field(default=None, foreign_key="statement_line.id")
    category: str | None = None
    member_id: int | None = Field(default=None, foreign_key="member.id")
    activity_id: int | None = Field(default=None, foreign_key="activity.id")
    gender: str | None = None
    residence_area_id: int | None = Field(default=None, foreign_key="area.id")
    delivery_area_id: int | None = Field(default=None, foreign_key="area.id")
    alternative: str | None = None
    value: int | None = Field(default=None, sa_column=Column(BigInteger, nullable=True))
    precision: int | None = Field(default=None, sa_column=Column(BigInteger, nullable=True))
    printed: str | None = None
    in_total: bool = True
    is_total: bool = False
    missing_reason: str | None = None
    note: str | None = None
    source_id: int = Field(foreign_key="source.id")


class Goal(SQLModel, table=True):
    """A goal of the association; in words, or with a measure and a threshold."""

    __tablename__ = "goal"
    __table_args__ = (
        UniqueConstraint("association_id", "code"),
        one_of("direction", GoalDirection),
        CheckConstraint("threshold IS NULL OR unit IS NOT NULL", name="threshold_has_unit"),
        whole_number("threshold"),
    )

    id: int | None = Field(default=None, primary_key=True)
    association_id: int = Field(foreign_key="association.id", index=True)
    code: str
    position: int
    text: str
    measure: str | None = None
    threshold: int | None = Field(default=None, sa_column=Column(BigInteger, nullable=True))
    unit: str | None = None
    direction: str | None = None
    valid_from: str | None = None
    source_id: int = Field(foreign_key="source.id")


class CalendarEvent(SQLModel, table=True):
    """A meeting or an item of the year wheel; a day, or a month where no day is stated."""

    __tablename__ = "calendar_event"
    __table_args__ = (UniqueConstraint("association_id", "position"), one_of("kind", EventKind))

    id: int | None = Field(default=None, primary_key=True)
    association_id: int = Field(foreign_key="association.id", index=True)
    position: int
    starts: str
    ends: str | None = None
    title: str
    kind: str
    note: str | None = None
    source_id: int = Field(foreign_key="source.id")
