"""Answers that are kept for a version of the store: what takes long to find out and is asked often."""

from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar
from weakref import WeakKeyDictionary

from sqlalchemy import Engine
from sqlmodel import Session

from data_access import store
from data_access.engines import ONLY_READS
from data_access.queries.kept import ask_once

T = TypeVar("T")


class Remembered(Generic[T]):
    """Answers by store, version and question: the latest `most` of each store.

    Every write raises the version, so what is kept by it is right. They go with their engine, which is made
    anew when the store's file is replaced. A session that writes sees what may be taken back: it asks itself.
    """

    def __init__(self, most: int) -> None:
        self.most = most
        self._answers: WeakKeyDictionary[Engine, dict[tuple[int, Hashable], T]] = WeakKeyDictionary()
        self._lock = Lock()

    def answer(self, session: Session, question: Hashable, find: Callable[[], T]) -> T:
        """The answer to a question about what the session reads, found where nobody has asked before."""
        engine = session.get_bind().engine
        if not engine.get_execution_options().get(ONLY_READS):
            return find()
        version = ask_once(session, "version", lambda: store.version(session))
        key = (version, question)
        with self._lock:  # the others wait, since they mostly ask the same
            known = self._answers.setdefault(engine, {})
            if key not in known:
                found = find()
                for old in [one for one in known if one[0] < version]:
                    known.pop(old)  # nobody asks for what a write has left behind
                while len(known) >= self.most:
                    known.pop(next(iter(known)))
                known[key] = found
            return known[key]
