"""The deepest levels of the ledger: a cost centre's accounts, and an account's single postings.

Amounts are ören, income plus and cost minus; months are text, `2024-04`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from sqlalchemy import func, select
from sqlmodel import Session
from sqlmodel import select as select_rows

from data_access.queries.datasets import first_day, month_text
from data_access.queries.kept import ask_once
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


@dataclass(frozen=True, slots=True)
class _MonthOfAccount:
    """What one account came to on a cost centre in one month."""

    month: str
    code: str
    name: str
    section: str
    value: int
    entries: int


def by_account(
    session: Session, row: LedgerRow, period: tuple[str, str], cost_centre: str
) -> dict[str, AccountSum]:
    """A cost centre's accounts in a period, income accounts too, by account code."""
    question = ("accounts", row.id, cost_centre)
    months = ask_once(session, question, lambda: _months_of_accounts(session, row, cost_centre))
    inside = (one for one in months if period[0] <= one.month <= period[1])
    return {code: _together(tuple(parts)) for code, parts in groupby(inside, key=lambda one: one.code)}


def _together(months: Sequence[_MonthOfAccount]) -> AccountSum:
    one = months[0]
    value, entries = sum(month.value for month in months), sum(month.entries for month in months)
    return AccountSum(one.code, one.name, one.section, value, entries)


def _months_of_accounts(session: Session, row: LedgerRow, cost_centre: str) -> tuple[_MonthOfAccount, ...]:
    statement = (
        select(
            _month.month,
            _account.code,
            _account.name,
            _line.section,
            func.sum(_month.amount),
            func.sum(_month.entry_count),
        )
        .join(Account, _month.account_id == _account.id)
        .join(CostCentre, _centre.id == _month.cost_centre_id)
        .join(StatementLine, _line.id == _account.statement_line_id)
        .where(_month.ledger_id == row.id, *_named(_centre, row, cost_centre))
        .group_by(_month.month, _account.code, _account.name, _line.section)
        .order_by(_account.code, _month.month)
    )
    return tuple(
        _MonthOfAccount(month_text(month), code, name, section, int(value), int(entries))
        for month, code, name, section, value, entries in session.execute(statement)
    )


def _named(table: Any, row: LedgerRow, code: str) -> tuple[Any, Any]:
    """The cost centre or account with that code. With its association the database finds it by its key, and
    so the postings by theirs; by the code alone it would look through all of the year's."""
    return table.association_id == row.association_id, table.code == code


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
            *_named(_centre, row, cost_centre),
            *_named(_account, row, account),
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
