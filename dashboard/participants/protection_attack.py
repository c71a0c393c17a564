"""What a reader can work out about the cells that are not shown: the attacker's side of the protection.

The attacker knows every shown count, every relation between counts, and that counts are whole and never
negative. Another table that fits all of that is an *alternative*: the true counts plus whole *deviations*
that are zero in every shown cell. As far as the alternatives reach, so far is a cell unknown.
"""

from collections.abc import Iterable, Sequence

import numpy as np

from dashboard.participants.protection_solver import (
    UNLIMITED,
    Floats,
    Integers,
    Pair,
    Program,
    Relations,
    Row,
    relations_of,
)


class Attack:
    """The alternatives to a system of cells: finds new ones and remembers how far they reach."""

    def __init__(
        self, values: Sequence[int] | Integers, rows: Sequence[Row] | Relations, *, width: int
    ) -> None:
        self.width = width
        self.values = np.array(values, dtype=np.int64)
        self.hidden = np.zeros(len(values), dtype=bool)
        self.lowest = np.zeros(len(values), dtype=np.int64)
        self.highest = np.zeros(len(values), dtype=np.int64)
        self._relations = rows if isinstance(rows, Relations) else relations_of(rows)
        self._program = Program(self.values, self._relations)

    def hide(self, places: Iterable[int]) -> None:
        """The cells are no longer shown: they may deviate."""
        self.hidden[list(places)] = True

    def is_safe(self, place: int) -> bool:
        """Whether the known alternatives leave the cell as unknown as the width asks, or more."""
        return bool(self.highest[place] - self.lowest[place] >= self.width)

    def shake(self, places: Sequence[int]) -> None:
        """Move many cells at once, some up and some down, so that every pair moves apart at some time.

        A cheap way to alternatives for most cells; those that it leaves are asked about one by one.
        """
        up, down = self._limits()
        limits = np.minimum(up, self.width), np.minimum(down, self.width)
        for bit in range(len(places).bit_length()):
            for sign in (1, -1):
                unsafe = {number: place for number, place in enumerate(places) if not self.is_safe(place)}
                if not unsafe:
                    return
                signs = {place: sign if number >> bit & 1 else -sign for number, place in unsafe.items()}
                self._go(signs, limits, insists=False)

    def explore(self, place: int) -> None:
        """Find how far the cell can go down and up with what is hidden now, until it is safe."""
        up, down = self._limits()
        up[place] = min(up[place], self.width)
        for sign in (-1, 1):
            if not self.is_safe(place):
                self._go({place: sign}, (up, down))

    def cheapest(self, place: int, deviation: int, costs: Floats) -> Integers | None:
        """The alternative with that deviation of the cell whose hiding costs least; None where none is.

        `costs` is per cell and step of deviation; a cell that deviates has to be hidden.
        """
        up, down = np.full(len(self.values), UNLIMITED), self.values.astype(np.float64)
        up[place], down[place] = max(deviation, 0), max(-deviation, 0)
        return self._program.solve((up, down), (costs, costs), fixed=place)

    def remember(self, deviations: Integers) -> None:
        """Note how far an alternative reaches, and its multiples and its opposite as far as they hold."""
        for direction in (deviations, -deviations):
            reached = direction * self._relations.times(self.values, direction, self.width)
            self.lowest = np.minimum(self.lowest, reached)
            self.highest = np.maximum(self.highest, reached)

    def _limits(self) -> Pair:
        """How far each cell may deviate up and down: a shown cell not at all."""
        return np.where(self.hidden, UNLIMITED, 0.0), np.where(self.hidden, self.values, 0.0)

    def _go(self, signs: dict[int, int], limits: Pair, *, insists: bool = True) -> None:
        """Remember the alternative that takes the named cells furthest in their directions."""
        costs = np.zeros(len(self.values))
        costs[list(signs)] = [-sign for sign in signs.values()]
        found = self._program.solve(limits, (costs, -costs), insists=insists)
        if found is not None:
            self.remember(found)
