"""Small-cell protection on the real pages: Sjuhärad 2017 with protection on for published documents too.

Whoever reads every page for every "t.o.m." must not be able to tell a protected count. The proof is other
worlds: stores with other counts behind the same pages. A solver, written here and apart from the product's
own, looks for low and high values of each protected count that fit all numbers that the participants page
shows. Each answer is written into a store as if it were the truth, and then everything (tables, sentences,
key figures and notes of every view and month) has to come out the same to the letter.
"""

import shutil
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

import highspy
import numpy as np
import pytest

from dashboard.participants.protection import Protection, protect
from dashboard.shapes.selection import Selection
from dashboard.shapes.view import View
from dashboard.views import members, protected_hidden, sources
from dashboard.views.goals import REGISTERED
from dashboard.views.headless import as_data
from dashboard.views.registry import VIEWS
from data_access import store
from tests.conftest import dispose_engines
from tests.views.documents import ANONYMOUS_2017, FLOWS_2017, RESIDENTS_2017
from tests.views.helpers import MUNICIPALITIES, SJUHARAD, Show, figure, rows, table

MONTHS = tuple(FLOWS_2017)
GENDERS = ("women", "men")
WITH_PERSONS = ("participants", "members", "overview", "fairness", "activities")
WITH_MONTHS = ("participants", "overview", "fairness")
"""Of those, the pages that show persons before April: the other counts are of January-April."""
WITHOUT_PERSONS = ("budget-outcome", "scenario", "scenario-compare")
SPANS = (("2017-02", "2017-02"), ("2017-02", "2017-03"), ("2017-02", "2017-04"), ("2017-03", "2017-04"))
SOURCES = ("tertial-2017-manad", "tertial-2017-kommun", "tertial-2017-anonyma")
ROOM = 60
"""So much more than the truth a count may be in another world."""

Person = tuple[str, ...]
"""What is counted where: `("flow", "inflow", "2017-01", "women")`, `("area", "unique", "1443")`."""
Sum = dict[Person, int]


@pytest.fixture
def on(sample_store: Path, tmp_path: Path) -> Iterator[Path]:
    """The sample store with protection turned on for published documents too."""
    file = tmp_path / "on.sqlite"
    shutil.copy(sample_store, file)
    change(file, "UPDATE association SET protect_published = 1")
    yield file
    dispose_engines()


def change(file: Path, statement: str, *values: Any) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute(statement, values)


def view_of(file: Path, name: str, through: str = "2017-04", since: str | None = None) -> View:
    with store.reading(f"sqlite:///{file}") as session:
        return VIEWS[name](session, Selection(SJUHARAD, 2017, through, since))


def everything(file: Path, *, also: tuple[str, ...] = ()) -> dict[tuple[str, ...], View]:
    """Every view that may know of persons, for every month and span; one municipality's own; each source's.

    `also` are pages that know nothing of persons: one world that differs is enough to see that.
    """
    last = Selection(SJUHARAD, 2017, MONTHS[-1])
    with store.reading(f"sqlite:///{file}") as session:
        found: dict[tuple[str, ...], View] = {
            (name,): build(session, last)
            for name, build in VIEWS.items()
            if name not in WITHOUT_PERSONS or name in also
        }
        for name, through in product(WITH_PERSONS if also else WITH_MONTHS, MONTHS[:-1]):
            found[name, through] = VIEWS[name](session, Selection(SJUHARAD, 2017, through))
        for since, through in SPANS:
            selection = Selection(SJUHARAD, 2017, through, since)
            found["participants", since, through] = VIEWS["participants"](session, selection)
        found["members", "bollebygd"] = members.build(session, last, MUNICIPALITIES["bollebygd"])
        for code in SOURCES:
            found["sources", code] = sources.build(session, last, code)
    return found


# What the participants page says, as sums of persons


def flow(measure: str, first: str, last: str, *genders: str) -> Sum:
    return {
        ("flow", measure, month, gender): 1
        for month in MONTHS
        if first <= month <= last
        for gender in genders
    }


def net(first: str, last: str, *genders: str) -> Sum:
    left = dict.fromkeys(flow("outflow", first, last, *genders), -1)
    return flow("inflow", first, last, *genders) | left


def statements(view: View) -> Iterator[tuple[Sum, Any]]:
    """Each count of the participants page as a sum of persons, and what the page shows for it."""
    by_month = rows(view, "flows-by-month")
    first, *_between, last = (*by_month, list(by_month)[-1])
    for month, row in by_month.items():
        yield from flow_statements(row, month, month)
        yield net(month, month, *GENDERS), row["net"]
        yield net(MONTHS[0], month, *GENDERS), row["net_since_january"]
    yield from flow_statements(table(view, "flows-by-month").totals, first, last)
    for gender, row in rows(view, "flows-by-gender").items():
        yield flow("inflow", first, last, gender), row["inflow"]
        yield flow("outflow", first, last, gender), row["outflow"]
        yield net(first, last, gender), row["net"]
    for name, counted in (
        ("municipalities", ("total", "unique", "inflow", "outflow")),
        ("anonymous", ("women", "men", "total")),
    ):
        found = view.table(name)
        if found is None:
            continue
        for key in counted:
            for row in found.rows:
                yield place(name, key, str(row["id"])), row[key]
            yield place(name, key, *(str(row["id"]) for row in found.rows)), found.totals[key]


def flow_statements(row: Mapping[str, Any], first: str, last: str) -> Iterator[tuple[Sum, Any]]:
    for measure in ("inflow", "outflow"):
        for gender in GENDERS:
            yield flow(measure, first, last, gender), row[f"{measure}_{gender}"]
        yield flow(measure, first, last, *GENDERS), row[measure]


def place(table_name: str, key: str, *places: str) -> Sum:
    if table_name == "municipalities":
        return {("area", key, code): 1 for code in places}
    genders = GENDERS if key == "total" else (key,)
    return {("anonymous", gender, code): 1 for gender in genders for code in places}


# The truth, from the documents


def truth() -> dict[Person, int]:
    found: dict[Person, int] = {}
    for month, counts in FLOWS_2017.items():
        women_in, men_in, _in, women_out, men_out, _out = counts
        for name, value in zip(
            product(("inflow", "outflow"), GENDERS), (women_in, men_in, women_out, men_out), strict=True
        ):
            found["flow", name[0], month, name[1]] = value
    for code, (_planned, *counts) in RESIDENTS_2017.items():
        for key, value in zip(("total", "unique", "inflow", "outflow"), counts, strict=True):
            found["area", key, code] = value
    for code, (women, men, _total, _planned) in ANONYMOUS_2017.items():
        found["anonymous", "women", code] = women
        found["anonymous", "men", code] = men
    return found


@dataclass
class Attacker:
    """Unknown persons, and the equations that the pages and common sense give."""

    persons: list[Person]

    def __post_init__(self) -> None:
        self.solver = highspy.Highs()
        self.solver.setOptionValue("output_flag", False)
        self.place = {person: number for number, person in enumerate(self.persons)}
        for person in self.persons:
            self.solver.addVar(0, truth()[person] + ROOM)
            self.solver.changeColIntegrality(self.place[person], highspy.HighsVarType.kInteger)
        for code in RESIDENTS_2017:
            for key in ("unique", "inflow", "outflow"):
                self.learn({("area", key, code): 1, ("area", "total", code): -1}, None, 0)
        # The tables differ by one person in and one out (208 and 207, 156 and 155), and everybody knows that.
        for key, difference in (("inflow", 208 - 207), ("outflow", 156 - 155)):
            places = dict.fromkeys(place("municipalities", key, *RESIDENTS_2017), -1)
            self.learn(flow(key, MONTHS[0], MONTHS[-1], *GENDERS) | places, difference, difference)

    def learn(self, terms: Sum, lowest: float | None, highest: float) -> None:
        least = -highspy.kHighsInf if lowest is None else lowest
        places = np.array([self.place[person] for person in terms], dtype=np.int32)
        self.solver.addRow(least, highest, len(terms), places, np.array(list(terms.values()), dtype=float))

    def world(self, *wanted: tuple[Sum, int]) -> dict[Person, int]:
        """All persons where the sums are as low (sign 1) and high (sign -1) as can be."""
        costs = np.zeros(len(self.persons))
        for terms, sign in wanted:
            for person, factor in terms.items():
                costs[self.place[person]] += sign * factor
        self.solver.changeColsCost(len(costs), np.arange(len(costs), dtype=np.int32), costs)
        self.solver.run()
        assert self.solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
        values = self.solver.getSolution().col_value
        return {person: round(values[number]) for person, number in self.place.items()}


def worlds(file: Path, width: int) -> list[dict[Person, int]]:
    """Worlds that fit everything shown, in which each protected count has two values `width` apart."""
    attacker = Attacker(list(truth()))
    hidden: list[Sum] = []
    spans = [(None, through) for through in MONTHS] + list(SPANS)
    for since, through in spans:
        for terms, cell in statements(view_of(file, "participants", through, since)):
            if cell == "..":
                hidden.append(terms)
            else:
                assert cell == value_of(terms, truth())
                attacker.learn(terms, cell, cell)
    assert hidden
    found = [truth()]
    for bit, sign in product(range(len(hidden).bit_length()), (1, -1)):
        if not all(reaches(terms, found, width) for terms in hidden):
            signs = (sign if number >> bit & 1 else -sign for number in range(len(hidden)))
            found.append(attacker.world(*zip(hidden, signs, strict=True)))
    for terms in hidden:
        if not reaches(terms, found, width):
            found += [attacker.world((terms, 1)), attacker.world((terms, -1))]
        assert reaches(terms, found, width), terms
    for world in found[1:]:
        fewer = [one for one in found if one is not world]
        if all(reaches(terms, fewer, width) for terms in hidden):
            found = fewer
    return found[1:]


def value_of(terms: Sum, persons: Mapping[Person, int]) -> int:
    return sum(factor * persons[person] for person, factor in terms.items())


def reaches(terms: Sum, found: list[dict[Person, int]], width: int) -> bool:
    values = [value_of(terms, world) for world in found]
    return max(values) - min(values) >= width


def make_true(file: Path, persons: Mapping[Person, int]) -> None:
    """Write the persons into the store's figures, with the stated sums that follow from them."""
    codes = {"total": "participants_total", "unique": "participants_unique"}
    with closing(sqlite3.connect(file)) as connection, connection:
        for person, value in persons.items():
            kind, key = person[0], person[1]
            if kind == "flow":
                where = "d.kind = 'flows' AND f.measure = ? AND f.period_from = ? AND f.gender = ?"
                found = (key, f"{person[2]}-01", person[3])
            elif kind == "area":
                where = "d.kind = 'participants_by_municipality' AND f.measure = ? AND r.code = ?"
                found = (codes.get(key, key), person[2])
            else:
                where = "f.measure = 'anonymous_participants' AND f.gender = ? AND p.code = ?"
                found = (key, person[2])
            changed = connection.execute(f"{UPDATE_PART} AND {where})", (value, *found))
            assert changed.rowcount == 1, person
        for same in SAME_SUM:
            parts = f"FROM figure f WHERE NOT f.is_total AND f.dataset_id = t.dataset_id AND {same}"
            connection.execute(
                f"UPDATE figure AS t SET value = (SELECT sum(f.value) {parts})"
                f" WHERE t.is_total AND t.value IS NOT NULL AND EXISTS (SELECT 1 {parts})"
                " AND t.measure IN ('inflow', 'outflow', 'anonymous_participants')"
            )


UPDATE_PART = """
    UPDATE figure SET value = ? WHERE id IN (
        SELECT f.id FROM figure f
        JOIN dataset d ON d.id = f.dataset_id JOIN association a ON a.id = d.association_id
        LEFT JOIN area r ON r.id = f.residence_area_id LEFT JOIN area p ON p.id = f.delivery_area_id
        WHERE a.slug = 'sjuharad' AND NOT f.is_total
"""
SAME_SUM = (
    "f.measure = t.measure AND f.period_from = t.period_from AND t.period_from = t.period_to",
    "f.measure = t.measure AND f.delivery_area_id = t.delivery_area_id",
)


def test_sjuharads_small_counts_are_protected_with_what_would_give_them_away(on: Path) -> None:
    """Out 4 in Bollebygd; 3, 4, 1 and 4 men in Aktiv hälsa. 155 out and the places' totals are shown."""
    view = view_of(on, "participants")
    few = ("1443", "1466", "1465+1452", "1442")

    assert hidden_of(view, "municipalities") == {("1443", "outflow"), ("1466", "outflow")}
    assert table(view, "municipalities").totals["outflow"] == 4 + 45 + 7 + 32 + 13 + 10 + 30 + 14
    assert hidden_of(view, "anonymous") == {(code, gender) for code in few for gender in GENDERS}
    assert rows(view, "anonymous")["1443"]["total"] == 8 + 3
    assert hidden_of(view, "flows-by-month") == set()
    assert any("lägre än 5" in note for note in table(view, "anonymous").notes)
    assert any("lägre än 5" in note for note in view.notes)


def hidden_of(view: View, name: str) -> set[tuple[str, str]]:
    return {
        (code, key) for code, row in rows(view, name).items() for key, cell in row.items() if cell == ".."
    }


def test_what_is_calculated_from_a_protected_count_is_protected(on: Path) -> None:
    """With the threshold at 10 000 every count is small: so are net, share, index, rate and sentence."""
    change(on, "UPDATE association SET cell_threshold = 10000")
    change(on, "UPDATE goal SET valid_from = '2017-01-01' WHERE measure = ?", REGISTERED)
    people, ours = view_of(on, "participants"), view_of(on, "members")
    fair, overview = view_of(on, "fairness"), view_of(on, "overview")

    assert people.finding.startswith(".. har kommit in och .. har gått ut sedan 1 januari: netto ..")
    assert ".. deltagare t.o.m. april (.. unika) mot 917" in people.finding
    assert {found.value for found in people.key_figures} == {".."}
    assert all(
        ".." in str(found.comparison) for found in people.key_figures if found.id != "net-since-january"
    )
    assert not any("inte ense" in note for note in people.notes)
    for name in ("total_share", "unique_share", "inflow", "outflow", "total", "unique"):
        assert {row[name] for row in rows(people, "municipalities").values()} == {".."}
    for row in rows(people, "flows-by-gender").values():
        assert (row["net"], row["inflow_share"]) == ("..", "..")
    assert {row["residents_per_thousand"] for row in rows(ours, "per-inhabitant").values()} == {".."}
    assert table(ours, "per-inhabitant").totals["residents_per_thousand"] == ".."
    assert figure(ours, "residents-total").comparison == ".. unika"
    assert figure(fair, "women-share").value == ".."
    assert figure(fair, "women-share").comparison == ".. kvinnor, .. män"
    assert {row["women_index"] for row in rows(fair, "genders").values()} == {".."}
    assert "unique" not in fair.facts["measures"]
    assert "okänt: antalet är skyddat" in {row["standing"] for row in rows(overview, "goals").values()}
    json = as_data(people)
    assert {row["inflow"] for row in json["tables"][0]["rows"]} == {".."}
    activities = rows(view_of(on, "activities"), "activities")
    assert activities["aktiv-halsa"]["actual"] == ".."
    assert activities["aktiv-halsa"]["cost_per_actual_ore"] == ".."


def test_published_documents_are_shown_as_published(show: Show) -> None:
    """Off is the default: 4 out in Bollebygd, 1 man in Svenljunga and Tranemo, as the document has them."""
    view = show("participants", SJUHARAD, 2017)

    assert rows(view, "municipalities")["1443"]["outflow"] == 4
    assert rows(view, "anonymous")["1465+1452"]["men"] == 1
    assert not any("skyddat" in note for note in view.notes)


def test_own_figures_are_protected_beside_published_ones(sample_store: Path, tmp_path: Path) -> None:
    """Only the table of anonymous participants is the association's own: the others stand as published."""
    file = tmp_path / "own.sqlite"
    shutil.copy(sample_store, file)
    change(file, "UPDATE dataset SET is_published = 0 WHERE code = 'anonyma-2017-04'")
    view = view_of(file, "participants")

    assert rows(view, "municipalities")["1443"]["outflow"] == 4
    assert rows(view, "anonymous")["1465+1452"]["men"] == ".."
    assert rows(view, "anonymous")["1490"]["men"] == 25
    dispose_engines()


def test_every_count_that_a_page_shows_was_foreseen(on: Path, sample_store: Path) -> None:
    """With the threshold at 1 no count is small: protection is on, hides nothing, and knows every count."""
    change(on, "UPDATE association SET cell_threshold = 1")

    for name, through in product(WITH_PERSONS, MONTHS):
        assert view_of(on, name, through) == view_of(sample_store, name, through)


def test_without_a_threshold_nothing_is_protected(on: Path) -> None:
    change(on, "UPDATE association SET cell_threshold = 0")

    assert hidden_of(view_of(on, "participants"), "anonymous") == set()


@pytest.mark.parametrize("threshold", [5, 15])
def test_other_worlds_look_the_same_on_every_page(
    on: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, threshold: int
) -> None:
    change(on, "UPDATE association SET cell_threshold = ?", threshold)
    decided: list[Protection] = []

    def remembered(grid: Any, **settings: Any) -> Protection:
        decided.append(protect(grid, **settings))
        return decided[-1]

    monkeypatch.setattr(protected_hidden, "_decided", {})
    monkeypatch.setattr(protected_hidden, "protect", remembered)
    shown = everything(on, also=WITHOUT_PERSONS)
    assert len({found.hidden for found in decided}) == 1, "the same decision for every page and month"
    monkeypatch.setattr(protected_hidden, "_decided", {})
    monkeypatch.setattr(protected_hidden, "protect", lambda _grid, **_settings: decided[0])
    for number, world in enumerate(worlds(on, threshold)):
        other = tmp_path / f"world-{number}.sqlite"
        shutil.copy(on, other)
        make_true(other, world)
        for name, view in everything(other, also=() if number else WITHOUT_PERSONS).items():
            assert view == shown[name], (number, name)
        dispose_engines()
