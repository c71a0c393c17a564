"""Accumulated outcome and the waterfall as marks and words."""

from typing import Any

from dashboard.charts import accumulated, budget_bridge, notation
from dashboard.shapes.view import Table
from tests.charts.figures import BRIDGE, MONTHS, TKR, data_of, month_sums, notes


def bars(chart: Any) -> list[Any]:
    return [trace for trace in chart.data if trace.type == "bar"]


def test_what_is_booked_is_solid_and_what_is_not_is_hatched() -> None:
    budget, outcome, forecast = bars(accumulated.accumulated(MONTHS))

    assert list(budget.y) == [100, 200, 300]
    assert list(outcome.y) == [90, 210, None]
    assert list(forecast.y) == [None, None, 320]
    assert budget.marker.color == notation.TRANSPARENT
    assert forecast.marker.pattern.shape == "/"


def test_the_columns_in_words() -> None:
    text = accumulated.accumulated_text(MONTHS)

    assert "t.o.m. februari" in text
    assert "320" in text


def test_the_waterfall_goes_from_budget_to_forecast() -> None:
    found = bars(budget_bridge.result_bridge(BRIDGE))

    assert [bar.base[0] for bar in found] == [0, -100, -70, 0]
    assert [bar.x[0] for bar in found] == [-100, 30, -5, -75]
    assert [bar.marker.color for bar in found[1:3]] == [notation.GOOD, notation.BAD]
    assert found[3].marker.pattern.shape == "/"


def test_a_step_that_is_unknown_draws_nothing() -> None:
    rows = [dict(row) for row in BRIDGE.rows]
    rows[1]["amount_ore"] = rows[3]["amount_ore"] = None
    found = bars(budget_bridge.result_bridge(Table("result-bridge", "", (), tuple(rows))))

    assert found[1].x[0] is None
    assert "–" in budget_bridge.result_bridge_text(Table("result-bridge", "", (), tuple(rows)))


def test_a_step_below_zero_has_its_label_on_its_left() -> None:
    labels = next(trace for trace in data_of(budget_bridge.result_bridge(BRIDGE))["data"] if "text" in trace)

    assert labels["textposition"] == ["middle left"] * 4
    assert labels["x"] == [-100, -100, -75, -75]


def test_without_a_budgeted_result_the_steps_are_what_changes() -> None:
    rows = (
        {"id": "board", "name": "Styrelse", "amount_ore": -7 * TKR, "is_total": False},
        {"id": "other", "name": "Övrigt", "amount_ore": 68 * TKR, "is_total": False},
        {"id": "result", "name": "Mot budget", "amount_ore": 61 * TKR, "is_total": True},
    )
    chart = budget_bridge.result_bridge(Table("result-bridge", "", (), rows, status="outlook"))

    assert [bar.base[0] for bar in bars(chart)] == [0, -7, 0]
    assert "budget" in data_of(chart)["layout"]["xaxis"]["title"]["text"]


def test_the_columns_say_how_far_and_where_the_year_ends_of_its_budget() -> None:
    assert [text for text in notes(accumulated.accumulated(MONTHS)) if text.startswith("<b>")] == [
        "<b>210</b>",
        "<b>320 av 300</b>",
    ]


def test_a_published_table_draws_its_last_month_alone() -> None:
    rows = (month_sums(1, None, None), month_sums(2, -210, -210), month_sums(3, None, -320))
    budget, outcome, forecast = bars(accumulated.accumulated(Table("months", "", (), rows)))

    assert list(outcome.y) == [None, 210, None]
    assert list(forecast.y) == [None, None, 320]
    assert list(budget.y) == [100, 200, 300]
