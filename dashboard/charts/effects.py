"""From the base plan's result to the scenario's, lever by lever: a waterfall. Reads the table `effects`."""

from dataclasses import dataclass

import plotly.graph_objects as go

from dashboard.charts import axes, cells, layout, notation
from dashboard.charts.cells import Row
from dashboard.interface import numbers
from dashboard.shapes.view import Table
from dashboard.translation import _

LEFT, RIGHT = 310, 90
BAR_WIDTH = 0.56
ROW_HEIGHT = 36
LEVER_LENGTH = 46
FRAME_HEIGHT = 75


@dataclass(frozen=True, slots=True)
class Step:
    """One bar: from where to where in ören (None where unknown), its mark and what it says."""

    name: str
    full_name: str
    start_ore: int
    end_ore: int | None
    mark: notation.Mark
    text: str


def steps(table: Table, baseline_ore: int, scenario_ore: int | None) -> list[Step]:
    """The base plan, each lever, what the levers do together beyond their sum, and the scenario."""
    plan = _("Planens resultat")
    made = [Step(plan, plan, 0, baseline_ore, notation.outline(), notation.variance_label(baseline_ore))]
    at = baseline_ore
    for row in cells.rows_of(table):
        made.append(_lever(row, at))
        at += cells.amount(row, "effect_ore") or 0
    end = at if scenario_ore is None else scenario_ore
    if end != at:
        together = _("Reglagens samspel")
        made.append(_effect(together, together, at, end - at))
    scenario = _("Scenariots resultat")
    made.append(Step(scenario, scenario, 0, end, notation.solid(), notation.variance_label(end)))
    return made


def _lever(row: Row, at: int) -> Step:
    effect = cells.amount(row, "effect_ore")
    if effect is None:
        return Step(
            cells.short_name(row, LEVER_LENGTH),
            cells.name(row),
            at,
            None,
            notation.solid(),
            cells.absent(row, "effect_ore"),
        )
    return _effect(cells.short_name(row, LEVER_LENGTH), cells.name(row), at, effect)


def _effect(name: str, full_name: str, at: int, effect: int) -> Step:
    mark = notation.solid(notation.variance_colour(effect))
    return Step(name, full_name, at, at + effect, mark, notation.variance_label(effect))


def effects(table: Table, *, baseline_result_ore: int, scenario_result_ore: int | None = None) -> go.Figure:
    """The waterfall, top down. Where the levers' effects do not sum to the scenario's result, one more
    bar shows what they do together; without `scenario_result_ore` the sum is the result.
    """
    made = steps(table, baseline_result_ore, scenario_result_ore)
    ends = [_right_end(step) for step in made]
    traces = [_bar(step, place) for place, step in enumerate(made)]
    reach = [cells.tkr(value) for step in made for value in (step.start_ore, step.end_ore)]
    labels = layout.labels(
        ends, list(range(len(made))), [layout.GAP + step.text for step in made], position="middle right"
    )
    return layout.figure(
        [*traces, _connectors(made), labels],
        height=len(made) * ROW_HEIGHT + FRAME_HEIGHT,
        text=effects_text(
            table, baseline_result_ore=baseline_result_ore, scenario_result_ore=scenario_result_ore
        ),
        margin=(LEFT, RIGHT, 15, 50),
        barmode="overlay",
        xaxis=axes.value_axis(_("Resultat, tkr"), range=axes.value_range(reach)),
        yaxis=axes.category_axis(
            range(len(made)), (step.name for step in made), range=[len(made) - 0.4, -0.6]
        ),
    )


def _right_end(step: Step) -> float:
    end = step.start_ore if step.end_ore is None else step.end_ore
    return cells.tkr(max(step.start_ore, end)) or 0.0


def _with_unit(step: Step) -> str:
    """The step's number with its unit; a missing one has none."""
    if step.end_ore is None:
        return step.text
    return step.text + numbers.NO_BREAK_SPACE + _("tkr")


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
        "customdata": [cells.lines(f"<b>{step.full_name}</b>", _with_unit(step))],
        "hovertemplate": layout.HOVER,
    }


def _connectors(made: list[Step]) -> layout.Trace:
    """Thin lines that carry each bar's end down to the next bar's start."""
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


def effects_text(table: Table, *, baseline_result_ore: int, scenario_result_ore: int | None = None) -> str:
    """The waterfall in words."""
    made = steps(table, baseline_result_ore, scenario_result_ore)
    parts = "; ".join(f"{step.full_name} {_with_unit(step)}" for step in made)
    return _("Vattenfall från planens resultat till scenariots. {parts}.").format(parts=parts)
