"""The frozen types of a preview: what an import would do, in numbers and examples."""

from dataclasses import dataclass
from typing import Any

ORE, COUNT, SHARE, TEXT = "ore", "count", "share", "text"


@dataclass(frozen=True, slots=True)
class Sum:
    """A measure's sum before and after; `unit` is `ore`, `count` or `share` (millionths)."""

    measure: str
    unit: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class CellChange:
    """A cell of a row that changes."""

    column: str
    unit: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row: `new`, `changed` or `gone`, what it is, and which cells change."""

    kind: str
    row: str
    cells: tuple[CellChange, ...]


@dataclass(frozen=True, slots=True)
class TableChange:
    """One table: how many rows are new, changed, unchanged and gone, with sums before and after."""

    id: str
    title: str
    new: int
    changed: int
    unchanged: int
    gone: int
    sums: tuple[Sum, ...] = ()
    rows: tuple[RowChange, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing would be written."""
        return not (self.new or self.changed or self.gone)


@dataclass(frozen=True, slots=True)
class Preview:
    """All tables that the file has."""

    association: str
    is_new: bool
    tables: tuple[TableChange, ...]

    @property
    def is_empty(self) -> bool:
        """Whether the store already holds everything."""
        return all(table.is_empty for table in self.tables)

    @property
    def counts(self) -> tuple[int, int, int, int]:
        """New, changed, unchanged and gone in all."""
        tables = self.tables
        return (
            sum(table.new for table in tables),
            sum(table.changed for table in tables),
            sum(table.unchanged for table in tables),
            sum(table.gone for table in tables),
        )
