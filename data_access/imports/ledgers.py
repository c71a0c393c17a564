"""A ledger's postings: compared with those in the store, and written with their sums per month.

A year's ledger of one kind replaces the one that was there whole: accounting systems export a year whole.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import select
from sqlmodel import Session

from data_access.errors import Problem
from data_access.formats.package import Package, Posting, Postings
from data_access.imports.stored import Numbers
from data_access.limits import MOST_PROBLEMS
from data_access.tables import Account, CostCentre, Ledger, LedgerEntry, StatementLine
from data_access.tables.base import columns_of
from data_access.tables.enumerations import BudgetArea, StatementSection
from data_access.translation import _

WITHOUT_COST_CENTRE = "utan-kostnadsstalle"

_account, _centre, _line = columns_of(Account), columns_of(CostCentre), columns_of(StatementLine)
_entry, _ledger = columns_of(LedgerEntry), columns_of(Ledger)


@dataclass(frozen=True, slots=True)
class LedgerDifference:
    """One year's postings of one kind: how many are new, gone and the same.

    The sums are ören on the accounts of the income statement: all accounts together are nothing.
    """

    postings: Postings
    new: int
    gone: int
    unchanged: int
    before_ore: int
    after_ore: int

    @property
    def is_same(self) -> bool:
        """Whether the store has just these postings, in this order."""
        return not (self.new or self.gone)


def ledger_differences(session: Session, known: Numbers, package: Package) -> list[LedgerDifference]:
    """Compare each ledger with the one that it would replace."""
    lines = _lines_of_accounts(session, known, package) if package.ledgers else {}
    counted = {code for code, line in lines.items() if line is not None}
    return [_difference(one, _stored(session, known, one), counted) for one in package.ledgers]


def _difference(postings: Postings, before: Sequence[Posting], counted: set[str]) -> LedgerDifference:
    same = 0
    new = gone = 0
    if list(postings.rows) == list(before):
        same = len(before)
    else:
        was, comes = Counter(before), Counter(postings.rows)
        same = (was & comes).total()
        new, gone = len(postings.rows) - same, len(before) - same
        if not (new or gone):  # the same postings in another order
            new = gone = same
            same = 0
    sums = [sum(row.amount for row in rows if row.account in counted) for rows in (before, postings.rows)]
    return LedgerDifference(postings, new, gone, same, *sums)


def stored_ledgers(session: Session, known: Numbers) -> list[Postings]:
    """Every ledger of the association with its postings, in the order of year and kind."""
    sources = known.by_number["sources"]
    found = session.execute(
        select(_ledger.year, _ledger.kind, _ledger.source_id, _ledger.last_month)
        .where(_ledger.association_id == known.association)
        .order_by(_ledger.year, _ledger.kind)
    )
    empty = [Postings(year, kind, sources[source], month, "", ()) for year, kind, source, month in found]
    return [replace(one, rows=_stored(session, known, one)) for one in empty]


def _stored(session: Session, known: Numbers, postings: Postings) -> list[Posting]:
    statement = (
        select(
            _entry.day,
            _entry.month,
            _account.code,
            _centre.code,
            _entry.project,
            _entry.voucher,
            _entry.amount,
        )
        .join(Ledger, _ledger.id == _entry.ledger_id)
        .join(Account, _account.id == _entry.account_id)
        .join(CostCentre, _centre.id == _entry.cost_centre_id, isouter=True)
        .where(
            _ledger.association_id == known.association,
            _ledger.year == postings.year,
            _ledger.kind == postings.kind,
        )
        .order_by(_entry.position)
    )
    return [Posting(*row) for row in session.execute(statement)]


def posting_problems(session: Session, known: Numbers, package: Package) -> list[Problem]:
    """Each account, cost centre and month of the package's ledgers that does not fit, once."""
    accounts = _lines_of_accounts(session, known, package)
    lines = {*known.by_code["statement_lines"], *(row["code"] for row in package.every("statement_lines"))}
    centres = {*known.by_code["cost_centres"], *(row["code"] for row in package.every("cost_centres"))}
    message = _("resultatraden finns inte i listan över resultatrader.")
    wrong = [line for line in dict.fromkeys(accounts.values()) if line is not None and line not in lines]
    problems = [Problem(package.name, message, value=line) for line in wrong]
    for book in package.ledgers:
        unknown = sorted({row.account for row in book.rows} - accounts.keys())
        problems += [
            Problem(book.file, _("kontot finns inte i kontoplanen."), value=code) for code in unknown
        ]
        used = {row.cost_centre for row in book.rows if row.cost_centre is not None}
        message = _("kostnadsstället finns inte hos förbundet. Lägg till det först.")
        problems += [Problem(book.file, message, value=code) for code in sorted(used - centres)]
        for month in sorted({row.month for row in book.rows}):
            if month.day != 1 or month.year != book.year or month > book.last_month:
                message = _("månaden ligger utanför huvudbokens period.")
                problems.append(Problem(book.file, message, value=f"{month:%Y-%m}"))
    return problems[:MOST_PROBLEMS]


def place_costs(session: Session, known: Numbers, package: Package) -> None:
    """Give costs without a cost centre one that says so, so that the cost centres' sum is all costs."""
    costs = _cost_accounts(session, known, package)
    for place, book in enumerate(package.ledgers):
        if not any(row.cost_centre is None and row.account in costs for row in book.rows):
            continue
        rows = [
            row._replace(cost_centre=WITHOUT_COST_CENTRE)
            if row.cost_centre is None and row.account in costs
            else row
            for row in book.rows
        ]
        package.ledgers[place] = replace(book, rows=rows)
        _keep_the_place(known, package, book.source)


def _keep_the_place(known: Numbers, package: Package, source: str) -> None:
    there = known.by_code["cost_centres"]
    coming = (row["code"] for row in package.every("cost_centres"))
    if WITHOUT_COST_CENTRE not in there and WITHOUT_COST_CENTRE not in coming:
        package.values["cost_centres"].append(
            {
                "code": WITHOUT_COST_CENTRE,
                "name": _("Utan kostnadsställe"),
                "budget_area": BudgetArea.OTHER.value,
                "is_project": False,
                "delivery_area": None,
                "source": source,
            }
        )


def _cost_accounts(session: Session, known: Numbers, package: Package) -> set[str]:
    sections = {row[0]: row[1] for row in _of(session, known, StatementLine, _line.code, _line.section)}
    sections |= {row["code"]: row["section"] for row in package.every("statement_lines")}
    lines = _lines_of_accounts(session, known, package)
    return {code for code, line in lines.items() if sections.get(line) == StatementSection.COST.value}


def _lines_of_accounts(session: Session, known: Numbers, package: Package) -> dict[str, str | None]:
    """The statement line of every account, as it will be after the import."""
    named = known.by_number["statement_lines"]
    found = _of(session, known, Account, _account.code, _account.statement_line_id)
    lines = {code: named.get(line) for code, line in found}
    return lines | {row["code"]: row["statement_line"] for row in package.every("accounts")}


def _of(session: Session, known: Numbers, table: Any, *columns: Any) -> Iterable[Any]:
    owner = columns_of(table).association_id
    return session.execute(select(*columns).where(owner == known.association))
