"""What is known of a SIE file while its lines are read."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from data_access.formats.sie.faults import Faults
from data_access.formats.sie.fields import plain
from data_access.formats.sie.ledger import Account, Balance, LedgerObject, PeriodAmount, Posting, Year
from data_access.formats.sie.objects import ObjectLists
from data_access.formats.text_guard import DAMAGED
from data_access.translation import _

# Letters of another character set: frames and Greek are what å, ä and ö of Windows-1252 become in code page
# 437, "Ã" with a sign after it what they become when UTF-8 is taken for Windows-1252.
_FOREIGN = re.compile("[\u2500-\u25ff\u0370-\u03ff÷⌠⌡]|Ã[\u0080-\u00bf…„–]")

_WITH_VOUCHERS = 4
_MOST_REMARKS = 50


class VoucherHead(NamedTuple):
    """A #VER line, for the checks of numbers and sums."""

    series: str
    number: str
    date: date
    line: int


@dataclass(slots=True)
class Reading:
    """Everything found so far; amounts have the house's sign already."""

    file: str
    faults: Faults
    lists: ObjectLists
    labels: Counter[str] = field(default_factory=Counter)
    unknown_labels: Counter[str] = field(default_factory=Counter)
    remarks: list[str] = field(default_factory=list)
    sie_type: int | None = None
    generated: date | None = None
    through: date | None = None
    years: dict[int, Year] = field(default_factory=dict)
    accounts: dict[str, Account] = field(default_factory=dict)
    objects: dict[tuple[int, str], LedgerObject] = field(default_factory=dict)
    amounts: list[PeriodAmount] = field(default_factory=list)
    balances: list[Balance] = field(default_factory=list)
    stated: dict[tuple[object, ...], int] = field(default_factory=dict)
    postings: list[Posting] = field(default_factory=list)
    heads: list[VoucherHead] = field(default_factory=list)
    is_open: bool = False
    is_awaited: bool = False
    is_damaged: bool = False
    first_posting: int = 0
    added: list[Posting] = field(default_factory=list)
    added_alone: int = 0
    rows_for_persons: int = 0

    @property
    def is_import_file(self) -> bool:
        """Type 4I: vouchers only, made by a payroll or invoice program."""
        return self.sie_type == _WITH_VOUCHERS and not (self.balances or self.amounts)

    def year_of(self, day: date) -> Year | None:
        """The financial year that a day lies in; the file's current one first."""
        years = sorted(self.years.values(), reverse=True)
        return next((year for year in years if year.starts <= day <= year.ends), None)

    def remark(self, text: str) -> None:
        """Something to show in the preview, once."""
        if text not in self.remarks and len(self.remarks) < _MOST_REMARKS:
            self.remarks.append(text)

    def text(self, line: int, label: str, raw: str) -> str:
        """A text that is kept; letters of the wrong character set are a problem."""
        value = plain(raw)
        if DAMAGED.search(value) or _FOREIGN.search(value):
            self.faults.add(
                _("texten har tecken ur en annan teckentabell. Exportera filen på nytt som SIE (PC8)."),
                line,
                label,
                DAMAGED.sub("?", value),
            )
        return value


Handler = Callable[[Reading, int, str, list[str]], None]
"""Reads one record: what is known, the line, the label, all fields with the label first.

Raises FieldError for a field that cannot be read and IndexError where one is missing.
"""
