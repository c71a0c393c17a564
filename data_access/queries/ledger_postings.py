"""The deepest levels of the ledger: a cost centre's accounts, and an account's single postings.

Amounts are ören, income plus and cost minus; months are text, `2024-04`.
"""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlmodel import Session
from sqlmodel import select as select_rows

from data_access.queries.datasets import first_day, month_text
from data_access.queries.ledger import LedgerRow
from data_access.tables import Account, CostCentre, LedgerEntry, LedgerMonth, StatementLine
from data_access.tables.base import columns_of

_account, _centre, _line = columns_of(Account), columns_of(CostCentre), columns_of(StatementLine)
_month, _entry = columns_of(LedgerMonth), columns_of(LedgerEntry)


@dataclass(frozen=True, slots=True)
class AccountSum:
    """What one account came to on one cost centre."""

    code: str
    name: str
    section: str
    value: int
    entries: int


@dataclass(frozen=True, slots=True)
class PostingRow:
    """One posting; a budget has no day and no voucher."""

    id: int
    day: str | None
    month: str
    voucher: str | None
    project: str | None
    value: int


def _inside(row: LedgerRow, period: tuple[str, str]) -> tuple[Any, ...]:
    return (
        _month.ledger_id == row.id,
        _month.month >= first_day(period[0]),
        _month.month <= first_day(period[1]),
    )


def by_account(
    session: Session, row: LedgerRow, period: tuple[str, str], cost_centre: str
) -> dict[str, AccountSum]:
    """A cost centre's accounts in a period, income accounts too, by account code."""
    statement = (
        select(
            _account.code,
            _account.name,
            _line.section,
            func.sum(_month.amount),
            func.sum(_month.entry_count),
        )
        .join(LedgerMonth, _month.account_id == _account.id)
        .join(CostCentre, _centre.id == _month.cost_centre_id)
        .join(StatementLine, _line.id == _account.statement_line_id)
        .where(*_inside(row, period), _centre.code == cost_centre)
        .group_by(_account.code, _account.name, _line.section)
        .order_by(_account.code)
    )
    return {
        found[0]: AccountSum(found[0], found[1], found[2], int(found[3]), int(found[4]))
        for found in session.execute(statement)
    }


def postings(
    session: Session,
    row: LedgerRow,
    period: tuple[str, str],
    cost_centre: str,
    account: str,
    *,
    first: int = 0,
    most: int | None = None,
) -> tuple[PostingRow, ...]:
    """The postings of an account on a cost centre in the order of their days, at most `most`; None is all."""
    statement = (
        select_rows(LedgerEntry)
        .join(Account, _account.id == _entry.account_id)
        .join(CostCentre, _centre.id == _entry.cost_centre_id)
        .where(
            _entry.ledger_id == row.id,
            _entry.month >= first_day(period[0]),
            _entry.month <= first_day(period[1]),
            _centre.code == cost_centre,
            _account.code == account,
        )
        .order_by(_entry.month, _entry.day, _entry.position)
        .offset(first)
        .limit(most)
    )
    return tuple(
        PostingRow(
            id=entry.position,
            day=entry.day.isoformat() if entry.day else None,
            month=month_text(entry.month),
            voucher=entry.voucher,
            project=entry.project,
            value=entry.amount,
        )
        for entry in session.exec(statement)
    )
