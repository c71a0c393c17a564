"""A map of the association's municipalities, drawn from outlines that come with the product.

Nothing is fetched from outside: the outlines lie in dashboard/static/geo, and so does the empty base map
that Plotly asks for (`topojsonURL` in the charts' settings).
"""

import json
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import plotly.graph_objects as go

from dashboard.charts import cells, layout, notation
from dashboard.charts.cells import Row
from dashboard.interface import numbers
from dashboard.shapes.view import Table
from dashboard.translation import _

OUTLINES = Path(__file__).parents[1] / "static" / "geo" / "municipalities.geojson"
HEIGHT = 470
EMPTY_HEIGHT = 160
LEAST_REACH = 0.25
"""The colours reach at least this far from 1.00, so that small differences look small."""
LESS, EVEN, MORE = "#DDB08C", "#F4F6F7", "#7FB0BC"
"""Less than the share, as much, more: light enough for dark text, apart also for the colour-blind."""
LESS_SIGN, MORE_SIGN = "#B4673A", "#2A7080"

Feature = dict[str, Any]


@cache
def _features() -> dict[str, Feature]:
    """Sweden's municipalities by code."""
    collection = json.loads(OUTLINES.read_text(encoding="utf-8"))
    return {str(feature["id"]): feature for feature in collection["features"]}


def has_outline(codes: Iterable[str]) -> bool:
    """Whether every municipality is on the map; a made-up one is not."""
    known = _features()
    found = list(codes)
    return bool(found) and all(code in known for code in found)


def index_map(table: Table, key: str) -> go.Figure:
    """Each municipality coloured by its index (`key`, 1.00 is even) with name and index written on it.

    Rows without an index are grey with the sign of what is missing; rows without an outline are left out.
    """
    known = _features()
    rows = [row for row in cells.rows_of(table) if str(row["id"]) in known]
    if not rows:
        return layout.no_figures(EMPTY_HEIGHT)
    compared = [row for row in rows if cells.number(row, key) is not None]
    reach = max([LEAST_REACH, *(abs(float(cells.number(row, key) or 1) - 1) for row in compared)])
    traces = [
        _areas([row for row in rows if row not in compared], None, key, reach),
        _areas(compared, reach, key, reach),
        _labels(rows, key),
    ]
    return layout.figure(
        [trace for trace in traces if trace is not None],
        height=HEIGHT,
        text=index_map_text(table, key),
        margin=(0, 0, 36, 0),
        geo={
            "fitbounds": "locations",
            "visible": False,
            "projection": {"type": "mercator"},
            "bgcolor": notation.GROUND,
        },
        annotations=[
            layout.key_to_marks(
                [
                    (layout.FILLED, LESS_SIGN, _("mindre än sin andel")),
                    (layout.EMPTY, notation.MUTED, _("lika stor")),
                    (layout.FILLED, MORE_SIGN, _("större")),
                ],
                0,
            )
        ],
    )


def _areas(rows: Sequence[Row], colours: float | None, key: str, reach: float) -> layout.Trace | None:
    """The outlines, coloured by index; without colours in one grey."""
    if not rows:
        return None
    scale = [[0, LESS], [0.5, EVEN], [1, MORE]] if colours else [[0, notation.GRID], [1, notation.GRID]]
    known = _features()
    return {
        "type": "choropleth",
        "geojson": {
            "type": "FeatureCollection",
            "features": [_outline(known[str(row["id"])]) for row in rows],
        },
        "locations": [str(row["id"]) for row in rows],
        "z": [cells.number(row, key) if colours else 0 for row in rows],
        "zmin": 1 - reach if colours else 0,
        "zmax": 1 + reach if colours else 1,
        "colorscale": scale,
        "showscale": False,
        "marker": {"line": {"color": notation.MUTED, "width": 1}},
        "customdata": [_hover(row, key) for row in rows],
        "hovertemplate": layout.HOVER,
    }


def _outline(feature: Feature) -> Feature:
    return {"type": "Feature", "id": feature["id"], "properties": {}, "geometry": feature["geometry"]}


def _labels(rows: Sequence[Row], key: str) -> layout.Trace:
    """Name and index in the middle of each municipality."""
    middles = [_features()[str(row["id"])]["properties"]["centre"] for row in rows]
    return {
        "type": "scattergeo",
        "mode": "text",
        "lon": [longitude for longitude, _latitude in middles],
        "lat": [latitude for _longitude, latitude in middles],
        "text": [f"{cells.name(row)}<br><b>{index_text(row, key)}</b>" for row in rows],
        "textfont": {"color": notation.INK, "size": layout.FONT_SIZE - 1},
        "hoverinfo": "skip",
    }


def index_text(row: Row, key: str) -> str:
    """`0,76`; the sign of what is missing or protected."""
    value = cells.number(row, key)
    return cells.absent(row, key) if value is None else numbers.decimal(float(value), 2)


def _hover(row: Row, key: str) -> str:
    share = f"{key.removesuffix('_index')}_share"
    return cells.lines(
        f"<b>{cells.name(row)}</b>",
        _("Index {index}").format(index=index_text(row, key)),
        _("Andel: {share}, av invånarna {population}").format(
            share=cells.share_text(row, share), population=cells.share_text(row, "population_share")
        ),
        cells.reason(row),
    )


def index_map_text(table: Table, key: str) -> str:
    """The map in words."""
    parts = "; ".join(f"{cells.name(row)} {index_text(row, key)}" for row in cells.rows_of(table))
    return _("Karta: index per kommun, 1,00 är lika stor andel som av invånarna. {parts}.").format(
        parts=parts
    )
