"""What is known of a SIE file while its lines are read."""

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from data_access.formats.sie.faults import Faults
from data_access.formats.sie.fields import FieldError, plain, whole
from data_access.formats.sie.ledger import (
    Account,
    Balance,
    Dimension,
    LedgerObject,
    Objects,
    PeriodAmount,
    Posting,
    Year,
)
from data_access.formats.text_guard import DAMAGED
from data_access.translation import _

PERSONAL_DIMENSIONS = frozenset({7, 8, 9, 10})
"""Employee, customer, supplier and invoice by the standard: they hold names of persons and are not kept."""

# Letters of another character set: frames and Greek are what å, ä and ö of Windows-1252 become in code page
# 437, "Ã" with a sign after it what they become when UTF-8 is taken for Windows-1252.
_FOREIGN = re.compile("[\u2500-\u25ff\u0370-\u03ff÷⌠⌡]|Ã[\u0080-\u00bf…„–]")


class Voucher(NamedTuple):
    """A #VER line, for the checks of numbers and sums."""

    series: str
    number: str
    date: date
    line: int


@dataclass(slots=True)
class Reading:
    """Everything found so far. Amounts have the house's sign already."""

    file: str
    faults: Faults
    cost_centre_dimension: int
    project_dimension: int
    labels: Counter[str] = field(default_factory=Counter)
    unknown_labels: Counter[str] = field(default_factory=Counter)
    remarks: list[str] = field(default_factory=list)
    sie_type: int | None = None
    already_imported: bool = False
    generated: date | None = None
    through: date | None = None
    years: dict[int, Year] = field(default_factory=dict)
    accounts: dict[str, Account] = field(default_factory=dict)
    dimensions: dict[int, Dimension] = field(default_factory=dict)
    objects: dict[tuple[int, str], LedgerObject] = field(default_factory=dict)
    amounts: list[PeriodAmount] = field(default_factory=list)
    balances: list[Balance] = field(default_factory=list)
    postings: list[Posting] = field(default_factory=list)
    vouchers: list[Voucher] = field(default_factory=list)
    voucher_is_open: bool = False
    added: list[Posting] = field(default_factory=list)
    voucher_start: int = 0
    added_alone: int = 0
    personal_objects: int = 0
    object_lists: dict[tuple[str, ...], Objects] = field(default_factory=dict)

    def text(self, line: int, label: str, raw: str) -> str:
        """A text that is kept; letters of the wrong character set are a problem."""
        value = plain(raw)
        if DAMAGED.search(value) or _FOREIGN.search(value):
            self.faults.add(
                _("texten har tecken från en annan teckentabell. Exportera filen på nytt, som SIE (PC8)."),
                line,
                label,
                DAMAGED.sub("?", value),
            )
        return value

    def object_list(self, fields: list[str]) -> tuple[Objects, int]:
        """The objects of a row and the place of the first field after them; `{` is looked for from field 2 on.

        Objects of dimensions that hold persons are left out. Raises FieldError when the list is broken.
        """
        try:
            start = fields.index("{", 2)
            end = fields.index("}", start)
        except ValueError:
            raise FieldError(_("objektlistan { } saknas eller stängs inte."), "") from None
        pairs = tuple(fields[start + 1 : end])
        known = self.object_lists.get(pairs)
        if known is None:
            known = self.object_lists[pairs] = self._objects(pairs)
        return known, end + 1

    def _objects(self, pairs: tuple[str, ...]) -> Objects:
        if len(pairs) % 2:
            raise FieldError(_("objektlistan ska ha dimension och objekt två och två."), " ".join(pairs))
        return tuple(
            (whole(number), plain(code)) for number, code in zip(pairs[::2], pairs[1::2], strict=True)
        )

    def is_personal(self, dimension: int) -> bool:
        """Whether a dimension, or one that it is declared under, holds persons."""
        for _step in range(len(self.dimensions) + 1):
            if dimension in PERSONAL_DIMENSIONS:
                return True
            declared = self.dimensions.get(dimension)
            if declared is None or declared.parent is None:
                return False
            dimension = declared.parent
        return False  # declared under itself

    def without_persons(self, objects: Objects) -> Objects:
        """The objects that may be kept."""
        if all(not self.is_personal(dimension) for dimension, _code in objects):
            return objects
        self.personal_objects += 1
        return tuple(pair for pair in objects if not self.is_personal(pair[0]))

    def cost_centre(self, objects: Objects) -> str | None:
        """The cost centre among the objects."""
        return next((code for dimension, code in objects if dimension == self.cost_centre_dimension), None)

    def project(self, objects: Objects) -> str | None:
        """The project among the objects."""
        return next((code for dimension, code in objects if dimension == self.project_dimension), None)
