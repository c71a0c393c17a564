"""Why a change that someone asked for was not made. Nothing has been written then."""

from datetime import datetime


class ChangeRefusedError(Exception):
    """The change was not made; the message is Swedish, one line, and says why."""


class ChangedByOtherError(ChangeRefusedError):
    """Somebody else has changed it since it was opened; `by` and `at` (UTC) say who and when."""

    def __init__(self, message: str, by: str, at: datetime) -> None:
        """Keep who and when, so that a page can write the moment in the reader's own time."""
        self.by, self.at = by, at
        super().__init__(message)
