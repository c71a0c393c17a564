"""A large made-up ledger for the benchmarks: ten years, sixty cost centres, forty accounts."""

import hashlib
from collections.abc import Iterator
from datetime import date

import numpy as np

from data_access.ledger_imports import AccountEntry, LedgerFile, PostingEntry
from data_access.tables.enumerations import LedgerKind, Status

SEED = 20_260_101
FIRST_YEAR, YEARS = 2016, 10
CENTRES, ACCOUNTS, MONTHS = 60, 40, 12
PER_CELL = 2
"""Postings per year, month, cost centre and account: 10 * 12 * 60 * 40 * 2 = 576 000 of outcome."""

SMALLEST, LARGEST = -9_000_000, -1_000
LAST_DAY = 28


def centre_codes() -> list[str]:
    """The cost centres' codes, `1001` and on."""
    return [str(1001 + number) for number in range(CENTRES)]


def accounts(statement_line: str) -> list[AccountEntry]:
    """The accounts, all of one line of costs."""
    return [
        AccountEntry(str(5001 + number), f"Konto {number + 1}", statement_line) for number in range(ACCOUNTS)
    ]


def large_ledgers(statement_line: str) -> Iterator[LedgerFile]:
    """Budget and outcome year by year; made one at a time, so that they never fill the memory together."""
    for year in range(FIRST_YEAR, FIRST_YEAR + YEARS):
        yield _file(year, LedgerKind.BUDGET, statement_line, 1)
        yield _file(year, LedgerKind.OUTCOME, statement_line, PER_CELL)


def _file(year: int, kind: LedgerKind, statement_line: str, per_cell: int) -> LedgerFile:
    random = np.random.default_rng((SEED, year, per_cell))
    shape = (MONTHS, CENTRES, ACCOUNTS, per_cell)
    amounts = random.integers(SMALLEST, LARGEST, size=shape)
    days = random.integers(1, LAST_DAY + 1, size=shape)
    centres, charts = centre_codes(), accounts(statement_line)
    months = [date(year, month + 1, 1) for month in range(MONTHS)]
    postings = [
        PostingEntry(
            months[month].replace(day=int(days[month, centre, account, one])),
            months[month],
            charts[account].code,
            centres[centre],
            None,
            f"A{month + 1}",
            int(amounts[month, centre, account, one]),
        )
        for month, centre, account, one in np.ndindex(shape)
    ]
    return LedgerFile(
        year=year,
        kind=kind.value,
        status=(Status.OUTCOME if kind is LedgerKind.OUTCOME else Status.DECIDED).value,
        title=f"Stor huvudbok {kind.value} {year} (påhittad)",
        last_month=date(year, MONTHS, 1),
        source_code=f"stor-{kind.value}-{year}",
        source_title=f"Stor huvudbok {year}, påhittade siffror",
        source_section="Poster",
        file_name=f"stor-{kind.value}-{year}.csv",
        file_sha256=hashlib.sha256(amounts.tobytes()).hexdigest(),
        accounts=charts,
        postings=postings,
    )
