"""Several tables at once: each tertial by municipality, flows by month and gender, unique against all.

As in test_protection_property.py the attacker is written apart from the product. Its unknowns are the persons
who came new in each tertial and municipality, how many more times they took part, and who came in each month;
it also knows that nobody comes without taking part, by how much the two tables differ, and that participants
grow by those who come in.
"""

from collections.abc import Iterable, Iterator
from itertools import product

import highspy
import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.participants.protection import protect
from dashboard.participants.protection_counts import ShownCount, count_grid
from dashboard.participants.protection_keys import CountKey

MONTHS_PER_TERTIAL = 4
GENDERS = ("women", "men")

Unknown = tuple[str, int, int | str]
"""Kind (`unique`, `more`, `inflow`), tertial and place; or `flow`, month and gender."""
Sum = dict[Unknown, int]


def through(month: int) -> str:
    return f"2017-{month:02d}"


def sums(tertials: int, places: int) -> Iterator[tuple[CountKey, Sum]]:
    """Everything that is shown, as sums of the unknown."""
    for tertial, place in product(range(tertials), (*range(places), None)):
        parts = {
            measure: [
                (kind, before, one)
                for kind in kinds
                for before in range(tertial + 1)
                for one in (range(places) if place is None else (place,))
            ]
            for measure, kinds in (
                ("participants_unique", ("unique",)),
                ("participants_total", ("unique", "more")),
                ("inflow", ("inflow",)),
            )
        }
        for measure, found in parts.items():
            last = through(MONTHS_PER_TERTIAL * (tertial + 1))
            area = None if place is None else str(place)
            yield CountKey("areas", measure, through(1), last, residence=area), dict.fromkeys(found, 1)
    for month, gender in product(range(1, MONTHS_PER_TERTIAL * tertials + 1), (*GENDERS, None)):
        for first in {1, month}:
            found = product(range(first, month + 1), GENDERS if gender is None else (gender,))
            key = CountKey("flows", "inflow", through(first), through(month), gender)
            yield key, {("flow", one, sex): 1 for one, sex in found}


@st.composite
def truths(draw: st.DrawFn) -> tuple[int, int, dict[Unknown, int], int]:
    """Tertials, places, the persons, and how many more the flows have than the municipalities."""
    tertials, places = draw(st.integers(1, 3)), draw(st.integers(1, 3))
    usual = draw(st.sampled_from((3, 8, 25)))
    found: dict[Unknown, int] = {}
    flows: list[Unknown] = [
        ("flow", month, gender) for month in range(1, MONTHS_PER_TERTIAL * tertials + 1) for gender in GENDERS
    ]
    found |= dict.fromkeys(flows, 0)
    for tertial, place in product(range(tertials), range(places)):
        unique, more = draw(st.integers(0, usual)), draw(st.integers(0, 3))
        inflow = draw(st.integers(0, unique + more))
        found |= {("unique", tertial, place): unique, ("more", tertial, place): more}
        found["inflow", tertial, place] = inflow
        own = flows[tertial * MONTHS_PER_TERTIAL * 2 :][: MONTHS_PER_TERTIAL * 2]
        for _person in range(inflow):
            found[draw(st.sampled_from(own))] += 1
    difference = draw(st.integers(0, 1))
    found[flows[0]] += difference
    return tertials, places, found, difference


def value_of(terms: Sum, truth: dict[Unknown, int]) -> int:
    return sum(factor * truth[unknown] for unknown, factor in terms.items())


class Attacker:
    """Whole persons, never fewer than none, and not endlessly many more than there are."""

    def __init__(self, truth: dict[Unknown, int], room: int) -> None:
        self.solver = highspy.Highs()
        self.solver.setOptionValue("output_flag", False)
        self.place = {unknown: number for number, unknown in enumerate(truth)}
        for unknown, count in truth.items():
            self.solver.addVar(0, float(count + room))
            self.solver.changeColIntegrality(self.place[unknown], highspy.HighsVarType.kInteger)

    def learn(self, terms: Sum, lowest: float, highest: float) -> None:
        places = np.array([self.place[unknown] for unknown in terms], dtype=np.int32)
        factors = np.array(list(terms.values()), dtype=float)
        self.solver.addRow(lowest, highest, len(terms), places, factors)

    def width(self, terms: Sum) -> int:
        ends = []
        for sign in (1, -1):
            costs = np.zeros(len(self.place))
            costs[[self.place[unknown] for unknown in terms]] = [sign * factor for factor in terms.values()]
            self.solver.changeColsCost(len(costs), np.arange(len(costs), dtype=np.int32), costs)
            self.solver.run()
            assert self.solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
            ends.append(round(self.solver.getInfo().objective_function_value))
        return -ends[1] - ends[0]


def not_more_than_took_part(tertials: int, places: int) -> Iterator[Sum]:
    """Those who came are not more than those who took part: in each tertial and since January."""
    for tertial, place in product(range(tertials), (*range(places), None)):
        chosen: Iterable[int] = range(places) if place is None else (place,)
        for spans in ((tertial,), range(tertial + 1)):
            came = {("inflow", span, one): 1 for span in spans for one in chosen}
            yield came | {
                (kind, span, one): -1 for kind in ("unique", "more") for span in spans for one in chosen
            }


def growths(tertials: int, places: int, truth: dict[Unknown, int]) -> Iterator[tuple[Sum, int]]:
    """What participants grew by from one tertial to the next is what came in, but for a known difference."""
    for tertial, place in product(range(1, tertials), (*range(places), None)):
        chosen: Iterable[int] = range(places) if place is None else (place,)
        grew: Sum = {(kind, tertial, one): 1 for kind in ("unique", "more") for one in chosen}
        growth = grew | {("inflow", tertial, one): -1 for one in chosen}
        yield growth, value_of(growth, truth)


@settings(max_examples=30)
@given(truths(), st.integers(2, 7))
def test_no_table_gives_away_what_another_hides(
    drawn: tuple[int, int, dict[Unknown, int], int], threshold: int
) -> None:
    tertials, places, truth, difference = drawn
    shown = dict(sums(tertials, places))
    counts = {key: value_of(terms, truth) for key, terms in shown.items()}
    found = protect(
        count_grid([ShownCount(key, value) for key, value in counts.items()], {}), threshold=threshold
    )
    assert not found.exposed
    assert {key for key, value in counts.items() if 0 < value < threshold} <= found.hidden

    attacker = Attacker(truth, room=4 * threshold)
    for key, terms in shown.items():
        if key not in found.hidden:
            attacker.learn(terms, counts[key], counts[key])
    for terms in not_more_than_took_part(tertials, places):
        attacker.learn(terms, -highspy.kHighsInf, 0)
    for growth, difference_of in growths(tertials, places, truth):
        attacker.learn(growth, difference_of, difference_of)
    for tertial in range(tertials):
        last = through(MONTHS_PER_TERTIAL * (tertial + 1))
        by_place = dict.fromkeys(shown[CountKey("areas", "inflow", through(1), last)], -1)
        by_month = shown[CountKey("flows", "inflow", through(1), last)]
        attacker.learn(by_month | by_place, difference, difference)

    for key in found.hidden:
        assert attacker.width(shown[key]) >= threshold, key
    for unknown, count in truth.items():
        stands_between = unknown[0] in {"unique", "inflow"} and unknown[1] != 0
        if stands_between and 0 < count < threshold:
            assert attacker.width({unknown: 1}) >= threshold, unknown
