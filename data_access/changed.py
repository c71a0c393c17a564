"""Which tables this process' writes have changed, so that what follows from others is not asked anew.

Every write raises the store's version by one, and of each that was made here is noted what it touched, as the
database was told. What somebody else has written, or in a way that is not understood, may be anything.
"""

import re
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from threading import Lock
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine, event
from sqlmodel import SQLModel

ANYTHING = "anything"
"""Stands for the tables of a statement that is not understood."""

MOST_WRITES = 1_000
CHANGED = "changed tables"

_LOOKS = ("SELECT ", "ANALYZE ")
_CHANGE = re.compile(r'(?:INSERT INTO|UPDATE|DELETE FROM) "?(\w+)"? ')

_written: WeakKeyDictionary[Engine, dict[int, frozenset[str]]] = WeakKeyDictionary()
"""The tables by version, by the engine that reads the store: another one when the store's file is another."""

_lock = Lock()


@contextmanager
def watched(connection: Connection) -> Iterator[set[str]]:
    """The tables that the statements of a writing connection change, filled while the block runs."""
    changed: set[str] = set()

    def note(_connection: Connection, _cursor: object, statement: str, *_more: Any) -> None:
        if not statement.startswith(_LOOKS):
            found = _CHANGE.match(statement)
            changed.add(found[1] if found and found[1] in SQLModel.metadata.tables else ANYTHING)

    event.listen(connection, "before_cursor_execute", note)
    connection.info[CHANGED] = changed
    info = connection.info
    try:
        yield changed
    finally:
        info.pop(CHANGED, None)


def note_change(connection: Connection, table: str) -> None:
    """Say that a table is changed past SQLAlchemy, which hears nothing of it."""
    connection.info.get(CHANGED, set()).add(table)


def note_write(reader: Engine, version: int, changed: Iterable[str]) -> None:
    """What the committed write that raised the store to a version has changed since the version before."""
    with _lock:
        known = _written.setdefault(reader, {})
        known[version] = frozenset(changed)
        while len(known) > MOST_WRITES:
            known.pop(next(iter(known)))


def same_since(reader: Engine, version: int, tables: AbstractSet[str]) -> int:
    """The earliest version since which these tables are known to be as they are in this version."""
    with _lock:
        known = _written.get(reader, {})
        while version in known and known[version].isdisjoint(tables | {ANYTHING}):
            version -= 1
    return version
