"""What a SIE file holds once it is read. Nothing here names the company or a person.

Amounts are ören with the house's sign: what is credit is plus (income, debts, equity), what is debit is minus
(costs, assets). In the file it is the other way round.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from data_access.errors import Problem

COST_CENTRE, PROJECT = 1, 6
"""The dimensions that the standard reserves for cost centres and projects."""


class AmountKind(StrEnum):
    """What a period's amount is."""

    BUDGET = "budget"
    OUTCOME = "outcome"


class BalanceKind(StrEnum):
    """What a year's amount is: opening (#IB), closing (#UB), result (#RES)."""

    OPENING = "opening"
    CLOSING = "closing"
    RESULT = "result"


class Year(NamedTuple):
    """A financial year: 0 is the file's current one, -1 the one before."""

    number: int
    starts: date
    ends: date


class Account(NamedTuple):
    """A declared account; `kind` is the file's T, S, K or I (asset, debt, cost, income), if it says."""

    code: str
    name: str
    kind: str | None
    line: int

    @property
    def account_class(self) -> str:
        """The first digit; what the classes mean is the association's choice."""
        return self.code[:1]


class Dimension(NamedTuple):
    """A dimension; `parent` is set for one that is declared under another."""

    number: int
    name: str
    parent: int | None


class LedgerObject(NamedTuple):
    """A cost centre, a project or an object of a free dimension. `name` is empty where none is declared."""

    dimension: int
    code: str
    name: str


Objects = tuple[tuple[int, str], ...]


class PeriodAmount(NamedTuple):
    """What an account changed by in a month. Total rows and object rows are never added together."""

    kind: AmountKind
    year: int
    month: date
    account: str
    cost_centre: str | None
    project: str | None
    objects: Objects
    amount_ore: int
    is_total_row: bool
    line: int


class Balance(NamedTuple):
    """A year's opening, closing or result amount of an account, in all or for objects."""

    kind: BalanceKind
    year: int
    account: str
    cost_centre: str | None
    project: str | None
    objects: Objects
    amount_ore: int
    is_total_row: bool
    line: int


class Posting(NamedTuple):
    """A row of a voucher. Texts and signatures are not kept: they may name persons."""

    series: str
    number: str
    date: date
    account: str
    cost_centre: str | None
    project: str | None
    amount_ore: int
    line: int


class ClassTotal(NamedTuple):
    """Control totals of an account class in a year; None where the file has no such rows."""

    account_class: str
    year: int
    opening_ore: int | None
    closing_ore: int | None
    result_ore: int | None
    periods_ore: int | None
    postings_ore: int | None
    budget_ore: int | None


class SeriesTotal(NamedTuple):
    """Control totals of a voucher series: how many vouchers, and what they move; debit equals credit."""

    series: str
    vouchers: int
    debit_ore: int
    credit_ore: int


@dataclass(frozen=True, slots=True)
class Ledger:
    """A SIE file as rows. With `problems` it must not be imported; `remarks` are for the preview."""

    file: str
    encoding: str
    sie_type: int | None = None
    is_import_file: bool = False
    generated: date | None = None
    through: date | None = None
    years: tuple[Year, ...] = ()
    accounts: tuple[Account, ...] = ()
    dimensions: tuple[Dimension, ...] = ()
    objects: tuple[LedgerObject, ...] = ()
    amounts: tuple[PeriodAmount, ...] = ()
    balances: tuple[Balance, ...] = ()
    postings: tuple[Posting, ...] = ()
    voucher_count: int = 0
    class_totals: tuple[ClassTotal, ...] = ()
    series_totals: tuple[SeriesTotal, ...] = ()
    problems: tuple[Problem, ...] = ()
    remarks: tuple[str, ...] = ()
