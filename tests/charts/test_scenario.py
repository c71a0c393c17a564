"""Results, equity and effects of a scenario, as figure data."""

import pytest

from dashboard.charts import effects, equity, layout, notation, scenario
from dashboard.shapes.view import Cell, Table
from tests.charts.figures import (
    MINUS,
    NBSP,
    TKR,
    data_of,
    is_outline,
    is_solid,
    label_texts,
    named,
    notes,
    table,
    traces,
)


def year(
    name: str, result: int | None, change: int | None, closing: int | None = None, **more: Cell
) -> dict[str, Cell]:
    """A year as the scenario's view makes it; the base plan is 2022 with its deficit of 573 tkr."""
    return {
        "id": name,
        "income_ore": 19_032 * TKR,
        "costs_ore": -19_605 * TKR,
        "result_ore": None if result is None else result * TKR,
        "closing_equity_ore": None if closing is None else closing * TKR,
        "equity_change_ore": None if change is None else change * TKR,
        "baseline_result_ore": -573 * TKR,
        "baseline_equity_change_ore": -573 * TKR,
        **more,
    }


def years() -> Table:
    return table([year("2023", 310, -263), year("2022", -573, -573), year("2024", 0, -263)], "years")


def test_results_are_coloured_by_meaning_beside_the_base_plans_outline() -> None:
    figure = scenario.results(years())
    result, baseline = named(figure, "Scenariot"), named(figure, "Planen")
    assert result["y"] == [-573, 310, 0]
    assert baseline["y"] == [-573, -573, -573]
    assert result["marker"]["color"] == [notation.BAD, notation.GOOD, notation.OTHERS]
    assert is_outline(baseline["marker"])
    assert baseline["width"] > result["width"]


def test_results_carry_sign_and_arrow_and_the_base_plan_stands_below() -> None:
    figure = scenario.results(years())
    assert label_texts(figure) == [f"▼ {MINUS}573", "▲ +310", "● 0"]
    assert data_of(figure)["layout"]["xaxis"]["ticktext"][1] == f"2023<br>planen {MINUS}573"
    labels = next(trace for trace in traces(figure, "scatter"))
    assert labels["textposition"] == ["bottom center", "top center", "top center"]
    assert labels["y"][0] < -573
    assert labels["y"][1] > 310
    low, high = data_of(figure)["layout"]["yaxis"]["range"]
    assert low < -573
    assert high > 310


def test_a_missing_result_has_no_column() -> None:
    figure = scenario.results(table([year("2022", None, None, baseline_result_ore=None)]))
    assert named(figure, "Scenariot")["y"] == [None]
    assert label_texts(figure) == ["–"]
    assert "planen –" in data_of(figure)["layout"]["xaxis"]["ticktext"][0]


def test_unknown_levels_show_the_change_against_the_base_plan() -> None:
    figure = equity.equity(years(), floor_ore=2000 * TKR)
    baseline, line = traces(figure, "scatter")
    assert line["y"] == [-573, -263, -263]
    assert baseline["y"] == [-573, -573, -573]
    texts = notes(figure)
    assert texts[0] == "Eget kapital, förändring sedan start, tkr"
    assert texts[1:4] == [f"▼ {MINUS}573", f"▼ {MINUS}263", f"▼ {MINUS}263"]
    assert set(texts[4:]) == {"<b>Scenariot</b>", "<b>Planen</b>"}
    assert "nivån är okänd" in layout.alternative_text(figure)


def test_known_levels_stand_between_floor_and_ceiling() -> None:
    rows = [
        year("2022", -573, -573, 3427, ceiling_ore=3800 * TKR),
        year("2023", 310, -263, 3737, ceiling_ore=None),
    ]
    figure = equity.equity(table(rows), floor_ore=2000 * TKR, ceiling_ore=9999 * TKR)
    line, floor, ceiling = traces(figure, "scatter")
    assert line["y"] == [3427, 3737]
    assert floor["y"] == [2000, 2000, None, 2000, 2000, None]
    assert ceiling["y"] == [3800, 3800, None, None, None, None]
    texts = notes(figure)
    assert texts[0] == "Eget kapital vid årets slut, tkr"
    assert f"<b>golv 2{NBSP}000{NBSP}tkr</b>" in texts
    assert f"<b>tak 3{NBSP}800{NBSP}tkr</b>" in texts
    assert f"3{NBSP}427" in texts
    assert data_of(figure)["layout"]["yaxis"]["range"][0] == 0


def test_limits_that_are_unknown_are_not_drawn() -> None:
    figure = equity.equity(table([year("2022", -573, -573, 3427)]))
    assert len(traces(figure, "scatter")) == 1
    assert f"2022 3{NBSP}427{NBSP}tkr" in layout.alternative_text(figure)


def test_names_at_the_line_ends_do_not_lie_on_each_other() -> None:
    rows = [year("2022", -573, -573, 2000), year("2023", 0, -573, 2010)]
    drawn = data_of(equity.equity(table(rows), floor_ore=2000 * TKR))["layout"]
    heights = {note["text"]: note["y"] for note in drawn["annotations"] if note["text"].startswith("<b>")}
    low, high = drawn["yaxis"]["range"]
    assert abs(heights["<b>Scenariot</b>"] - heights[f"<b>golv 2{NBSP}000{NBSP}tkr</b>"]) >= 0.079 * (
        high - low
    )


def test_a_change_that_is_missing_leaves_a_gap() -> None:
    rows = [year("2022", None, None, baseline_equity_change_ore=None)]
    figure = equity.equity(table(rows))
    assert [trace["y"] for trace in traces(figure, "scatter")] == [[None], [None]]
    assert "–" in notes(figure)


def effect(name: str, effect_tkr: int | None) -> dict[str, Cell]:
    return {"id": name, "name": name, "effect_ore": None if effect_tkr is None else effect_tkr * TKR}


def test_effects_step_from_the_base_plan_to_the_scenario() -> None:
    levers = table([effect("Statens tilldelning", -903), effect("Projekt beviljat", 573)], "effects")
    figure = effects.effects(levers, baseline_result_ore=-573 * TKR)
    bars = traces(figure, "bar")
    assert [bar["base"][0] for bar in bars] == [0, -573, -573 - 903, 0]
    assert [bar["x"][0] for bar in bars] == [-573, -903, 573, -573 - 903 + 573]
    assert label_texts(figure) == [f"▼ {MINUS}573", f"▼ {MINUS}903", "▲ +573", f"▼ {MINUS}903"]
    assert is_outline(bars[0]["marker"])
    assert [bar["marker"]["color"] for bar in bars[1:3]] == [notation.BAD, notation.GOOD]
    assert is_solid(bars[3]["marker"])


def test_what_the_levers_do_together_is_a_step_of_its_own() -> None:
    levers = table([effect("Statens tilldelning", -903), effect("Kostnadsnivå", 600)], "effects")
    figure = effects.effects(levers, baseline_result_ore=-573 * TKR, scenario_result_ore=-890 * TKR)
    assert data_of(figure)["layout"]["yaxis"]["ticktext"] == [
        "Planens resultat",
        "Statens tilldelning",
        "Kostnadsnivå",
        "Reglagens samspel",
        "Scenariots resultat",
    ]
    assert label_texts(figure)[3] == f"▼ {MINUS}14"
    assert -573 - 903 + 600 - 14 == -890


def test_a_missing_effect_has_no_bar() -> None:
    figure = effects.effects(table([effect("Okänd", None)]), baseline_result_ore=100 * TKR)
    assert traces(figure, "bar")[1]["x"] == [None]
    assert label_texts(figure) == ["▲ +100", "–", "▲ +100"]
    assert "Okänd –; Scenariots" in layout.alternative_text(figure)


def test_without_levers_the_base_plan_is_the_scenario() -> None:
    figure = effects.effects(table([]), baseline_result_ore=0)
    assert label_texts(figure) == ["● 0", "● 0"]


@pytest.mark.parametrize("chart", [scenario.results, equity.equity])
def test_a_table_without_rows_says_so(chart: object) -> None:
    assert "inga siffror" in notes(chart(table([])))[0]


def test_the_words_name_every_year_and_step() -> None:
    assert f"2023 +310{NBSP}tkr, planen {MINUS}573{NBSP}tkr" in layout.alternative_text(
        scenario.results(years())
    )
    figure = effects.effects(table([effect("Kostnadsnivå", 600)]), baseline_result_ore=-573 * TKR)
    assert f"Kostnadsnivå ▲ +600{NBSP}tkr" in layout.alternative_text(figure)
