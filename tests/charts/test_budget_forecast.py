"""Accumulated outcome, the waterfall and the levels of the drill-down as marks and words."""

from typing import Any

from dashboard.charts import accumulated, budget_bridge, drill_rows, notation
from dashboard.shapes.view import Cell, Table

TKR = 100_000


def month(number: int, outcome: int | None, forecast: int | None) -> dict[str, Cell]:
    return {
        "id": f"2024-{number:02d}",
        "name": ["januari", "februari", "mars"][number - 1],
        "own_budget_ore": -100 * number * TKR,
        "own_outcome_ore": None if outcome is None else outcome * TKR,
        "own_forecast_ore": None if forecast is None else forecast * TKR,
    }


MONTHS = Table("months", "", (), (month(1, -90, -90), month(2, -210, -210), month(3, None, -320)))
BRIDGE = Table(
    "result-bridge",
    "",
    (),
    (
        {"id": "budget-result", "name": "Budgeterat", "amount_ore": -100 * TKR, "is_total": True},
        {"id": "board", "name": "Styrelse", "amount_ore": 30 * TKR, "is_total": False},
        {"id": "other", "name": "Övrigt", "amount_ore": -5 * TKR, "is_total": False},
        {"id": "result", "name": "Prognos", "amount_ore": -75 * TKR, "is_total": True},
    ),
    status="outlook",
)


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


def test_a_level_draws_each_row_but_not_own_operations_sum() -> None:
    rows: tuple[dict[str, Cell], ...] = (
        {"id": "board", "name": "Styrelse", "budget_ore": -10 * TKR, "outcome_ore": -4 * TKR},
        {"id": "own-operations", "name": "Egen verksamhet", "budget_ore": -10 * TKR, "outcome_ore": -4 * TKR},
    )
    chart = drill_rows.drill_bars(Table("drill", "", (), rows))

    assert chart is not None
    assert list(bars(chart)[1].x) == [4]
    assert "Styrelse 4 av 10" in drill_rows.drill_text(Table("drill", "", (), rows)).replace("\u00a0", " ")
    assert drill_rows.drill_bars(Table("drill", "", (), ({"id": "1", "amount_ore": 1},))) is None
