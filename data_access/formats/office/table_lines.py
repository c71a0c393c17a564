"""A sheet's rows, read by its description: headings found by name, cells read, every fault said."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, islice
from typing import Any

from data_access.formats.cells import looks_like_personnummer
from data_access.formats.office.cells import CellReader, Reader
from data_access.formats.office.description import MARK, Column
from data_access.formats.office.example import Example
from data_access.formats.office.faults import Faults
from data_access.formats.office.table import Given, Line, Numbered, Table, look_for_persons
from data_access.formats.office.table_headings import heading_row, read_columns, say_no_headings
from data_access.formats.workbook_guard.sheet import column_letters
from data_access.translation import _

_LOOKED_THROUGH = 30
"""Rows in which the headings are looked for; a title and a logo may stand above them."""


def read_table(given: Given, readers: Mapping[str, Reader], faults: Faults) -> Table:
    """Read a table; `readers` read the cells that refer to lists, by the list's name."""
    table = Table(given)
    rows = iter(given.rows)
    first = list(islice(rows, _LOOKED_THROUGH))
    start = heading_row(given.sheet, [cells for _number, cells in first])
    if start is None:
        table.is_read = not any(cell.strip() for _number, cells in first for cell in cells)
        if not table.is_read:
            say_no_headings(given, faults)
        look_for_persons(given.place, chain(first, rows), faults)
        return table
    look_for_persons(given.place, first[:start], faults)
    columns = read_columns(table, first[start], faults)
    following = chain(first[start + 1 :], rows)
    if not table.is_read:
        look_for_persons(given.place, following, faults)
        return table
    named = frozenset(place for place, cell in enumerate(first[start][1]) if cell.strip())
    _Lines(table, columns, named, readers, faults).read(following)
    if given.is_broken():
        table.is_read = False
        table.lines.clear()
    return table


class _Lines:
    """Reads the rows below the headings."""

    def __init__(
        self,
        table: Table,
        columns: Mapping[int, Column],
        named: frozenset[int],
        readers: Mapping[str, Reader],
        faults: Faults,
    ) -> None:
        self._table, self._named, self._faults = table, named, faults
        sheet = table.sheet
        self._width = len(sheet.columns)
        self._readers = [
            (place, sheet.places[column.field], CellReader(column, readers))
            for place, column in columns.items()
            if column is not MARK
        ]
        self._taken = frozenset(place for place, column in columns.items() if column is not MARK)
        self._end = max(columns) + 1
        self._others: dict[int, tuple[int, ...]] = {}
        self._unnamed: set[int] = set()
        self._required = [
            (sheet.places[column.field], column)
            for column in columns.values()
            if column.is_required and column.field not in sheet.amounts
        ]
        self._amounts = [sheet.places[name] for name in sheet.amounts]
        self._example = Example(columns)

    def read(self, rows: Iterable[Numbered]) -> None:
        for number, cells in rows:
            if self._faults.is_full:
                continue  # the workbook's own faults are complete when its rows have been read
            if not any(map(str.strip, cells)):
                continue
            if not self._example.is_it(self._table.given.place, number, cells, self._faults):
                self._line(number, cells)
        self._remark_on_unnamed()

    def _line(self, number: int, cells: Sequence[str]) -> None:
        found: list[Any] = [None] * self._width
        faulty: set[str] = set()
        length = len(cells)
        is_filled = False
        for place, position, reader in self._readers:
            cell = cells[place] if place < length else ""
            if not cell:
                continue
            is_filled = True
            value, reason = reader.read(cell)
            if reason is None:
                found[position] = value
            else:
                self._say(reader.column, number, reason, "" if reader.hides(cell) else cell.strip())
                faulty.add(reader.column.field)
        self._look_at_the_rest(number, cells)
        if is_filled and (faulty or any(value is not None for value in found)):
            self._need(number, found, faulty)
            kept = cells if length <= self._end else cells[: self._end]
            self._table.lines.append(Line(number, found, kept, frozenset(faulty)))

    def _need(self, number: int, found: list[Any], faulty: set[str]) -> None:
        for position, column in self._required:
            if found[position] is None and column.field not in faulty:
                self._say(column, number, _("cellen är tom men behövs. Fyll i den."), "")
                faulty.add(column.field)
        if self._amounts and all(found[position] is None for position in self._amounts):
            columns = [self._table.sheet.columns[position] for position in self._amounts]
            if faulty.isdisjoint(column.field for column in columns):
                table = self._table
                headings = [table.headings[one.field] for one in columns if one.field in table.there]
                message = _("raden har inget tal. Fyll i {headings}, eller ta bort raden.")
                self._faults.say(
                    self._table.given.place, message.format(headings=_(" eller ").join(headings)), row=number
                )

    def _look_at_the_rest(self, number: int, cells: Sequence[str]) -> None:
        """Cells of columns that are not read are looked at for persons."""
        others = self._others.get(len(cells))
        if others is None:
            others = tuple(place for place in range(len(cells)) if place not in self._taken)
            self._others[len(cells)] = others
        for place in others:
            if cells[place].strip():
                self._unnamed.add(place)
                if looks_like_personnummer(cells[place]):
                    alone = [*[""] * place, cells[place]]
                    look_for_persons(self._table.given.place, [(number, alone)], self._faults)

    def _remark_on_unnamed(self) -> None:
        """Say that a column has cells but no heading."""
        for place in sorted(self._unnamed - self._named):
            self._faults.remark(
                _("{place}: kolumn {column} har ingen rubrik och läses inte.").format(
                    place=self._table.given.place, column=column_letters(place + 1)
                )
            )

    def _say(self, column: Column, number: int, reason: str, value: str) -> None:
        if not reason:  # what it rests on has been said
            return
        heading = self._table.headings[column.field]
        self._faults.say(self._table.given.place, reason, row=number, column=heading, value=value)
