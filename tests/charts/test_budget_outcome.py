"""Budget against outcome per cost centre, as figure data."""

from dataclasses import replace

import pytest

from dashboard.charts import budget_outcome, layout, notation, variances
from dashboard.shapes.view import Table
from tests.charts.figures import (
    MINUS,
    NBSP,
    cost_centre,
    cost_centres_2017,
    data_of,
    is_hatched,
    is_outline,
    is_solid,
    label_texts,
    named,
    notes,
    table,
    traces,
)


def names_on_axis(figure: object) -> list[str]:
    return data_of(figure)["layout"]["yaxis"]["ticktext"]


def test_outcome_is_solid_and_the_years_budget_outlined() -> None:
    figure = budget_outcome.outcome_bars(cost_centres_2017())
    outcome, budget = named(figure, "Utfall"), named(figure, "Budget hela året")
    assert is_solid(outcome["marker"])
    assert is_outline(budget["marker"])
    assert outcome["x"] == [1617, 304, 74, 0, 1566, 44]
    assert budget["x"] == [4850, 1550, 200, 44]


def test_a_preliminary_outcome_is_hatched_and_called_so() -> None:
    """Norra Skaraborg's 2018 is preliminary: its bars are not those of a closed year."""
    figure = budget_outcome.outcome_bars(replace(cost_centres_2017(), status="preliminary"))
    assert is_hatched(named(figure, "Preliminärt utfall")["marker"])


def test_own_operations_by_size_then_projects_in_a_group_below() -> None:
    figure = budget_outcome.outcome_bars(cost_centres_2017())
    assert names_on_axis(figure) == [
        "Verksamheter i Borås",
        "Kansli",
        "Styrelse (arvoden, konferenser, bilers…",
        "Information",
        "Point schablon",
        "Space genomförande",
    ]
    assert data_of(figure)["layout"]["yaxis"]["tickvals"] == [1, 2, 3, 4, 6, 7]
    headings = {note["text"]: note["y"] for note in data_of(figure)["layout"]["annotations"]}
    assert headings["<b>Egen verksamhet</b>"] == 0
    assert headings["<b>ESF-projekt, utan budget</b>"] == 5


def test_each_bar_says_its_numbers() -> None:
    figure = budget_outcome.outcome_bars(cost_centres_2017())
    assert label_texts(figure) == [
        f"1{NBSP}617 av 4{NBSP}850 · 33,3{NBSP}%",
        f"304 av 1{NBSP}550 · 19,6{NBSP}%",
        f"74 av 200 · 37,0{NBSP}%",
        f"0 av 44 · 0,0{NBSP}%",
        f"1{NBSP}566 · utan budget",
        "44 · utan budget",
    ]


def test_the_budget_to_date_is_marked_and_named_with_the_share_of_the_year() -> None:
    figure = budget_outcome.outcome_bars(cost_centres_2017())
    expected = named(figure, f"Budget hittills (33,3{NBSP}% av året)")
    assert expected["x"][1] == pytest.approx(1550 / 3)
    assert expected["marker"]["symbol"] == "line-ns"
    assert any("Budget hittills" in note and "Utfall" in note for note in notes(figure))


def test_different_phasings_have_no_common_share() -> None:
    rows = [cost_centre("a", "A", -100, -50), cost_centre("b", "B", -100, -50, expected_share=0.5)]
    assert named(budget_outcome.outcome_bars(table(rows)), "Budget hittills")


def test_hover_has_the_full_name_and_every_number() -> None:
    figure = budget_outcome.outcome_bars(cost_centres_2017())
    hover = named(figure, "Utfall")["customdata"]
    assert "<b>Styrelse (arvoden, konferenser, bilers etc)</b>" in hover[2]
    assert f"Utfall: 1{NBSP}617{NBSP}tkr" in hover[0]
    assert f"Budget hela året: 4{NBSP}850{NBSP}tkr" in hover[0]
    assert f"Avvikelse hittills: ▲ +213{NBSP}tkr" in hover[1]
    assert f"Använt: 19,6{NBSP}%, förväntat 33,3{NBSP}%" in hover[1]
    assert hover[4].endswith("Utan budget")


def test_height_follows_the_rows_and_bars_start_at_zero() -> None:
    few = budget_outcome.outcome_bars(cost_centres_2017()).layout
    many = budget_outcome.outcome_bars(
        table([cost_centre(str(number), f"Nr {number}", -100, -50) for number in range(27)])
    ).layout
    assert many.height - few.height == (27 - 8) * layout.ROW_HEIGHT
    assert few.xaxis.rangemode == "tozero"


def test_a_project_with_budget_is_not_said_to_lack_one() -> None:
    rows = [cost_centre("a", "A", -100, -50), cost_centre("b", "B", -100, -50, is_project=True)]
    figure = budget_outcome.outcome_bars(table(rows))
    assert "<b>ESF-projekt</b>" in notes(figure)


def test_without_projects_there_are_no_groups() -> None:
    figure = budget_outcome.outcome_bars(table([cost_centre("a", "A", -100, -50)]))
    assert not [note for note in notes(figure) if note.startswith("<b>E")]
    only_projects = budget_outcome.outcome_bars(table([cost_centre("a", "A", 0, -5, is_project=True)]))
    assert "<b>ESF-projekt, utan budget</b>" in notes(only_projects)
    assert "<b>Egen verksamhet</b>" not in notes(only_projects)


def test_a_missing_outcome_has_no_bar() -> None:
    rows = [cost_centre("a", "A", -100, -50), cost_centre("b", "B", -90, None)]
    figure = budget_outcome.outcome_bars(table(rows))
    assert named(figure, "Utfall")["x"] == [50, None]
    assert label_texts(figure)[1] == "– av 90"


def test_a_row_without_any_figure_says_why() -> None:
    rows = [
        cost_centre("a", "A", -100, -50),
        cost_centre("b", "B", None, None, missing_reason="Projektmedel"),
    ]
    figure = budget_outcome.outcome_bars(table(rows))
    assert named(figure, "Utfall")["x"] == [50, None]
    assert label_texts(figure)[1] == "– (Projektmedel)"
    assert "Projektmedel" in named(figure, "Utfall")["customdata"][1]


def test_a_year_that_is_only_planned_shows_the_budget_alone() -> None:
    figure = budget_outcome.outcome_bars(table([cost_centre("a", "A", -100, None)]))
    assert [trace.get("name") for trace in data_of(figure)["data"]] == ["Budget hela året", None]
    assert label_texts(figure) == ["100"]


def test_an_outcome_without_a_budget_stands_alone() -> None:
    figure = budget_outcome.outcome_bars(table([cost_centre("a", "A", None, -70)]))
    assert [trace.get("name") for trace in data_of(figure)["data"]] == ["Utfall", None]
    assert label_texts(figure) == ["70"]
    projects = budget_outcome.outcome_bars(table([cost_centre("a", "A", None, -70, is_project=True)]))
    assert "<b>ESF-projekt</b>" in notes(projects)


def test_an_income_runs_the_other_way() -> None:
    figure = budget_outcome.outcome_bars(table([cost_centre("a", "Intäkt", 100, 40)]))
    assert named(figure, "Utfall")["x"] == [-40]
    assert label_texts(figure) == [f"{MINUS}40 av {MINUS}100 · 40,0{NBSP}%"]


def test_names_cannot_break_out_into_markup() -> None:
    figure = budget_outcome.outcome_bars(table([cost_centre("a", "<b>A & B</b>", -100, -40)]))
    assert names_on_axis(figure) == ["&lt;b&gt;A &amp; B&lt;/b&gt;"]
    assert "&lt;b&gt;A &amp; B&lt;/b&gt;" in named(figure, "Utfall")["customdata"][0]


def test_variances_go_from_worst_to_best_with_sign_arrow_and_colour() -> None:
    figure = variances.variance_bars(cost_centres_2017())
    bars = traces(figure, "bar")[0]
    assert names_on_axis(figure) == [
        "Styrelse (arvoden, konferenser, bilers…",
        "Verksamheter i Borås",
        "Information",
        "Kansli",
    ]
    assert label_texts(figure) == [f"▼ {MINUS}7", "● 0", "▲ +15", "▲ +213"]
    assert bars["marker"]["color"] == [notation.BAD, notation.OTHERS, notation.GOOD, notation.GOOD]
    assert bars["x"][3] == pytest.approx(-304 + 1550 / 3)


def test_labels_stand_outside_their_bars() -> None:
    labels = next(trace for trace in traces(variances.variance_bars(cost_centres_2017()), "scatter"))
    assert labels["textposition"] == ["middle left", "middle right", "middle right", "middle right"]


def test_cost_centres_without_budget_are_counted_and_not_drawn() -> None:
    assert "2 kostnadsställen utan budget är inte med: de har inget att avvika från." in notes(
        variances.variance_bars(cost_centres_2017())
    )
    one = table([cost_centre("a", "A", -100, -50), cost_centre("b", "B", 0, -50)])
    assert "1 kostnadsställe utan budget är inte med: det har inget att avvika från." in notes(
        variances.variance_bars(one)
    )
    none = variances.variance_bars(table([cost_centre("a", "A", -100, -50)]))
    assert notes(none) == []


def test_a_missing_variance_is_last_and_has_no_bar() -> None:
    rows = [cost_centre("a", "A", -100, None), cost_centre("b", "B", -100, -50)]
    figure = variances.variance_bars(table(rows))
    assert traces(figure, "bar")[0]["x"] == [pytest.approx(-50 + 100 / 3), None]
    assert label_texts(figure) == [f"▼ {MINUS}17", "–"]


def test_projects_with_budget_vary_in_a_group_of_their_own() -> None:
    rows = [cost_centre("a", "A", -100, -50), cost_centre("b", "B", -100, -80, is_project=True)]
    figure = variances.variance_bars(table(rows))
    assert names_on_axis(figure) == ["A", "B"]
    assert "<b>ESF-projekt</b>" in notes(figure)


@pytest.mark.parametrize("chart", [budget_outcome.outcome_bars, variances.variance_bars])
def test_a_table_without_rows_says_so(chart: object) -> None:
    figure = chart(table([]))
    assert notes(figure) == ["Det finns inga siffror att visa för det här urvalet."]


def test_nothing_to_vary_says_so() -> None:
    assert "inga siffror" in notes(variances.variance_bars(table([cost_centre("a", "A", -100, None)])))[0]


def test_the_words_name_the_largest() -> None:
    text = layout.alternative_text(budget_outcome.outcome_bars(cost_centres_2017()))
    assert f"Verksamheter i Borås 1{NBSP}617 av 4{NBSP}850 · 33,3{NBSP}%" in text
    variance = layout.alternative_text(variances.variance_bars(cost_centres_2017()))
    assert f"Kansli ▲ +213{NBSP}tkr" in variance


def areas(*rows: dict) -> Table:
    return table([*rows], "operations")


def test_a_level_draws_each_row_but_no_sum_and_no_income() -> None:
    rows = [
        cost_centre("board", "Styrelse", -10, -4),
        cost_centre("3510", "Bidrag", 8, 6, is_cost=False),
        cost_centre("own-operations", "Egen verksamhet", -10, -4, is_total=True),
    ]
    figure = budget_outcome.outcome_bars(areas(*rows))
    assert names_on_axis(figure) == ["Styrelse"]
    assert "Styrelse 4 av 10" in layout.alternative_text(figure).replace(NBSP, " ")


def test_all_projects_as_one_row_stand_below_a_gap() -> None:
    rows = [cost_centre("board", "Styrelse", -10, -4), cost_centre("projects", "ESF", 0, -2, is_project=True)]
    figure = budget_outcome.outcome_bars(areas(*rows))
    assert data_of(figure)["layout"]["yaxis"]["tickvals"] == [0, 2]
    assert not [note for note in notes(figure) if note.startswith("<b>E")]


def test_a_mark_leads_to_its_row() -> None:
    places = layout.places(data_of(budget_outcome.outcome_bars(cost_centres_2017()))["layout"])
    assert [places.row(1617, place) for place in (1, 2.3, 6, 0)] == [
        "3001",
        "1010",
        "3045",
        None,
    ]
    assert places.row(1617, None) is None


def test_the_year_before_is_a_lighter_bar_below_the_outcome() -> None:
    rows = [cost_centre("a", "A", -100, -50, previous_year_ore=-40 * 100_000, previous_year_status="outcome")]
    before = named(budget_outcome.outcome_bars(table(rows)), "Året före")
    assert before["x"] == [40]
    assert before["y"][0] > 0
    assert before["marker"]["color"] == notation.PREVIOUS_YEAR
    assert "Samma period året före: 40" in before["customdata"][0]


def test_a_preliminary_year_before_is_hatched_and_stands_alone_in_a_planned_year() -> None:
    rows = [
        cost_centre(
            "a", "A", -100, None, previous_year_ore=-90 * 100_000, previous_year_status="preliminary"
        ),
        cost_centre("b", "B", 0, None, previous_year_ore=-5 * 100_000, previous_year_status="preliminary"),
    ]
    figure = budget_outcome.outcome_bars(table(rows))
    before = named(figure, "Året före")
    assert (before["x"], before["y"]) == ([90, 5], [0, 1])
    assert before["marker"]["pattern"]["shape"] == "/"
    assert label_texts(figure) == ["100", "utan budget"]


def test_many_that_follow_the_budget_are_counted_and_not_drawn() -> None:
    level = [cost_centre(str(place), f"Nr {place}", -30, -10) for place in range(4)]
    figure = variances.variance_bars(table([*level, cost_centre("a", "A", -100, -50)]))
    assert names_on_axis(figure) == ["A"]
    assert "4 kostnadsställen som följer budgeten (0 tkr) är inte ritade." in notes(figure)
