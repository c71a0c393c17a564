"""The income statement's budget through a month: each line's year, phased as its cost centres are."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from dashboard.budget.phasing import EVEN, Phasing, expected_share
from dashboard.budget.rounding import round_half_away
from dashboard.views.budget_phasing import phasings
from dashboard.views.context import Context
from data_access.queries import ledger
from data_access.queries.ledger import LedgerRow
from data_access.queries.ledger_answers import sum_line
from data_access.tables.enumerations import LedgerKind


def budget_row(context: Context) -> LedgerRow | None:
    """The ledger of the selected year's budget, or None."""
    return ledger.ledger(context.session, context.association.id, context.selection.year, LedgerKind.BUDGET)


def budget_through(context: Context, months: Iterable[int]) -> dict[int, dict[str, int]]:
    """The budget accumulated through each of the months, by line with its sum lines; empty without a ledger.

    The same phasing as the cost centres have, so that the statement and they agree; what has no cost centre
    is even by month.
    """
    row = budget_row(context)
    if row is None:
        return {}
    phased = phasings(context)
    years: dict[tuple[str, str | None], int] = {}
    for one in ledger.line_sums(context.session, row):
        centre = one.cost_centre if one.cost_centre in phased else None
        key = one.statement_line, centre
        years[key] = years.get(key, 0) + sum(one.months.values())
    return {month: with_sums(context, _through(years, month, phased)) for month in months}


def _through(
    years: Mapping[tuple[str, str | None], int], month: int, phased: Mapping[str, Phasing]
) -> dict[str, int]:
    exact: dict[str, Fraction] = {}
    for (line, centre), value in years.items():
        share = expected_share(month, phased[centre] if centre else EVEN)
        exact[line] = exact.get(line, Fraction(0)) + value * share
    return {line: round_half_away(value) for line, value in exact.items()}


def with_sums(context: Context, amounts: Mapping[str, int]) -> dict[str, int]:
    """Every line's amount, 0 where nothing is booked on it, and the sum lines added up."""
    lines = context.statement_lines
    detailed = ledger.lines_with_accounts(context.session, context.association.id)
    known = {code: amounts.get(code, 0) for code in detailed}
    return {
        code: known[code] if code in detailed else sum_line(line, lines, detailed, known)
        for code, line in lines.items()
    }


def minus(amounts: Mapping[str, int], others: Mapping[str, int]) -> dict[str, int]:
    """Line by line the first minus the second: a month alone, from two that are accumulated."""
    return {code: value - others.get(code, 0) for code, value in amounts.items()}
