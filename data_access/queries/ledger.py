"""The ledger's sums, added up by the database from the month table, and its single postings.

Amounts are ören, income plus and cost minus; months are text, `2024-04`. A cost centre's outcome is its
costs: its income stands in the income statement, as in the associations' own follow-up.
"""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlmodel import Session
from sqlmodel import select as select_rows

from data_access.queries.datasets import first_day, month_text
from data_access.queries.organisation import sources_by_id
from data_access.queries.rows import SourceRow
from data_access.tables import Account, CostCentre, Ledger, LedgerEntry, LedgerMonth, StatementLine
from data_access.tables.base import columns_of
from data_access.tables.enumerations import LedgerKind, StatementSection

POSTINGS_SHOWN = 200

_account, _centre, _line = columns_of(Account), columns_of(CostCentre), columns_of(StatementLine)
_month, _entry = columns_of(LedgerMonth), columns_of(LedgerEntry)


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One year's ledger; `last_month` is how far it is booked."""

    id: int
    association_id: int
    year: int
    kind: str
    status: str
    title: str
    last_month: str
    source: SourceRow


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


def ledgers(session: Session, association_id: int) -> dict[tuple[int, str], LedgerRow]:
    """The association's ledgers by year and kind; empty where it has published tables only."""
    found = list(session.exec(select_rows(Ledger).where(Ledger.association_id == association_id)))
    if not found:
        return {}
    sources = sources_by_id(session, association_id)
    return {
        (row.year, row.kind): LedgerRow(
            id=row.id or 0,
            association_id=association_id,
            year=row.year,
            kind=row.kind,
            status=row.status,
            title=row.title,
            last_month=month_text(row.last_month),
            source=sources[row.source_id],
        )
        for row in found
    }


def ledger(session: Session, association_id: int, year: int, kind: LedgerKind) -> LedgerRow | None:
    """One year's outcome or budget, or None."""
    return ledgers(session, association_id).get((year, kind.value))


def _inside(row: LedgerRow, period: tuple[str, str]) -> tuple[Any, ...]:
    return (
        _month.ledger_id == row.id,
        _month.month >= first_day(period[0]),
        _month.month <= first_day(period[1]),
    )


def cost_by_centre(session: Session, row: LedgerRow, period: tuple[str, str]) -> dict[str, int]:
    """Each cost centre's costs in a period."""
    statement = (
        select(_centre.code, func.sum(_month.amount))
        .join(LedgerMonth, _month.cost_centre_id == _centre.id)
        .join(Account, _account.id == _month.account_id)
        .join(StatementLine, _line.id == _account.statement_line_id)
        .where(*_inside(row, period), _line.section == StatementSection.COST.value)
        .group_by(_centre.code)
    )
    return {code: int(amount) for code, amount in session.execute(statement)}


def cost_by_centre_and_month(session: Session, row: LedgerRow) -> dict[str, dict[str, int]]:
    """Each cost centre's costs month by month over the year."""
    statement = (
        select(_centre.code, _month.month, func.sum(_month.amount))
        .join(LedgerMonth, _month.cost_centre_id == _centre.id)
        .join(Account, _account.id == _month.account_id)
        .join(StatementLine, _line.id == _account.statement_line_id)
        .where(_month.ledger_id == row.id, _line.section == StatementSection.COST.value)
        .group_by(_centre.code, _month.month)
    )
    found: dict[str, dict[str, int]] = {}
    for code, month, amount in session.execute(statement):
        found.setdefault(code, {})[month_text(month)] = int(amount)
    return found


def by_statement_line(
    session: Session, row: LedgerRow, period: tuple[str, str], *, projects: bool | None = None
) -> dict[str, int]:
    """The income statement's lines in a period.

    `projects` True is what is booked on project cost centres or on lines of projects, False the rest.
    """
    conditions = _inside(row, period)
    if projects is not None:
        is_project = func.coalesce(_centre.is_project, False) | _line.is_project
        conditions = (*conditions, is_project if projects else ~is_project)
    statement = (
        select(_line.code, func.sum(_month.amount))
        .join(Account, _account.statement_line_id == _line.id)
        .join(LedgerMonth, _month.account_id == _account.id)
        .join(CostCentre, _centre.id == _month.cost_centre_id, isouter=True)
        .where(*conditions)
        .group_by(_line.code)
    )
    return {code: int(amount) for code, amount in session.execute(statement)}


def by_statement_line_and_month(session: Session, row: LedgerRow) -> dict[str, dict[str, int]]:
    """The income statement's lines month by month over the year."""
    statement = (
        select(_line.code, _month.month, func.sum(_month.amount))
        .join(Account, _account.statement_line_id == _line.id)
        .join(LedgerMonth, _month.account_id == _account.id)
        .where(_month.ledger_id == row.id)
        .group_by(_line.code, _month.month)
    )
    found: dict[str, dict[str, int]] = {}
    for code, month, amount in session.execute(statement):
        found.setdefault(code, {})[month_text(month)] = int(amount)
    return found


def lines_with_accounts(session: Session, association_id: int) -> frozenset[str]:
    """The statement lines that accounts belong to; the others are sums."""
    statement = (
        select(_line.code)
        .join(Account, _account.statement_line_id == _line.id)
        .where(_line.association_id == association_id)
        .distinct()
    )
    return frozenset(session.scalars(statement))


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
) -> tuple[PostingRow, ...]:
    """The postings of an account on a cost centre in the order of their days, at most `POSTINGS_SHOWN`."""
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
        .limit(POSTINGS_SHOWN)
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
