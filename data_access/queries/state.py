"""Answers that are kept for a version of the store: what takes long to find out and is asked often."""

from collections.abc import Callable, Hashable, Iterable
from threading import Lock
from typing import Any, Generic, TypeVar, cast
from weakref import WeakKeyDictionary, WeakSet

from sqlalchemy import Engine
from sqlmodel import Session, SQLModel

from data_access import store
from data_access.changed import same_since
from data_access.engines import ONLY_READS
from data_access.queries.kept import NOTHING, ask_once
from data_access.tables import (
    Activity,
    Area,
    AreaPart,
    Association,
    CostCentre,
    Dataset,
    Figure,
    Member,
    Source,
    StatementLine,
)

T = TypeVar("T")

FIGURES: tuple[type[SQLModel], ...] = (
    Association,
    Area,
    AreaPart,
    Member,
    Activity,
    CostCentre,
    StatementLine,
    Source,
    Dataset,
    Figure,
)
"""The tables of figures and of what these are broken down by."""


class Remembered(Generic[T]):
    """Answers by store, version and question: the latest `most` of each store.

    Every write raises the version, so what is kept by it is right. With `of` an answer follows from those
    tables alone, and outlives the writes of this process that change none of them. They go with their engine,
    which is made anew when the store's file is replaced. A session that writes sees what may be taken back:
    it asks itself.
    """

    def __init__(self, most: int, of: Iterable[type[SQLModel]] = ()) -> None:
        self.most = most
        self.of = frozenset(str(table.__tablename__) for table in of)
        self._answers: WeakKeyDictionary[Engine, dict[tuple[int, Hashable], T]] = WeakKeyDictionary()
        self._lock = Lock()
        _every.add(self)

    def answer(self, session: Session, question: Hashable, find: Callable[[], T]) -> T:
        """The answer to a question about what the session reads, found where nobody has asked before."""
        engine = session.get_bind().engine
        if not engine.get_execution_options().get(ONLY_READS):
            return find()
        version = ask_once(session, "version", lambda: store.version(session))
        if self.of:
            version = same_since(engine, version, self.of)
        key = (version, question)
        found = self._answers.get(engine, {}).get(key, NOTHING)
        if found is not NOTHING:  # who asks for what is known does not wait for what is being found
            return cast("T", found)
        with self._lock:  # the others wait, since they mostly ask the same
            known = self._answers.setdefault(engine, {})
            if key not in known:
                new = find()
                for old in [one for one in known if one[0] < version]:
                    known.pop(old)  # nobody asks for what a write has left behind
                while len(known) >= self.most:
                    known.pop(next(iter(known)))
                known[key] = new
            return known[key]

    def forget(self) -> None:
        """Have everything asked anew."""
        with self._lock:
            self._answers.clear()


_every: WeakSet[Remembered[Any]] = WeakSet()


def forget_answers() -> None:
    """Have everything that is remembered asked anew; for those who measure how long that takes."""
    for one in tuple(_every):
        one.forget()
