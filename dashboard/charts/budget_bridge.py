"""From the budgeted result to the actual or forecast one: a waterfall. Reads the table `result-bridge`."""

from dataclasses import dataclass

import plotly.graph_objects as go

from dashboard.charts import axes, cells, layout, notation
from dashboard.shapes.view import Table
from dashboard.translation import _

LEFT, RIGHT = 270, 90
BAR_WIDTH = 0.56
ROW_HEIGHT = 36
FRAME_HEIGHT = 75
FORECAST = "outlook"


@dataclass(frozen=True, slots=True)
class Step:
    """One bar from where to where, in ören; None where the step is unknown."""

    name: str
    start_ore: int
    end_ore: int | None
    mark: notation.Mark
    text: str


def steps(table: Table) -> list[Step]:
    """The budgeted result in outline, each step by its meaning, the end solid or hatched as a forecast."""
    rows = cells.rows_of(table)
    made: list[Step] = []
    at = 0
    for place, row in enumerate(rows):
        amount = cells.amount(row, "amount_ore")
        text = cells.absent(row, "amount_ore") if amount is None else notation.variance_label(amount)
        is_end = place == len(rows) - 1
        if row.get("is_total"):
            marks = notation.hatched() if table.status == FORECAST else notation.solid()
            mark = marks if is_end else notation.outline()
            made.append(Step(cells.name(row), 0, amount, mark, text))
            at = amount or 0
        else:
            mark = notation.solid(notation.variance_colour(amount or 0))
            made.append(Step(cells.name(row), at, None if amount is None else at + amount, mark, text))
            at += amount or 0
    return made


def result_bridge(table: Table) -> go.Figure:
    """The waterfall from the top down, in tkr."""
    made = steps(table)
    if not made:
        return layout.no_figures(FRAME_HEIGHT)
    places = list(range(len(made)))
    below = [max(step.start_ore, step.end_ore or 0) <= 0 and step.end_ore != 0 for step in made]
    labels = layout.labels(
        [cells.tkr(_label_end(step, left=left)) for step, left in zip(made, below, strict=True)],
        places,
        [
            step.text + layout.GAP if left else layout.GAP + step.text
            for step, left in zip(made, below, strict=True)
        ],
        position=["middle left" if left else "middle right" for left in below],
    )
    is_result = bool(cells.rows_of(table)[0].get("is_total"))
    title = _("Resultat, tkr") if is_result else _("Mot årets budget, tkr (plus är bra)")
    reach = [cells.tkr(value) for step in made for value in (step.start_ore, step.end_ore)]
    return layout.figure(
        [*(_bar(step, place) for place, step in enumerate(made)), _connectors(made), labels],
        height=len(made) * ROW_HEIGHT + FRAME_HEIGHT,
        text=result_bridge_text(table),
        margin=(LEFT, RIGHT, 15, 50),
        barmode="overlay",
        xaxis=axes.value_axis(title, range=axes.value_range(reach)),
        yaxis=axes.category_axis(places, (step.name for step in made), range=[len(made) - 0.4, -0.6]),
    )


def _label_end(step: Step, *, left: bool) -> int:
    """Where the label stands: outside the bar, on the side away from zero."""
    end = step.start_ore if step.end_ore is None else step.end_ore
    return min(step.start_ore, end) if left else max(step.start_ore, end)


def _bar(step: Step, place: int) -> layout.Trace:
    length = None if step.end_ore is None else step.end_ore - step.start_ore
    return {
        "type": "bar",
        "orientation": "h",
        "base": [cells.tkr(step.start_ore)],
        "x": [cells.tkr(length)],
        "y": [place],
        "width": BAR_WIDTH,
        "marker": step.mark,
        "customdata": [cells.lines(f"<b>{step.name}</b>", step.text)],
        "hovertemplate": layout.HOVER,
    }


def _connectors(made: list[Step]) -> layout.Trace:
    """Thin lines from each bar's end to the next bar's start."""
    x: list[float | None] = []
    y: list[float | None] = []
    for place, step in enumerate(made[:-1]):
        end = cells.tkr(step.start_ore if step.end_ore is None else step.end_ore)
        x += [end, end, None]
        y += [place, place + 1, None]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": x,
        "y": y,
        "line": {"color": notation.MUTED, "width": 1},
        "hoverinfo": "skip",
    }


def result_bridge_text(table: Table) -> str:
    """The waterfall in words."""
    parts = "; ".join(f"{step.name} {step.text}" for step in steps(table))
    return _("Vattenfall från budgeterat resultat, i tkr. {parts}.").format(parts=parts)
