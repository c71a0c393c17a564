"""Work that takes longer than a page may: in a thread of its own, with progress, and a way to stop it."""

from collections.abc import Callable
from threading import Thread
from typing import Generic, TypeVar

from data_access.errors import ImportRefusedError, StoreError
from data_access.imports import Progress

Result = TypeVar("Result")
SOON = 1.0
"""Seconds: work that ends this soon needs no progress bar."""


class Job(Generic[Result]):
    """One piece of work. A fault that people can do something about is its `reason`; others are raised."""

    def __init__(self, work: Callable[[Progress], Result]) -> None:
        """Start the work at once, and wait a little: most of it is done soon."""
        self.what, self.share = "", 0.0
        self.result: Result | None = None
        self.reason: ImportRefusedError | StoreError | None = None
        self._fault: BaseException | None = None
        self._progress = Progress(self._told)
        self._work = work
        self._thread = Thread(target=self._run, daemon=True)
        self._thread.start()
        self._thread.join(SOON)

    @property
    def is_done(self) -> bool:
        """Whether the work has ended, well or not. Raises what nobody could foresee."""
        if self._thread.is_alive():
            return False
        if self._fault is not None:
            raise self._fault
        return True

    def cancel(self) -> None:
        """Stop at the next step; nothing is written then."""
        self._progress.cancel()

    def wait(self) -> None:
        """Wait until the work has ended."""
        self._thread.join()

    def _told(self, what: str, share: float) -> None:
        self.what, self.share = what, share

    def _run(self) -> None:
        try:
            self.result = self._work(self._progress)
        except (ImportRefusedError, StoreError) as reason:
            self.reason = reason
        except BaseException as fault:  # noqa: BLE001  raised in the page's own thread
            self._fault = fault
