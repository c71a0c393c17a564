"""Members' contributions and their history, as figure data."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from dashboard.charts import layout, members, notation
from dashboard.shapes.view import Table
from tests.charts.figures import (
    NBSP,
    TKR,
    data_of,
    is_hatched,
    is_outline,
    is_solid,
    label_texts,
    notes,
    table,
    traces,
)


def contributions_2016() -> Table:
    """The financing plan 2016: Borås 2 214 tkr and Mark 697 of 17 668, the region a quarter."""
    amounts = [("mark", "Marks kommun", 697), ("region", "Regionen", 4417), ("boras", "Borås stad", 2214)]
    return table(
        [
            {
                "id": slug,
                "name": name,
                "kind": "Kommun",
                "contribution_ore": amount * TKR,
                "contribution_share": amount / 17_668,
            }
            for slug, name, amount in amounts
        ],
        "contributions",
    )


@pytest.mark.parametrize(
    ("status", "is_drawn_so"), [("outcome", is_solid), ("plan", is_outline), ("outlook", is_hatched)]
)
def test_a_bar_shows_what_kind_of_figure_it_is(status: str, is_drawn_so: Callable[..., bool]) -> None:
    """LOOK: outcome solid, plan outline, forecast hatched; also where one figure shows all members."""
    figure = members.contributions(replace(contributions_2016(), status=status))
    assert is_drawn_so(traces(figure, "bar")[0]["marker"])


def test_a_long_name_has_room_beside_its_bar() -> None:
    """Staten (Arbetsförmedlingen och Försäkringskassan): 50 letters of 14 pixels are cut to 41 that fit."""
    state = {"id": "state", "name": "Staten (Arbetsförmedlingen och Försäkringskassan)"}
    figure = members.contributions(table([{**state, "contribution_ore": 1746 * TKR}]))
    layout_ = data_of(figure)["layout"]
    (name,) = layout_["yaxis"]["ticktext"]
    assert len(name) <= 41
    assert layout_["margin"]["l"] >= 6.4 * len(name)


def test_members_by_size_with_their_numbers() -> None:
    figure = members.contributions(contributions_2016())
    assert traces(figure, "bar")[0]["x"] == [4417, 2214, 697]
    assert label_texts(figure) == [
        f"4{NBSP}417{NBSP}tkr · 25,0{NBSP}%",
        f"2{NBSP}214{NBSP}tkr · 12,5{NBSP}%",
        f"697{NBSP}tkr · 3,9{NBSP}%",
    ]


def test_the_selected_member_has_the_accent_and_the_rest_are_grey() -> None:
    plan = replace(contributions_2016(), status="plan")
    figure = members.contributions(plan, "boras")
    assert traces(figure, "bar")[0]["marker"]["line"]["color"] == [
        notation.OTHERS,
        notation.ACCENT,
        notation.OTHERS,
    ]
    assert data_of(figure)["layout"]["yaxis"]["ticktext"] == ["Regionen", "<b>Borås stad</b>", "Marks kommun"]
    assert label_texts(figure)[1].startswith("<b>2")
    nobody = members.contributions(plan)
    assert set(traces(nobody, "bar")[0]["marker"]["line"]["color"]) == {notation.OTHERS}


def test_a_missing_contribution_has_no_bar() -> None:
    rows = [{"id": "a", "name": "A", "contribution_ore": None, "contribution_share": None}]
    figure = members.contributions(table(rows))
    assert traces(figure, "bar")[0]["x"] == [None]
    assert label_texts(figure) == ["–"]


def history() -> Table:
    rows = [
        {
            "id": "2018",
            "contribution_ore": 15_270 * TKR,
            "status": "outlook",
            "status_text": "prognos i verksamhetsplan 2016",
        },
        {"id": "2017", "contribution_ore": 17_668 * TKR, "status": "outcome", "status_text": "utfall"},
        {"id": "2019", "contribution_ore": 3492 * TKR, "status": "decided", "status_text": "beslutat"},
        {"id": "2020", "contribution_ore": 3492 * TKR, "status": "preliminary", "status_text": "preliminärt"},
        {"id": "2021", "contribution_ore": None, "status": "plan", "status_text": "plan"},
    ]
    return table(rows, "history")


def test_only_an_outcome_is_solid() -> None:
    columns = traces(members.history(history()), "bar")
    assert [column["y"] for column in columns] == [[17_668], [15_270], [3492], [3492], [None]]
    marks = [column["marker"] for column in columns]
    assert is_solid(marks[0])
    assert is_hatched(marks[1])
    assert is_outline(marks[2])
    assert is_hatched(marks[3])
    assert is_outline(marks[4])


def test_the_status_stands_under_years_that_are_not_outcomes() -> None:
    figure = members.history(history())
    assert data_of(figure)["layout"]["xaxis"]["ticktext"] == [
        "2017",
        "2018<br>prognos i plan<br>2016",
        "2019<br>beslutat",
        "2020<br>preliminärt",
        "2021<br>plan",
    ]
    assert label_texts(figure) == [f"17{NBSP}668", f"15{NBSP}270", f"3{NBSP}492", f"3{NBSP}492", "–"]


@pytest.mark.parametrize("chart", [members.contributions, members.history])
def test_a_table_without_rows_says_so(chart: object) -> None:
    assert "inga siffror" in notes(chart(table([])))[0]


def test_the_words_name_every_member_and_year() -> None:
    assert f"Borås stad 2{NBSP}214{NBSP}tkr" in layout.alternative_text(
        members.contributions(contributions_2016())
    )
    assert f"2017 17{NBSP}668{NBSP}tkr (utfall)" in layout.alternative_text(members.history(history()))
