"""What is likely to be asked for next is made while nobody waits, and is then what a reader is shown."""

import logging
from collections.abc import Callable, Hashable, Iterator, Mapping
from threading import Event, Thread
from time import monotonic
from unittest.mock import Mock, patch

import pytest

from dashboard.interface import ahead, budget_cache, cache, foreseen, tables
from dashboard.interface.ahead import Ahead, Work
from dashboard.interface.reader import Reader
from dashboard.views import budget_outcome
from dashboard.views.budget_parts import PARTS
from data_access import store
from tests.pages.helpers import open_page

pytestmark = pytest.mark.usefixtures("in_sample_store")

SECONDS, THREAD = 20, "made-ahead"

PAGES: tuple[tuple[str, dict[str, str]], ...] = (
    ("overview", {"association": "sjuharad", "year": "2017"}),
    ("budget-outcome", {"association": "sjuharad", "year": "2017"}),
    ("budget-outcome", {"association": "exempelforbundet", "year": "2024", "part": "deviations"}),
    ("budget-outcome", {"association": "exempelforbundet", "year": "2024", "part": "forecast"}),
    ("budget-outcome", {"association": "exempelforbundet", "year": "2024", "part": "cost-centres"}),
    ("budget-outcome", {"association": "exempelforbundet", "year": "2024", "part": "statement"}),
    ("budget-outcome", {"association": "exempelforbundet", "year": "2024", "area": "individual"}),
    ("participants", {"association": "sjuharad", "year": "2017"}),
    ("participants", {"association": "exempelforbundet", "year": "2024", "part": "year-end"}),
    ("participants", {"association": "exempelforbundet", "year": "2024", "part": "places"}),
    ("activities", {"association": "exempelforbundet", "year": "2024", "sort": "Namn"}),
    ("members", {"association": "sjuharad", "year": "2017", "municipality": "1490"}),
    ("members", {"association": "norra-skaraborg", "year": "2019", "part": "municipalities"}),
    ("fairness", {"association": "exempelforbundet", "year": "2024", "measure": "Planerade platser"}),
)


class Recorded(Ahead):
    """Takes in work and leaves it to the test."""

    work: Mapping[Hashable, Work] = {}

    @property
    def is_started(self) -> bool:
        """As the server's own is."""
        return True

    def add(self, work: Mapping[Hashable, Work], seconds_of_quiet: float = 0) -> None:  # noqa: ARG002
        """Keep it."""
        self.work = {**self.work, **work}


@pytest.fixture
def recorded(monkeypatch: pytest.MonkeyPatch) -> Iterator[Recorded]:
    """What pages would have made ahead; nothing is kept from before or after."""
    found = Recorded()
    monkeypatch.setattr(foreseen, "AHEAD", found)
    forget()
    yield found
    forget()


def forget() -> None:
    """What is kept of pages."""
    for kept in (cache.view, cache.activities_view, cache.participants_view, cache.members_view):
        kept.cache_clear()  # type: ignore[attr-defined]
    budget_cache.part.cache_clear()  # type: ignore[attr-defined]
    budget_cache.level.cache_clear()  # type: ignore[attr-defined]


def on_a_thread(work: Callable[[], None]) -> None:
    """As the server does it: without a session."""
    thread = Thread(target=work, name=THREAD)
    thread.start()
    thread.join(SECONDS)
    assert not thread.is_alive()


@pytest.mark.parametrize(("page", "address"), PAGES)
def test_a_month_made_ahead_is_what_a_reader_is_shown(
    page: str, address: dict[str, str], recorded: Recorded, caplog: pytest.LogCaptureFixture
) -> None:
    april, march = (f"{address['year']}-{month}" for month in ("04", "03"))
    asked_for = open_page(page, **address, through=april).blocks
    forget()
    open_page(page, **address, through=march)
    with caplog.at_level(logging.WARNING):
        for work in recorded.work.values():
            on_a_thread(work)
    asked = [record for record in caplog.records if record.threadName == THREAD]
    assert not asked, "a page that is made ahead may ask nothing of a session"
    assert open_page(page, **address, through=april).blocks == asked_for


def test_what_the_reader_has_opened_is_what_is_made_of_other_months(recorded: Recorded) -> None:
    year = {"association": "exempelforbundet", "year": "2024", "part": "statement"}
    page = open_page("budget-outcome", **year, through="2024-03").choose("statement", "months")
    for work in recorded.work.values():
        on_a_thread(work)
    build = Mock(side_effect=AssertionError("made again"))
    with patch.object(tables, "grid_of", build), patch.object(budget_outcome, "build", build):
        page.choose("through", "2024-04")
    assert not page.driver.exception
    assert page.selection == ("exempelforbundet", "2024", "2024-04")
    assert page.choice("statement")["chosen"] == "months"


def test_a_month_made_ahead_is_not_made_again(recorded: Recorded, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    build = budget_outcome.build

    def counted(session: object, selection: object, *more: object) -> object:
        asked.append(selection.through)  # type: ignore[attr-defined]
        return build(session, selection, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(budget_outcome, "build", counted)
    year = {"association": "sjuharad", "year": "2017"}
    open_page("budget-outcome", **year, through="2017-03")
    for work in recorded.work.values():
        on_a_thread(work)
    every_month = [f"2017-{month:02d}" for month in range(1, 13)]
    assert set(asked) == {*every_month, "2016-12", "2018-12"}
    before = len(asked)
    open_page("budget-outcome", **year, through="2017-04")
    open_page("budget-outcome", **year, through="2017-03", part="cost-centres")
    open_page("budget-outcome", association="sjuharad", year="2018")
    assert len(asked) == before


def test_the_nearest_months_come_first_and_a_span_keeps_its_beginning(recorded: Recorded) -> None:
    open_page("participants", association="sjuharad", year="2017", through="2017-03")
    assert months_of(recorded) == ["04", "02", "05", "01", "06", "07", "08", "09", "10", "11", "12"]
    recorded.work = {}
    span = {"association": "sjuharad", "year": "2017", "from": "2017-03"}
    open_page("participants", **span, through="2017-04")
    assert months_of(recorded) == ["05", "03", "06", "07", "08", "09", "10", "11", "12"]


def months_of(recorded: Recorded) -> list[str]:
    """The months of 2017 that the open part is made of."""
    selected = [one.selection for one in readers_of(recorded, "participants") if not one.address]
    return [one.through[-2:] for one in selected if one.year == 2017]


def readers_of(recorded: Recorded, page: str) -> list[Reader]:
    """For whom the page is made."""
    return [what[2] for what in recorded.work if what[0] == page]  # type: ignore[index]


def test_the_other_parts_and_the_years_beside_follow(recorded: Recorded) -> None:
    address = {"association": "exempelforbundet", "year": "2024", "through": "2024-03", "part": "forecast"}
    open_page("budget-outcome", **address)
    made = [
        (dict(one.address)["part"], one.selection.through)
        for one in readers_of(recorded, "budget-outcome")[11:]
    ]
    others = [name for name in PARTS if name != "forecast"]
    assert made[:4] == [(name, "2024-03") for name in others]
    assert [(part, through[:4]) for part, through in made[4:]] == [("forecast", "2023"), ("forecast", "2025")]


def nothing() -> None:
    """Work that does nothing."""


def do_nothing() -> None:
    """Other such work."""


def test_the_view_of_each_page_that_follows_the_month_is_there_when_it_is_opened(
    recorded: Recorded, monkeypatch: pytest.MonkeyPatch
) -> None:
    year = {"association": "exempelforbundet", "year": "2024", "through": "2024-03"}
    open_page("overview", **year)
    for work in recorded.work.values():
        on_a_thread(work)
    monkeypatch.setattr(store, "asked", Mock(side_effect=AssertionError("asked again")))
    for page in ("overview", "budget-outcome", "participants", "activities", "members", "fairness"):
        opened = open_page(page, **year)
        assert not opened.driver.exception
        assert opened.selection[2] == "2024-03"


def test_what_was_asked_for_last_is_made_first_and_once() -> None:
    done: list[str] = []

    def named(*names: str) -> dict[Hashable, Work]:
        return {name: lambda name=name: done.append(name) for name in names}  # type: ignore[misc]

    waiting = Ahead()
    waiting.add(named("a", "b"))
    waiting.add(named("c", "b"))
    while work := waiting.take(monotonic()):
        work()
    waiting.add(named("a", "d"))
    while work := waiting.take(monotonic()):
        work()
    assert done == ["c", "b", "a", "d"]


def test_the_oldest_work_is_let_go_where_there_is_too_much() -> None:
    waiting = Ahead()
    waiting.add({"old": nothing})
    waiting.add(dict.fromkeys(range(ahead.MOST_WAITING), nothing))
    left = 0
    while waiting.take(monotonic()):
        left += 1
    assert left == ahead.MOST_WAITING


def test_nothing_is_begun_while_a_reader_waits() -> None:
    waiting = Ahead()
    waiting.add({"work": nothing})
    on_a_thread(waiting.reader_is_here)
    now = monotonic()
    assert waiting.take(now) is None
    assert waiting.take(now + ahead.SECONDS_OF_QUIET) is nothing


def test_nothing_is_begun_beside_a_run_that_takes_long() -> None:
    waiting = Ahead()
    waiting.add({"work": nothing})
    begun, go_on = Event(), Event()

    def run() -> None:
        waiting.reader_is_here()
        begun.set()
        assert go_on.wait(SECONDS)

    long_run = Thread(target=run)
    long_run.start()
    assert begun.wait(SECONDS)
    later = monotonic() + ahead.SECONDS_OF_LONG_QUIET
    assert waiting.take(later) is None
    go_on.set()
    long_run.join(SECONDS)
    assert waiting.take(later) is None, "the quiet begins when the run has ended"
    assert waiting.take(later + ahead.SECONDS_OF_QUIET) is nothing


def test_work_that_cannot_give_way_waits_for_a_longer_quiet() -> None:
    waiting = Ahead()
    waiting.add({"long": nothing}, ahead.SECONDS_OF_LONG_QUIET)
    waiting.add({"short": do_nothing})
    on_a_thread(waiting.reader_is_here)
    now = monotonic()
    assert waiting.take(now + ahead.SECONDS_OF_QUIET) is do_nothing
    assert waiting.take(now + ahead.SECONDS_OF_QUIET) is None
    assert waiting.take(now + ahead.SECONDS_OF_LONG_QUIET) is nothing


def test_work_that_fails_is_logged_and_the_next_one_is_done(caplog: pytest.LogCaptureFixture) -> None:
    done = Event()

    def fail() -> None:
        raise ValueError("no such month")

    working = Ahead()
    working.start()
    working.add({"fails": fail, "goes on": done.set})
    assert done.wait(SECONDS)
    working.stop()
    assert not working.is_started
    assert [record.exc_info[1].args for record in caplog.records if record.exc_info] == [("no such month",)]  # type: ignore[union-attr]


def test_work_waits_for_quiet_and_is_then_done() -> None:
    done = Event()
    working = Ahead()
    working.start()
    on_a_thread(working.reader_is_here)
    working.add({"work": done.set})
    assert done.wait(SECONDS)
    working.stop()


def test_work_under_way_lets_a_reader_who_comes_go_first() -> None:
    working = Ahead()
    working.start()
    came = monotonic()
    on_a_thread(working.reader_is_here)
    working.give_way()
    assert monotonic() - came >= ahead.SECONDS_OF_QUIET
    working.stop()
    on_a_thread(working.reader_is_here)
    working.give_way()  # returns: what has ended waits for nobody
