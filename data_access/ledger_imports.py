"""Ledgers come in here: checked, then written with their sums per month in one transaction.

A year's ledger of one kind replaces the one that was there: accounting systems export a year whole.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from sqlalchemy import select
from sqlmodel import Session

from data_access import ledger_writing, store
from data_access.errors import ImportRefusedError, Problem, StoreError
from data_access.ledger_writing import Ids
from data_access.limits import MOST_PROBLEMS
from data_access.tables import Account, Association, CostCentre, StatementLine
from data_access.tables.base import columns_of
from data_access.tables.enumerations import StatementSection
from data_access.translation import _

associations = columns_of(Association)


class AccountEntry(NamedTuple):
    """An account and the statement line that it belongs to; None for a balance account."""

    code: str
    name: str
    statement_line: str | None


class PostingEntry(NamedTuple):
    """One posting: ören with the house's sign. `day` and `voucher` are None in a budget."""

    day: date | None
    month: date
    account: str
    cost_centre: str | None
    project: str | None
    voucher: str | None
    amount: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerFile:
    """One year's outcome or budget as read from a file, with where it comes from."""

    year: int
    kind: str
    status: str
    title: str
    last_month: date
    source_code: str
    source_title: str
    source_section: str
    file_name: str
    file_sha256: str
    accounts: Sequence[AccountEntry]
    postings: Sequence[PostingEntry]


@dataclass(frozen=True, slots=True)
class LedgerResult:
    """How many postings came in, and how many they replaced."""

    year: int
    kind: str
    postings: int
    replaced: int


def import_ledger(
    association: str, files: Iterable[LedgerFile], url: str | None = None
) -> list[LedgerResult]:
    """Write the ledgers of an association in one transaction.

    Raises StoreError where the association is not there, ImportRefusedError with every account, cost
    centre or month that does not fit; nothing is written then.
    """
    with store.writing(url) as session:
        return add_ledgers(session, association, files)


def add_ledgers(session: Session, association: str, files: Iterable[LedgerFile]) -> list[LedgerResult]:
    """Write the ledgers inside the caller's transaction. Raises StoreError and ImportRefusedError."""
    identity = session.scalar(select(associations.id).where(associations.slug == association))
    if identity is None:
        raise StoreError(_("Förbundet ”{slug}” finns inte i databasen.").format(slug=association))
    return [write_ledger(session, identity, file) for file in files]


def write_ledger(session: Session, association_id: int, file: LedgerFile) -> LedgerResult:
    """Write one ledger inside the caller's transaction. Raises ImportRefusedError."""
    lines = ledger_writing.codes(session, StatementLine, association_id)
    _refuse(_account_problems(file, lines))
    source = ledger_writing.keep_source(session, association_id, file)
    accounts = ledger_writing.keep_accounts(session, association_id, file, lines)
    costs = _cost_accounts(session, association_id)
    centres = ledger_writing.codes(session, CostCentre, association_id)
    if any(row.cost_centre is None and row.account in costs for row in file.postings):
        ledger_writing.keep_without_cost_centre(session, association_id, centres, source)
    _refuse(_posting_problems(file, accounts, centres))
    replaced = ledger_writing.remove(session, association_id, file)
    ledger = ledger_writing.new_ledger(session, association_id, file, source)
    ledger_writing.add_postings(session, ledger, file.postings, accounts, centres, costs)
    ledger_writing.add_up(session, ledger)
    return LedgerResult(file.year, file.kind, len(file.postings), replaced)


def _refuse(problems: list[Problem]) -> None:
    if problems:
        raise ImportRefusedError(problems[:MOST_PROBLEMS])


def _account_problems(file: LedgerFile, lines: Ids) -> list[Problem]:
    message = _("resultatraden finns inte i listan över resultatrader.")
    return [
        Problem(file.file_name, message, value=row.statement_line)
        for row in file.accounts
        if row.statement_line is not None and row.statement_line not in lines
    ]


def _posting_problems(file: LedgerFile, accounts: Ids, centres: Ids) -> list[Problem]:
    """Each account, cost centre or month that does not fit, once."""
    problems = [
        Problem(file.file_name, _("kontot finns inte i kontoplanen."), value=code)
        for code in sorted({row.account for row in file.postings} - accounts.keys())
    ]
    used = {row.cost_centre for row in file.postings if row.cost_centre is not None}
    problems += [
        Problem(
            file.file_name, _("kostnadsstället finns inte hos förbundet. Lägg till det först."), value=code
        )
        for code in sorted(used - centres.keys())
    ]
    for month in sorted({row.month for row in file.postings}):
        if month.day != 1 or month.year != file.year or month > file.last_month:
            message = _("månaden ligger utanför huvudbokens period.")
            problems.append(Problem(file.file_name, message, value=f"{month:%Y-%m}"))
    return problems


def _cost_accounts(session: Session, association_id: int) -> set[str]:
    account, line = columns_of(Account), columns_of(StatementLine)
    found = session.scalars(
        select(account.code)
        .join(StatementLine, line.id == account.statement_line_id)
        .where(account.association_id == association_id, line.section == StatementSection.COST.value)
    )
    return set(found)
