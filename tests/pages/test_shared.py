"""Answers that all sessions share: found once, the latest kept, nothing of what is raised."""

from concurrent.futures import ThreadPoolExecutor
from gc import collect
from threading import Barrier, Event
from weakref import ref

import pytest

from dashboard.charts.plain_figure import PlainFigure
from dashboard.interface.block_component import unseen
from dashboard.interface.charts import drawn, show_chart
from dashboard.interface.reader import Reader, going_by
from dashboard.interface.shared import made_of, shared
from dashboard.shapes.selection import Selection
from dashboard.shapes.view import Table


def test_an_answer_is_found_once_for_equal_questions() -> None:
    asked: list[Selection] = []

    @shared(10)
    def answer(selection: Selection, key: tuple[str, int]) -> str:
        asked.append(selection)
        return f"{selection.through} {key[1]}"

    april = Selection("sjuharad", 2017, "2017-04")
    assert answer(april, ("url", 1)) is answer(Selection("sjuharad", 2017, "2017-04"), ("url", 1))
    assert answer(april, ("url", 2)) == "2017-04 2"
    assert asked == [april, april]


def test_those_asked_for_lately_are_kept() -> None:
    asked: list[int] = []

    @shared(2)
    def answer(number: int) -> int:
        asked.append(number)
        return number

    for number in (1, 2, 1, 3, 1, 2):
        answer(number)
    assert asked == [1, 2, 3, 2]


def test_what_is_raised_is_not_kept() -> None:
    faults = [ValueError("once")]

    @shared(2)
    def answer() -> str:
        if faults:
            raise faults.pop()
        return "found"

    with pytest.raises(ValueError, match="once"):
        answer()
    assert answer() == "found"


def test_who_asks_meanwhile_waits_for_the_same_answer() -> None:
    found, both, go = [], Barrier(2), Event()

    @shared(2)
    def answer() -> object:
        found.append(object())
        go.wait(5)
        return found[-1]

    def ask() -> object:
        both.wait(5)
        return answer()

    with ThreadPoolExecutor(2) as readers:
        answers = [readers.submit(ask) for _reader in range(2)]
        go.set()
        assert answers[0].result() is answers[1].result()
    assert len(found) == 1


def test_a_figure_is_drawn_once_for_a_table_and_anew_for_another_that_is_equal() -> None:
    drawings: list[str] = []

    def draw(table: Table, measure: str = "") -> PlainFigure:
        drawings.append(table.id + measure)
        return PlainFigure([], {"meta": {"rows": {}}})

    table, equal = Table("kept", "", (), ()), Table("kept", "", (), ())
    with unseen(lambda: None), going_by(Reader(Selection("sjuharad", 2017, "2017-04"))):
        for shown, choices in ((table, ()), (table, ()), (table, (" places",)), (equal, ()), (table, ())):
            show_chart(drawn(draw, shown, *choices), key="chart")
        assert drawings == ["kept", "kept places", "kept"]
        show_chart(drawn(draw, table), key="chart", title="Another title is written out anew")
    assert drawings == ["kept", "kept places", "kept", "kept"]


def test_what_is_made_of_a_table_lives_as_long_as_that_very_table() -> None:
    table = Table("kept", "", (), ())
    made = made_of(table, "words", lambda: Table("made", "", (), ()))
    lives = ref(made)
    assert made_of(table, "words", lambda: Table("anew", "", (), ())) is made
    del made, table
    collect()
    assert lives() is None


def test_what_is_the_table_itself_is_not_kept_so_that_it_can_be_let_go() -> None:
    def lives_as_long_as_it_is_shown() -> ref[Table]:
        table = Table("kept", "", (), ())
        assert made_of(table, "itself", lambda: table) is table
        return ref(table)

    lives = lives_as_long_as_it_is_shown()
    collect()
    assert lives() is None
