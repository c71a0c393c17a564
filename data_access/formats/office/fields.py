"""A row's fields when a table has fifty thousand of them: only those that it has."""

from typing import Any


class Fields(dict[str, Any]):
    """The store's fields that a row fills; any other is None when asked for.

    A row of a list leaves out what its sheet has no column for, so that the store keeps what it has there.
    """

    __slots__ = ()

    def __missing__(self, field: str) -> None:
        """Nothing is known of it."""
