"""Participants in and out, net, and against the expected yearly volume, as figure data."""

import re
from typing import Any

import pytest

from dashboard.charts import layout, municipalities, net, notation, overview, participants
from dashboard.shapes.view import Table
from tests.charts.figures import (
    MINUS,
    NBSP,
    data_of,
    flows_2017,
    is_outline,
    is_solid,
    label_texts,
    month,
    named,
    notes,
    table,
    traces,
)


def bars(figure: Any, colour: str, sign: int, *names: str) -> dict[str, list[Any]]:
    """The bars of one colour that go up (1) or down (-1), months left to right: lengths and where they begin."""
    (trace,) = traces(figure, "bar")
    own = [
        place
        for place, (length, its) in enumerate(zip(trace["y"], trace["marker"]["color"], strict=True))
        if its == colour and (length or 0) * sign > 0
    ]
    return {name: [trace[name][place] for place in own] for name in names or ("y", "base")}


def test_inflow_is_up_and_outflow_down_stacked_by_gender() -> None:
    figure = participants.flows_by_month(flows_2017())
    assert bars(figure, notation.WOMEN, 1) == {"y": [50, 25, 28, 18], "base": [0, 0, 0, 0]}
    assert bars(figure, notation.MEN, 1) == {"y": [30, 32, 18, 7], "base": [50, 25, 28, 18]}
    assert bars(figure, notation.WOMEN, -1) == {"y": [-21, -19, -38, -15], "base": [0, 0, 0, 0]}
    assert bars(figure, notation.MEN, -1) == {"y": [-20, -9, -22, -12], "base": [-21, -19, -38, -15]}


def test_counts_are_written_without_their_direction() -> None:
    figure = participants.flows_by_month(flows_2017())
    assert bars(figure, notation.WOMEN, -1, "text") == {"text": ["21", "19", "38", "15"]}
    assert label_texts(figure)[:8] == [
        str(count) for count in (80, 57, 46, 25, 21 + 20, 19 + 9, 38 + 22, 15 + 12)
    ]


def test_net_stands_beside_each_month() -> None:
    figure = participants.flows_by_month(flows_2017())
    assert named(figure, "Netto")["y"] == [80 - 41, 57 - 28, 46 - 60, 25 - 27]
    assert label_texts(figure)[8:12] == ["+39", "+29", f"{MINUS}14", f"{MINUS}2"]


def test_series_are_named_beside_the_last_month() -> None:
    names = label_texts(participants.flows_by_month(flows_2017()))[-4:]
    assert names == ["Kvinnor in", "Män in", "Kvinnor ut", "Män ut"]


def test_thin_bars_do_not_push_names_onto_each_other() -> None:
    rows = [month("2017-01", 90, 60, 70, 50, 30), month("2017-02", 1, 0, 0, 0, 31)]
    words = data_of(participants.flows_by_month(table(rows)))["data"][-1]
    heights = {text.strip(): height for text, height in zip(words["text"], words["y"], strict=True)}
    gap = 20 * (150 + 120) / 365
    assert heights["Män in"] - heights["Kvinnor in"] >= gap
    assert heights["Kvinnor in"] > 0 > heights["Kvinnor ut"] > heights["Män ut"]


def test_hover_tells_the_whole_month() -> None:
    hovers = bars(participants.flows_by_month(flows_2017()), notation.MEN, 1, "customdata")["customdata"]
    assert hovers[2] == (
        f"<b>mars 2017</b><br>In: 46 (kvinnor 28, män 18)<br>Ut: 60 (kvinnor 38, män 22)<br>Netto: {MINUS}14"
    )


def test_a_protected_gender_leaves_one_dark_bar() -> None:
    rows = [
        month("2017-01", 50, 30, 21, 20, 39),
        month("2017-02", "..", "..", 19, 9, 68, inflow=57, outflow=28, net=29),
    ]
    figure = participants.flows_by_month(table(rows))
    assert bars(figure, notation.WOMEN, 1)["y"] == [50]
    dark = bars(figure, notation.OUTCOME, 1, "y", "customdata")
    assert dark["y"] == [57]
    assert "kvinnor .., män .." in dark["customdata"][0]
    assert "In totalt" in label_texts(figure)


def test_the_year_before_is_lighter_behind_its_month() -> None:
    rows = [
        month("2017-01", 50, 30, 21, 20, 39, inflow_previous=70, outflow_previous=45),
        month("2017-02", 25, 32, 19, 9, 68, inflow_previous="..", outflow_previous=0),
    ]
    figure = participants.flows_by_month(table(rows))
    (shape,) = data_of(figure)["layout"]["shapes"]
    assert re.findall(r",0V(-?\d+)H", shape["path"]) == ["70", "-45"]
    assert shape["fillcolor"] == notation.PREVIOUS_YEAR
    assert shape["layer"] == "below"
    assert any("samma månad 2016" in note for note in notes(figure))
    hovers = bars(figure, notation.WOMEN, 1, "customdata")["customdata"]
    assert "Året före: in 70, ut 45" in hovers[0]
    assert "Året före: in .., ut 0" in hovers[1]
    assert not any("samma månad" in note for note in notes(participants.flows_by_month(flows_2017())))


def test_a_protected_or_missing_month_has_no_bar() -> None:
    rows = [
        month("2017-01", 50, 30, 21, 20, 39),
        month("2017-02", "..", "..", "..", "..", "..", inflow="..", outflow=None, net=".."),
    ]
    figure = participants.flows_by_month(table(rows))
    drawn = traces(figure, "bar")[0]
    absent = [
        y
        for y, colour in zip(drawn["y"], drawn["marker"]["color"], strict=True)
        if colour == notation.OUTCOME
    ]
    assert absent == [None, None]
    assert label_texts(figure)[:4] == ["80", "..", "41", "–"]
    assert len(named(figure, "Netto")["y"]) == 1


def test_time_runs_left_to_right_with_gaps() -> None:
    rows = [month("2017-03", 1, 1, 1, 1, None), month("2016-12", 1, 1, 1, 1, None)]
    axis = data_of(participants.flows_by_month(table(rows)))["layout"]["xaxis"]
    assert axis["ticktext"] == ["december<br>2016", "mars<br>2017"]
    assert axis["tickvals"][1] - axis["tickvals"][0] == 3


@pytest.mark.parametrize(("count", "second"), [(6, "februari"), (12, "feb"), (24, "F")])
def test_many_months_have_short_names(count: int, second: str) -> None:
    rows = [month(f"{2017 + n // 12}-{n % 12 + 1:02d}", 9, 9, 8, 8, 2) for n in range(count)]
    figure = participants.flows_by_month(table(rows))
    assert data_of(figure)["layout"]["xaxis"]["ticktext"][1] == second
    names = 4
    assert (len(label_texts(figure)) == 3 * count + names) == (count <= 7)
    assert any(bars(figure, notation.WOMEN, 1, "text")["text"]) == (count <= 14)


def test_a_count_that_has_no_room_is_left_to_the_hover() -> None:
    rows = [month("2017-01", 200, 2, 100, 100, 2)]
    figure = participants.flows_by_month(table(rows))
    assert bars(figure, notation.WOMEN, 1, "text") == {"text": ["200"]}
    assert bars(figure, notation.MEN, 1, "text") == {"text": [""]}


def test_net_since_january_is_a_line_from_the_running_sum() -> None:
    figure = net.net_since_january(flows_2017())
    line = traces(figure, "scatter")[0]
    assert line["y"] == [39, 68, 54, 52]
    assert line["text"] == ["+39", "+68", "+54", "+52"]
    assert line["connectgaps"] is False
    assert data_of(figure)["layout"]["yaxis"]["range"][0] == 0
    assert notes(figure) == ["Netto sedan 1 januari, antal"]


def test_the_year_before_is_a_lighter_line() -> None:
    rows = [
        month("2017-01", 50, 30, 21, 20, 39, net_since_january_previous=12),
        month("2017-02", 25, 32, 19, 9, 68, net_since_january_previous=80),
    ]
    figure = net.net_since_january(table(rows))
    before = named(figure, "Året före")
    assert before["y"] == [12, 80]
    assert before["line"]["color"] == notation.PREVIOUS_YEAR
    assert notes(figure)[1:] == ["<b>2017</b>", "<b>2016</b>"]
    names = data_of(figure)["layout"]["annotations"][1:]
    assert names[0]["yshift"] < 0 < names[1]["yshift"], "68 lies under 80"
    assert "Året före: +80" in before["customdata"][1]


def test_a_new_year_a_gap_and_a_missing_month_break_the_line() -> None:
    rows = [
        month("2016-12", 1, 1, 1, 1, 5),
        month("2017-01", 1, 1, 1, 1, -2),
        month("2017-03", 1, 1, 1, 1, ".."),
    ]
    figure = net.net_since_january(table(rows))
    line, absent = traces(figure, "scatter")
    assert line["y"] == [5, None, -2, None, None]
    assert absent["text"] == [".."]
    low, high = data_of(figure)["layout"]["yaxis"]["range"]
    assert low < -2
    assert high > 5


AREAS = [
    ("1443", "Bollebygd", 47, 17, 17, 11, 4),
    ("1490", "Borås", 409, 167, 152, 81, 45),
]


def areas(*more: dict[str, object]) -> Table:
    rows = [
        {
            "id": code,
            "name": name,
            "planned": planned,
            "total": total,
            "unique": unique,
            "inflow": inflow,
            "outflow": outflow,
            "total_share": total / planned,
            "unique_share": unique / planned,
        }
        for code, name, planned, total, unique, inflow, outflow in AREAS
    ]
    return table([*rows, *more], "municipalities")


def test_the_yearly_volume_is_outlined_and_participants_solid() -> None:
    figure = municipalities.participants_against_plan(areas())
    planned, total, unique = (
        named(figure, name) for name in ("Förväntad årsvolym", "Deltagare i perioden", "varav unika")
    )
    assert is_outline(planned["marker"])
    assert is_solid(total["marker"])
    assert is_solid(unique["marker"])
    assert (planned["x"], total["x"], unique["x"]) == ([47, 409], [17, 167], [17, 152])
    assert planned["width"] > total["width"] > unique["width"]
    assert unique["marker"]["color"] != total["marker"]["color"]


def test_each_municipality_says_its_shares_in_its_own_order() -> None:
    figure = municipalities.participants_against_plan(areas())
    assert data_of(figure)["layout"]["yaxis"]["ticktext"] == ["Bollebygd", "Borås"]
    assert label_texts(figure) == [
        f"17 av 47 · 36{NBSP}%, unika 36{NBSP}%",
        f"167 av 409 · 41{NBSP}%, unika 37{NBSP}%",
    ]
    assert f"Deltagare i perioden: 167 (40,8{NBSP}%)" in named(figure, "varav unika")["customdata"][1]


def test_a_municipality_without_plan_or_with_protected_counts() -> None:
    figure = municipalities.participants_against_plan(
        areas(
            {"id": "a", "name": "A", "planned": None, "total": 5, "unique": 5},
            {
                "id": "b",
                "name": "B",
                "planned": 40,
                "total": "..",
                "unique": "..",
                "total_share": "..",
                "unique_share": "..",
            },
        )
    )
    assert named(figure, "Deltagare i perioden")["x"] == [17, 167, 5, None]
    assert named(figure, "Förväntad årsvolym")["x"] == [47, 409, None, 40]
    assert label_texts(figure)[2:] == ["5 · utan planerad volym", ".. av 40 · .., unika .."]


def test_the_small_columns_have_no_genders() -> None:
    figure = overview.flow_columns(flows_2017())
    inflow, outflow = traces(figure, "bar")
    assert inflow["y"] == [80, 57, 46, 25]
    assert outflow["y"] == [-41, -28, -60, -27]
    assert label_texts(figure) == ["80", "57", "46", "25", "41", "28", "60", "27"]
    assert notes(figure) == ["in", "ut"]


def test_small_columns_of_protected_months_are_empty() -> None:
    rows = [month("2017-01", "..", "..", 1, 1, "..", inflow="..", outflow=None)]
    figure = overview.flow_columns(table(rows))
    assert [trace["y"] for trace in traces(figure, "bar")] == [[None], [None]]
    assert label_texts(figure) == ["..", "–"]


@pytest.mark.parametrize(
    "chart",
    [
        participants.flows_by_month,
        net.net_since_january,
        municipalities.participants_against_plan,
        overview.flow_columns,
    ],
)
def test_a_table_without_rows_says_so(chart: object) -> None:
    figure = chart(table([]))
    assert notes(figure) == ["Det finns inga siffror att visa för det här urvalet."]


def test_the_words_go_month_by_month() -> None:
    assert "mars 2017: in 46, ut 60" in layout.alternative_text(participants.flows_by_month(flows_2017()))
    assert "april 2017 +52" in layout.alternative_text(net.net_since_january(flows_2017()))
    assert "Borås 167 av 409" in layout.alternative_text(municipalities.participants_against_plan(areas()))
    assert "januari 2017 in 80, ut 41" in layout.alternative_text(overview.flow_columns(flows_2017()))
