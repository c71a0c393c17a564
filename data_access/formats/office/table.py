"""A table as it is given and as it has been read: its lines, and what its headings are in the file."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from data_access.formats.cells import looks_like_personnummer
from data_access.formats.columns import LISTS, ColumnRule, TableRule
from data_access.formats.office.description import Sheet
from data_access.formats.office.faults import Faults
from data_access.formats.workbook_guard.sheet import column_letters
from data_access.translation import _

_KEYS = {rule.name: rule.key for rule in LISTS}
Numbered = tuple[int, Sequence[str]]
"""A row's number as its program shows it, and its cells."""


class Line(NamedTuple):
    """A row: its number, its values by the sheet's columns (None where empty or unreadable), its cells."""

    number: int
    values: list[Any]
    cells: Sequence[str]
    faulty: frozenset[str]


class LineCells(Mapping[str, str]):
    """A row's cells by heading, for messages; one for all figures of the row."""

    __slots__ = ("_cells", "_places")

    def __init__(self, places: Mapping[str, int], cells: Sequence[str]) -> None:
        """`places` says in which cell each heading's column is."""
        self._places, self._cells = places, cells

    def __getitem__(self, heading: str) -> str:
        place = self._places[heading]
        return self._cells[place].strip() if place < len(self._cells) else ""

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


@dataclass(slots=True)
class Given:
    """A table to be read: where it comes from, and its rows. `section` is its sheet in a workbook.

    `is_broken` says, once the rows have been read, whether they ended before the table did. What is entered
    in a form is no file.
    """

    sheet: Sheet
    place: str
    file: str
    section: str | None
    sha256: str
    rows: Iterable[Numbered]
    is_broken: Callable[[], bool] = lambda: False
    is_file: bool = True


@dataclass(slots=True)
class Table:
    """A table that has been read. `headings` are those of the file, the sheet's own where it lacks one.

    `units` are the units of amounts by field, `is_read` whether its headings were understood.
    """

    given: Given
    lines: list[Line] = field(default_factory=list)
    headings: dict[str, str] = field(default_factory=dict)
    units: dict[str, str] = field(default_factory=dict)
    places: dict[str, int] = field(default_factory=dict)
    is_read: bool = True
    there: frozenset[str] = frozenset()

    @property
    def sheet(self) -> Sheet:
        """Which sheet it is."""
        return self.given.sheet

    def place(self, field_name: str) -> int:
        """Where a field stands among a line's values."""
        return self.sheet.places[field_name]

    def rule(self, name: str, fields: Mapping[str, str]) -> TableRule:
        """A rule by which a row's messages name the file's headings; `fields` are the store's, by ours."""
        columns = [
            ColumnRule(self.headings[ours], theirs)
            for ours, theirs in fields.items()
            if ours in self.headings
        ]
        return TableRule(name, self.given.place, tuple(columns), _KEYS.get(name, ()))

    def cells(self, line: Line) -> LineCells:
        """A line's cells by heading."""
        return LineCells(self.places, line.cells)


def look_for_persons(place: str, rows: Iterable[Numbered], faults: Faults) -> None:
    """Look through rows that are not read as a table."""
    for number, cells in rows:
        for column, cell in enumerate(cells, start=1):
            if looks_like_personnummer(cell):
                message = _("ser ut som ett personnummer. Ta bort det: här får bara antal finnas.")
                faults.say(place, message, row=number, column=column_letters(column))
