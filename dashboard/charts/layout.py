"""What all charts share: fonts, axes, margins, hover, and a Swedish tool bar with nothing but "save"."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from typing import Any

import plotly.graph_objects as go

from dashboard.charts import notation
from dashboard.charts.plain_figure import PlainFigure
from dashboard.translation import _

Trace = dict[str, Any]

FONT = '"Source Sans", "Source Sans Pro", "Source Sans 3", "Segoe UI", "Helvetica Neue", Arial, sans-serif'
FONT_SIZE = 14
ROW_HEIGHT = 27
NAME_PIXELS, NAME_PADDING, LEAST_ROOM = 6.8, 16, 110
TAGS = re.compile(r"</?b>")
SEPARATORS = ",\u00a0"
GAP = "\u2002"
"""Between a mark and its label: as wide in every font."""
NARROW_GAP = "\u2005"
FILLED, EMPTY, SLANTED, CROSS_LINE = "■", "□", "▨", "<b>|</b>"
UNFADED: Trace = {"unselected": {"marker": {"opacity": 1}}}
UNFADED_TEXT: Trace = {"unselected": {"textfont": {"color": notation.INK}}}
"""Where a chosen mark leads on the others are not to fade while it does."""
HOVER = "%{customdata}<extra></extra>"

CONFIG: dict[str, Any] = {
    "displaylogo": False,
    "modeBarButtons": [["toImage"]],
    "toImageButtonOptions": {"format": "png", "scale": 2, "filename": "diagram"},
    "scrollZoom": False,
    "doubleClick": False,
    "topojsonURL": "app/static/geo/",  # the empty base map under a map; else Plotly fetches one from outside
    "locale": "sv",
    "locales": {
        "sv": {
            "dictionary": {
                "Download plot as a PNG": "Spara diagrammet som bild",
                "Download plot": "Spara diagrammet",
                "Preparing image - this may take a few seconds": "Bilden görs, det kan ta några sekunder",
                "Taking snapshot - this may take a few seconds": "Bilden görs, det kan ta några sekunder",
                "Image download succeeded": "Bilden är sparad",
                "Snapshot succeeded": "Bilden är sparad",
                "Sorry, there was a problem downloading your image!": "Bilden kunde inte sparas",
                "Sorry, there was a problem downloading your snapshot!": "Bilden kunde inte sparas",
            },
            "format": {"decimal": ",", "thousands": "\u00a0", "grouping": [3], "currency": ["", "\u00a0kr"]},
        }
    },
}
"""Goes with every figure (dashboard/interface/charts.py). Plotly ships no Swedish, so it comes along."""


def figure(
    traces: Sequence[Trace],
    *,
    height: int,
    text: str,
    margin: tuple[int, int, int, int],
    rows: Mapping[int, str] | None = None,
    **layout: Any,
) -> go.Figure:
    """A figure from plain dicts with what all charts share.

    `text` is the alternative text; `margin` is left, right, top and bottom in pixels; `rows` is the table's
    row at each place of the category axis, where a mark can be chosen.
    """
    left, right, top, bottom = margin
    base: dict[str, Any] = {
        "template": {},
        "autosize": True,
        "height": height,
        "margin": {"l": left, "r": right, "t": top, "b": bottom, "pad": 4},
        "font": {"family": FONT, "size": FONT_SIZE, "color": notation.INK},
        "separators": SEPARATORS,
        "paper_bgcolor": notation.GROUND,
        "plot_bgcolor": notation.GROUND,
        "hovermode": "closest",
        "hoverlabel": {
            "bgcolor": notation.GROUND,
            "bordercolor": notation.MUTED,
            "font": {"family": FONT, "size": FONT_SIZE, "color": notation.INK},
            "align": "left",
            "namelength": 0,
        },
        "dragmode": False,
        "showlegend": False,
        "meta": {"alternative_text": text, "rows": {str(place): row for place, row in (rows or {}).items()}},
    }
    return PlainFigure(list(traces), base | layout)


def alternative_text(chart: go.Figure) -> str:
    """The figure in words, for screen readers; every chart here carries one."""
    return str(chart.to_dict()["layout"]["meta"]["alternative_text"])


@dataclass(frozen=True, slots=True)
class Places:
    """Which row of the table stands at each place of the category axis, which is x or y."""

    is_along_x: bool
    rows: Mapping[str, str]

    def row(self, x: object, y: object) -> str | None:
        """The row that a chosen mark stands for; None where it is none."""
        place = x if self.is_along_x else y
        return self.rows.get(str(round(place))) if isinstance(place, int | float) else None


def places(layout: Mapping[str, Any]) -> Places:
    """The places in a figure's layout, as `figure` has written them."""
    return Places("tickvals" in layout.get("xaxis", {}), layout["meta"]["rows"])


def room_for(names: Iterable[str], least: int = LEAST_ROOM) -> int:
    """The left margin that a category axis' names need, in pixels: as wide as the longest, and no wider."""
    longest = max((len(unescape(TAGS.sub("", name))) for name in names), default=0)
    return max(least, round(longest * NAME_PIXELS) + NAME_PADDING)


def key_to_marks(marks: Sequence[tuple[str, str, str]], left: int) -> dict[str, Any]:
    """One line above the plot that names the marks no direct label can stand beside.

    Each is a sign, its colour and its words; `left` is the figure's left margin, where the line begins.
    """
    parts = (
        f'<span style="color:{colour}">{sign}</span>{NARROW_GAP}{words}' for sign, colour, words in marks
    )
    line = (GAP + GAP).join(parts)
    return note(line, 0, 1, xref="paper", yref="paper", xshift=4 - left, yshift=18)


def labels(
    x: Sequence[float | None],
    y: Sequence[float | None],
    text: Sequence[str],
    *,
    position: str | list[str],
    **more: Any,
) -> Trace:
    """A trace of direct labels beside marks."""
    return {
        "type": "scatter",
        "mode": "text",
        "x": list(x),
        "y": list(y),
        "text": list(text),
        "textposition": position,
        "cliponaxis": False,
        "hoverinfo": "skip",
        "showlegend": False,
        "textfont": {"color": notation.INK},
    } | more


def note(text: str, x: float, y: float, **more: Any) -> dict[str, Any]:
    """A text at a place in the plot, without an arrow."""
    return {
        "text": text,
        "x": x,
        "y": y,
        "showarrow": False,
        "xanchor": "left",
        "yanchor": "middle",
        "align": "left",
    } | more


def unit_note(text: str) -> dict[str, Any]:
    """What the value axis counts, written level at its top rather than on end beside it."""
    return note(text, 0, 1, xref="paper", yref="paper", xshift=-40, yshift=18, font={"color": notation.MUTED})


def no_figures(height: int) -> go.Figure:
    """What stands where a table has no rows: a sentence instead of empty axes."""
    sentence = _("Det finns inga siffror att visa för det här urvalet.")
    return figure(
        [],
        height=height,
        text=sentence,
        margin=(10, 10, 10, 10),
        xaxis={"visible": False, "fixedrange": True},
        yaxis={"visible": False, "fixedrange": True},
        annotations=[
            note(
                sentence,
                0.5,
                0.5,
                xref="paper",
                yref="paper",
                xanchor="center",
                font={"color": notation.MUTED},
            )
        ],
    )
