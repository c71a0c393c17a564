"""The benchmarks' arithmetic and table; tests/browser runs them for real."""

import json

import orjson
import pytest
from streamlit.components.v2.bidi_component.main import _make_trigger_id
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from benchmarks import __main__ as benchmarks
from benchmarks import budget, report, scenario
from benchmarks.pages import Moved
from benchmarks.screen import Screen, change, values
from dashboard.interface.block import Block, Choices, Option
from dashboard.scenarios.run import run
from dashboard.views.budget_parts import PARTS
from tests.cases.case_files import read_baseline


def row(*measured: float, trivial: tuple[float, ...] = (10, 20, 1000)) -> report.Row:
    return report.Row("a row", must=4, aim=2.5, trivial=trivial, measured=measured)


def test_the_ratio_is_that_of_the_medians() -> None:
    assert row(30, 50, 60).ratio == 50 / 20


@pytest.mark.parametrize(
    ("measured", "verdict"), [(50, "aim reached"), (50.1, "kept"), (80, "kept"), (80.1, "TOO SLOW")]
)
def test_aim_and_limit_are_met_when_equal(measured: float, verdict: str) -> None:
    assert row(measured).verdict == verdict


def test_the_table_shows_must_and_aim() -> None:
    lines = report.table([row(50)]).splitlines()

    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    assert cells[0] == list(report.HEADINGS)
    assert cells[2] == ["a row", "20", "50", "2.50", "4", "2.5", "aim reached"]
    assert len({len(line) for line in lines}) == 1


def test_a_row_of_several_pages_says_which() -> None:
    assert row(50).of("members").name == "a row: members"


def test_every_page_with_a_widget_is_measured_with_all() -> None:
    moved, cold = benchmarks.measured(benchmarks.options(["--all"]))

    assert [page.name for page in moved] == ["scenario", "budget-outcome", "participants", "members"]
    assert len(cold) == len(moved) + 1  # the first page has no widget of its own
    assert moved[1].query == "association=exempelforbundet&year=2024"


def test_one_page_is_measured_as_asked_for() -> None:
    moved, cold = benchmarks.measured(benchmarks.options(["--page", "members", "--choice", "Min kommun"]))
    assert [(page.name, page.choice) for page in moved] == [("members", "Min kommun")]
    assert list(cold) == [""]


def test_every_measurement_is_kept(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(report, "RESULTS", tmp_path / "results")

    kept = json.loads(report.write_json([row(30, 50, 60)], {"page": "scenario"}).read_text())

    assert kept["settings"] == {"page": "scenario"}
    assert kept["rows"][0]["measured"] == [30, 50, 60]
    assert kept["rows"][0]["ratio"] == 2.5


@pytest.mark.parametrize("words", [["--rounds", "0"], ["--loads", "501"], ["--rounds", "x"], ["--unknown"]])
def test_wrong_use_is_refused(words: list[str], capsys) -> None:
    with pytest.raises(SystemExit) as ended:
        benchmarks.main(words)

    assert ended.value.code == 2
    assert "usage" in capsys.readouterr().err


def test_the_budget_page_is_measured_in_every_part_and_at_every_level() -> None:
    paths = budget.paths()

    assert {more["part"] for more in paths.values() if "part" in more} == set(PARTS)
    assert any("account" in more for more in paths.values())
    assert budget.query(2025, 8, part="forecast").endswith("year=2025&through=2025-08&part=forecast")


def test_bare_numpy_comes_to_what_the_product_does() -> None:
    baseline, moved = read_baseline("sjuharad_2022").over(scenario.YEARS), scenario.levers(40)

    assert scenario.same(run(baseline, {**scenario.FIXED, **moved}), scenario.bare(baseline, moved))


def test_the_client_stays_on_the_page_that_it_opened() -> None:
    """A session begins with the entry script; a client that told the server that one would get the first page."""
    began, opened = ForwardMsg(), ForwardMsg()
    began.new_session.page_script_hash = "entry script"
    opened.navigation.page_script_hash = "the page asked for"

    screen = Screen()
    for message in (began, opened):
        screen.take_in(message)

    assert screen.page_script_hash == "the page asked for"


def test_a_choice_in_a_fragment_is_made_as_a_browser_makes_it() -> None:
    months = tuple(Option(month, month) for month in ("jan", "feb", "mar"))
    block = Block(choices=(Choices("through", "T.o.m.", months, "feb"),))
    drawn = ForwardMsg()
    drawn.delta.fragment_id = "the page"
    drawn.delta.new_element.bidi_component.id = "component"
    drawn.delta.new_element.bidi_component.bytes = orjson.dumps([[{"key": "selection", "block": block}]])
    screen = Screen()
    screen.take_in(drawn)

    choice, fragment = screen.find(Moved("members", choice="T.o.m."))
    assert list(values(choice)) == ["jan", "feb"]  # the one before the chosen one, and back
    told = change(screen, choice, fragment, "jan").rerun_script
    assert told.fragment_id == "the page"
    (state,) = told.widget_states.widgets
    assert state.id == _make_trigger_id("component", "events")
    assert json.loads(state.json_trigger_value) == [
        {"event": "choice", "value": {"block": "selection", "choice": {"name": "through", "option": "jan"}}}
    ]
