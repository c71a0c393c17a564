"""Index dots with their uncertainty, and women's share per measure, as figure data."""

import pytest

from dashboard.charts import fairness, layout, notation
from dashboard.shapes.view import Table
from tests.charts.figures import NBSP, data_of, label_texts, notes, table, traces


def indexes() -> Table:
    """Three of 2017's: Borås clearly less, Bollebygd as chance may have it, one without a figure."""
    return table(
        [
            row("1443", "Bollebygd", 1.01, 0.64, 1.60, differs=False),
            row("1490", "Borås", 0.76, 0.66, 0.85, differs=True),
            {
                "id": "x",
                "name": "Utan tal",
                "unique_index": None,
                "unique_index_low": None,
                "unique_index_high": None,
                "unique_interval": None,
                "unique_differs": None,
                "missing_reason": "talet saknas",
            },
        ],
        "municipalities",
    )


def row(code: str, name: str, index: float, low: float, high: float, *, differs: bool) -> dict:
    return {
        "id": code,
        "name": name,
        "population_share": 0.1,
        "unique_share": 0.1 * index,
        "unique_index": index,
        "unique_index_low": low,
        "unique_index_high": high,
        "unique_interval": f"{low:.2f}–{high:.2f}".replace(".", ","),
        "unique_differs": differs,
    }


def dots(figure) -> dict:
    return next(trace for trace in traces(figure, "scatter") if trace["mode"] == "markers")


def test_a_dot_a_municipality_in_the_association_s_order() -> None:
    figure = fairness.index_dots(indexes(), "unique")

    assert dots(figure)["x"] == [1.01, 0.76, None]
    assert data_of(figure)["layout"]["yaxis"]["ticktext"] == ["Bollebygd", "Borås", "Utan tal"]
    assert data_of(figure)["layout"]["xaxis"]["range"][0] == 0


def test_the_whiskers_are_the_interval() -> None:
    whiskers = dots(fairness.index_dots(indexes(), "unique"))["error_x"]

    assert whiskers["array"] == pytest.approx([1.60 - 1.01, 0.85 - 0.76, 0])
    assert whiskers["arrayminus"] == pytest.approx([1.01 - 0.64, 0.76 - 0.66, 0])


def test_what_chance_may_explain_is_open_and_grey_and_named_so() -> None:
    """Never by colour alone: the mark's shape differs too."""
    figure = fairness.index_dots(indexes(), "unique")

    assert dots(figure)["marker"]["symbol"][:2] == ["circle-open", "circle"]
    assert dots(figure)["marker"]["color"][:2] == [notation.MUTED, notation.OUTCOME]
    assert "kan vara slump" in notes(figure)[0]


def test_each_index_has_its_number_and_uncertainty() -> None:
    figure = fairness.index_dots(indexes(), "unique")

    assert label_texts(figure) == ["1,01 (0,64–1,60)", "0,76 (0,66–0,85)", "– (talet saknas)"]
    assert "Borås 0,76 (0,66–0,85)" in layout.alternative_text(figure)


def test_the_line_of_comparison_is_one() -> None:
    line = next(
        t for t in traces(fairness.index_dots(indexes(), "unique"), "scatter") if t["mode"] == "lines"
    )
    assert line["x"] == [1, 1]


def test_money_has_dots_without_whiskers() -> None:
    rows = [{"id": "a", "name": "A", "budget_index": 1.2, "budget_share": 0.6, "population_share": 0.5}]
    figure = fairness.index_dots(table(rows), "budget")

    assert dots(figure)["error_x"]["array"] == [0]
    assert label_texts(figure) == ["1,20"]
    assert "slump" not in notes(figure)[0]


def test_protected_is_two_full_stops() -> None:
    rows = [
        {"id": "a", "name": "A", "unique_index": "..", "unique_interval": ".."},
        {"id": "b", "name": "B", "unique_index": 1.2},
    ]
    figure = fairness.index_dots(table(rows), "unique")

    assert dots(figure)["x"] == [None, 1.2]
    assert label_texts(figure) == ["..", "1,20"]


def genders() -> Table:
    """January-April 2017: in 121 of 208, anonymous 132 of 187."""
    return table(
        [
            {
                "id": name,
                "name": words,
                "women": women,
                "men": men,
                "women_share": women / (women + men),
                "women_low_share": low,
                "women_high_share": high,
                "interval": f"{round(low * 100)}–{round(high * 100)}{NBSP}%",
                "reference_share": 0.5,
            }
            for name, words, women, men, low, high in (
                ("inflow", "In", 121, 87, 0.51, 0.65),
                ("anonymous", "Anonymt", 132, 55, 0.64, 0.77),
            )
        ],
        "genders",
    )


def test_women_s_share_with_its_uncertainty_against_the_inhabitants() -> None:
    figure = fairness.women_shares(genders())

    assert dots(figure)["x"] == [121 / 208, 132 / 187]
    assert dots(figure)["marker"]["color"] == notation.WOMEN
    assert label_texts(figure) == [
        f"58{NBSP}% (51–65{NBSP}%), 121 av 208",
        f"71{NBSP}% (64–77{NBSP}%), 132 av 187",
    ]
    assert f"50{NBSP}% kvinnor" in notes(figure)[0]
    assert data_of(figure)["layout"]["xaxis"]["ticktext"][1] == f"20{NBSP}%"


def test_without_figures_a_sentence_stands_instead() -> None:
    for figure in (
        fairness.index_dots(table([]), "unique"),
        fairness.index_dots(table([{"id": "a", "name": "A", "unique_index": None}]), "unique"),
        fairness.women_shares(table([{"id": "a", "name": "A", "women_share": ".."}])),
    ):
        assert "inga siffror" in notes(figure)[0]
