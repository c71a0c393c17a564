"""What a file holds once it is read: rows of fields with their place, the same for every format."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from data_access.errors import Problem
from data_access.formats.columns import TableRule
from data_access.tables.enumerations import ImportKind


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its fields by the store's names, and where it stood.

    `faulty` are the fields whose cells could not be read: they are None, have been reported, and
    nothing more can be said of them. `cells` are the row's texts by heading, for the messages.
    """

    rule: TableRule
    file: str
    row: int
    fields: dict[str, Any]
    cells: Mapping[str, str]
    faulty: frozenset[str] = frozenset()

    def problem(self, message: str, field_name: str) -> Problem:
        """A fault in this row's cell of a field."""
        heading = self.rule.heading(field_name)
        return Problem(self.file, message, row=self.row, column=heading, value=self.cells.get(heading, ""))

    def is_read(self, *field_names: str) -> bool:
        """Whether all these fields could be read."""
        return self.faulty.isdisjoint(field_names)


class Posting(NamedTuple):
    """One posting of a ledger: ören with the house's sign. `day` and `voucher` are None in a budget."""

    day: date | None
    month: date
    account: str
    cost_centre: str | None
    project: str | None
    voucher: str | None
    amount: int


@dataclass(frozen=True, slots=True)
class Postings:
    """A year's outcome or budget, posting by posting; it replaces the one that was there whole."""

    year: int
    kind: str
    source: str
    last_month: date
    file: str
    rows: Sequence[Posting]


@dataclass(slots=True)
class Package:
    """An association's tables as read from a folder or a file, before they are checked together.

    `into` is the association that the tables belong to where the file does not describe it itself.
    `unread` are the tables that could not be read whole: what refers to them cannot be judged. `partial`
    are the datasets whose rows in the store stay where the file does not have them, `by_month` those that
    the file replaces for the measures and last months that it has, and no others. `file_sources` are
    the sources that are the file itself. `values` are rows that need no reading, by the table's name.
    """

    name: str
    sha256: str = ""
    kind: ImportKind = ImportKind.FOLDER
    into: str | None = None
    lists: dict[str, list[Row]] = field(default_factory=dict)
    figures: dict[str, list[Row]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)
    partial: set[str] = field(default_factory=set)
    by_month: set[str] = field(default_factory=set)
    file_sources: set[str] = field(default_factory=set)
    values: dict[str, list[dict[str, Any]]] = field(default_factory=lambda: defaultdict(list))
    ledgers: list[Postings] = field(default_factory=list)

    @property
    def slug(self) -> str:
        """The association's slug: what the file says, else where it is brought in. Raises StopIteration."""
        return self.into or str(next(self.every("association"))["slug"])

    def every(self, table: str) -> Iterator[dict[str, Any]]:
        """All rows of a list as columns, however they came."""
        yield from (row.fields for row in self.rows(table))
        yield from self.values.get(table, ())

    def rows(self, table: str) -> list[Row]:
        """The rows of one list, empty where the file has none."""
        return self.lists.get(table, [])

    @property
    def row_count(self) -> int:
        """How many rows there are in all."""
        return sum(len(rows) for rows in self._all()) + sum(len(book.rows) for book in self.ledgers)

    def _all(self) -> Iterable[Sequence[Any]]:
        yield from self.lists.values()
        yield from self.figures.values()
        yield from self.values.values()
