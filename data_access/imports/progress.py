"""How far a long import has come, and whether it is still wanted."""

from collections.abc import Callable
from threading import Event

from data_access.errors import StoreError
from data_access.translation import _


class ImportCancelledError(StoreError):
    """Somebody has cancelled the import; nothing was written."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(_("Inläsningen avbröts. Ingenting har ändrats."))


class Progress:
    """Told by the import at each step; may be cancelled from another thread until all is written."""

    def __init__(self, tell: Callable[[str, float], None] | None = None) -> None:
        """`tell` gets what is being done and the share that is done, 0-1."""
        self._tell = tell
        self._cancelled = Event()

    def cancel(self) -> None:
        """Stop at the next step."""
        self._cancelled.set()

    def step(self, what: str, share: float) -> None:
        """Say how far the work has come. Raises ImportCancelledError where nobody wants it any more."""
        if self._cancelled.is_set():
            raise ImportCancelledError
        if self._tell is not None:
            self._tell(what, share)


NOBODY_LOOKS = Progress()
