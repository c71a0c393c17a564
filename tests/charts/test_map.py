"""The map: outlines that come with the product, colours by index, and nothing from outside."""

import itertools
import json

import pytest

from dashboard.charts import layout, notation
from dashboard.charts import map as maps
from dashboard.shapes.view import Table
from tests.charts.figures import data_of, shown_texts, table, traces

LONGEST_OUTLINES = 250_000
SWEDEN = ((10.5, 24.5), (55.0, 69.5))
"""West, east; south, north."""

RIVER_VALLEY = {
    "1443": ("Bollebygd", 1.01),
    "1490": ("Borås", 0.76),
    "1491": ("Ulricehamn", 1.45),
}
"""Unique participants 2017 against inhabitants (tests/views/test_fairness.py)."""


def municipalities() -> Table:
    return table(
        [
            {
                "id": code,
                "name": name,
                "population_share": 0.1,
                "unique_share": 0.1 * index,
                "unique_index": index,
            }
            for code, (name, index) in RIVER_VALLEY.items()
        ],
        "municipalities",
    )


def outlines() -> list[dict]:
    return json.loads(maps.OUTLINES.read_text(encoding="utf-8"))["features"]


def rings(feature: dict) -> list[tuple[bool, list[list[float]]]]:
    """Each ring with whether it is an outer one."""
    kind, coordinates = feature["geometry"]["type"], feature["geometry"]["coordinates"]
    polygons = [coordinates] if kind == "Polygon" else coordinates
    return [(place == 0, ring) for polygon in polygons for place, ring in enumerate(polygon)]


def area(ring: list[list[float]]) -> float:
    """Twice the signed area: plus is anticlockwise."""
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in itertools.pairwise(ring))


def test_all_municipalities_of_sweden_are_there_in_a_small_file() -> None:
    codes = [feature["id"] for feature in outlines()]

    assert len(codes) == len(set(codes)) == 290
    assert all(len(code) == 4 and code.isdigit() for code in codes)
    assert maps.OUTLINES.stat().st_size < LONGEST_OUTLINES
    assert maps.has_outline(["1443", "1490", "1466", "1463", "1465", "1452", "1491", "1442"])
    assert maps.has_outline(["1493", "1473", "1447"])


def test_the_outlines_are_closed_lie_in_sweden_and_turn_as_plotly_wants() -> None:
    """Outer rings clockwise: the other way round Plotly fills the rest of the world."""
    for feature in outlines():
        for is_outer, ring in rings(feature):
            assert ring[0] == ring[-1]
            assert (area(ring) < 0) == is_outer, feature["id"]
            assert all(SWEDEN[0][0] < x < SWEDEN[0][1] and SWEDEN[1][0] < y < SWEDEN[1][1] for x, y in ring)


def test_the_middle_of_each_municipality_lies_inside_it() -> None:
    def is_inside(point: list[float], ring: list[list[float]]) -> bool:
        x, y = point
        crossings = [
            x < (x2 - x1) * (y - y1) / (y2 - y1) + x1
            for (x1, y1), (x2, y2) in itertools.pairwise(ring)
            if (y1 > y) != (y2 > y)
        ]
        return sum(crossings) % 2 == 1

    for feature in outlines():
        outer = [ring for is_outer, ring in rings(feature) if is_outer]
        assert any(is_inside(feature["properties"]["centre"], ring) for ring in outer), feature["id"]


def test_only_the_association_s_outlines_go_to_the_browser() -> None:
    figure = maps.index_map(municipalities(), "unique_index")
    (areas,) = traces(figure, "choropleth")

    assert [feature["id"] for feature in areas["geojson"]["features"]] == list(RIVER_VALLEY)
    assert areas["locations"] == list(RIVER_VALLEY)
    assert areas["z"] == [0.76 if code == "1490" else index for code, (_n, index) in RIVER_VALLEY.items()]
    assert len(figure.to_json()) < LONGEST_OUTLINES / 10


def test_the_colours_are_even_at_one_and_reach_as_far_to_both_sides() -> None:
    (areas,) = traces(maps.index_map(municipalities(), "unique_index"), "choropleth")

    assert areas["zmin"] == pytest.approx(1 - 0.45)
    assert areas["zmax"] == pytest.approx(1 + 0.45)
    assert [step for step, _colour in areas["colorscale"]] == [0, 0.5, 1]
    assert areas["showscale"] is False


def test_small_differences_do_not_look_large() -> None:
    rows = [{"id": "1490", "name": "Borås", "x_index": 1.01}, {"id": "1443", "name": "B", "x_index": 0.99}]
    (areas,) = traces(maps.index_map(table(rows), "x_index"), "choropleth")

    assert (areas["zmin"], areas["zmax"]) == (0.75, 1.25)


def test_name_and_index_stand_on_each_municipality() -> None:
    figure = maps.index_map(municipalities(), "unique_index")
    (labels,) = traces(figure, "scattergeo")

    assert labels["text"] == ["Bollebygd<br><b>1,01</b>", "Borås<br><b>0,76</b>", "Ulricehamn<br><b>1,45</b>"]
    assert labels["textfont"]["color"] == notation.INK
    assert "Borås 0,76" in layout.alternative_text(figure)


def test_a_protected_or_missing_index_has_no_colour_and_is_not_zero() -> None:
    rows = [
        {"id": "1490", "name": "Borås", "x_index": "..", "x_share": ".."},
        {"id": "1443", "name": "Bollebygd", "x_index": None, "missing_reason": "talet saknas"},
        {"id": "1491", "name": "Ulricehamn", "x_index": 1.2, "x_share": 0.2},
    ]
    figure = maps.index_map(table(rows), "x_index")
    grey, coloured = traces(figure, "choropleth")

    assert grey["locations"] == ["1490", "1443"]
    assert coloured["locations"] == ["1491"]
    assert traces(figure, "scattergeo")[0]["text"][:2] == ["Borås<br><b>..</b>", "Bollebygd<br><b>–</b>"]
    assert any("talet saknas" in text for text in shown_texts(data_of(figure)))


def test_a_made_up_municipality_is_not_on_the_map() -> None:
    rows = [{"id": "9901", "name": "Påhittad", "x_index": 1.0}]

    assert not maps.has_outline(["9901"])
    assert not maps.has_outline(["1490", "9901"])
    assert not maps.has_outline([])
    assert data_of(maps.index_map(table(rows), "x_index"))["data"] == []


def test_the_base_map_is_the_product_s_own() -> None:
    """Otherwise Plotly asks cdn.plot.ly and draws nothing where that does not answer."""
    base = maps.OUTLINES.parent / "world_110m.json"

    assert layout.CONFIG["topojsonURL"] == "app/static/geo/"
    assert json.loads(base.read_text(encoding="utf-8"))["arcs"] == []
    geo = data_of(maps.index_map(municipalities(), "unique_index"))["layout"]["geo"]
    assert geo["visible"] is False
    assert geo["fitbounds"] == "locations"
