"""Do the figures agree with each other? General rules over an association's tables, with no known cases.

Each rule compares tables, or rows of a table, that say the same thing in two ways, and says: equal,
rounding (the parts within half their precision), differs by so much, two statuses that are both true, or
cannot be compared because. Nothing is corrected: every figure stays as published.
"""

from dataclasses import replace

from sqlmodel import Session

from data_access.queries.rows import AssociationRow
from data_access.reconciliation.activities import check_activities
from data_access.reconciliation.book import Book, read_book
from data_access.reconciliation.comparison import Comparison, Kind, Rule, Side, Verdict, kind_of
from data_access.reconciliation.overlaps import check_overlaps
from data_access.reconciliation.results import check_results
from data_access.reconciliation.shares import check_shares
from data_access.reconciliation.statements import check_statements
from data_access.reconciliation.totals import check_totals
from data_access.reconciliation.words import RULES, VERDICTS

__all__ = [
    "RULES",
    "VERDICTS",
    "Comparison",
    "Kind",
    "Rule",
    "Side",
    "Verdict",
    "count",
    "examine",
    "kind_of",
    "reconcile",
]

CHECKS = (check_totals, check_statements, check_overlaps, check_activities, check_results, check_shares)


def reconcile(session: Session, association: AssociationRow) -> tuple[Comparison, ...]:
    """Every comparison of an association's tables: what differs first, then by rule and period."""
    return examine(read_book(session, association))


def examine(book: Book) -> tuple[Comparison, ...]:
    """Every comparison of the tables that have been read."""
    found = _named_apart([comparison for check in CHECKS for comparison in check(book)])
    verdicts, rules = list(Verdict), list(Rule)

    def order(one: Comparison) -> tuple[int, int, tuple[str, str], str]:
        return verdicts.index(one.verdict), rules.index(one.rule), one.period, one.what

    return tuple(sorted(found, key=order))


def _named_apart(comparisons: list[Comparison]) -> list[Comparison]:
    """The comparisons, numbered where two have one id: a total that is tested in two ways."""
    seen: dict[str, int] = {}
    found = []
    for one in comparisons:
        seen[one.id] = seen.get(one.id, 0) + 1
        found.append(one if seen[one.id] == 1 else replace(one, id=f"{one.id}#{seen[one.id]}"))
    return found


def count(comparisons: tuple[Comparison, ...]) -> dict[Verdict, int]:
    """How many comparisons there are of each verdict, none left out."""
    return {verdict: sum(one.verdict is verdict for one in comparisons) for verdict in Verdict}
