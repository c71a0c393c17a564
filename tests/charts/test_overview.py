"""The overview's bullet of used against expected share, as figure data."""

from dashboard.charts import layout, overview
from dashboard.shapes.view import Cell, Table
from tests.charts.figures import NBSP, data_of, is_outline, is_solid, label_texts, notes, table, traces


def operations() -> Table:
    rows: list[dict[str, Cell]] = [
        {"id": "individual", "name": "Individinriktat", "used_share": 0.3, "expected_share": 4 / 12},
        {
            "id": "own-operations",
            "name": "Egen verksamhet",
            "used_share": 5150 / 17_668,
            "expected_share": 4 / 12,
        },
        {
            "id": "projects",
            "name": "ESF-projekt",
            "used_share": None,
            "expected_share": 4 / 12,
            "missing_reason": "utan budget",
        },
    ]
    return table(rows, "operations")


def test_used_is_solid_the_budget_outlined_and_the_expected_share_marked() -> None:
    figure = overview.used_share_bullet(operations(), ["own-operations"])
    used, budget = traces(figure, "bar")
    assert used["x"] == [5150 / 17_668]
    assert budget["x"] == [1]
    assert is_solid(used["marker"])
    assert is_outline(budget["marker"])
    assert traces(figure, "scatter")[0]["x"] == [4 / 12]
    assert label_texts(figure) == [f"29,1{NBSP}%"]
    assert notes(figure) == [f"förväntat 33,3{NBSP}%"]


def test_a_row_without_budget_says_so_and_has_no_bar() -> None:
    figure = overview.used_share_bullet(operations())
    used, budget = traces(figure, "bar")
    assert used["x"] == [0.3, 5150 / 17_668, None]
    assert budget["y"] == [0, 1]
    assert label_texts(figure)[2] == "utan budget"


def test_more_than_the_whole_budget_still_fits() -> None:
    rows = [{"id": "a", "name": "A", "used_share": 1.4, "expected_share": None}]
    figure = overview.used_share_bullet(table(rows))
    assert data_of(figure)["layout"]["xaxis"]["range"][1] > 1.4
    assert label_texts(figure) == [f"140,0{NBSP}%"]
    assert notes(figure) == []


def test_an_unknown_share_is_not_zero() -> None:
    rows = [
        {"id": "a", "name": "A", "used_share": None, "expected_share": 0.5},
        {"id": "b", "name": "B", "used_share": "..", "expected_share": 0.5},
    ]
    figure = overview.used_share_bullet(table(rows))
    assert traces(figure, "bar")[0]["x"] == [None, None]
    assert label_texts(figure) == ["–", ".."]


def test_nothing_to_show_says_so() -> None:
    assert "inga siffror" in notes(overview.used_share_bullet(operations(), ["finns-inte"]))[0]


def test_the_words_say_used_and_expected() -> None:
    text = layout.alternative_text(overview.used_share_bullet(operations(), ["own-operations"]))
    assert f"Egen verksamhet 29,1{NBSP}%, förväntat 33,3{NBSP}%" in text
    assert "ESF" not in text
