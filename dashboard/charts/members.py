"""What each member pays, and one member over the years. Reads the tables `contributions` and `history`."""

from textwrap import wrap

import plotly.graph_objects as go

from dashboard.charts import axes, cells, layout, notation
from dashboard.charts.cells import Row
from dashboard.shapes.view import Table
from dashboard.translation import _

LABEL_MARGIN = 145
BAR_WIDTH = 0.6
ROW_HEIGHT = 32
FRAME_HEIGHT = 70
HISTORY_HEIGHT, EMPTY_HEIGHT = 320, 160
LABEL_GAP = 0.015
"""How far over its column a number stands, as a share of the tallest: clear of the outline."""
STATUS_WIDTH, LINE = 16, 17
"""Letters of a status on a line below its year, so that the years' words do not meet, and a line's pixels."""


def _label(row: Row) -> str:
    amount = cells.tkr_text(row, "contribution_ore")
    if cells.number(row, "contribution_share") is None:
        return amount
    return _("{amount} · {share}").format(amount=amount, share=cells.share_text(row, "contribution_share"))


def contributions(table: Table, selected: str | None = None) -> go.Figure:
    """A bar a member by size; the selected one (its row id) in the accent colour, the others grey."""
    rows = cells.by_size(cells.rows_of(table), "contribution_ore")
    if not rows:
        return layout.no_figures(EMPTY_HEIGHT)
    places = list(range(len(rows)))
    lengths = [cells.tkr(cells.amount(row, "contribution_ore")) for row in rows]
    chosen = [row.get("id") == selected for row in rows]
    bars = {
        "type": "bar",
        "orientation": "h",
        "x": lengths,
        "y": places,
        "width": BAR_WIDTH,
        "marker": notation.status_mark(
            table.status, [notation.ACCENT if mine else notation.OTHERS for mine in chosen]
        ),
        "customdata": [cells.lines(f"<b>{cells.name(row)}</b>", _label(row)) for row in rows],
        "hovertemplate": layout.HOVER,
    }

    names = [cells.short_name(row, cells.LONG_NAME) for row in rows]

    def emphasised(text: str, mine: bool) -> str:  # noqa: FBT001
        return f"<b>{text}</b>" if mine else text

    texts = [layout.GAP + emphasised(_label(row), mine) for row, mine in zip(rows, chosen, strict=True)]
    return layout.figure(
        [bars, layout.labels([length or 0 for length in lengths], places, texts, position="middle right")],
        height=len(rows) * ROW_HEIGHT + FRAME_HEIGHT,
        text=contributions_text(table),
        margin=(layout.room_for(names), LABEL_MARGIN, 10, 50),
        xaxis=axes.value_axis(_("Bidrag, tkr"), rangemode="tozero"),
        yaxis=axes.category_axis(
            places,
            (emphasised(name, mine) for name, mine in zip(names, chosen, strict=True)),
            range=[len(rows) - 0.4, -0.6],
        ),
    )


def contributions_text(table: Table) -> str:
    """The contributions in words, largest first."""
    rows = cells.by_size(cells.rows_of(table), "contribution_ore")
    parts = "; ".join(f"{cells.name(row)} {_label(row)}" for row in rows)
    return _("Liggande staplar: bidrag per medlem. {parts}.").format(parts=parts)


def _status(row: Row) -> str:
    return str(row.get("status_text") or row.get("status") or "")


def history(table: Table) -> go.Figure:
    """A column a year: outcome solid, decided and plan outlined, preliminary and outlook hatched.

    The status stands under each year that is not an outcome. `status_text`, if a row has it, is shown
    in place of the code in `status`.
    """
    rows = sorted(cells.rows_of(table), key=lambda row: str(row["id"]))
    if not rows:
        return layout.no_figures(EMPTY_HEIGHT)
    places = list(range(len(rows)))
    heights = [cells.tkr(cells.amount(row, "contribution_ore")) for row in rows]
    traces = [
        _year_column(row, place, height) for row, place, height in zip(rows, places, heights, strict=True)
    ]
    texts = [cells.tkr_text(row, "contribution_ore", unit=False) for row in rows]
    gap = LABEL_GAP * max((height or 0 for height in heights), default=0)
    raised = [(height or 0) + gap for height in heights]
    years = [_year_label(row) for row in rows]
    below = max(year.count("<br>") for year in years) * LINE
    return layout.figure(
        [*traces, layout.labels(places, raised, texts, position="top center")],
        height=HISTORY_HEIGHT + below,
        text=history_text(table),
        margin=(50, 20, 40, 40 + below),
        barmode="overlay",
        xaxis=axes.category_axis(places, years, range=[-0.6, len(rows) - 0.4]),
        yaxis=axes.value_axis(range=axes.value_range(heights)),
        annotations=[layout.unit_note(_("Bidrag, tkr"))],
    )


def _short(status: str) -> str:
    """`prognos i plan 2016`: there is only one kind of plan here, and its long word fits under no column."""
    return status.replace(_("verksamhetsplan"), _("plan"))


def _year_label(row: Row) -> str:
    is_outcome = notation.status_mark_name(row.get("status")) == notation.SOLID
    status = () if is_outcome else wrap(_short(_status(row)), STATUS_WIDTH)
    return cells.lines(str(row["id"]), *status)


def _year_column(row: Row, place: int, height: float | None) -> layout.Trace:
    return {
        "type": "bar",
        "x": [place],
        "y": [height],
        "width": BAR_WIDTH,
        "marker": notation.status_mark(row.get("status")),
        "customdata": [
            cells.lines(f"<b>{row['id']}</b>", cells.tkr_text(row, "contribution_ore"), _status(row))
        ],
        "hovertemplate": layout.HOVER,
    }


def history_text(table: Table) -> str:
    """The years in words."""
    parts = "; ".join(
        f"{row['id']} {cells.tkr_text(row, 'contribution_ore')} ({_status(row)})"
        for row in cells.rows_of(table)
    )
    return _("Staplar: bidrag per år. {parts}.").format(parts=parts)
