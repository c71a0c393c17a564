"""What the office decides and writes about the follow-up: phasing, forecasts, thresholds, comments.

Each row says who wrote it last and when.
"""

from datetime import date, datetime

from sqlalchemy import BigInteger, CheckConstraint, Column, DateTime, UniqueConstraint
from sqlmodel import Field, SQLModel

from data_access.tables.base import first_day, one_of
from data_access.tables.enumerations import BudgetArea, ForecastMethod, PhasingKind, SignRule


class CostCentrePhasing(SQLModel, table=True):
    """How a cost centre's budget falls over a year; no row is even by month.

    `shares` are twelve whole numbers with commas between, millionths of the year, for `own` only.
    """

    __tablename__ = "cost_centre_phasing"
    __table_args__ = (
        UniqueConstraint("cost_centre_id", "year"),
        one_of("kind", PhasingKind),
        CheckConstraint("(kind = 'own') = (shares IS NOT NULL)", name="own_has_shares"),
    )

    id: int | None = Field(default=None, primary_key=True)
    cost_centre_id: int = Field(foreign_key="cost_centre.id")
    year: int
    kind: str
    shares: str | None = None
    changed_at: datetime = Field(sa_type=DateTime(timezone=True))
    changed_by: str


class BudgetAreaForecast(SQLModel, table=True):
    """The method that a budget area's cost centres are forecast by unless they have their own."""

    __tablename__ = "budget_area_forecast"
    __table_args__ = (
        UniqueConstraint("association_id", "budget_area"),
        one_of("budget_area", BudgetArea),
        one_of("method", ForecastMethod),
        CheckConstraint("method <> 'own'", name="own_is_for_a_row"),
    )

    id: int | None = Field(default=None, primary_key=True)
    association_id: int = Field(foreign_key="association.id")
    budget_area: str
    method: str
    changed_at: datetime = Field(sa_type=DateTime(timezone=True))
    changed_by: str


class CostCentreForecast(SQLModel, table=True):
    """One cost centre's own choice of method in a year; `own` carries the office's figure and why."""

    __tablename__ = "cost_centre_forecast"
    __table_args__ = (
        UniqueConstraint("cost_centre_id", "year"),
        one_of("method", ForecastMethod),
        CheckConstraint("(method = 'own') = (amount IS NOT NULL)", name="own_has_amount"),
    )

    id: int | None = Field(default=None, primary_key=True)
    cost_centre_id: int = Field(foreign_key="cost_centre.id")
    year: int
    method: str
    amount: int | None = Field(default=None, sa_column=Column(BigInteger, nullable=True))
    comment: str | None = None
    changed_at: datetime = Field(sa_type=DateTime(timezone=True))
    changed_by: str


class DeviationComment(SQLModel, table=True):
    """Why a cost centre deviates through a month, and what is done about it (åtgärd)."""

    __tablename__ = "deviation_comment"
    __table_args__ = (
        UniqueConstraint("cost_centre_id", "through"),
        first_day("through"),
        CheckConstraint("comment IS NOT NULL OR measure IS NOT NULL", name="says_something"),
    )

    id: int | None = Field(default=None, primary_key=True)
    cost_centre_id: int = Field(foreign_key="cost_centre.id")
    through: date
    comment: str | None = None
    measure: str | None = None
    changed_at: datetime = Field(sa_type=DateTime(timezone=True))
    changed_by: str


class FollowUpSetting(SQLModel, table=True):
    """The association's own thresholds and the signs of its income statement; null is the product's own."""

    __tablename__ = "follow_up_setting"
    __table_args__ = (
        CheckConstraint("attention_amount >= 0", name="attention_amount_positive"),
        CheckConstraint(
            "attention_share_millionths BETWEEN 0 AND 1000000", name="attention_share_is_a_share"
        ),
        one_of("statement_signs", SignRule),
    )

    association_id: int = Field(foreign_key="association.id", primary_key=True)
    attention_amount: int | None = Field(default=None, sa_column=Column(BigInteger, nullable=True))
    attention_share_millionths: int | None = None
    statement_signs: str | None = None
    changed_at: datetime = Field(sa_type=DateTime(timezone=True))
    changed_by: str
