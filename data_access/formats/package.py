"""What a file holds once it is read: rows of fields with their place, the same for every format."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from data_access.errors import Problem


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its fields by the store's names, and where it stood."""

    fields: dict[str, Any]
    file: str
    row: int

    def problem(self, message: str, column: str | None = None, value: object = "") -> Problem:
        """A fault in this row."""
        return Problem(self.file, message, row=self.row, column=column, value=str(value or ""))


@dataclass(slots=True)
class Package:
    """An association's tables as read from a folder or a file, before they are checked together."""

    name: str
    sha256: str
    lists: dict[str, list[Row]] = field(default_factory=dict)
    figures: dict[str, list[Row]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

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
