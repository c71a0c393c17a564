"""Index per municipality with its uncertainty, and women's share per measure. Reads the fairness tables."""

from collections.abc import Sequence

import plotly.graph_objects as go

from dashboard.charts import axes, cells, layout, notation
from dashboard.charts.cells import Row
from dashboard.charts.map import index_text
from dashboard.interface import numbers
from dashboard.shapes.view import Table
from dashboard.translation import _

LEFT, LABEL_MARGIN = 110, 135
GENDER_LEFT, GENDER_LABEL_MARGIN = 170, 250
ROW_HEIGHT, GENDER_ROW_HEIGHT = 48, 46
FRAME_HEIGHT = 100
EMPTY_HEIGHT = 160
MARK_SIZE = 12
EVEN = 1
ROOM = 1.03
SHARE_STEPS = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)


def index_dots(table: Table, measure: str) -> go.Figure:
    """A dot a municipality for its index of a measure (`unique`), with the interval where there is one.

    The line at 1.00 is "as its share". A dot whose interval holds 1.00 is grey and open: chance may explain
    it. The rows keep the association's own order, and their numbers stand in a column of their own.
    """
    rows = cells.rows_of(table)
    key = f"{measure}_index"
    ends = [end for end in (_end(row, key) for row in rows) if end is not None]
    if not ends:
        return layout.no_figures(EMPTY_HEIGHT)
    places = list(range(len(rows)))
    right = max(EVEN * 2.0, *ends) * ROOM
    return layout.figure(
        [
            _even_line(len(rows), EVEN),
            _dots(rows, places, measure),
            layout.labels(
                [right] * len(rows),
                places,
                [_index_label(row, measure) for row in rows],
                position="middle right",
            ),
        ],
        height=len(rows) * ROW_HEIGHT + FRAME_HEIGHT,
        text=index_dots_text(table, measure),
        margin=(LEFT, LABEL_MARGIN, 40, 50),
        xaxis=axes.value_axis(
            _("Index, 1,00 är lika stor andel som av invånarna"), range=[0, right], tickformat=",.1f"
        ),
        yaxis=axes.category_axis(
            places, (cells.short_name(row) for row in rows), range=[len(rows) - 0.4, -0.6]
        ),
        annotations=[layout.key_to_marks(_marks(rows, measure), LEFT)],
    )


def _marks(rows: Sequence[Row], measure: str) -> list[tuple[str, str, str]]:
    line = (layout.CROSS_LINE, notation.ACCENT, _("lika stor andel"))
    if not any(f"{measure}_index_low" in row for row in rows):
        return [("●", notation.OUTCOME, _("index")), line]
    return [
        ("●", notation.OUTCOME, _("skiljer sig mer än slumpen")),
        ("○", notation.MUTED, _("kan vara slump")),
        line,
    ]


def _end(row: Row, key: str) -> float | None:
    high = cells.number(row, f"{key}_high")
    value = cells.number(row, key) if high is None else high
    return None if value is None else float(value)


def _even_line(count: int, at: float) -> layout.Trace:
    """What each mark is compared with."""
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [at, at],
        "y": [-0.6, count - 0.4],
        "line": {"color": notation.ACCENT, "width": 2},
        "hoverinfo": "skip",
    }


def _dots(rows: Sequence[Row], places: Sequence[int], measure: str) -> layout.Trace:
    key = f"{measure}_index"
    clear = [row.get(f"{measure}_differs") is not False for row in rows]
    values = [cells.number(row, key) for row in rows]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": _("Index"),
        "x": values,
        "y": list(places),
        "marker": {
            "size": MARK_SIZE,
            "symbol": ["circle" if one else "circle-open" for one in clear],
            "color": [notation.OUTCOME if one else notation.MUTED for one in clear],
            "line": {"width": 2, "color": [notation.OUTCOME if one else notation.MUTED for one in clear]},
        },
        "error_x": _whiskers(rows, values, f"{key}_low", f"{key}_high"),
        "cliponaxis": False,
        "customdata": [_index_hover(row, measure) for row in rows],
        "hovertemplate": layout.HOVER,
    }


def _whiskers(rows: Sequence[Row], values: Sequence[float | None], low: str, high: str) -> layout.Trace:
    """From the interval's low end to its high; nothing where a row has none."""

    def reach(row: Row, value: float | None, key: str) -> float:
        end = cells.number(row, key)
        return 0.0 if value is None or end is None else abs(float(end) - value)

    return {
        "type": "data",
        "symmetric": False,
        "array": [reach(row, value, high) for row, value in zip(rows, values, strict=True)],
        "arrayminus": [reach(row, value, low) for row, value in zip(rows, values, strict=True)],
        "color": notation.MUTED,
        "thickness": 1.5,
        "width": 5,
    }


def _index_label(row: Row, measure: str) -> str:
    """`0,76 (0,66–0,85)`."""
    key = f"{measure}_index"
    if cells.number(row, key) is None:
        return cells.with_reason(cells.absent(row, key), row)
    interval = row.get(f"{measure}_interval")
    return index_text(row, key) + (f" ({interval})" if interval else "")


def _index_hover(row: Row, measure: str) -> str:
    return cells.lines(
        f"<b>{cells.name(row)}</b>",
        _("Index {index}").format(index=_index_label(row, measure)),
        _("Andel: {share}, av invånarna {population}").format(
            share=cells.share_text(row, f"{measure}_share"),
            population=cells.share_text(row, "population_share"),
        ),
    )


def index_dots_text(table: Table, measure: str) -> str:
    """The indexes in words, with their intervals."""
    parts = "; ".join(f"{cells.name(row)} {_index_label(row, measure)}" for row in cells.rows_of(table))
    return _("Prickar per kommun: index mot andelen av invånarna. {parts}.").format(parts=parts)


def women_shares(table: Table) -> go.Figure:
    """A dot a measure for women's share, with its interval, against women's share of the inhabitants."""
    rows = [row for row in cells.rows_of(table) if cells.number(row, "women_share") is not None]
    if not rows:
        return layout.no_figures(EMPTY_HEIGHT)
    places = list(range(len(rows)))
    reference = float(cells.number(rows[0], "reference_share") or 0)
    values = [cells.number(row, "women_share") for row in rows]
    dots: layout.Trace = {
        "type": "scatter",
        "mode": "markers",
        "name": _("Kvinnors andel"),
        "x": values,
        "y": places,
        "marker": {"size": MARK_SIZE, "color": notation.WOMEN},
        "error_x": _whiskers(rows, values, "women_low_share", "women_high_share"),
        "customdata": [cells.lines(f"<b>{cells.name(row)}</b>", _women_label(row)) for row in rows],
        "hovertemplate": layout.HOVER,
    }
    ends = [cells.number(row, "women_high_share") for row in rows]
    texts = [layout.GAP + _women_label(row) for row in rows]
    compared = _("{share} kvinnor, det som jämförs med").format(share=numbers.share(reference, 0))
    return layout.figure(
        [
            _even_line(len(rows), reference),
            dots,
            layout.labels(ends, places, texts, position="middle right"),
        ],
        height=len(rows) * GENDER_ROW_HEIGHT + FRAME_HEIGHT,
        text=women_shares_text(table),
        margin=(GENDER_LEFT, GENDER_LABEL_MARGIN, 40, 50),
        xaxis=axes.value_axis(_("Kvinnors andel"), range=[0, 1], **_share_ticks()),
        yaxis=axes.category_axis(
            places, (cells.short_name(row) for row in rows), range=[len(rows) - 0.4, -0.6]
        ),
        annotations=[
            layout.key_to_marks(
                [
                    ("●", notation.WOMEN, _("kvinnors andel")),
                    (layout.CROSS_LINE, notation.ACCENT, compared),
                ],
                GENDER_LEFT,
            )
        ],
    )


def _share_ticks() -> dict[str, object]:
    """`20 %`, with the space that Swedish has."""
    texts = [numbers.share(step, 0) for step in SHARE_STEPS]
    return {"tickmode": "array", "tickvals": list(SHARE_STEPS), "ticktext": texts}


def _women_label(row: Row) -> str:
    """`58 % (51–65 %), 121 av 208`."""
    women, men = cells.number(row, "women") or 0, cells.number(row, "men") or 0
    return _("{share} ({interval}), {women} av {all}").format(
        share=cells.share_text(row, "women_share", 0),
        interval=row.get("interval"),
        women=numbers.count(int(women)),
        all=numbers.count(int(women + men)),
    )


def women_shares_text(table: Table) -> str:
    """Women's shares in words."""
    parts = "; ".join(
        f"{cells.name(row)} {_women_label(row)}"
        for row in cells.rows_of(table)
        if cells.number(row, "women_share") is not None
    )
    return _("Prickar per mått: kvinnors andel med osäkerhet. {parts}.").format(parts=parts)
