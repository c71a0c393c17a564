"""Participants in and out by month and gender. Reads the table `flows-by-month`."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from dashboard.charts import axes, cells, layout, notation
from dashboard.charts.cells import Row
from dashboard.charts.flow_words import flow_hover, flows_text
from dashboard.charts.months import in_order, month_axis, month_place
from dashboard.shapes.view import Table
from dashboard.translation import _

HEIGHT, EMPTY_HEIGHT = 460, 160
TOP, BOTTOM, RIGHT = 15, 80, 110
BAR_WIDTH = 0.52
PREVIOUS_SHIFT = 0.13
"""How far the year before stands to the left, behind its month."""
NET_PLACE = 0.36
ROOM_SHARE = 0.1
PIXELS_OF_A_LINE = 14
NAME_GAP = 20
MOST_WITH_NET_NUMBER, MOST_WITH_COUNTS = 7, 14


@dataclass(frozen=True, slots=True)
class Side:
    """Inflow or outflow: the keys of its counts, its direction, and its words."""

    key: str
    sign: int
    women_words: str
    men_words: str
    total_words: str


@dataclass(frozen=True, slots=True)
class Scale:
    """How far up and down the bars reach, and how many participants one line of text is high."""

    up: float
    down: float

    @property
    def per_pixel(self) -> float:
        """Participants a pixel."""
        return (self.up + self.down) / (HEIGHT - TOP - BOTTOM)

    @property
    def line(self) -> float:
        """The height of one line of text, in participants."""
        return PIXELS_OF_A_LINE * self.per_pixel


def sides() -> tuple[Side, Side]:
    """Inflow up, outflow down."""
    return (
        Side("inflow", 1, _("Kvinnor in"), _("Män in"), _("In totalt")),
        Side("outflow", -1, _("Kvinnor ut"), _("Män ut"), _("Ut totalt")),
    )


def scale_of(rows: Sequence[Row]) -> Scale:
    """Room for the totals beyond the longest bars."""
    up = cells.largest(rows, "inflow", "inflow_previous", "net")
    down = cells.largest(rows, "outflow", "outflow_previous", "net")
    room = (up + down or 1) * ROOM_SHARE
    return Scale(up + room, down + room)


def flows_by_month(table: Table) -> go.Figure:
    """Inflow up and outflow down, women and men stacked, with totals, net and direct labels.

    The same month of the year before is a lighter bar behind, where it is known. Where a gender is protected
    or missing the month's total stands as one dark bar; where the total is too, there is no bar but `..` or
    an en dash.
    """
    rows = in_order(cells.rows_of(table))
    if not rows:
        return layout.no_figures(EMPTY_HEIGHT)
    scale = scale_of(rows)
    segments = [
        _segment(rows, side, gender, scale) for side in sides() for gender in ("women", "men", "total")
    ]
    before = _previous(rows)
    traces = [segment for segment in segments if segment["x"]]
    traces += [_net(rows), _numbers(rows, scale)]
    return layout.figure(
        traces,
        height=HEIGHT,
        text=flows_text(table),
        margin=(20, RIGHT, TOP, BOTTOM),
        barmode="relative",
        xaxis=month_axis(rows),
        yaxis=axes.hidden_value_axis(range=[-scale.down, scale.up]),
        annotations=[*_series_names(rows[-1], scale), _marks_note(rows, has_previous=bool(before))],
        shapes=before,
    )


def shows_genders(row: Row, side: Side) -> bool:
    """Whether both genders can be drawn; otherwise one bar stands for the month's total."""
    return all(cells.number(row, f"{side.key}_{gender}") is not None for gender in ("women", "men"))


def _segment(rows: Sequence[Row], side: Side, gender: str, scale: Scale) -> layout.Trace:
    """One stacked part of the columns, its count inside where there is room for it."""
    name, colour, ink = {
        "women": (side.women_words, notation.WOMEN, notation.WOMEN_TEXT),
        "men": (side.men_words, notation.MEN, notation.MEN_TEXT),
        "total": (side.total_words, notation.OUTCOME, notation.GROUND),
    }[gender]
    key = side.key if gender == "total" else f"{side.key}_{gender}"
    drawn = [row for row in rows if shows_genders(row, side) != (gender == "total")]
    counts = [cells.number(row, key) for row in drawn]
    narrow = gender == "total" or len(rows) > MOST_WITH_COUNTS
    roomy = [not narrow and (count or 0) >= scale.line for count in counts]
    return {
        "type": "bar",
        "name": name,
        "x": [month_place(row) for row in drawn],
        "y": [None if count is None else count * side.sign for count in counts],
        "width": BAR_WIDTH,
        "marker": {"color": colour, "line": {"width": 1, "color": notation.GROUND}},
        "text": [cells.count_text(row, key) if room else "" for row, room in zip(drawn, roomy, strict=True)],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "constraintext": "none",
        "textangle": 0,
        "textfont": {"color": ink},
        "customdata": [flow_hover(row) for row in drawn],
        "hovertemplate": layout.HOVER,
    }


def _previous(rows: Sequence[Row]) -> list[dict[str, object]]:
    """The same months of the year before: lighter, behind and a little to the left of their months.

    One shape of all of them: a browser needs longer for each shape than for a bar.
    """
    bars = []
    for row in rows:
        for side in sides():
            count = cells.number(row, f"{side.key}_previous")
            if count:
                left = month_place(row) - BAR_WIDTH / 2 - PREVIOUS_SHIFT
                bars.append(f"M{left:g},0V{count * side.sign:g}H{left + BAR_WIDTH:g}V0Z")
    if not bars:
        return []
    return [
        {
            "type": "path",
            "path": " ".join(bars),
            "fillcolor": notation.PREVIOUS_YEAR,
            "line": {"width": 0},
            "layer": "below",
        }
    ]


def _net(rows: Sequence[Row]) -> layout.Trace:
    """The month's net beside its bar: a diamond on the axis of counts."""
    known = _with_net(rows)
    return {
        "type": "scatter",
        "mode": "markers",
        "name": _("Netto"),
        "x": [month_place(row) + NET_PLACE for row in known],
        "y": [cells.number(row, "net") for row in known],
        "marker": {"symbol": "diamond", "size": 10, "color": notation.INK},
        "customdata": [flow_hover(row) for row in known],
        "hovertemplate": layout.HOVER,
    }


def _with_net(rows: Sequence[Row]) -> list[Row]:
    return [row for row in rows if cells.number(row, "net") is not None]


def _numbers(rows: Sequence[Row], scale: Scale) -> layout.Trace:
    """Each month's totals beyond its bars, and its net beside the diamond where it fits.

    Missing and protected totals say so at the zero line. One trace of all: a browser needs longer for a
    trace than for what is in it.
    """
    gap = 2 * scale.per_pixel
    found: list[tuple[float, float, str, str]] = [
        (
            month_place(row),
            ((cells.number(row, side.key) or 0) + gap) * side.sign,
            f"<b>{cells.count_text(row, side.key)}</b>",
            "top center" if side.sign > 0 else "bottom center",
        )
        for side in sides()
        for row in rows
    ]
    if len(rows) <= MOST_WITH_NET_NUMBER:
        found += [
            (
                month_place(row) + NET_PLACE,
                cells.number(row, "net") or 0,
                2 * layout.GAP + cells.count_text(row, "net", signed=True),
                "middle right",
            )
            for row in _with_net(rows)
        ]
    x, y, texts, positions = zip(*found, strict=True)
    return layout.labels(x, y, texts, position=list(positions))


def _series_names(last: Row, scale: Scale) -> list[dict[str, object]]:
    """The series' names to the right of the last month, pushed apart where its bars are thin."""
    gap = NAME_GAP * scale.per_pixel
    notes = []
    for side in sides():
        if not shows_genders(last, side):
            notes.append(_name_note(side.total_words, side.sign * gap, notation.MUTED))
            continue
        women = float(cells.number(last, f"{side.key}_women") or 0)
        men = float(cells.number(last, f"{side.key}_men") or 0)
        low = max(women / 2, gap / 2)
        high = max(women + men / 2, low + gap)
        notes.append(_name_note(side.women_words, side.sign * low, notation.WOMEN))
        notes.append(_name_note(side.men_words, side.sign * high, notation.MEN_NAME))
    return notes


def _name_note(text: str, height: float, colour: str) -> dict[str, object]:
    return layout.note(f"<b>{text}</b>", 1, height, xref="paper", xshift=8, font={"color": colour})


def _marks_note(rows: Sequence[Row], *, has_previous: bool) -> dict[str, object]:
    words = _("◆ netto i månaden: in minus ut")
    if has_previous:
        mark = f'<span style="color:{notation.PREVIOUS_YEAR}">{layout.FILLED}</span>'
        year = int(str(rows[-1]["id"])[:4]) - 1
        words += 2 * layout.GAP + mark + layout.NARROW_GAP + _("samma månad {year}").format(year=year)
    return layout.note(
        words,
        0,
        0,
        xref="paper",
        yref="paper",
        yshift=18 - BOTTOM,
        font={"color": notation.MUTED},
    )
