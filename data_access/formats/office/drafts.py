"""The datasets that the office's figures make up: one a subject, a period, a status and a grain."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from data_access.formats.columns import TableRule
from data_access.formats.office.fields import Fields
from data_access.formats.office.registers import slug
from data_access.formats.package import Package, Row
from data_access.formats.values import MONTH_NAMES
from data_access.formats.words import GRAINS, STATUSES
from data_access.tables.enumerations import DatasetKind, Dimension, Status

PREFIX = "egen-"
"""Begins the code of every dataset that comes from the office, so that no published table is overwritten."""

GRAIN_WORDS = {dimension: word for word, dimension in GRAINS.items()} | {Dimension.RESIDENCE_AREA: "kommun"}
STATUS_WORDS = {status: word for word, status in STATUSES.items()}
_DECEMBER = 12


@dataclass(slots=True)
class Draft:
    """A dataset that is being filled, and the place in the file where it began.

    `dates` are what the office has written of when it was decided; `is_followed_up` says that it tells how
    things have gone, so that the last month `reached` dates it where nothing is written. `is_partial` and
    `by_month` say what of it in the store the file leaves alone (see `Package`); one that `goes_on` where an
    earlier file ended says nothing of how far it reaches.
    """

    code: str
    kind: DatasetKind
    title: str
    status: Status
    grain: tuple[Dimension, ...]
    file: str
    row: int
    source: str
    is_followed_up: bool = False
    reached: date | None = None
    rows: list[Row] = field(default_factory=list)
    keys: dict[tuple[object, ...], Row] = field(default_factory=dict)
    dates: set[str] = field(default_factory=set)
    is_partial: bool = False
    by_month: bool = False
    goes_on: bool = False

    def as_row(self) -> Row:
        """The dataset's row."""
        fields = Fields(
            code=self.code,
            kind=self.kind.value,
            title=self.title,
            status=self.status.value,
            grain=",".join(self.grain),
            is_published=False,
            source=self.source,
        )
        if self.dates:
            fields["stated_on"] = max(self.dates)
        elif self.is_followed_up and self.reached is not None and not self.goes_on:
            fields["stated_on"] = f"{self.reached:%Y-%m}"
        return Row(TableRule("datasets", self.file, ()), self.file, self.row, fields, {})

    def settle_grain(self) -> None:
        """A table of nothing but a sum is not broken down by anything."""
        by = [dimension for dimension in self.grain if dimension not in {Dimension.MONTH, Dimension.TOTAL}]
        if by and not any(row.fields[dimension.value] for row in self.rows for dimension in by):
            self.grain, self.code = (Dimension.TOTAL,), f"{self.code}-total"

    @property
    def first_month(self) -> date:
        """The first month that it has a figure for."""
        first: date = min(row.fields["period_from"] for row in self.rows)
        return first


class Drafts:
    """All datasets of a reading by code, in the order in which they began."""

    def __init__(self) -> None:
        """There are none yet."""
        self.by_code: dict[str, Draft] = {}
        self.said_twice: set[tuple[str, int]] = set()

    def into(self, package: Package) -> None:
        """Put the datasets that have figures, and their figures, into the package."""
        for draft in self.by_code.values():
            if draft.rows:
                draft.settle_grain()
                package.lists.setdefault("datasets", []).append(draft.as_row())
                package.figures[draft.code] = draft.rows
                if draft.is_partial:
                    package.partial.add(draft.code)
                if draft.by_month:
                    package.by_month.add(draft.code)


def code_of(subject: str, *parts: str, status: Status, usual: Status) -> str:
    """A dataset's code; a status that is not the usual one is a part of it."""
    more = (slug(STATUS_WORDS[status]),) if status != usual else ()
    return PREFIX + "-".join((subject, *parts, *more))


def grain_parts(grain: Iterable[Dimension]) -> tuple[str, ...]:
    """The grain as parts of a code: `manad`, `kon`."""
    return tuple(slug(GRAIN_WORDS[dimension]) for dimension in grain)


def period_text(first: date, last: date) -> str:
    """`2026`, `april 2026` or `januari–april 2026`."""
    if (first.month, last.month) == (1, _DECEMBER):
        return f"{last:%Y}"
    name = MONTH_NAMES[last.month - 1]
    start = "" if first == last else f"{MONTH_NAMES[first.month - 1]}–"
    return f"{start}{name} {last:%Y}"
