"""Protection where everything is shown at once: the made-up association's own counts, on all its pages.

A reader gathers every count of 2025 that the pages show for any "t.o.m." and many spans: by month and gender,
by municipality, by activity, participants since January, unique ones. Written apart from the product, a
solver looks for other whole numbers of persons behind the very same pages, and must find each hidden count
with two values at least the threshold apart.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from pathlib import Path
from typing import Any

import highspy
import numpy as np
import pytest

from dashboard.shapes.selection import Selection
from dashboard.shapes.view import View
from dashboard.views.registry import VIEWS
from data_access import store
from data_access.made_up.participants import Participation, month_number, participations
from tests.conftest import dispose_engines
from tests.views.helpers import figure, rows, table

SLUG, YEAR, THRESHOLD, ROOM = "exempelforbundet", 2025, 5, 25
GENDERS = {"women": "kvinna", "men": "man"}
MONTHS = range(1, 13)
SPANS = (*((1, last) for last in MONTHS), *((first, 12) for first in range(2, 13)), (5, 8), (3, 6), (9, 11))

Unknown = tuple[Any, ...]
"""`("inflow", month, gender, municipality, activity)`, `("carried", gender, municipality, activity)`, and the
unique persons who are new in a month: `("unique", month, municipality)` or `("unique", month, activity)`."""
Sum = dict[Unknown, int]
Shown = tuple[Sum, int | str]


def text(month: int) -> str:
    return f"{YEAR}-{month:02d}"


@pytest.fixture(scope="module")
def views(sample_store: Path) -> Iterator[dict[tuple[str, int, int], View]]:
    """The pages that count persons: Deltagarflöden for many spans, the others for each month."""
    found: dict[tuple[str, int, int], View] = {}
    with store.reading(f"sqlite:///{sample_store}") as session:
        for first, last in SPANS:
            since = None if first == 1 else text(first)
            selection = Selection(SLUG, YEAR, text(last), since)
            found["participants", first, last] = VIEWS["participants"](session, selection)
        for name, last in product(("activities", "fairness"), (4, 7, 12)):
            found[name, 1, last] = VIEWS[name](session, Selection(SLUG, YEAR, text(last)))
        found["members", 1, 12] = VIEWS["members"](session, Selection(SLUG, YEAR, text(12)))
    yield found
    dispose_engines()


# The truth, counted from the draw


def this_year() -> list[Participation]:
    return [one for one in participations() if one.first <= number(12) and one.last >= number(1)]


def number(month: int) -> int:
    return month_number(YEAR, month)


def truth() -> dict[Unknown, int]:
    people = this_year()
    places = sorted({one.municipality for one in participations()})
    activities = sorted({one.activity for one in people})
    found: dict[Unknown, int] = {}
    for gender, place, activity in product(GENDERS.values(), places, activities):
        where = [
            one for one in people if (one.gender, one.municipality, one.activity) == (gender, place, activity)
        ]
        for month in MONTHS:
            found["inflow", month, gender, place, activity] = sum(one.first == number(month) for one in where)
            found["outflow", month, gender, place, activity] = sum(one.last == number(month) for one in where)
        found["carried", gender, place, activity] = sum(one.first < number(1) for one in where)
    for month, (kind, names) in product(MONTHS, (("municipality", places), ("activity", activities))):
        for name in names:
            new = [
                one
                for one in people
                if getattr(one, kind) == name and max(one.first, number(1)) == number(month)
            ]
            found["unique", month, name] = sum(one.counts_as_unique for one in new)
    return found


TRUTH = truth()


def flow(measure: str, first: int, last: int, *where: str) -> Sum:
    return {
        key: 1
        for key in TRUTH
        if key[0] == measure and first <= key[1] <= last and set(where) <= set(key[2:])
    }


def took_part(last: int, *where: str) -> Sum:
    carried = {key: 1 for key in TRUTH if key[0] == "carried" and set(where) <= set(key[1:])}
    return carried | flow("inflow", 1, last, *where)


def unique(last: int, names: Iterable[str]) -> Sum:
    return {("unique", month, name): 1 for month, name in product(range(1, last + 1), names)}


def minus(sums: Sum, others: Sum) -> Sum:
    found = dict(sums)
    for key, factor in others.items():
        found[key] = found.get(key, 0) - factor
    return found


PLACES = sorted({key[2] for key in TRUTH if key[0] == "unique" and key[2].isdecimal()})
ACTIVITIES = sorted({key[2] for key in TRUTH if key[0] == "unique" and not key[2].isdecimal()})


# What the pages say


def statements(views: Mapping[tuple[str, int, int], View]) -> Iterator[Shown]:
    for (name, first, last), view in views.items():
        if name == "participants":
            yield from flow_statements(view, first, last)
            yield from volume_statements(view)
        else:
            yield from OTHER_PAGES[name](view, last)


def activity_statements(view: View, last: int) -> Iterator[Shown]:
    for activity, row in rows(view, "activities").items():
        if row["actual"] is not None:
            yield unique(last // 4 * 4, [activity]), row["actual"]


def fairness_statements(view: View, last: int) -> Iterator[Shown]:
    for measure, row in rows(view, "genders").items():
        if measure in {"inflow", "outflow"}:
            for gender, word in GENDERS.items():
                yield flow(measure, 1, last, word), row[gender]


def member_statements(view: View, last: int) -> Iterator[Shown]:
    for place, row in rows(view, "municipalities").items():
        yield took_part(last, place), row["residents_total"]
        yield unique(last, [place]), row["residents_unique"]


OTHER_PAGES = {
    "activities": activity_statements,
    "fairness": fairness_statements,
    "members": member_statements,
}


def flow_statements(view: View, first: int, last: int) -> Iterator[Shown]:
    for month, row in rows(view, "flows-by-month").items():
        one = int(month[5:])
        yield from gender_statements(row, one, one)
        net = minus(flow("inflow", 1, one), flow("outflow", 1, one))
        yield net, row["net_since_january"]
        yield minus(took_part(one), flow("outflow", 1, one)), row["stock"]
    yield from gender_statements(table(view, "flows-by-month").totals, first, last)
    for gender, row in rows(view, "flows-by-gender").items():
        for measure in ("inflow", "outflow"):
            yield flow(measure, first, last, GENDERS[gender]), row[measure]
    for name in ("flows-by-municipality", "flows-by-activity"):
        found = view.table(name)
        if found is None:
            continue
        start, end = (int(month[5:]) for month in span_of(found.covers))
        for row in (*found.rows, {"id": None, **found.totals}):
            where = (str(row["id"]),) if row["id"] else ()
            for measure in ("inflow", "outflow"):
                yield flow(measure, start, end, *where), row[measure]


def span_of(covers: str) -> tuple[str, str]:
    """`januari–april 2025`, `2025` or `april 2025`, as first and last month."""
    names = ("januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september")
    names += ("oktober", "november", "december")
    months = [text(names.index(word) + 1) for word in covers.replace("–", " ").split() if word in names]
    return (months[0], months[-1]) if months else (text(1), text(12))


def gender_statements(row: Mapping[str, Any], first: int, last: int) -> Iterator[Shown]:
    for measure in ("inflow", "outflow"):
        for gender, word in GENDERS.items():
            yield flow(measure, first, last, word), row[f"{measure}_{gender}"]
        yield flow(measure, first, last), row[measure]


def volume_statements(view: View) -> Iterator[Shown]:
    for month, row in rows(view, "year-end").items():
        last = int(month[5:])
        for cell, sums in ((row["total"], took_part(last)), (row["unique"], unique(last, PLACES))):
            if cell is not None:
                yield sums, cell
    found = view.table("municipalities")
    if found is None:
        return
    last = int(span_of(found.covers)[1][5:])
    for row in found.rows:
        place = str(row["id"])
        yield took_part(last, place), row["total"]
        yield unique(last, [place]), row["unique"]
        yield flow("inflow", 1, last, place), row["inflow"]
        yield flow("outflow", 1, last, place), row["outflow"]


class Attacker:
    """Whole persons, never fewer than none, that fit all that is shown and what everybody knows."""

    def __init__(self) -> None:
        self.keys = list(TRUTH)
        self.place = {key: number for number, key in enumerate(self.keys)}
        self.solver = highspy.Highs()
        self.solver.setOptionValue("output_flag", False)
        for key in self.keys:
            self.solver.addVar(0, TRUTH[key] + ROOM)
            self.solver.changeColIntegrality(self.place[key], highspy.HighsVarType.kInteger)
        # The unique by activity and by municipality are as many, and not more than all who took part.
        for month in MONTHS:
            self.learn(minus(unique(month, PLACES), unique(month, ACTIVITIES)), 0, 0)
            for name in (*PLACES, *ACTIVITIES):
                self.learn(minus(unique(month, [name]), took_part(month, name)), -highspy.kHighsInf, 0)

    def learn(self, terms: Sum, lowest: float, highest: float) -> None:
        places = np.array([self.place[key] for key in terms], dtype=np.int32)
        factors = np.array(list(terms.values()), dtype=float)
        self.solver.addRow(lowest, highest, len(terms), places, factors)

    def world(self, *wanted: tuple[Sum, int]) -> dict[Unknown, int]:
        costs = np.zeros(len(self.keys))
        for terms, sign in wanted:
            for key, factor in terms.items():
                costs[self.place[key]] += sign * factor
        self.solver.changeColsCost(len(costs), np.arange(len(costs), dtype=np.int32), costs)
        self.solver.run()
        assert self.solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
        values = self.solver.getSolution().col_value
        return {key: round(values[place]) for key, place in self.place.items()}


def value_of(terms: Sum, persons: Mapping[Unknown, int]) -> int:
    return sum(factor * persons[key] for key, factor in terms.items())


def test_no_hidden_count_can_be_pinned_down_from_all_pages_together(
    views: dict[tuple[str, int, int], View],
) -> None:
    attacker = Attacker()
    hidden: dict[tuple[tuple[Unknown, int], ...], Sum] = {}
    told: dict[tuple[tuple[Unknown, int], ...], int] = {}
    for terms, cell in statements(views):
        key = tuple(sorted(terms.items(), key=str))
        if isinstance(cell, str):
            assert cell == ".."
            hidden[key] = terms
        elif key not in told:
            assert cell == value_of(terms, TRUTH)
            attacker.learn(terms, cell, cell)
            told[key] = cell
    assert not hidden.keys() & told.keys(), "what one page hides no other shows"
    assert len(told) > 200
    assert len(hidden) > 20

    worlds = [TRUTH]

    def is_open(terms: Sum) -> bool:
        values = [value_of(terms, world) for world in worlds]
        return max(values) - min(values) < THRESHOLD

    left = list(hidden.values())
    for bit, sign in product(range(len(left).bit_length()), (1, -1)):
        chosen = [terms for terms in left if is_open(terms)]
        if chosen:
            signs = (sign if place >> bit & 1 else -sign for place in range(len(chosen)))
            worlds.append(attacker.world(*zip(chosen, signs, strict=True)))
    for terms in left:
        if is_open(terms):
            worlds += [attacker.world((terms, 1)), attacker.world((terms, -1))]
        assert not is_open(terms), terms


def test_small_counts_are_hidden(views: dict[tuple[str, int, int], View]) -> None:
    for terms, cell in statements(views):
        is_net = -1 in terms.values()
        assert cell == ".." or is_net or not 0 < value_of(terms, TRUTH) < THRESHOLD


def test_places_and_activities_are_shown_by_tertial(views: dict[tuple[str, int, int], View]) -> None:
    """Through July they are those of January-April, and the table says so; March-June has no whole tertial."""
    july = views["participants", 1, 7]
    assert table(july, "flows-by-activity").covers == "januari–april 2025"
    assert table(july, "municipalities").covers == "januari–april 2025"
    assert any("tertial" in note for note in table(july, "flows-by-activity").notes)
    assert figure(july, "inflow").value == value_of(flow("inflow", 1, 7), TRUTH)

    between = views["participants", 3, 6]
    assert between.table("flows-by-activity") is None
    assert any("välj t.o.m. april" in note for note in between.notes)
    assert table(views["participants", 5, 8], "flows-by-municipality").covers == "maj–augusti 2025"


def test_a_cost_per_participant_is_of_the_months_that_the_participants_are(
    views: dict[tuple[str, int, int], View],
) -> None:
    july, april = (rows(views["activities", 1, last], "activities")["lotsen"] for last in (7, 4))

    assert july["actual"] == april["actual"]
    assert july["outcome_ore"] != april["outcome_ore"]
    assert july["cost_per_actual_ore"] == april["cost_per_actual_ore"]
    assert any("april 2025" in note for note in views["activities", 1, 7].notes)
