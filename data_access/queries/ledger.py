"""The ledger's sums, added up by the database from the month table.

Amounts are ören, income plus and cost minus; months are text, `2024-04`. A cost centre's outcome is its
costs: its income stands in the income statement, as in the associations' own follow-up.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from sqlalchemy import func, select
from sqlmodel import Session
from sqlmodel import select as select_rows

from data_access.queries.datasets import month_text
from data_access.queries.kept import ask_once
from data_access.queries.organisation import sources_by_id
from data_access.queries.rows import SourceRow
from data_access.tables import Account, CostCentre, Ledger, LedgerMonth, StatementLine
from data_access.tables.base import columns_of
from data_access.tables.enumerations import LedgerKind, StatementSection

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
    """The association's ledgers by year and kind; empty where it has published tables only."""
    return ask_once(session, ("ledgers", association_id), lambda: _ledgers(session, association_id))


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
class LineSum:
    """What one cost centre came to on one statement line, month by month; months without postings are out.

    `since_january` is added up through each month of the year, from the first that is booked.
    """

    cost_centre: str | None
    statement_line: str
    is_cost: bool
    is_project: bool
    months: Mapping[str, int]
    since_january: Mapping[str, int]

    def within(self, period: tuple[str, str]) -> int | None:
        """The sum of a period; None where nothing is booked in it."""
        if period[0].endswith("-01") and period[1] in self.since_january:
            return self.since_january[period[1]]
        found = [value for month, value in self.months.items() if period[0] <= month <= period[1]]
        return sum(found) if found else None


def line_sums(session: Session, row: LedgerRow) -> tuple[LineSum, ...]:
    """A ledger's year by cost centre, statement line and month: the one aggregate that the page rests on.

    A sum is a project's when it is booked on a project's cost centre or on a line of projects.
    """
    return ask_once(session, ("line-sums", row.id), lambda: tuple(_line_sums(session, row)))


def _line_sums(session: Session, row: LedgerRow) -> Iterator[LineSum]:
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
            _centre.code,
            _line.code,
            _line.section,
            func.coalesce(_centre.is_project, False) | _line.is_project,
            by_line.month,
            by_line.value,
        )
        .select_from(by_line.value.table)
        .join(StatementLine, _line.id == by_line.statement_line_id)
        .join(CostCentre, _centre.id == by_line.cost_centre_id, isouter=True)
        .order_by(func.coalesce(_centre.position, 0), _centre.id, _line.position, _line.id, by_line.month)
    )
    asked = session.execute(statement)
    for (centre, line, section, is_project), rows in groupby(asked, key=lambda found: found[:4]):
        is_cost = section == StatementSection.COST.value
        months = {month_text(found[4]): int(found[5]) for found in rows}
        yield LineSum(centre, line, is_cost, bool(is_project), months, _since_january(months, row.year))


def _since_january(months: Mapping[str, int], year: int) -> dict[str, int]:
    found: dict[str, int] = {}
    so_far = 0
    for month in (f"{year}-{number:02d}" for number in range(1, 13)):
        so_far += months.get(month, 0)
        if month in months or found:
            found[month] = so_far
    return found


def _added(sums: Iterable[tuple[str, int | None]]) -> dict[str, int]:
    """The sums by key; a key with nothing booked is left out."""
    found: dict[str, int] = {}
    for key, value in sums:
        if value is not None:
            found[key] = found.get(key, 0) + value
    return found


def _by_month(sums: Iterable[tuple[str, Mapping[str, int]]]) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for key, months in sums:
        here = found.setdefault(key, {})
        for month, value in months.items():
            here[month] = here.get(month, 0) + value
    return found


def cost_by_centre(session: Session, row: LedgerRow, period: tuple[str, str]) -> dict[str, int]:
    """Each cost centre's costs in a period."""
    question = ("cost-by-centre", row.id, period)
    return ask_once(session, question, lambda: _cost_by_centre(line_sums(session, row), period))


def _cost_by_centre(sums: Iterable[LineSum], period: tuple[str, str]) -> dict[str, int]:
    return _added((one.cost_centre, one.within(period)) for one in sums if one.is_cost and one.cost_centre)


def cost_by_centre_and_month(session: Session, row: LedgerRow) -> dict[str, dict[str, int]]:
    """Each cost centre's costs month by month over the year."""
    return ask_once(
        session, ("cost-by-month", row.id), lambda: _cost_by_centre_and_month(line_sums(session, row))
    )


def _cost_by_centre_and_month(sums: Iterable[LineSum]) -> dict[str, dict[str, int]]:
    return _by_month((one.cost_centre, one.months) for one in sums if one.is_cost and one.cost_centre)


def by_statement_line(
    session: Session, row: LedgerRow, period: tuple[str, str], *, projects: bool | None = None
) -> dict[str, int]:
    """The income statement's lines in a period; `projects` True is the projects' part, False the rest."""
    sums = line_sums(session, row)
    return _added(
        (one.statement_line, one.within(period)) for one in sums if projects in {None, one.is_project}
    )


def by_statement_line_and_month(session: Session, row: LedgerRow) -> dict[str, dict[str, int]]:
    """The income statement's lines month by month over the year."""
    return _by_month((one.statement_line, one.months) for one in line_sums(session, row))


def lines_with_accounts(session: Session, association_id: int) -> frozenset[str]:
    """The statement lines that accounts belong to; the others are sums."""
    return ask_once(session, ("lines", association_id), lambda: _lines_with_accounts(session, association_id))


def _lines_with_accounts(session: Session, association_id: int) -> frozenset[str]:
    statement = (
        select(_line.code)
        .join(Account, _account.statement_line_id == _line.id)
        .where(_line.association_id == association_id)
        .distinct()
    )
    return frozenset(session.scalars(statement))
