"""The one place where the counts of activities and fairness pass on their way to a table.

Whatever protects small cells is applied here, before anything is derived from the counts.
"""

from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

from dashboard.shapes.view import Cell
from dashboard.views.context import Context
from data_access.queries.rows import Answer

K = TypeVar("K", bound=Hashable)


def shown_counts(
    context: Context,  # noqa: ARG001
    answers: Iterable[Answer],  # noqa: ARG001
    counts: Mapping[K, int | None],
) -> dict[K, Cell]:
    """The counts of one measure as they may be shown: published figures as they are published."""
    return dict(counts)


def as_count(cell: Cell) -> int | None:
    """A count to calculate with; None where it is missing or protected."""
    return cell if isinstance(cell, int) and not isinstance(cell, bool) else None
