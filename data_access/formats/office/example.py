"""The template's example row: known again wherever it has been sorted or copied to, and never read."""

from collections.abc import Mapping, Sequence

from data_access.formats.office.description import EXAMPLE_MARK, MARK, Column
from data_access.formats.office.faults import Faults
from data_access.formats.office.headings import folded
from data_access.translation import _

_MARKS = frozenset({EXAMPLE_MARK, EXAMPLE_MARK.capitalize(), EXAMPLE_MARK.casefold()})
_MADE_UP = ("exempel", "0000")
"""What the examples' names and codes hold, so that none of them is somebody's own."""


class Example:
    """Tells the example row of a table from the office's own.

    A row that says EXEMPEL but is not the template's is refused: it may be somebody's own, copied from the
    example. The template's own row without its mark is not read either.
    """

    def __init__(self, columns: Mapping[int, Column]) -> None:
        """`columns` are those of the table that are read, by place."""
        self._columns = {place: column for place, column in columns.items() if column is not MARK}
        self._mark = next((place for place, column in columns.items() if column is MARK), None)
        self._probe = next(
            (
                (place, column.example)
                for place, column in self._columns.items()
                if any(sign in folded(column.example) for sign in _MADE_UP)
            ),
            None,
        )

    def is_it(self, place: str, number: int, cells: Sequence[str], faults: Faults) -> bool:
        """Whether the row is the example, or is refused for saying so."""
        is_marked = not _MARKS.isdisjoint(cells) or self._says_so(cells)
        if not is_marked and not self._may_be(cells):
            return False
        is_same = all(
            _is_alike(column, cells[at] if at < len(cells) else "") for at, column in self._columns.items()
        )
        if is_same and not is_marked:
            faults.remark(
                _("{place}, rad {row}: är mallens exempel och läses inte.").format(place=place, row=number)
            )
        elif is_marked and not is_same:
            message = _(
                "raden är märkt EXEMPEL men är inte mallens exempel. Ta bort ordet EXEMPEL om raden ska "
                "läsas, annars hela raden."
            )
            faults.say(place, message, row=number)
        return is_same or is_marked

    def _says_so(self, cells: Sequence[str]) -> bool:
        at = self._mark
        return at is not None and at < len(cells) and folded(cells[at]).startswith(EXAMPLE_MARK.casefold())

    def _may_be(self, cells: Sequence[str]) -> bool:
        """A quick look at one cell, since every row of a table is asked."""
        if self._probe is None:
            return False
        place, text = self._probe
        return place < len(cells) and cells[place] == text


def _is_alike(column: Column, cell: str) -> bool:
    """Whether a cell is the example's, however its program writes it: `2026-04` or `2026-04-01`, `1 000`."""
    if folded(cell) == folded(column.example):
        return True
    if column.refers is not None or not cell.strip() or not column.example:
        return False
    try:
        return bool(column.read(cell) == column.read(column.example))
    except ValueError:
        return False
