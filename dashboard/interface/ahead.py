"""Work that is done while nobody waits: by one thread for all readers, and only while the server is quiet.

A reader who is waiting comes first.
"""

import logging
from collections.abc import Callable, Hashable, Mapping
from threading import Condition, Thread, current_thread
from time import monotonic

from cachetools import LRUCache

Work = Callable[[], object]

SECONDS_OF_QUIET = 0.1
"""Longer than the pause between two runs that belong together, shorter than a reader needs to look."""
SECONDS_OF_LONG_QUIET = 1.0
"""For what takes long and cannot give way: the reader reads."""
MOST_WAITING, MOST_DONE = 100, 150
"""Fewer are remembered as done than are kept, so that what is no longer kept is made again."""
SECONDS_TO_END = 5

LOG = logging.getLogger(__name__)


class Ahead:
    """Work that waits for a quiet moment; what was asked for last comes first."""

    def __init__(self) -> None:
        """Nobody works until it is started."""
        self._changed = Condition()
        self._waiting: dict[Hashable, tuple[Work, float]] = {}
        self._done: LRUCache[Hashable, bool] = LRUCache(MOST_DONE)
        self._last_run = 0.0
        self._runs: set[Thread] = set()
        self._worker: Thread | None = None

    @property
    def is_started(self) -> bool:
        """Whether somebody works."""
        return self._worker is not None

    def start(self) -> None:
        """Begin to work, on a thread that does not outlive the process."""
        if self._worker is None:
            self._worker = Thread(target=self._work, name="ahead", daemon=True)
            self._worker.start()

    def stop(self) -> None:
        """End when what is being made is made; what waits is let go."""
        with self._changed:
            worker, self._worker = self._worker, None
            self._waiting.clear()
            self._changed.notify()
        if worker is not None:
            worker.join(SECONDS_TO_END)

    def reader_is_here(self) -> None:
        """A reader's run begins on this thread, which ends with it: nothing is begun beside it."""
        self._last_run = monotonic()
        self._runs.add(current_thread())

    def give_way(self) -> None:
        """For work that is under way: go on when no reader has come lately."""
        while self.is_started and (rest := SECONDS_OF_QUIET - self._quiet(monotonic())) > 0:
            with self._changed:
                self._changed.wait(rest)

    def add(self, work: Mapping[Hashable, Work], seconds_of_quiet: float = SECONDS_OF_QUIET) -> None:
        """Take in work by what tells it from other work, the most wanted first.

        It is begun when it has been quiet for so long. What has been done lately is not done again.
        """
        with self._changed:
            wanted = {what: (one, seconds_of_quiet) for what, one in work.items() if what not in self._done}
            kept = wanted | {what: one for what, one in self._waiting.items() if what not in wanted}
            self._waiting = dict(list(kept.items())[:MOST_WAITING])
            self._changed.notify()

    def take(self, now: float) -> Work | None:
        """The work that is wanted most, of what it has been quiet long enough for."""
        with self._changed:
            quiet = self._quiet(now)
            what = next((what for what, (_work, needed) in self._waiting.items() if needed <= quiet), None)
            if what is None:
                return None
            self._done[what] = True
            return self._waiting.pop(what)[0]

    def _quiet(self, now: float) -> float:
        """The seconds since a run began, or was under way when somebody looked."""
        for run in tuple(self._runs):
            if run.is_alive():
                self._last_run = now
            else:
                self._runs.discard(run)
        return now - self._last_run

    def _work(self) -> None:
        while self.is_started:
            work = self.take(monotonic())
            if work is not None:
                do(work)
                continue
            with self._changed:
                if not self._waiting:
                    self._changed.wait_for(lambda: self._waiting or not self.is_started)
                else:
                    needed = min(needed for _work, needed in self._waiting.values())
                    self._changed.wait(max(0.0, needed - self._quiet(monotonic())))


def do(work: Work) -> None:
    """Nobody waits for it, so what fails is logged and left for the reader who asks for it."""
    try:
        work()
    except Exception:
        LOG.exception("What was to be made ahead could not be made")


AHEAD = Ahead()
"""The server's own (dashboard/asgi.py starts it)."""
