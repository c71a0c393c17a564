"""No protected count can be pinned down: checked by others than the protection's own algorithm.

The grids are month x gender x municipality with all margins, sums from January through each month, inflow,
outflow and net. The attacker here is written apart from the product: its unknowns are the persons of the
innermost cells, and everything shown is a sum of those. It asks a solver for the lowest and highest value of
each protected count, or for tiny grids goes through every table of whole numbers there is.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product

import highspy
import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.participants.protection import protect
from dashboard.participants.protection_attack import Attack
from dashboard.participants.protection_counts import ShownCount, count_grid
from dashboard.participants.protection_keys import CountKey
from dashboard.participants.protection_solver import Program, Row

GENDERS = ("women", "men")
FLOWS = ("inflow", "outflow")


@dataclass(frozen=True)
class Persons:
    """Inflow and outflow in the innermost cells, and each shown count as a 0/1 sum over them."""

    inner: np.ndarray
    sums: dict[CountKey, np.ndarray] = field(repr=False)

    @property
    def counts(self) -> dict[CountKey, int]:
        return {key: int(row @ self.inner) for key, row in self.sums.items()}

    def hidden(self, threshold: int, *, zero_is_small: bool = False) -> frozenset[CountKey]:
        grid = count_grid([ShownCount(key, value) for key, value in self.counts.items()], {})
        found = protect(grid, threshold=threshold, zero_is_small=zero_is_small)
        assert not found.exposed
        return found.hidden


def persons(inner: np.ndarray) -> Persons:
    """`inner` is flow x month x gender x municipality."""
    flows, months, _genders, places = inner.shape
    sums = {}
    for flow, last, gender, place in product(
        range(flows), range(months), (*range(len(GENDERS)), None), (*range(places), None)
    ):
        for first in {0, last}:
            chosen = np.zeros(inner.shape, dtype=int)
            where = (
                flow,
                slice(first, last + 1),
                slice(None) if gender is None else gender,
                slice(None) if place is None else place,
            )
            chosen[where] = 1
            key = CountKey(
                "flows",
                FLOWS[flow],
                f"2017-{first + 1:02d}",
                f"2017-{last + 1:02d}",
                None if gender is None else GENDERS[gender],
                None if place is None else f"place {place}",
            )
            sums[key] = chosen.ravel()
    return Persons(inner.ravel(), sums)


@st.composite
def grids(draw: st.DrawFn, months: int = 3, places: int = 3, flows: int = 2) -> Persons:
    shape = (
        draw(st.integers(1, flows)),
        draw(st.integers(1, months)),
        len(GENDERS),
        draw(st.integers(1, places)),
    )
    usual = draw(st.sampled_from((2, 6, 15, 40)))
    size = int(np.prod(shape))
    counts = st.one_of(st.integers(0, usual), st.integers(0, 5))
    return persons(np.array(draw(st.lists(counts, min_size=size, max_size=size))).reshape(shape))


class Attacker:
    """Knows every shown count and every net of shown counts, and that persons are whole."""

    def __init__(self, known: Persons, shown: set[CountKey], room: int) -> None:
        self.solver = highspy.Highs()
        self.solver.setOptionValue("output_flag", False)
        self.columns = np.arange(len(known.inner), dtype=np.int32)
        for count in known.inner:
            self.solver.addVar(0, float(count + room))
        for column in self.columns:
            self.solver.changeColIntegrality(int(column), highspy.HighsVarType.kInteger)
        for key in shown:
            self.learn(known.sums[key], known.counts[key])
            other = key._replace(measure="outflow")
            if key.measure == "inflow" and other in shown:
                net = known.counts[key] - known.counts[other]
                self.learn(known.sums[key] - known.sums[other], net)

    def learn(self, row: np.ndarray, value: int) -> None:
        places = np.flatnonzero(row)
        self.solver.addRow(value, value, len(places), places.astype(np.int32), row[places].astype(float))

    def bounds(self, row: np.ndarray) -> tuple[int, int]:
        found = []
        for sign in (1, -1):
            self.solver.changeColsCost(len(row), self.columns, (sign * row).astype(float))
            self.solver.run()
            assert self.solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
            found.append(sign * round(self.solver.getInfo().objective_function_value))
        return found[0], found[1]


def protected_sums(known: Persons, hidden: frozenset[CountKey]) -> Iterator[tuple[CountKey, np.ndarray]]:
    """Each protected count, and each net that is not shown because a part of it is protected."""
    for key in hidden:
        yield key, known.sums[key]
        other = key._replace(measure="outflow" if key.measure == "inflow" else "inflow")
        if other in known.sums:
            yield key._replace(measure="net"), known.sums[key] - known.sums[other]


@settings(max_examples=40)
@given(grids(), st.integers(2, 7), st.booleans())
def test_no_protected_count_can_be_pinned_down(known: Persons, threshold: int, zero_is_small: bool) -> None:
    hidden = known.hidden(threshold, zero_is_small=zero_is_small)
    least = 0 if zero_is_small else 1
    assert {key for key, value in known.counts.items() if least <= value < threshold} <= hidden
    attacker = Attacker(known, set(known.sums) - hidden, room=3 * threshold)
    for key, row in protected_sums(known, hidden):
        lowest, highest = attacker.bounds(row)
        assert highest - lowest >= threshold, (key, known.counts.get(key), lowest, highest)


@settings(max_examples=60)
@given(grids(months=2, places=1, flows=1), st.integers(2, 4), st.booleans())
def test_every_table_there_is_gives_the_same_answer(
    known: Persons, threshold: int, zero_is_small: bool
) -> None:
    """Up to four innermost cells: all tables of whole numbers that fit what is shown, one by one."""
    hidden = known.hidden(threshold, zero_is_small=zero_is_small)
    shown = [key for key in known.sums if key not in hidden]
    rows = np.array([known.sums[key] for key in shown]).reshape(len(shown), len(known.inner))
    ranges = [np.arange(max(0, count - 8), count + 8) for count in known.inner]
    tables = np.stack(np.meshgrid(*ranges, indexing="ij"), axis=-1).reshape(-1, len(known.inner))
    fitting = tables[((tables @ rows.T) == [known.counts[key] for key in shown]).all(axis=1)]
    for key, row in protected_sums(known, hidden):
        values = fitting @ row
        assert values.max() - values.min() >= threshold, (key, known.counts.get(key))


@settings(max_examples=40)
@given(grids(months=4, flows=1), st.integers(2, 7), st.data())
def test_older_months_are_what_they_were(known: Persons, threshold: int, data: st.DataObject) -> None:
    """What January-March hid and showed stays so in the whole year: an older print gives nothing away."""
    through = data.draw(st.sampled_from(sorted({key.last for key in known.sums})))
    before = Persons(known.inner, {key: row for key, row in known.sums.items() if key.last <= through})
    assert before.hidden(threshold) == {key for key in known.hidden(threshold) if key.last <= through}


@settings(max_examples=25)
@given(grids(), st.integers(2, 7))
def test_the_same_figures_give_the_same_answer(known: Persons, threshold: int) -> None:
    first = known.hidden(threshold)
    assert known.hidden(threshold) == first


@given(grids())
def test_nothing_is_hidden_without_a_threshold_or_small_counts(known: Persons) -> None:
    assert known.hidden(0) == frozenset()
    many = Persons(known.inner + 10, known.sums)
    assert many.hidden(10) == frozenset()


def test_the_solver_answers_in_whole_persons() -> None:
    """The first cell rises by 1 = 2 x the second + the third: half a person in the second is no answer."""
    ten, most = np.array([10, 10, 10]), np.array([1.0, 9.0, 9.0])
    program = Program(ten, [Row(((0, 1), (1, -2), (2, -1)), 0, 0)])
    costs = np.array([1.0, 1.0, 9.0])

    found = program.solve((most, np.zeros(3)), (costs, costs), fixed=0)

    assert found is not None
    assert found.tolist() == [1, 0, 1]
    assert program.solve((most, np.zeros(3)), (costs, costs), fixed=0, insists=False) is None


def test_the_solver_doubles_halves_where_nothing_is_fixed() -> None:
    """1 = 2 x 0.5 is a direction: 2 and 1 persons."""
    program = Program(np.array([10, 10]), [Row(((0, 1), (1, -2)), 0, 0)])
    up, furthest = np.array([1.0, 9.0]), np.array([-1.0, 0.0])

    found = program.solve((up, np.zeros(2)), (furthest, -furthest))

    assert found is not None
    assert found.tolist() == [2, 1]
    assert program.solve((up, np.zeros(2)), (np.ones(2), np.ones(2)), fixed=0) is None


def test_the_solver_says_when_there_is_no_answer() -> None:
    """Both must change alike, but the second may not."""
    program = Program(np.array([10, 10]), [Row(((0, 1), (1, -1)), 0, 0)])

    assert program.solve((np.array([1.0, 0.0]), np.zeros(2)), (np.ones(2), np.ones(2)), fixed=0) is None


def test_a_shake_that_would_split_a_person_finds_nothing() -> None:
    """One person less in the first cell is half a person less in the second, and two less are not there."""
    attack = Attack([1, 1], [Row(((0, 1), (1, -2)), 0, 0)], width=1)
    attack.hide([0, 1])

    attack.shake([0])

    assert (attack.lowest.tolist(), attack.highest.tolist()) == ([0, 0], [2, 1])
