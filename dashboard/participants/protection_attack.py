"""What a reader can work out about the cells that are not shown: the attacker's side of the protection.

The attacker knows every shown count, every sum that ties counts together, and that counts are whole and never
negative. Another table that fits all of that is an *alternative*: the true counts plus whole *deviations* that
are zero in every shown cell. As far as the alternatives reach, so far is a cell unknown. Each alternative is
checked in whole numbers before it is believed: the solver (HiGHS) is asked, not trusted.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import highspy
import numpy as np
import numpy.typing as npt

FLOAT_SLACK = 1e-6
NO_LIMIT = np.iinfo(np.int64).max

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]
Limits = tuple[Floats, Floats]


@dataclass(frozen=True, slots=True)
class Row:
    """A relation as the attacker knows it: how far its left side may deviate from the truth.

    `terms` are place and coefficient. A sum has 0 and 0; a bound has None where it has no limit.
    """

    terms: tuple[tuple[int, int], ...]
    lowest: int | None
    highest: int | None


class Attack:
    """The alternatives to a system of cells: finds new ones and remembers how far they reach."""

    def __init__(self, values: Sequence[int], rows: Sequence[Row], *, width: int) -> None:
        self.width = width
        self.values = np.array(values, dtype=np.int64)
        self.hidden = np.zeros(len(values), dtype=bool)
        self.lowest = np.zeros(len(values), dtype=np.int64)
        self.highest = np.zeros(len(values), dtype=np.int64)
        self._row = np.array([at for at, row in enumerate(rows) for _term in row.terms], dtype=np.int64)
        self._place = np.array([place for row in rows for place, _factor in row.terms], dtype=np.int64)
        self._factor = np.array([factor for row in rows for _place, factor in row.terms], dtype=np.int64)
        self._least = np.array([-NO_LIMIT if row.lowest is None else row.lowest for row in rows], dtype=np.int64)
        self._most = np.array([NO_LIMIT if row.highest is None else row.highest for row in rows], dtype=np.int64)
        self._columns = np.arange(2 * len(values), dtype=np.int32)
        self._solver = self._prepared_solver()

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
        for bit in range(len(places).bit_length()):
            for sign in (1, -1):
                unsafe = {number: place for number, place in enumerate(places) if not self.is_safe(place)}
                signs = {place: sign if number >> bit & 1 else -sign for number, place in unsafe.items()}
                up, down = self._limits()
                self._go(signs, (np.minimum(up, self.width), np.minimum(down, self.width)))

    def explore(self, place: int) -> None:
        """Find how far the cell can go down and up with what is hidden now."""
        for sign in (-1, 1):
            up, down = self._limits()
            up[place] = min(up[place], self.width)
            self._go({place: sign}, (up, down))

    def cheapest(self, place: int, deviation: int, costs: Floats) -> Integers | None:
        """The alternative with that deviation of the cell whose hiding costs least; None where none is.

        `costs` is per cell and step of deviation; a cell that deviates has to be hidden.
        """
        up, down = np.full(len(self.values), highspy.kHighsInf), self.values.astype(np.float64)
        up[place], down[place] = max(deviation, 0), max(-deviation, 0)
        return self._solve((up, down), (costs, costs), fixed=place)

    def remember(self, deviations: Integers) -> None:
        """Note how far an alternative reaches, and its multiples and its opposite as far as they hold."""
        for direction in (deviations, -deviations):
            reached = direction * self._times(direction)
            self.lowest = np.minimum(self.lowest, reached)
            self.highest = np.maximum(self.highest, reached)

    def _times(self, direction: Integers) -> int:
        """How many times the direction can be taken before a count is negative or a relation broken."""
        falling = direction < 0
        steps = np.bincount(
            self._row, weights=self._factor * direction[self._place], minlength=len(self._least)
        ).astype(np.int64)
        rows_up, rows_down = steps > 0, steps < 0
        limits = (
            self.values[falling] // -direction[falling],
            self._most[rows_up] // steps[rows_up],
            self._least[rows_down] // steps[rows_down],
        )
        return int(min(self.width, *(limit.min(initial=self.width) for limit in limits)))

    def _limits(self) -> Limits:
        """How far each cell may deviate up and down: a shown cell not at all."""
        return np.where(self.hidden, highspy.kHighsInf, 0.0), np.where(self.hidden, self.values, 0.0)

    def _go(self, signs: dict[int, int], limits: Limits) -> None:
        """Remember the alternative that takes the named cells furthest in their directions."""
        costs = np.zeros(len(self.values))
        costs[list(signs)] = [-sign for sign in signs.values()]
        found = self._solve(limits, (costs, -costs))
        if found is not None:
            self.remember(found)

    def _solve(self, limits: Limits, costs: Limits, fixed: int | None = None) -> Integers | None:
        """Whole deviations of least cost inside the limits; None where there are none."""
        upper = np.concatenate(limits)
        lower = np.zeros(len(upper))
        if fixed is not None:
            both = [fixed, len(self.values) + fixed]
            lower[both] = upper[both]
        self._solver.changeColsCost(len(upper), self._columns, np.concatenate(costs))
        found = self._run(lower, upper)
        if found is None or self._is_alternative(found):
            return None if found is None else np.rint(found).astype(np.int64)
        # Parts of persons: ask for whole ones, first among the cells that the answer moved, which is fast.
        moved = np.tile(self.hidden | (np.abs(found) > FLOAT_SLACK), 2)
        self._demand(highspy.HighsVarType.kInteger)
        for limit in (np.where(moved, upper, lower), upper):
            found = self._run(lower, limit)
            if found is not None:
                break
        self._demand(highspy.HighsVarType.kContinuous)
        if found is None or not self._is_alternative(found):
            return None
        return np.rint(found).astype(np.int64)

    def _run(self, lower: Floats, upper: Floats) -> Floats | None:
        self._solver.changeColsBounds(len(upper), self._columns, lower, upper)
        self._solver.run()
        if self._solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        up, down = np.array(self._solver.getSolution().col_value).reshape(2, -1)
        return np.asarray(up - down)

    def _demand(self, kind: highspy.HighsVarType) -> None:
        kinds = np.full(len(self._columns), int(kind), dtype=np.uint8)
        self._solver.changeColsIntegrality(len(kinds), self._columns, kinds)

    def _is_alternative(self, found: Floats) -> bool:
        """Whether the solver's answer is whole, and in whole numbers breaks nothing."""
        whole = np.rint(found).astype(np.int64)
        return bool(np.abs(found - whole).max(initial=0) < FLOAT_SLACK and self._times(whole) > 0)

    def _prepared_solver(self) -> highspy.Highs:
        """The relations as a linear program: a column for each cell's deviation up, another for down."""
        count = len(self.values)
        program = highspy.HighsLp()
        program.num_col_, program.num_row_ = 2 * count, len(self._least)
        program.col_cost_ = program.col_lower_ = program.col_upper_ = np.zeros(2 * count)
        program.row_lower_ = np.where(self._least == -NO_LIMIT, -highspy.kHighsInf, self._least)
        program.row_upper_ = np.where(self._most == NO_LIMIT, highspy.kHighsInf, self._most)
        matrix = program.a_matrix_
        matrix.format_ = highspy.MatrixFormat.kRowwise
        starts = np.searchsorted(self._row, np.arange(len(self._least) + 1))
        matrix.start_ = (2 * starts).astype(np.int32)
        matrix.index_ = np.stack((self._place, self._place + count), axis=1).ravel().astype(np.int32)
        matrix.value_ = np.stack((self._factor, -self._factor), axis=1).ravel().astype(np.float64)
        solver = highspy.Highs()
        solver.setOptionValue("output_flag", False)
        solver.setOptionValue("threads", 1)
        solver.setOptionValue("parallel", "off")
        solver.passModel(program)
        return solver
