"""Money per participant and activity, by place and over the years, as figure data."""

from dashboard.charts import activities, activity_years, layout
from dashboard.shapes.view import Table
from tests.charts.figures import (
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


def activity(slug: str, name: str, people: int | None, tkr: int | None, **more) -> dict:
    known = people is not None and tkr is not None
    return {
        "id": slug,
        "activity": slug,
        "name": name,
        "planned": people,
        "budget_ore": None if tkr is None else -tkr * TKR,
        "outcome_ore": None,
        "actual": None,
        "cost_per_planned_ore": round(tkr * TKR / people) if known else None,
        "cost_per_actual_ore": None,
        **more,
    }


def plan_2016() -> Table:
    return table(
        [
            activity("framsteget", "Framsteget", 250, 100),
            activity("k-plus", "K plus", 30, 1150),
            activity("moves", "Moves", 10, None, missing_reason="Projektmedel"),
        ]
    )


ACTIVE_HEALTH = {"outcome_ore": -200 * TKR, "actual": 85, "cost_per_actual_ore": round(200 * TKR / 85)}


def test_the_dearest_first_and_without_a_cost_not_at_all() -> None:
    figure = activities.cost_per_participant(plan_2016())
    (bars,) = traces(figure, "bar")

    assert bars["x"] == [round(1150 * TKR / 30) / TKR, 0.4]
    assert is_outline(bars["marker"])
    assert data_of(figure)["layout"]["yaxis"]["ticktext"] == ["K plus", "Framsteget"]
    assert label_texts(figure) == [
        f"38,3{NBSP}tkr · 1{NBSP}150{NBSP}tkr för 30",
        f"0,4{NBSP}tkr · 100{NBSP}tkr för 250",
    ]
    assert "K plus 38,3" in layout.alternative_text(figure)


def test_actual_cost_is_solid_inside_the_planned_outline() -> None:
    """Aktiv hälsa in Borås, January-April 2017: budget 600 for 160, outcome 200 for 85."""
    rows = table([activity("aktiv-halsa", "Aktiv hälsa", 160, 600, place="Borås", **ACTIVE_HEALTH)])
    figure = activities.cost_by_place(rows, "aktiv-halsa")

    assert is_solid(named(figure, "Utfall per faktisk deltagare")["marker"])
    assert named(figure, "Budget hela året per planerad deltagare")["x"] == [3.75]
    assert label_texts(figure) == [f"3,8 / 2,4{NBSP}tkr"]
    assert data_of(figure)["layout"]["yaxis"]["ticktext"] == ["Borås"]
    assert f"200{NBSP}tkr för 85" in layout.alternative_text(figure)


def test_one_activity_s_places_only() -> None:
    rows = table(
        [
            activity("a", "A", 10, 100, place="Mark"),
            activity("b", "B", 10, 100, place="Mark"),
            activity("a", "A", 20, 100, place="Borås"),
        ]
    )
    assert traces(activities.cost_by_place(rows, "a"), "bar")[0]["x"] == [10, 5]
    assert activities.has_costs(rows, "a")
    assert not activities.has_costs(rows, "b")
    assert activities.has_costs(rows)


def test_money_where_there_are_no_people() -> None:
    rows = table(
        [
            activity("a", "Gröna vägen", None, 1250, **{**ACTIVE_HEALTH, "outcome_ore": -417 * TKR}),
            activity("b", "Ny kraft", None, 4775),
            activity("c", "Utan budget", None, None, outcome_ore=-30 * TKR),
            activity("d", "Tom", None, None),
        ]
    )
    figure = activities.money(rows)

    assert named(figure, "Budget hela året")["x"] == [4775, 1250, None]
    assert named(figure, "Utfall")["x"] == [None, 417, 30]
    assert label_texts(figure) == [f"4{NBSP}775{NBSP}tkr", f"417 av 1{NBSP}250{NBSP}tkr", f"30{NBSP}tkr"]


def test_at_most_twenty_bars() -> None:
    rows = table([activity(str(n), f"Insats {n}", 10, 100 + n) for n in range(40)])
    assert len(traces(activities.cost_per_participant(rows), "bar")[0]["x"]) == 20


def test_protected_people_have_no_bar() -> None:
    rows = table(
        [activity("a", "A", None, 100, planned="..", cost_per_planned_ore=".."), activity("b", "B", 10, 100)]
    )
    figure = activities.cost_per_participant(rows)

    assert data_of(figure)["layout"]["yaxis"]["ticktext"] == ["B"]


def test_over_the_years() -> None:
    """Aktiv hälsa: 1 300 tkr for 290 in 2016; in 2017 3,75 planned and 400 tkr for 167 so far."""
    rows = table(
        [
            activity("aktiv-halsa", "Aktiv hälsa", 290, 1300, year_text="2016"),
            activity("aktiv-halsa", "Aktiv hälsa", 320, 1200, year_text="2017", **ACTIVE_HEALTH),
            activity("ny-kraft", "Ny kraft", 213, 5019, year_text="2016"),
        ]
    )
    figure = activity_years.cost_over_years(rows, "aktiv-halsa")

    assert data_of(figure)["layout"]["xaxis"]["ticktext"] == ["2016", "2017"]
    assert named(figure, "Budget per planerad deltagare")["y"] == [
        round(1300 * TKR / 290) / TKR,
        3.75,
    ]
    assert named(figure, "Utfall per faktisk deltagare")["y"][0] is None
    assert label_texts(figure) == ["4,5", "3,8 / 2,4"]


def test_without_figures_a_sentence_stands_instead() -> None:
    empty = table([])
    for figure in (
        activities.cost_per_participant(empty),
        activities.cost_by_place(empty, "a"),
        activities.money(empty),
        activity_years.cost_over_years(empty, "a"),
    ):
        assert "inga siffror" in notes(figure)[0]
