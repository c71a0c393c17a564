"""Months' amounts that may be added up: each krona of the ledger is in one row only.

A type 3 file states an account's month as a total row, again per cost centre and again per project. Here the
total is split over one of them, and what no object accounts for is a row without object.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Literal, NamedTuple

from data_access.formats.sie.ledger import AmountKind, Ledger, PeriodAmount

By = Literal["cost_centre", "project"]


class LedgerRow(NamedTuple):
    """An account's amount in a month for a cost centre and a project; ören, credit plus."""

    kind: AmountKind
    month: date
    account: str
    cost_centre: str | None
    project: str | None
    amount_ore: int


def rows_by(by: By, ledger: Ledger, kind: AmountKind) -> list[LedgerRow]:
    """Budget or outcome per account, month and cost centre (or project), never counted twice.

    Outcome comes from the vouchers for the years that have them (with both cost centre and project), else
    from #PSALDO; budget from #PBUDGET. Sorted; rows of nothing are left out.
    """
    posted = set(_years_of_postings(ledger)) if kind is AmountKind.OUTCOME else set()
    amounts = [row for row in ledger.amounts if row.kind is kind and row.year not in posted]
    rows = list(_split(by, amounts))
    if kind is AmountKind.OUTCOME:
        rows += _posted(ledger)
    return sorted((row for row in rows if row.amount_ore), key=_order)


def _order(row: LedgerRow) -> tuple[date, str, str, str]:
    return row.month, row.account, row.cost_centre or "", row.project or ""


def _years_of_postings(ledger: Ledger) -> Iterator[int]:
    days = {posting.date for posting in ledger.postings}
    for year in ledger.years:
        if any(year.starts <= day <= year.ends for day in days):
            yield year.number


def _posted(ledger: Ledger) -> Iterator[LedgerRow]:
    sums: Counter[tuple[date, str, str | None, str | None]] = Counter()
    months = {day: day.replace(day=1) for day in {posting.date for posting in ledger.postings}}
    for row in ledger.postings:
        sums[months[row.date], row.account, row.cost_centre, row.project] += row.amount_ore
    for key, amount in sums.items():
        yield LedgerRow(AmountKind.OUTCOME, *key, amount)


def _split(by: By, amounts: Iterable[PeriodAmount]) -> Iterator[LedgerRow]:
    months: defaultdict[tuple[int, date, str], list[PeriodAmount]] = defaultdict(list)
    alone: set[tuple[int, str | None]] = set()
    for row in amounts:
        months[row.year, row.month, row.account].append(row)
        if _is_alone(by, row):
            alone.add((row.year, _object(by, row)))
    for (year, month, account), stated in months.items():
        # Rows for a cost centre alone and for it with a project state the same money twice.
        parts = [
            row
            for row in stated
            if _object(by, row) and (_is_alone(by, row) or (year, _object(by, row)) not in alone)
        ]
        totals = [row.amount_ore for row in stated if row.is_total_row]
        sums: Counter[str | None] = Counter()
        for row in parts:
            sums[_object(by, row)] += row.amount_ore
        if totals:
            sums[None] = sum(totals) - sum(sums.values())
        for code, amount in sums.items():
            yield LedgerRow(
                stated[0].kind,
                month,
                account,
                code if by == "cost_centre" else None,
                code if by == "project" else None,
                amount,
            )


def _object(by: By, row: PeriodAmount) -> str | None:
    return row.cost_centre if by == "cost_centre" else row.project


def _is_alone(by: By, row: PeriodAmount) -> bool:
    return _object(by, row) is not None and len(row.objects) == 1
