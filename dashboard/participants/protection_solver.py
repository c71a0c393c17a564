"""Whole-number deviations that break no relation: the only place that knows the solver (HiGHS).

What it answers is checked in whole numbers before it is believed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import highspy
import numpy as np
import numpy.typing as npt

FLOAT_SLACK = 1e-6
NO_LIMIT = np.iinfo(np.int64).max
UNLIMITED: float = highspy.kHighsInf

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]
Pair = tuple[Floats, Floats]
"""The same for deviations up and for deviations down, both as sizes."""


@dataclass(frozen=True, slots=True)
class Row:
    """A relation as the attacker knows it: how far its left side may deviate from the truth.

    `terms` are place and factor. A sum has 0 and 0; a bound has None where it has no limit.
    """

    terms: tuple[tuple[int, int], ...]
    lowest: int | None
    highest: int | None


def rows_among(rows: Sequence[Row], places: Iterable[int]) -> list[Row]:
    """The rows that have any of the places, numbered anew; what is outside stays as it is."""
    inside = {int(place): number for number, place in enumerate(places)}
    found = []
    for row in rows:
        terms = tuple((inside[place], factor) for place, factor in row.terms if place in inside)
        if terms:
            found.append(Row(terms, row.lowest, row.highest))
    return found


def whole(numbers: Iterable[int]) -> Integers:
    """The numbers as an array of whole numbers."""
    return np.fromiter(numbers, dtype=np.int64)


class Relations:
    """The relations as arrays, for checks in whole numbers."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.row = whole(at for at, row in enumerate(rows) for _term in row.terms)
        self.place = whole(place for row in rows for place, _factor in row.terms)
        self.factor = whole(factor for row in rows for _place, factor in row.terms)
        self.least = whole(-NO_LIMIT if row.lowest is None else row.lowest for row in rows)
        self.most = whole(NO_LIMIT if row.highest is None else row.highest for row in rows)

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


class Program:
    """A linear program over the deviations of some cells, a column for up and another for down."""

    def __init__(self, values: Integers, rows: Sequence[Row]) -> None:
        self._values, self._rows = values, rows
        self._relations = Relations(rows)
        self._columns = np.arange(2 * len(values), dtype=np.int32)
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
        part = Program(self._values[moved], rows_among(self._rows, moved))
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
        self._solver.changeColsCost(len(upper), self._columns, np.concatenate(costs))
        self._solver.changeColsBounds(len(upper), self._columns, lower, upper)
        self._solver.setBasis()
        self._solver.run()
        if self._solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        up, down = np.array(self._solver.getSolution().col_value).reshape(2, -1)
        return np.asarray(up - down)

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
