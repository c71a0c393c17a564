"""What a reader is likely to ask for next, made while nobody waits: the year's other months.

A page is made of a month as for a reader and drawn nowhere; what is kept of it (`cache`, `shared`) answers
when the month is chosen. One thread works for all readers, and only while the server is quiet: a reader who
is waiting comes first.
"""

import logging
from collections.abc import Callable, Hashable, Mapping
from dataclasses import replace
from functools import partial
from threading import Condition, Thread
from time import monotonic

import streamlit as st
from cachetools import LRUCache

from dashboard.interface import reader
from dashboard.interface.block_component import unseen
from dashboard.interface.selection import ASSOCIATION, FROM, THROUGH, YEAR
from dashboard.shapes.selection import Selection
from dashboard.views.choices import months

StoreKey = tuple[str, int]
Draw = Callable[[Selection, StoreKey], object]
Work = Callable[[], None]

SECONDS_OF_QUIET = 0.1
"""Longer than a run takes, and shorter than a reader needs to look at it."""
MOST_WAITING, MOST_DONE = 100, 150
"""Fewer are remembered as done than are kept, so that what is no longer kept is made again."""
SECONDS_TO_END = 5
OF_SELECTION = (ASSOCIATION, YEAR, THROUGH, FROM)
LOG = logging.getLogger(__name__)


class Ahead:
    """Work that waits for a quiet moment; what was asked for last comes first."""

    def __init__(self) -> None:
        """Nobody works until it is started."""
        self._changed = Condition()
        self._waiting: dict[Hashable, Work] = {}
        self._done: LRUCache[Hashable, bool] = LRUCache(MOST_DONE)
        self._last_run = 0.0
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
        """A reader's run begins: nothing is begun beside it."""
        self._last_run = monotonic()

    def add(self, work: Mapping[Hashable, Work]) -> None:
        """Take in work by what tells it from other work, the most wanted first.

        What has been done lately is not done again.
        """
        with self._changed:
            wanted = {what: one for what, one in work.items() if what not in self._done}
            kept = wanted | {what: one for what, one in self._waiting.items() if what not in wanted}
            self._waiting = dict(list(kept.items())[:MOST_WAITING])
            self._changed.notify()

    def take(self, now: float) -> Work | None:
        """The work that is wanted most, where there is any and no reader has come lately."""
        with self._changed:
            if not self._waiting or self._seconds_to_quiet(now) > 0:
                return None
            what = next(iter(self._waiting))
            self._done[what] = True
            return self._waiting.pop(what)

    def _seconds_to_quiet(self, now: float) -> float:
        return self._last_run + SECONDS_OF_QUIET - now

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
                    self._changed.wait(max(0.0, self._seconds_to_quiet(monotonic())))


def do(work: Work) -> None:
    """Nobody waits for it, so what fails is logged and left for the reader who asks for it."""
    try:
        work()
    except Exception:
        LOG.exception("A page could not be made ahead")


AHEAD = Ahead()
"""The server's own (dashboard/asgi.py starts it)."""


def make_other_months(page: str, draw: Draw, selection: Selection, key: StoreKey, *chosen: Hashable) -> None:
    """Have the page made of the year's other months, the nearest first; to be called when it is drawn.

    `draw` shows the page's blocks of a selection, and asks of the reader only what `reader` knows. `chosen`
    is what it goes by beside that.
    """
    if not AHEAD.is_started:
        return
    address = {name: asked for name, asked in st.query_params.items() if name not in OF_SELECTION}
    who = reader.Reader(selection, frozenset(address.items()), reader.everything_opened())
    work: dict[Hashable, Work] = {}
    for month in _nearest_first(selection):
        other = replace(who, selection=replace(selection, through=month))
        work[page, key, other, chosen] = partial(_make, draw, other, key)
    AHEAD.add(work)


def _nearest_first(selection: Selection) -> list[str]:
    """The year's other months that can be chosen, the next one before the one before."""
    every = months(selection.year)
    place = every.index(selection.through)
    others = [month for month in every if month >= selection.first_counted and month != selection.through]
    return sorted(others, key=lambda month: (abs(every.index(month) - place), month < selection.through))


def _make(draw: Draw, who: reader.Reader, key: StoreKey) -> None:
    with reader.going_by(who), unseen():
        draw(who.selection, key)
