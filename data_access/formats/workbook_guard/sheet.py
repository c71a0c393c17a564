"""One worksheet, row by row. The declared dimension is not believed: the rows that are there are read."""

import re
from collections.abc import Callable, Iterator
from typing import IO, NamedTuple

from data_access import limits
from data_access.formats.workbook_guard import values
from data_access.formats.workbook_guard.parts import Structure, refuse_long_text
from data_access.formats.workbook_guard.xml_stream import PartError, damaged, main_names, pieces, small_number
from data_access.translation import _

Say = Callable[[str, int | None, str | None, str], None]
"""Keeps a problem: message, row, column letters, value."""

_NAMES = main_names("row", "c", "v", "f", "is", "t", "rPh", "mergeCell")
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})", re.ASCII)
_TEXTS = ("v", "t")
_LETTERS = 26
_SHOWN_FORMULAS = 3
_NEVER_CALCULATED = "never calculated"


class Line(NamedTuple):
    """A row that is not empty: its number in Excel, and its cells from column A."""

    number: int
    cells: list[str]


class SheetReader:
    """Turns the marks of a sheet into lines; what is wrong with a cell is said and the cell left empty."""

    def __init__(self, structure: Structure, say: Say) -> None:
        """`say` is told every problem, with row and column."""
        self._structure = structure
        self._say = say
        self.formula_count = 0
        self.formulas: list[str] = []
        self._lines: list[Line] = []
        self._depth = self._rows = self._number = self._column = self._length = self._filled = 0
        self._cells: list[str] = []
        self._kind = self._style = ""
        self._in_cell = self._has_formula = self._collects = False
        self._phonetic = 0
        self._pieces: list[str] = []
        self._value: str | None = None

    def lines(self, source: IO[bytes]) -> Iterator[Line]:
        """The sheet's lines as they are parsed. Raises PartError when a limit is passed or it is damaged."""
        for _piece in pieces(source, self._start, self._end, self._text, lambda: self._filled):
            yield from self._lines
            self._lines.clear()

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        known = _NAMES.get(name)
        if known == "c":
            self._start_cell(attributes)
        elif known in _TEXTS:
            self._collects = self._in_cell and not self._phonetic
        elif known == "row":
            self._start_row(attributes)
        elif known == "f":
            self._has_formula = True
        elif known == "rPh":
            self._phonetic += 1
        elif known == "mergeCell":
            self._say(
                _("cellerna är sammanfogade. Dela upp dem, så att varje cell har sitt värde."),
                None,
                attributes.get("ref", "")[:20],
                "",
            )
        elif self._depth > limits.DEEPEST_MARKS:
            raise PartError(damaged())

    def _end(self, name: str) -> None:
        self._depth -= 1
        known = _NAMES.get(name)
        if known == "c":
            self._end_cell()
        elif known in _TEXTS:
            if self._collects:
                self._value = (self._value or "") + "".join(self._pieces)
                self._pieces.clear()
                self._collects = False
        elif known == "row":
            if any(self._cells):
                self._lines.append(Line(self._number, self._cells))
            self._cells = []
        elif known == "rPh":
            self._phonetic -= 1

    def _text(self, data: str) -> None:
        if self._collects:
            self._length += len(data)
            refuse_long_text(self._length)
            self._pieces.append(data)

    def _start_row(self, attributes: dict[str, str]) -> None:
        self._rows += 1
        if self._rows > limits.MOST_ROWS:
            raise PartError(too_many_rows())
        number = small_number(attributes.get("r")) or self._number + 1
        if number <= self._number:
            raise PartError(damaged())
        self._number, self._column, self._cells = number, 0, []

    def _start_cell(self, attributes: dict[str, str]) -> None:
        self._in_cell, self._has_formula, self._value, self._length = True, False, None, 0
        self._kind, self._style = attributes.get("t", "n"), attributes.get("s", "")
        reference = attributes.get("r")
        column = self._column + 1
        if reference is not None:
            match = _REFERENCE.fullmatch(reference)
            if match is None or int(match[2]) != self._number:
                raise PartError(damaged())
            column = column_number(match[1])
        if column <= self._column:
            raise PartError(damaged())
        self._column = column

    def _end_cell(self) -> None:
        self._in_cell = False
        if self._has_formula:
            self._note_formula()
        if self._value is None and not self._has_formula:
            return
        try:
            text = self._cell_value(self._value or "")
        except ValueError as reason:
            self._say(str(reason), self._number, column_letters(self._column), self._value or "")
            return
        if not text:
            return
        if self._number > limits.MOST_ROWS:
            raise PartError(too_many_rows())
        if self._column > limits.MOST_COLUMNS:
            raise PartError(
                _("bladet har fler än {most} kolumner. Ta bort det som står långt ut till höger.").format(
                    most=limits.MOST_COLUMNS
                )
            )
        self._cells.extend([""] * (self._column - 1 - len(self._cells)))
        self._cells.append(text)
        self._filled += 1

    def _note_formula(self) -> None:
        self.formula_count += 1
        if self.formula_count <= _SHOWN_FORMULAS:
            self.formulas.append(f"{column_letters(self._column)}{self._number}")
        is_empty = self._value is None or (not self._value and self._kind != "str")
        if is_empty or self._structure.never_calculated:
            self._kind = _NEVER_CALCULATED

    def _cell_value(self, raw: str) -> str:
        if self._kind == "n":
            return self._number_or_date(raw) if raw else ""
        if self._kind == "s":
            return self._shared_text(raw)
        read = _READERS.get(self._kind)
        if read is None:
            raise PartError(damaged())
        return read(raw)

    def _number_or_date(self, raw: str) -> str:
        style = small_number(self._style) or 0
        dates = self._structure.date_styles
        if style < len(dates) and dates[style]:
            return values.date_text(raw, from_1904=self._structure.from_1904)
        return values.number_text(raw)

    def _shared_text(self, raw: str) -> str:
        index = small_number(raw)
        if index is None or index >= len(self._structure.shared_texts):
            raise PartError(damaged())
        self._structure.personal_texts.discard(index)  # it is seen where it stands
        return self._structure.shared_texts[index]


def _yes_no(raw: str) -> str:
    return _("ja") if raw == "1" else _("nej")


def _shown_error(_raw: str) -> str:
    raise ValueError(_("visar ett fel. Rätta formeln, eller skriv in värdet."))


def _not_calculated(_raw: str) -> str:
    raise ValueError(_("är en formel som inte är uträknad. Öppna arbetsboken i Excel och spara den."))


_READERS: dict[str, Callable[[str], str]] = {
    "str": values.plain_text,
    "inlineStr": values.plain_text,
    "b": _yes_no,
    "d": values.iso_text,
    "e": _shown_error,
    _NEVER_CALCULATED: _not_calculated,
}


def too_many_rows() -> str:
    """What is said of a sheet with more rows than are read."""
    return _("bladet har fler än {most} rader. Ta bort tomma rader, eller dela upp bladet.").format(
        most=limits.MOST_ROWS
    )


def column_number(letters: str) -> int:
    """A is 1."""
    number = 0
    for letter in letters:
        number = number * _LETTERS + ord(letter) - ord("A") + 1
    return number


def column_letters(number: int) -> str:
    """1 is A."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, _LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters
