"""The ledger's sums, added up by the database from the month table.

Amounts are ören, income plus and cost minus; months are text, `2024-04`. A cost centre's outcome is its
costs: its income stands in the income statement, as in the associations' own follow-up.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlmodel import Session
from sqlmodel import select as select_rows

from data_access.queries.datasets import month_text
from data_access.queries.organisation import sources_by_id
from data_access.queries.rows import SourceRow
from data_access.tables import Account, CostCentre, Ledger, LedgerMonth, StatementLine
from data_access.tables.base import columns_of
from data_access.tables.enumerations import LedgerKind, StatementSection

KEPT, KEPT_LEDGERS = "ledger-month-sums", "ledgers"
"""Where a session keeps what it has asked for."""

_account, _centre, _line = columns_of(Account), columns_of(CostCentre), columns_of(StatementLine)
_month = columns_of(LedgerMonth)


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


def ledgers(session: Session, association_id: int) -> dict[tuple[int, str], LedgerRow]:
    """The association's ledgers by year and kind; empty where it has published tables only.

    Kept in the session, as the sums are: a view asks some thirty times.
    """
    kept: dict[int, dict[tuple[int, str], LedgerRow]] = session.info.setdefault(KEPT_LEDGERS, {})
    if association_id not in kept:
        kept[association_id] = _ledgers(session, association_id)
    return kept[association_id]


def _ledgers(session: Session, association_id: int) -> dict[tuple[int, str], LedgerRow]:
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


@dataclass(frozen=True, slots=True)
class MonthSum:
    """What one cost centre came to on one statement line in one month, as the database added it up."""

    month: str
    cost_centre: str | None
    statement_line: str
    is_cost: bool
    is_project: bool
    value: int


def month_sums(session: Session, row: LedgerRow) -> tuple[MonthSum, ...]:
    """A ledger's year by month, cost centre and statement line: one aggregate that the page's sums rest on.

    Kept in the session, which lives as long as one view is made. A sum is a project's when it is booked on
    a project's cost centre or on a line of projects.
    """
    kept: dict[int, tuple[MonthSum, ...]] = session.info.setdefault(KEPT, {})
    if row.id not in kept:
        kept[row.id] = tuple(_month_sums(session, row))
    return kept[row.id]


def _month_sums(session: Session, row: LedgerRow) -> Iterator[MonthSum]:
    by_line = (
        select(
            _month.month,
            _month.cost_centre_id,
            _account.statement_line_id,
            func.sum(_month.amount).label("value"),
        )
        .join(Account, _account.id == _month.account_id)
        .where(_month.ledger_id == row.id, _account.statement_line_id.is_not(None))
        .group_by(_month.month, _month.cost_centre_id, _account.statement_line_id)
        .subquery()
        .c
    )
    statement = (
        select(
            by_line.month,
            _centre.code,
            _line.code,
            _line.section,
            func.coalesce(_centre.is_project, False) | _line.is_project,
            by_line.value,
        )
        .select_from(by_line.value.table)
        .join(StatementLine, _line.id == by_line.statement_line_id)
        .join(CostCentre, _centre.id == by_line.cost_centre_id, isouter=True)
        .order_by(by_line.month, func.coalesce(_centre.position, 0), _line.position, _line.id)
    )
    for month, centre, line, section, is_project, value in session.execute(statement):
        is_cost = section == StatementSection.COST.value
        yield MonthSum(month_text(month), centre, line, is_cost, bool(is_project), int(value))


def cost_by_centre(session: Session, row: LedgerRow, period: tuple[str, str]) -> dict[str, int]:
    """Each cost centre's costs in a period."""
    found: dict[str, int] = {}
    for one in month_sums(session, row):
        if one.is_cost and one.cost_centre is not None and period[0] <= one.month <= period[1]:
            found[one.cost_centre] = found.get(one.cost_centre, 0) + one.value
    return found


def cost_by_centre_and_month(session: Session, row: LedgerRow) -> dict[str, dict[str, int]]:
    """Each cost centre's costs month by month over the year."""
    found: dict[str, dict[str, int]] = {}
    for one in month_sums(session, row):
        if one.is_cost and one.cost_centre is not None:
            months = found.setdefault(one.cost_centre, {})
            months[one.month] = months.get(one.month, 0) + one.value
    return found


def by_statement_line(
    session: Session, row: LedgerRow, period: tuple[str, str], *, projects: bool | None = None
) -> dict[str, int]:
    """The income statement's lines in a period; `projects` True is the projects' part, False the rest."""
    found: dict[str, int] = {}
    for one in month_sums(session, row):
        if period[0] <= one.month <= period[1] and projects in {None, one.is_project}:
            found[one.statement_line] = found.get(one.statement_line, 0) + one.value
    return found


def by_statement_line_and_month(session: Session, row: LedgerRow) -> dict[str, dict[str, int]]:
    """The income statement's lines month by month over the year."""
    found: dict[str, dict[str, int]] = {}
    for one in month_sums(session, row):
        months = found.setdefault(one.statement_line, {})
        months[one.month] = months.get(one.month, 0) + one.value
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
