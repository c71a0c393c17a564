"""One column's cells: read once for each different text, since a column of months has twelve of them."""

from collections.abc import Callable, Mapping
from typing import Any

from data_access.formats.cells import unfit
from data_access.formats.office.description import Column

Reader = Callable[[str], Any]
_REMEMBERED = 20_000


class CellReader:
    """Reads a column's cells and remembers what they were."""

    def __init__(self, column: Column, readers: Mapping[str, Reader]) -> None:
        """`readers` are those of the lists that a cell may refer to."""
        self.column = column
        self._read = column.read if column.refers is None else readers[column.refers]
        self._seen: dict[str, tuple[Any, str | None]] = {}

    def read(self, cell: str) -> tuple[Any, str | None]:
        """The cell's value, or None with the reason why it cannot be read; None for a blank cell."""
        found = self._seen.get(cell)
        if found is None:
            found = self._read_new(cell)
            if len(self._seen) < _REMEMBERED:
                self._seen[cell] = found
        return found

    def _read_new(self, cell: str) -> tuple[Any, str | None]:
        reason = unfit(cell)
        if reason is not None or not cell.strip():
            return None, reason
        try:
            return self._read(cell), None
        except ValueError as fault:
            return None, str(fault)

    @staticmethod
    def hides(cell: str) -> bool:
        """Whether a cell must not be repeated in a message."""
        return unfit(cell) is not None
