"""Where the year ends, women's shares over time, in and out by place: as figure data."""

import pytest

from dashboard.charts import gender_shares, layout, notation, place_flows, year_end
from dashboard.shapes.view import Cell, Table
from tests.charts.figures import (
    NBSP,
    data_of,
    is_hatched,
    is_solid,
    label_texts,
    month,
    named,
    notes,
    table,
)


def to_the_end(*, planned: Cell = 917, low: Cell = 652, high: Cell = 1092, **totals: Cell) -> Table:
    """Sjuhärad 2017: 452 through April, then 52 a month."""
    rows: list[dict[str, Cell]] = [
        {"id": "2017-04", "name": "april", "total": 452, "unique": 403, "forecast": None},
        *(
            {"id": f"2017-{number:02d}", "total": None, "unique": None, "forecast": 452 + 52 * (number - 4)}
            for number in range(5, 13)
        ),
    ]
    sums: dict[str, Cell] = {"planned": planned, "low": low, "high": high, "is_tested": False, **totals}
    return Table(id="year-end", title="T", columns=(), rows=tuple(rows), totals=sums)


def test_what_has_been_is_solid_and_what_comes_is_hatched() -> None:
    figure = year_end.participants_to_year_end(to_the_end())
    been, ahead = named(figure, "Deltagare"), named(figure, "Prognos")
    assert is_solid(been["marker"])
    assert is_hatched(ahead["marker"])
    assert been["y"] == [452]
    assert ahead["y"][-1] == 868
    assert data_of(figure)["layout"]["xaxis"]["ticktext"][0] == "jan<br>2017", "the whole year"


def test_the_plan_is_a_line_with_its_number() -> None:
    figure = year_end.participants_to_year_end(to_the_end())
    (line,) = data_of(figure)["layout"]["shapes"]
    assert (line["y0"], line["y1"]) == (917, 917)
    assert "<b>årsvolym 917</b>" in notes(figure)


def test_a_number_stands_above_the_line_that_would_cut_it() -> None:
    figure = year_end.participants_to_year_end(to_the_end())
    labels = next(trace for trace in data_of(figure)["data"] if trace.get("text", [""])[0] == "452")
    assert labels["text"][-1] == "<b>868</b>"
    assert (labels["y"][0], labels["y"][-1]) == (452, 917)


def test_how_far_the_forecast_may_be_wrong() -> None:
    figure = year_end.participants_to_year_end(to_the_end())
    assert named(figure, "Osäkerhet")["y"] == [652, 1092]
    assert any(f"652–1{NBSP}092" in text for text in label_texts(figure))
    assert any("svagaste och starkaste" in note for note in notes(figure))
    tested = year_end.participants_to_year_end(to_the_end(is_tested=True))
    assert any("metodens fel tidigare år" in note for note in notes(tested))


def test_a_year_without_plan_or_forecast() -> None:
    rows: list[dict[str, Cell]] = [{"id": "2017-12", "total": 500, "unique": None, "forecast": None}]
    figure = year_end.participants_to_year_end(
        Table(id="year-end", title="T", columns=(), rows=tuple(rows), totals={"planned": None})
    )
    assert data_of(figure)["layout"]["shapes"] == []
    assert [trace.get("name") for trace in data_of(figure)["data"]] == ["Deltagare", None]
    assert named(figure, "Deltagare")["customdata"] == ["<b>december 2017</b><br>500 deltagare, – unika"]


def test_without_an_interval_there_is_no_line() -> None:
    figure = year_end.participants_to_year_end(to_the_end(low=None, high=None))
    assert "Osäkerhet" not in [trace.get("name") for trace in data_of(figure)["data"]]


def shares(name: str, inflow: Cell, outflow: Cell) -> dict[str, Cell]:
    return month(name, 5, 5, 5, 5, 0, inflow_women_share=inflow, outflow_women_share=outflow)


def test_womens_shares_are_two_named_lines() -> None:
    figure = gender_shares.women_shares_by_month(
        table([shares("2017-01", 0.625, 0.51), shares("2017-02", 0.44, 0.68)])
    )
    inflow, outflow = named(figure, "Kvinnors andel av in"), named(figure, "Kvinnors andel av ut")
    assert inflow["y"] == [0.625, 0.44]
    assert inflow["text"] == [f"63{NBSP}%", f"44{NBSP}%"]
    assert inflow["textposition"] == ["top center", "bottom center"], "away from the other line"
    assert outflow["y"] == [0.51, 0.68]
    assert inflow["line"]["color"] != outflow["line"]["color"]
    assert notes(figure)[1:] == ["<b>in</b>", "<b>ut</b>"]


def test_a_hidden_share_is_a_gap_and_names_stand_apart() -> None:
    figure = gender_shares.women_shares_by_month(
        table([shares("2017-01", 0.5, 0.52), shares("2017-02", "..", 0.51)])
    )
    inflow = named(figure, "Kvinnors andel av in")
    assert (inflow["y"], inflow["text"][1], inflow["connectgaps"]) == ([0.5, None], "", False)
    heights = {note["text"]: note["y"] for note in data_of(figure)["layout"]["annotations"][1:]}
    assert heights["<b>ut</b>"] - heights["<b>in</b>"] >= 0.06
    assert "Ut: 5 kvinnor av 10" in inflow["customdata"][0]


def test_shares_that_are_all_hidden_say_so() -> None:
    figure = gender_shares.women_shares_by_month(table([shares("2017-01", "..", "..")]))
    assert notes(figure) == ["Det finns inga siffror att visa för det här urvalet."]


def test_only_one_line_has_one_name() -> None:
    figure = gender_shares.women_shares_by_month(table([shares("2017-01", 0.5, "..")]))
    assert notes(figure)[1:] == ["<b>in</b>"]


def place(name: str, inflow: Cell, outflow: Cell, net: Cell, **more: Cell) -> dict[str, Cell]:
    return {"id": name, "name": name, "inflow": inflow, "outflow": outflow, "net": net, **more}


def test_out_goes_left_and_in_goes_right() -> None:
    rows = [
        place("Borås", 81, 45, 36, inflow_previous=70, outflow_previous=50),
        place("Mark", "..", 32, "..", inflow_previous=None, outflow_previous=None),
    ]
    figure = place_flows.flows_by_place(table(rows))
    assert named(figure, "In")["x"] == [81, None]
    assert named(figure, "Ut")["x"] == [-45, -32]
    assert named(figure, "In")["marker"]["color"] != notation.OTHERS
    assert label_texts(figure) == ["81 · netto +36", ".. · netto ..", "45", "32"]
    assert "Året före: in 70, ut 50" in named(figure, "In")["customdata"][0]
    assert "Året före" not in named(figure, "In")["customdata"][1]


def test_few_places_keep_their_order_and_of_many_the_largest_are_shown() -> None:
    few = [place(f"insats {number}", number, 0, number) for number in range(3)]
    many = [place(f"insats {number}", number, 0, number) for number in range(40)]
    assert place_flows.shown_rows(table(few)) == few
    shown = place_flows.shown_rows(table(many))
    assert len(shown) == 15
    assert shown[0]["inflow"] == 39


@pytest.mark.parametrize(
    "chart",
    [
        year_end.participants_to_year_end,
        gender_shares.women_shares_by_month,
        place_flows.flows_by_place,
    ],
)
def test_a_table_without_rows_says_so(chart: object) -> None:
    assert notes(chart(table([]))) == ["Det finns inga siffror att visa för det här urvalet."]


def test_the_words() -> None:
    ends = layout.alternative_text(year_end.participants_to_year_end(to_the_end()))
    assert "april 2017: 452; maj 2017: 504 (prognos)" in ends
    assert "årsvolymen 917" in ends
    shown = gender_shares.women_shares_by_month(table([shares("2017-01", 0.625, "..")]))
    assert f"januari 2017: in 63{NBSP}%, ut .." in layout.alternative_text(shown)
    flows = place_flows.flows_by_place(table([place("Borås", 81, 45, 36)]))
    assert "Borås: in 81, ut 45" in layout.alternative_text(flows)
