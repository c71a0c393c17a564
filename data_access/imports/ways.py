"""A way from one state of the store to another: rows to take away, rows to put, and how it is kept."""

import json
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from operator import itemgetter
from typing import Any

from sqlalchemy import Column, Date, DateTime, Table
from sqlmodel import SQLModel

Key = tuple[Any, ...]
Image = tuple[Any, ...]


@dataclass(slots=True)
class Step:
    """What is done to one table: rows to remove by their keys, rows to put as they are to stand."""

    remove: list[Key] = field(default_factory=list)
    put: list[Image] = field(default_factory=list)


@dataclass(slots=True)
class Way:
    """Steps by table."""

    steps: dict[str, Step] = field(default_factory=dict)

    def step(self, table: Table) -> Step:
        """The table's step, made when it is first asked for."""
        return self.steps.setdefault(table.name, Step())

    def keys(self, table: Table) -> list[Key]:
        """Every row of a table that the way touches, in order."""
        step = self.steps[table.name]
        return sorted({*step.remove, *map(key_reader(table), step.put)})

    def tables(self) -> list[Table]:
        """The tables that the way touches; what is referred to comes first."""
        return [table for table in SQLModel.metadata.sorted_tables if table.name in self.steps]

    def highest(self) -> dict[str, int]:
        """The highest number that a row has, by table."""
        return {
            table.name: max(keys)[0]
            for table in self.tables()
            if "id" in table.c and (keys := self.keys(table))
        }


@cache
def key_reader(table: Table) -> Callable[[Image], Key]:
    """What reads the primary key out of a row of the table."""
    places = [place for place, column in enumerate(table.c) if column.primary_key]
    if len(places) == 1:
        (place,) = places
        return lambda image: (image[place],)
    return itemgetter(*places)


def key_of(table: Table, image: Image) -> Key:
    """The primary key of a row."""
    return key_reader(table)(image)


def runs(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Numbers in order as intervals, first and last."""
    first = last = None
    for number in numbers:
        if last is not None and number == last + 1:
            last = number
            continue
        if first is not None and last is not None:
            yield first, last
        first = last = number
    if first is not None and last is not None:
        yield first, last


def packed(way: Way) -> bytes:
    """The way as it is kept."""
    steps = {
        name: {"remove": _packed_keys(step.remove), "put": [list(map(_plain, row)) for row in step.put]}
        for name, step in way.steps.items()
    }
    return zlib.compress(json.dumps(steps, ensure_ascii=False, separators=(",", ":")).encode())


def unpacked(content: bytes) -> Way:
    """The way as it was packed."""
    way = Way()
    for name, step in json.loads(zlib.decompress(content)).items():
        table = SQLModel.metadata.tables[name]
        readers = [_reader(column) for column in table.c]
        rows = [tuple(read(value) for read, value in zip(readers, row, strict=True)) for row in step["put"]]
        way.steps[name] = Step(list(_unpacked_keys(step["remove"])), rows)
    return way


def _packed_keys(keys: list[Key]) -> list[Any]:
    """Runs of single numbers as their ends; other keys as they are."""
    if all(len(key) == 1 and isinstance(key[0], int) for key in keys):
        return [list(run) for run in runs(sorted(key[0] for key in keys))]
    return [{"key": list(key)} for key in keys]


def _unpacked_keys(given: list[Any]) -> Iterator[Key]:
    for one in given:
        if isinstance(one, dict):
            yield tuple(one["key"])
        else:
            first, last = one
            yield from ((number,) for number in range(first, last + 1))


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _reader(column: Column[Any]) -> Any:
    if isinstance(column.type, DateTime):
        return lambda value: None if value is None else datetime.fromisoformat(value)
    if isinstance(column.type, Date):
        return lambda value: None if value is None else date.fromisoformat(value)
    return lambda value: value
