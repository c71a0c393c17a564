"""Which counts may be shown, so that no small count can be worked out from what is.

A count of 1 to threshold - 1 is *small* and is not shown. Counts are tied together (a total is the sum of
its parts, January-April the sum of four months), so others must go with it, as few and cheap as found, until
the possible values of each hidden cell reach at least `threshold` from lowest to highest, for a reader who
knows all that is shown and that counts are whole and never negative. Why and how: docs/decisions/.

Cells come in stages: the month when they are first shown. A stage is settled for good before the next, so
that an older print beside a newer one gives nothing away: what is shown once stays shown, and what is hidden
stays hidden when later months arrive.
"""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass

from dashboard.participants.protection_cells import Grid, checked, is_small


@dataclass(frozen=True, slots=True)
class Protection:
    """Keys of the shown cells that may not be shown.

    `exposed` are cells that figures already public give away, whatever is hidden here.
    """

    hidden: frozenset[Hashable] = frozenset()
    exposed: frozenset[Hashable] = frozenset()


def protect(grid: Grid, *, threshold: int, zero_is_small: bool = False) -> Protection:
    """The cells that may not be shown: the same for the same grid. A threshold of 0 protects nothing.

    Raises ValueError where a count is negative, a key stands twice or a relation does not hold.
    """
    known = checked(grid)
    small = [
        place
        for place, cell in enumerate(grid.cells)
        if not cell.is_public and is_small(cell.value, threshold=threshold, zero_is_small=zero_is_small)
    ]
    if not small:
        return Protection()
    # The solver is loaded only where there is something to protect.
    from dashboard.participants.protection_system import Stages, settle  # noqa: PLC0415

    exposed: set[int] = set()
    stages = Stages(grid.cells, known, small)
    for stage in range(stages.count):
        for settled in [settle(system, width=threshold) for system in stages.systems(stage)]:
            stages.hidden[settled.hidden] = True
            exposed.update(settled.exposed.tolist())
    return Protection(_shown(grid, stages.hidden.nonzero()[0]), _shown(grid, exposed))


def _shown(grid: Grid, places: Iterable[int]) -> frozenset[Hashable]:
    """The keys of those of the cells that are shown."""
    return frozenset(grid.cells[place].key for place in places if grid.cells[place].is_shown)
