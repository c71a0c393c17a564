"""The deepest levels of the ledger: a cost centre's accounts, and an account's single postings.

Amounts are ören, income plus and cost minus; months are text, `2024-04`.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, groupby
from typing import Any

from sqlalchemy import func, select
from sqlmodel import Session

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
class _Account:
    """An account on a cost centre: what it came to before each month that it has, and after the last."""

    code: str
    name: str
    section: str
    months: tuple[str, ...]
    values: tuple[int, ...]
    entries: tuple[int, ...]

    def within(self, period: tuple[str, str]) -> AccountSum | None:
        """The sum of a period; None where nothing is booked in it."""
        first, last = bisect_left(self.months, period[0]), bisect_right(self.months, period[1])
        if first == last:
            return None
        value, entries = self.values[last] - self.values[first], self.entries[last] - self.entries[first]
        return AccountSum(self.code, self.name, self.section, value, entries)


def by_account(
    session: Session, row: LedgerRow, period: tuple[str, str], cost_centre: str
) -> dict[str, AccountSum]:
    """A cost centre's accounts in a period, income accounts too, by account code."""
    question = ("accounts", row.id, cost_centre)
    accounts = ask_once(session, question, lambda: tuple(_accounts(session, row, cost_centre)))
    found = ((one.code, one.within(period)) for one in accounts)
    return {code: account for code, account in found if account is not None}


def _accounts(session: Session, row: LedgerRow, cost_centre: str) -> Iterator[_Account]:
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
    for (code, name, section), rows in groupby(session.execute(statement), key=lambda found: found[1:4]):
        months, values, entries = zip(*((month_text(one[0]), one[4], one[5]) for one in rows), strict=True)
        yield _Account(
            code,
            name,
            section,
            months,
            tuple(accumulate(map(int, values), initial=0)),
            tuple(accumulate(map(int, entries), initial=0)),
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
        select(
            _entry.position, _entry.day, _entry.month, _entry.voucher, _entry.project, _entry.amount
        )  # not whole entries, which take longer to make than to find
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
        PostingRow(position, day.isoformat() if day else None, month_text(month), voucher, project, amount)
        for position, day, month, voucher, project, amount in session.execute(statement)
    )
