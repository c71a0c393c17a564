"""The way back: which rows to take away and which to put, so that the store is as it was.

A way is kept with the batch. Walking it gives the way in the other direction: an undoing can be undone.
Rows are kept whole and by their numbers: what comes back is the same row, to the byte.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Column, Table, and_, delete, or_, select, tuple_, update
from sqlmodel import Session

from data_access.bulk import CHUNK, insert_rows
from data_access.imports.stored import in_utc
from data_access.imports.ways import Image, Key, Step, Way, key_of, key_reader, runs

MOST_KEYS = 400
"""Of one statement, where they do not follow on each other."""


def images(session: Session, table: Table, keys: Iterable[Key]) -> Iterator[Image]:
    """The rows with these keys as they stand, in the order of their keys."""
    for condition in _conditions(table, sorted(keys)):
        statement = select(table).where(condition).order_by(*table.primary_key)
        for row in session.execute(statement):
            yield tuple(map(in_utc, row))


def remove(session: Session, table: Table, keys: Iterable[Key]) -> None:
    """Delete rows by their keys."""
    for condition in _conditions(table, sorted(keys)):
        session.execute(delete(table).where(condition))


def put(session: Session, table: Table, rows: Sequence[Image], tell: Callable[[], None]) -> None:
    """Insert rows as they are to stand."""
    connection, names = session.connection(), table.c.keys()
    for start in range(0, len(rows), CHUNK):
        tell()
        insert_rows(connection, table, names, rows[start : start + CHUNK])


def _conditions(table: Table, keys: list[Key]) -> Iterator[Any]:
    """What picks out the rows with these keys: runs of numbers as intervals, the rest one by one."""
    columns = list(table.primary_key)
    if len(columns) > 1:
        for start in range(0, len(keys), MOST_KEYS):
            yield tuple_(*columns).in_(keys[start : start + MOST_KEYS])
        return
    (column,) = columns
    if not all(isinstance(key[0], int) for key in keys):
        for start in range(0, len(keys), MOST_KEYS):
            yield column.in_([key[0] for key in keys[start : start + MOST_KEYS]])
        return
    intervals = list(runs(key[0] for key in keys))
    for start in range(0, len(intervals), MOST_KEYS // 2):
        some = intervals[start : start + MOST_KEYS // 2]
        yield or_(*(and_(column >= first, column <= last) for first, last in some))


def digest(session: Session, way: Way) -> str:
    """A SHA-256 over the rows that the way touches, as they stand now."""
    made = hashlib.sha256()
    for table in way.tables():
        made.update(table.name.encode())
        for image in images(session, table, way.keys(table)):
            made.update(repr(image).encode())
    return made.hexdigest()


def walk(session: Session, way: Way, tell: Callable[[], None] = lambda: None) -> Way:
    """Do what the way says; returns the way back. `tell` is called now and then, and may raise.

    Rows that nobody refers to are taken away first and put last, so that no two have the same place in
    between; the others are put, changed and taken away in the order of their references.
    """
    tables = way.tables()
    there = {
        table.name: {key_of(table, row): row for row in images(session, table, way.keys(table))}
        for table in tables
    }
    back = Way()
    for table in tables:
        now, step = there[table.name], way.steps[table.name]
        missing = [key for key in map(key_reader(table), step.put) if key not in now]
        back.steps[table.name] = Step(missing, list(now.values()))
    others = [table for table in tables if not is_leaf(table)]
    leaves = [table for table in tables if is_leaf(table)]
    for table in leaves:
        remove(session, table, there[table.name])
    for table in others:
        now, step = there[table.name], way.steps[table.name]
        put(session, table, [row for row in step.put if key_of(table, row) not in now], tell)
    for table in others:
        now, step = there[table.name], way.steps[table.name]
        for row in step.put:
            if key_of(table, row) in now:
                change(session, table, row)
    for table in reversed(others):
        remove(session, table, way.steps[table.name].remove)
    for table in leaves:
        put(session, table, way.steps[table.name].put, tell)
    return back


def is_leaf(table: Table) -> bool:
    """Whether no table refers to this one."""
    return not any(
        key.column.table is table for other in table.metadata.sorted_tables for key in other.foreign_keys
    )


def change(session: Session, table: Table, row: Image) -> None:
    """Make the row with this key what it is to be."""
    names = list(table.c.keys())
    condition = and_(*(column == row[names.index(column.key)] for column in table.primary_key))
    session.execute(update(table).where(condition).values(dict(zip(names, row, strict=True))))


def dependants(session: Session, way: Way) -> Iterator[tuple[Table, Table, int]]:
    """What refers to rows that the way takes away, without being taken away itself.

    Table that refers, table that is referred to, and how many rows.
    """
    for table in way.tables():
        removed = way.steps[table.name].remove
        for other in table.metadata.sorted_tables if removed else ():
            going = set(way.keys(other)) if other.name in way.steps else set()
            for key in other.foreign_keys:
                if key.column.table is table:
                    found = _referring(session, key.parent, removed) - going
                    if found:
                        yield other, table, len(found)


def _referring(session: Session, column: Column[Any], keys: list[Key]) -> set[Key]:
    table = column.table
    found: set[Key] = set()
    numbers = [key[0] for key in keys]
    for start in range(0, len(numbers), MOST_KEYS):
        statement = select(*table.primary_key).where(column.in_(numbers[start : start + MOST_KEYS]))
        found |= {tuple(row) for row in session.execute(statement)}
    return found
