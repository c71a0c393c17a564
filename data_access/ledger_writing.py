"""How a checked ledger is written: source, accounts, batch, postings, and the sums per month.

Everything happens inside the caller's transaction.
"""

import getpass
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, insert, select, text
from sqlmodel import Session
from sqlmodel import select as select_rows

from data_access.tables import (
    Account,
    CostCentre,
    ImportBatch,
    Ledger,
    LedgerEntry,
    LedgerMonth,
    Source,
    StatementLine,
)
from data_access.tables.base import columns_of
from data_access.tables.enumerations import BudgetArea
from data_access.translation import _

if TYPE_CHECKING:
    from data_access.ledger_imports import LedgerFile, PostingEntry

CHUNK = 20_000
WITHOUT_COST_CENTRE = "utan-kostnadsstalle"
Ids = dict[str, int]

COLUMNS = (
    "ledger_id",
    "position",
    "day",
    "month",
    "account_id",
    "cost_centre_id",
    "project",
    "voucher",
    "amount",
)
_COPY = f"COPY ledger_entry ({', '.join(COLUMNS)}) FROM STDIN"

ledgers, entries, months = columns_of(Ledger), columns_of(LedgerEntry), columns_of(LedgerMonth)


def codes(session: Session, table: type[CostCentre | StatementLine], association_id: int) -> Ids:
    """The association's rows of a list: id by code."""
    column = columns_of(table)
    found = session.execute(select(column.code, column.id).where(column.association_id == association_id))
    return {row[0]: row[1] for row in found}


def keep_source(session: Session, association_id: int, file: "LedgerFile") -> int:
    """The ledger's source: the one with its code, now with this file, or a new one."""
    known = session.exec(
        select_rows(Source).where(Source.association_id == association_id, Source.code == file.source_code)
    ).first()
    source = known or Source(association_id=association_id, code=file.source_code, title=file.source_title)
    source.title, source.section = file.source_title, file.source_section
    source.file_name, source.file_sha256 = file.file_name, file.file_sha256
    session.add(source)
    session.flush()
    return source.id or 0


def keep_accounts(session: Session, association_id: int, file: "LedgerFile", lines: Ids) -> Ids:
    """The association's accounts with those of the file: new ones added, renamed ones renamed. Id by code."""
    found = session.exec(select_rows(Account).where(Account.association_id == association_id))
    known = {row.code: row for row in found}
    for entry in file.accounts:
        new = Account(association_id=association_id, code=entry.code, name=entry.name)
        account = known.setdefault(entry.code, new)
        account.name = entry.name
        account.statement_line_id = None if entry.statement_line is None else lines[entry.statement_line]
        session.add(account)
    session.flush()
    return {code: account.id or 0 for code, account in known.items()}


def keep_without_cost_centre(session: Session, association_id: int, centres: Ids, source: int) -> None:
    """Add to `centres` the row of costs without a cost centre, so that the rows' sum is all costs."""
    if WITHOUT_COST_CENTRE in centres:
        return
    column = columns_of(CostCentre)
    last = session.scalar(select(func.max(column.position)).where(column.association_id == association_id))
    centre = CostCentre(
        association_id=association_id,
        code=WITHOUT_COST_CENTRE,
        name=_("Utan kostnadsställe"),
        budget_area=BudgetArea.OTHER.value,
        position=(last or 0) + 1,
        source_id=source,
    )
    session.add(centre)
    session.flush()
    centres[WITHOUT_COST_CENTRE] = centre.id or 0


def remove(session: Session, association_id: int, file: "LedgerFile") -> int:
    """Take away the ledger that this one replaces; returns how many postings it had."""
    old = session.scalar(
        select(ledgers.id).where(
            ledgers.association_id == association_id, ledgers.year == file.year, ledgers.kind == file.kind
        )
    )
    if old is None:
        return 0
    count = session.scalar(select(func.count()).where(entries.ledger_id == old))
    session.execute(delete(LedgerMonth).where(months.ledger_id == old))
    session.execute(delete(LedgerEntry).where(entries.ledger_id == old))
    session.execute(delete(Ledger).where(ledgers.id == old))
    return int(count or 0)


def new_ledger(session: Session, association_id: int, file: "LedgerFile", source: int) -> int:
    """The ledger's own row and its batch; returns the ledger's key."""
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
    return ledger.id or 0


def add_postings(
    session: Session,
    ledger: int,
    postings: Sequence["PostingEntry"],
    accounts: Ids,
    centres: Ids,
    costs: set[str],
) -> None:
    """Write the postings in the order of the file; a cost without a cost centre gets the row for it."""

    def rows() -> Iterator[tuple[object, ...]]:
        for position, row in enumerate(postings, start=1):
            code = row.cost_centre or (WITHOUT_COST_CENTRE if row.account in costs else None)
            centre = centres[code] if code is not None else None
            account = accounts[row.account]
            yield (
                ledger,
                position,
                row.day,
                row.month,
                account,
                centre,
                row.project,
                row.voucher,
                row.amount,
            )

    if session.get_bind().dialect.name == "postgresql":
        _copy(session, rows())
        return
    statement, waiting = insert(LedgerEntry), rows()
    for chunk in iter(partial(_take, waiting, CHUNK), []):
        session.execute(statement, [dict(zip(COLUMNS, row, strict=True)) for row in chunk])


def _take(rows: Iterator[tuple[object, ...]], count: int) -> list[tuple[object, ...]]:
    return list(islice(rows, count))


def _copy(session: Session, rows: Iterator[tuple[object, ...]]) -> None:
    """PostgreSQL's own way in for many rows, ten times as fast; inside the same transaction."""
    connection: Any = session.connection().connection.dbapi_connection
    with connection.cursor() as cursor, cursor.copy(_COPY) as copy:
        for row in rows:
            copy.write_row(row)


def add_up(session: Session, ledger: int) -> None:
    """Make the ledger's sums per month, cost centre and account anew from its postings."""
    session.info.clear()  # what this session has read of the sums holds no longer
    session.execute(delete(LedgerMonth).where(months.ledger_id == ledger))
    keys = (entries.ledger_id, entries.month, entries.cost_centre_id, entries.account_id)
    sums = (
        select(*keys, func.sum(entries.amount), func.count())
        .where(entries.ledger_id == ledger)
        .group_by(*keys)
        .order_by(entries.month, entries.account_id, entries.cost_centre_id)
    )
    names = ["ledger_id", "month", "cost_centre_id", "account_id", "amount", "entry_count"]
    session.execute(insert(LedgerMonth).from_select(names, sums))
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("ANALYZE ledger_month"))  # else it plans as if the table were empty
        session.execute(text("ANALYZE ledger_entry"))


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return _("okänd")
