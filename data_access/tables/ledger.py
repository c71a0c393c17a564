"""The ledger: accounts, postings, and their sums per month, cost centre and account.

A ledger is one year's outcome or budget of one association, as its accounting system has it. Amounts are
ören with the house's sign (income plus, cost minus). No voucher text is kept: it may name a person.
"""

from datetime import date

from sqlalchemy import BigInteger, CheckConstraint, Column, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from data_access.tables.base import first_day, one_of
from data_access.tables.enumerations import LedgerKind, Status


class Account(SQLModel, table=True):
    """An account of the association's chart, and the line of the income statement that it belongs to.

    Without a line it is a balance account, which no income statement counts.
    """

    __tablename__ = "account"
    __table_args__ = (UniqueConstraint("association_id", "code"),)

    id: int | None = Field(default=None, primary_key=True)
    association_id: int = Field(foreign_key="association.id", index=True)
    code: str
    name: str
    statement_line_id: int | None = Field(default=None, foreign_key="statement_line.id", index=True)


class CostCentreAlias(SQLModel, table=True):
    """What a ledger file calls a cost centre that has another code here; kept for the next file."""

    __tablename__ = "cost_centre_alias"
    __table_args__ = (UniqueConstraint("association_id", "code"),)

    id: int | None = Field(default=None, primary_key=True)
    association_id: int = Field(foreign_key="association.id", index=True)
    code: str
    cost_centre_id: int = Field(foreign_key="cost_centre.id")


class Ledger(SQLModel, table=True):
    """One year's outcome or budget; `last_month` is how far the outcome is booked, December for a budget."""

    __tablename__ = "ledger"
    __table_args__ = (
        UniqueConstraint("association_id", "year", "kind"),
        one_of("kind", LedgerKind),
        one_of("status", Status),
        first_day("last_month"),
    )

    id: int | None = Field(default=None, primary_key=True)
    association_id: int = Field(foreign_key="association.id", index=True)
    year: int
    kind: str
    status: str
    title: str
    last_month: date
    source_id: int = Field(foreign_key="source.id")
    batch_id: int = Field(foreign_key="import_batch.id")


class LedgerEntry(SQLModel, table=True):
    """One posting; `position` is its place in the file. A budget has no day and no voucher."""

    __tablename__ = "ledger_entry"
    __table_args__ = (
        UniqueConstraint("ledger_id", "position"),
        first_day("month"),
        Index("ix_ledger_entry_drill", "ledger_id", "cost_centre_id", "account_id", "month"),
    )

    id: int | None = Field(default=None, primary_key=True)
    ledger_id: int = Field(foreign_key="ledger.id")
    position: int
    day: date | None = None
    month: date
    account_id: int = Field(foreign_key="account.id")
    cost_centre_id: int | None = Field(default=None, foreign_key="cost_centre.id")
    project: str | None = None
    voucher: str | None = None
    amount: int = Field(sa_column=Column(BigInteger, nullable=False))


class LedgerMonth(SQLModel, table=True):
    """The postings' sum per month, cost centre and account, made in the transaction that writes them."""

    __tablename__ = "ledger_month"
    __table_args__ = (
        first_day("month"),
        CheckConstraint("entry_count > 0", name="has_entries"),
        Index("ix_ledger_month_sum", "ledger_id", "month", "account_id", "cost_centre_id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    ledger_id: int = Field(foreign_key="ledger.id")
    month: date
    cost_centre_id: int | None = Field(default=None, foreign_key="cost_centre.id")
    account_id: int = Field(foreign_key="account.id")
    amount: int = Field(sa_column=Column(BigInteger, nullable=False))
    entry_count: int
