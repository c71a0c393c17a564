"""Whole-number deviations that break no relation: the only place that knows the solver (HiGHS).

What it answers is checked in whole numbers before it is believed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import highspy
import numpy as np
import numpy.typing as npt

from dashboard.participants.protection_cells import Row

__all__ = ["UNLIMITED", "Floats", "Integers", "Pair", "Program", "Relations", "Row", "relations_of"]

FLOAT_SLACK = 1e-6
NO_LIMIT = np.iinfo(np.int64).max
UNLIMITED: float = highspy.kHighsInf

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]
Pair = tuple[Floats, Floats]
"""The same for deviations up and for deviations down, both as sizes."""


@dataclass(frozen=True, slots=True, eq=False)
class Relations:
    """The relations as arrays, for checks in whole numbers: a row, place and factor for each term.

    `least` and `most` are how far each row may deviate. Terms stand in the order of their rows.
    """

    row: Integers
    place: Integers
    factor: Integers
    least: Integers
    most: Integers

    def where(self, terms: npt.NDArray[np.bool_]) -> "Relations":
        """Some of the terms, and the rows that have any of them, numbered anew; the rest stays as it is."""
        old = self.row[terms]
        is_first = np.diff(old, prepend=-1) > 0
        rows = old[is_first]
        return Relations(
            is_first.cumsum() - 1, self.place[terms], self.factor[terms], self.least[rows], self.most[rows]
        )

    def among(self, places: Integers) -> "Relations":
        """The rows that have any of the places, which are numbered anew; what is outside stays as it is."""
        inside = np.full(1 + max(self.place.max(initial=-1), places.max(initial=-1)), -1)
        inside[places] = np.arange(len(places))
        found = self.where(inside[self.place] >= 0)
        return Relations(found.row, inside[found.place], found.factor, found.least, found.most)

    def times(self, values: Integers, direction: Integers, most: int) -> int:
        """How many times, at most `most`, the direction can be taken before something is broken.

        Broken is a count below zero or a relation outside its limits.
        """
        falling = direction < 0
        moves = self.factor * direction[self.place]
        steps = np.bincount(self.row, weights=moves, minlength=len(self.least)).astype(np.int64)
        up, down = steps > 0, steps < 0
        limits = (
            values[falling] // -direction[falling],
            self.most[up] // steps[up],
            self.least[down] // steps[down],
        )
        return int(min(limit.min(initial=most) for limit in limits))


def relations_of(rows: Sequence[Row]) -> Relations:
    """The relations as arrays."""
    return Relations(
        np.repeat(np.arange(len(rows)), [len(row.terms) for row in rows]),
        _whole(place for row in rows for place, _factor in row.terms),
        _whole(factor for row in rows for _place, factor in row.terms),
        _whole(-NO_LIMIT if row.lowest is None else row.lowest for row in rows),
        _whole(NO_LIMIT if row.highest is None else row.highest for row in rows),
    )


def _whole(numbers: Iterable[int]) -> Integers:
    return np.fromiter(numbers, dtype=np.int64)


class Program:
    """A linear program over the deviations of some cells, a column for up and another for down."""

    def __init__(self, values: Integers, rows: Sequence[Row] | Relations) -> None:
        self._values = values
        self._relations = rows if isinstance(rows, Relations) else relations_of(rows)
        self._columns = np.arange(2 * len(values), dtype=np.int32)
        self._told = (np.zeros(2 * len(values)),) * 2
        self._solver = self._prepared()

    def solve(
        self, limits: Pair, costs: Pair, *, fixed: int | None = None, insists: bool = True
    ) -> Integers | None:
        """Whole deviations of low cost inside the limits; None where there are none.

        `fixed` is the place of a cell that shall deviate by its limit. Who does not insist gets None where
        the cheapest answer is in parts of persons, which saves time.
        """
        found = self._run(limits, costs, fixed)
        if found is None:
            return None
        answer = self._whole(found, fixed)
        if answer is None and insists:
            answer = self._whole_near(found, limits, costs, fixed)
        return answer

    def _whole_near(self, found: Floats, limits: Pair, costs: Pair, fixed: int | None) -> Integers | None:
        """An answer in whole persons: among the cells that the parts moved, which is fast, else among all."""
        moved = np.flatnonzero(np.abs(found) > FLOAT_SLACK)
        part = Program(self._values[moved], self._relations.among(moved))
        inside = None if fixed is None else int(np.searchsorted(moved, fixed))
        near = part._integral(
            (limits[0][moved], limits[1][moved]), (costs[0][moved], costs[1][moved]), inside
        )
        if near is None:
            return self._integral(limits, costs, fixed)
        everywhere = np.zeros_like(self._values)
        everywhere[moved] = near
        return everywhere

    def _integral(self, limits: Pair, costs: Pair, fixed: int | None) -> Integers | None:
        self._demand(highspy.HighsVarType.kInteger)
        found = self._run(limits, costs, fixed)
        self._demand(highspy.HighsVarType.kContinuous)
        return None if found is None else self._whole(found, fixed)

    def _run(self, limits: Pair, costs: Pair, fixed: int | None) -> Floats | None:
        """The solver's deviations, possibly in parts of persons."""
        upper, lower = np.concatenate(limits), np.zeros(len(self._columns))
        if fixed is not None:
            both = [fixed, len(self._values) + fixed]
            lower[both] = upper[both]
        self._tell(np.concatenate(costs), lower, upper)
        self._solver.setBasis()
        self._solver.run()
        if self._solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        up, down = np.array(self._solver.getSolution().col_value).reshape(2, -1)
        return np.asarray(up - down)

    def _tell(self, costs: Floats, lower: Floats, upper: Floats) -> None:
        """Tell the solver all costs, and the limits that differ from the last time.

        Without all of the one or the other it goes on from what it found before, and its answers would
        depend on what else it had been asked.
        """
        moved = np.flatnonzero((lower != self._told[0]) | (upper != self._told[1])).astype(np.int32)
        self._solver.changeColsCost(len(costs), self._columns, costs)
        self._solver.changeColsBounds(len(moved), moved, lower[moved], upper[moved])
        self._told = lower, upper

    def _demand(self, kind: highspy.HighsVarType) -> None:
        kinds = np.full(len(self._columns), int(kind), dtype=np.uint8)
        self._solver.changeColsIntegrality(len(kinds), self._columns, kinds)
        self._solver.setOptionValue("presolve", "choose" if kind == highspy.HighsVarType.kInteger else "off")

    def _whole(self, found: Floats, fixed: int | None) -> Integers | None:
        """The answer in whole numbers, or its smallest whole multiple, if that breaks nothing."""
        sizes = np.abs(found[np.abs(found) > FLOAT_SLACK])
        for unit in (1.0, float(sizes.min(initial=1.0))):
            rounded = np.rint(found / unit).astype(np.int64)
            is_whole = np.abs(found / unit - rounded).max(initial=0) < FLOAT_SLACK
            if is_whole and self._relations.times(self._values, rounded, 1):
                return rounded if fixed is None or rounded[fixed] == round(found[fixed]) else None
        return None

    def _prepared(self) -> highspy.Highs:
        count, known = len(self._values), self._relations
        program = highspy.HighsLp()
        program.num_col_, program.num_row_ = len(self._columns), len(known.least)
        program.col_cost_ = program.col_lower_ = program.col_upper_ = np.zeros(len(self._columns))
        program.row_lower_ = np.where(known.least == -NO_LIMIT, -UNLIMITED, known.least)
        program.row_upper_ = np.where(known.most == NO_LIMIT, UNLIMITED, known.most)
        matrix = program.a_matrix_
        matrix.format_ = highspy.MatrixFormat.kRowwise
        matrix.start_ = 2 * np.searchsorted(known.row, np.arange(len(known.least) + 1)).astype(np.int32)
        matrix.index_ = np.stack((known.place, known.place + count), axis=1).ravel().astype(np.int32)
        matrix.value_ = np.stack((known.factor, -known.factor), axis=1).ravel().astype(np.float64)
        solver = highspy.Highs()  # type: ignore[no-untyped-call]
        for option, value in (
            ("output_flag", False),
            ("threads", 1),
            ("parallel", "off"),
            ("presolve", "off"),
        ):
            solver.setOptionValue(option, value)
        solver.passModel(program)
        return solver
