"""How each cost centre's budget falls over the year, from what the office has set."""

from fractions import Fraction

from dashboard.budget.phasing import EVEN, Phasing, own_phasing, pattern_phasing
from dashboard.views.context import Context
from data_access.queries import follow_up, ledger
from data_access.queries.follow_up import PhasingRow
from data_access.queries.kept import ask_once
from data_access.tables.enumerations import SHARE_SCALE, LedgerKind, PhasingKind

MONTHS = tuple(range(1, 13))


def months_of(context: Context, year: int) -> dict[str, tuple[int, ...]]:
    """Each cost centre's twelve amounts of a year in the ledger; empty where it is not booked in full."""
    row = ledger.ledger(context.session, context.association.id, year, LedgerKind.OUTCOME)
    if row is None or row.last_month < f"{year}-12":
        return {}
    booked = row
    return ask_once(
        context.session,
        ("months-of", row.id),
        lambda: twelve(ledger.cost_by_centre_and_month(context.session, booked), year),
    )


def twelve(amounts: dict[str, dict[str, int]], year: int) -> dict[str, tuple[int, ...]]:
    """Amounts by month text as January to December, 0 where nothing is booked."""
    return {
        code: tuple(months.get(f"{year}-{month:02d}", 0) for month in MONTHS)
        for code, months in amounts.items()
    }


def phasings(context: Context) -> dict[str, Phasing]:
    """The cost centres that are not even by month, with their phasing of the selected year.

    Last year's pattern needs last year's months; where those are missing the phasing is even.
    """
    year = context.selection.year
    chosen = follow_up.phasings(context.session, context.association.id, year)
    if not chosen:
        return {}
    needs_last = any(row.kind == PhasingKind.LAST_YEAR.value for row in chosen.values())
    last_year = months_of(context, year - 1) if needs_last else {}
    return {code: _phasing(row, last_year.get(code)) for code, row in chosen.items()}


def _phasing(row: PhasingRow, last_year: tuple[int, ...] | None) -> Phasing:
    if row.shares is not None:
        return own_phasing([Fraction(part, SHARE_SCALE) for part in row.shares])
    return (pattern_phasing(last_year) if last_year else None) or EVEN
