"""The ledger beside the published tables: its costs per cost centre and its income statement.

A ledger is asked for the whole of what is booked, and for every part of the year that a published table
is about, so that the books and a report of January-April are held against each other.
"""

from collections.abc import Iterable, Iterator

from sqlmodel import Session

from data_access.queries import ledger_answers
from data_access.queries.ledger import LedgerRow, ledgers
from data_access.queries.rows import Answer
from data_access.reconciliation.comparison import Period
from data_access.reconciliation.periods import period_of
from data_access.tables.enumerations import LedgerKind, Measure


def ledger_tables(session: Session, association_id: int, published: Iterable[Answer]) -> Iterator[Answer]:
    """The ledgers' tables: costs per cost centre and income statement, for each period asked about."""
    known = ledgers(session, association_id)
    printed = {period_of(row) for answer in published for row in answer.rows} if known else set()
    for (_year, kind), ledger in sorted(known.items()):
        periods = _periods(ledger, printed)
        is_outcome = kind == LedgerKind.OUTCOME.value
        costs = ledger_answers.outcome if is_outcome else ledger_answers.budget
        measure = Measure.OUTCOME if is_outcome else Measure.BUDGET
        yield from _merged(costs(session, association_id, period) for period in periods)
        yield from _merged(
            ledger_answers.statement(session, association_id, period, measure) for period in periods
        )


def _periods(ledger: LedgerRow, printed: Iterable[Period]) -> list[Period]:
    """What is booked of the year, and the parts of it from January on that published tables are about."""
    first = f"{ledger.year}-01"
    parts = {period for period in printed if period[0] == first and period[1] <= ledger.last_month}
    return sorted({(first, ledger.last_month), *parts})


def _merged(answers: Iterable[Answer | None]) -> Iterator[Answer]:
    """One table with the rows of several periods."""
    found = [answer for answer in answers if answer is not None]
    if found:
        yield Answer(found[0].dataset, tuple(row for answer in found for row in answer.rows))
