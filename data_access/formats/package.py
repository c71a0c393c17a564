"""What a file holds once it is read: rows of fields with their place, the same for every format."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from data_access.errors import Problem
from data_access.formats.columns import TableRule


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
    cells: dict[str, str]
    faulty: frozenset[str] = frozenset()

    def problem(self, message: str, field_name: str) -> Problem:
        """A fault in this row's cell of a field."""
        heading = self.rule.heading(field_name)
        return Problem(self.file, message, row=self.row, column=heading, value=self.cells.get(heading, ""))

    def is_read(self, *field_names: str) -> bool:
        """Whether all these fields could be read."""
        return self.faulty.isdisjoint(field_names)


@dataclass(slots=True)
class Package:
    """An association's tables as read from a folder or a file, before they are checked together.

    `unread` are the tables that could not be read whole: what refers to them cannot be judged.
    """

    name: str
    sha256: str = ""
    lists: dict[str, list[Row]] = field(default_factory=dict)
    figures: dict[str, list[Row]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)

    def rows(self, table: str) -> list[Row]:
        """The rows of one list, empty where the file has none."""
        return self.lists.get(table, [])

    @property
    def row_count(self) -> int:
        """How many rows there are in all."""
        return sum(len(rows) for rows in self._all())

    def _all(self) -> Iterable[list[Row]]:
        yield from self.lists.values()
        yield from self.figures.values()
