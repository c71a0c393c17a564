"""Ledgers come in here: checked, then written with their sums per month in one transaction.

A year's ledger of one kind replaces the one that was there: accounting systems export a year whole.
"""

import getpass
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import NamedTuple

from sqlalchemy import delete, func, insert, select
from sqlmodel import Session
from sqlmodel import select as select_rows

from data_access import store
from data_access.errors import ImportRefusedError, Problem, StoreError
from data_access.limits import MOST_PROBLEMS
from data_access.tables import (
    Account,
    Association,
    CostCentre,
    ImportBatch,
    Ledger,
    LedgerEntry,
    LedgerMonth,
    Source,
    StatementLine,
)
from data_access.tables.enumerations import BudgetArea, StatementSection
from data_access.translation import _

CHUNK = 20_000
WITHOUT_COST_CENTRE = "utan-kostnadsstalle"
Ids = dict[str, int]


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

    Raises StoreError where the association is not there, ImportRefusedError with every account, cost centre or
    month that does not fit; nothing is written then.
    """
    with store.writing(url) as session:
        identity = session.scalar(select(Association.id).where(Association.slug == association))  # type: ignore[call-overload]
        if identity is None:
            raise StoreError(_("Förbundet ”{slug}” finns inte i databasen.").format(slug=association))
        return [write_ledger(session, identity, file) for file in files]


def write_ledger(session: Session, association_id: int, file: LedgerFile) -> LedgerResult:
    """Write one ledger inside the caller's transaction: batch, source, accounts, postings, month sums."""
    lines = _codes(session, StatementLine, association_id)
    _refuse(_account_problems(file, lines))
    source = _source(session, association_id, file)
    accounts = _accounts(session, association_id, file, lines)
    centres = _codes(session, CostCentre, association_id)
    costs = _cost_accounts(session, association_id)
    if any(row.cost_centre is None and row.account in costs for row in file.postings):
        centres[WITHOUT_COST_CENTRE] = _without_cost_centre(session, association_id, centres, source)
    _refuse(_posting_problems(file, accounts, centres))
    replaced = _remove(session, association_id, file)
    batch = ImportBatch(
        imported_at=datetime.now(UTC),
        imported_by=_user(),
        file_name=file.file_name,
        file_sha256=file.file_sha256,
        row_count=len(file.postings),
    )
    session.add(batch)
    session.flush()
    ledger = Ledger(
        association_id=association_id,
        year=file.year,
        kind=file.kind,
        status=file.status,
        title=file.title,
        last_month=file.last_month,
        source_id=source,
        batch_id=batch.id or 0,
    )
    session.add(ledger)
    session.flush()
    _add_postings(session, ledger.id or 0, file.postings, accounts, centres, costs)
    add_up(session, ledger.id or 0)
    return LedgerResult(file.year, file.kind, len(file.postings), replaced)


def add_up(session: Session, ledger_id: int) -> None:
    """Make the ledger's sums per month, cost centre and account anew from its postings."""
    session.execute(delete(LedgerMonth).where(LedgerMonth.ledger_id == ledger_id))  # type: ignore[arg-type]
    keys = (LedgerEntry.ledger_id, LedgerEntry.month, LedgerEntry.cost_centre_id, LedgerEntry.account_id)
    sums = (
        select(*keys, func.sum(LedgerEntry.amount), func.count())  # type: ignore[call-overload]
        .where(LedgerEntry.ledger_id == ledger_id)
        .group_by(*keys)
        .order_by(LedgerEntry.month, LedgerEntry.account_id, LedgerEntry.cost_centre_id)
    )
    names = ["ledger_id", "month", "cost_centre_id", "account_id", "amount", "entry_count"]
    session.execute(insert(LedgerMonth).from_select(names, sums))


def _refuse(problems: list[Problem]) -> None:
    if problems:
        raise ImportRefusedError(problems[:MOST_PROBLEMS])


def _account_problems(file: LedgerFile, lines: Ids) -> list[Problem]:
    return [
        Problem(
            file.file_name,
            _("resultatraden finns inte i listan över resultatrader."),
            value=row.statement_line,
        )
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


def _codes(session: Session, table: type[CostCentre | StatementLine | Account], association_id: int) -> Ids:
    found = session.execute(select(table.code, table.id).where(table.association_id == association_id))  # type: ignore[call-overload]
    return {code: identity for code, identity in found}


def _cost_accounts(session: Session, association_id: int) -> set[str]:
    found = session.execute(
        select(Account.code)  # type: ignore[call-overload]
        .join(StatementLine, StatementLine.id == Account.statement_line_id)
        .where(Account.association_id == association_id, StatementLine.section == StatementSection.COST.value)
    )
    return {code for (code,) in found}


def _source(session: Session, association_id: int, file: LedgerFile) -> int:
    """The ledger's source, made anew where the file is."""
    known = session.exec(
        select_rows(Source).where(Source.association_id == association_id, Source.code == file.source_code)
    ).first()
    source = known or Source(association_id=association_id, code=file.source_code, title=file.source_title)
    source.title, source.file_name, source.file_sha256 = file.source_title, file.file_name, file.file_sha256
    session.add(source)
    session.flush()
    return source.id or 0


def _accounts(session: Session, association_id: int, file: LedgerFile, lines: Ids) -> Ids:
    """The association's accounts after those of the file: new ones are added, renamed ones renamed."""
    known = {
        row.code: row
        for row in session.exec(select_rows(Account).where(Account.association_id == association_id))
    }
    for entry in file.accounts:
        account = known.setdefault(
            entry.code, Account(association_id=association_id, code=entry.code, name=entry.name)
        )
        account.name = entry.name
        account.statement_line_id = lines[entry.statement_line] if entry.statement_line is not None else None
        session.add(account)
    session.flush()
    return {code: account.id or 0 for code, account in known.items()}


def _without_cost_centre(session: Session, association_id: int, centres: Ids, source: int) -> int:
    """The row that costs without a cost centre are counted on, so that the sum of the rows is all costs."""
    if WITHOUT_COST_CENTRE in centres:
        return centres[WITHOUT_COST_CENTRE]
    position = session.scalar(
        select(func.max(CostCentre.position)).where(CostCentre.association_id == association_id)  # type: ignore[arg-type]
    )
    centre = CostCentre(
        association_id=association_id,
        code=WITHOUT_COST_CENTRE,
        name=_("Utan kostnadsställe"),
        budget_area=BudgetArea.OTHER.value,
        position=(position or 0) + 1,
        source_id=source,
    )
    session.add(centre)
    session.flush()
    return centre.id or 0


def _remove(session: Session, association_id: int, file: LedgerFile) -> int:
    """Take away the ledger that this one replaces; returns how many postings it had."""
    old = session.scalar(
        select(Ledger.id).where(  # type: ignore[call-overload]
            Ledger.association_id == association_id, Ledger.year == file.year, Ledger.kind == file.kind
        )
    )
    if old is None:
        return 0
    session.execute(delete(LedgerMonth).where(LedgerMonth.ledger_id == old))  # type: ignore[arg-type]
    removed = session.execute(delete(LedgerEntry).where(LedgerEntry.ledger_id == old))  # type: ignore[arg-type]
    session.execute(delete(Ledger).where(Ledger.id == old))  # type: ignore[arg-type]
    return int(removed.rowcount)  # type: ignore[attr-defined]


def _add_postings(
    session: Session,
    ledger: int,
    postings: Sequence[PostingEntry],
    accounts: Ids,
    centres: Ids,
    costs: set[str],
) -> None:
    statement = insert(LedgerEntry)
    for start in range(0, len(postings), CHUNK):
        rows = []
        for position, row in enumerate(postings[start : start + CHUNK], start=start + 1):
            code = row.cost_centre or (WITHOUT_COST_CENTRE if row.account in costs else None)
            rows.append(
                {
                    "ledger_id": ledger,
                    "position": position,
                    "day": row.day,
                    "month": row.month,
                    "account_id": accounts[row.account],
                    "cost_centre_id": centres[code] if code is not None else None,
                    "project": row.project,
                    "voucher": row.voucher,
                    "amount": row.amount,
                }
            )
        session.execute(statement, rows)


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return _("okänd")
