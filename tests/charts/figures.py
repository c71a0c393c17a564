"""Tables with the documents' figures, and ways to read a figure as data."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

import plotly.graph_objects as go

from dashboard.shapes.view import Cell, Table

TKR = 100_000
NBSP = "\u00a0"
MINUS = "\u2212"


def table(rows: list[dict[str, Cell]], name: str = "table") -> Table:
    return Table(id=name, title="Tabell", columns=(), rows=tuple(rows))


def cost_centre(
    code: str,
    name: str,
    budget_tkr: int | None,
    outcome_tkr: int | None,
    *,
    is_project: bool = False,
    **more: Cell,
) -> dict[str, Cell]:
    """A row as the budget page's view makes it, through April."""
    to_date = None if budget_tkr is None else round(budget_tkr * TKR * 4 / 12)
    both = budget_tkr is not None and outcome_tkr is not None
    return {
        "id": code,
        "name": name,
        "budget_area": "Insatser",
        "is_project": is_project,
        "budget_ore": None if budget_tkr is None else budget_tkr * TKR,
        "budget_to_date_ore": to_date,
        "outcome_ore": None if outcome_tkr is None else outcome_tkr * TKR,
        "variance_ore": (outcome_tkr - budget_tkr) * TKR if both else None,
        "variance_to_date_ore": outcome_tkr * TKR - to_date if both else None,
        "used_share": outcome_tkr / budget_tkr if both and budget_tkr else None,
        "expected_share": 4 / 12,
        **more,
    }


def cost_centres_2017() -> Table:
    """Part of the tertial report 2017: large and small, early and late, and two projects."""
    return table(
        [
            cost_centre("1001", "Styrelse (arvoden, konferenser, bilers etc)", -200, -74),
            cost_centre("1010", "Kansli", -1550, -304),
            cost_centre("2000", "Information", -44, 0),
            cost_centre("3001", "Verksamheter i Borås", -4850, -1617),
            cost_centre("3041", "Space genomförande", 0, -44, is_project=True),
            cost_centre("3045", "Point schablon", 0, -1566, is_project=True),
        ],
        "cost-centres",
    )


def month(
    name: str, women_in: Cell, men_in: Cell, women_out: Cell, men_out: Cell, running: Cell, **more: Cell
) -> dict[str, Cell]:
    """A row as the participants page's view makes it."""
    counts = (women_in, men_in, women_out, men_out)
    known = all(isinstance(count, int) for count in counts)
    return {
        "id": name,
        "inflow": women_in + men_in if known else None,
        "inflow_women": women_in,
        "inflow_men": men_in,
        "outflow": women_out + men_out if known else None,
        "outflow_women": women_out,
        "outflow_men": men_out,
        "net": women_in + men_in - women_out - men_out if known else None,
        "net_since_january": running,
        **more,
    }


def flows_2017() -> Table:
    return table(
        [
            month("2017-01", 50, 30, 21, 20, 39),
            month("2017-02", 25, 32, 19, 9, 39 + 29),
            month("2017-03", 28, 18, 38, 22, 39 + 29 - 14),
            month("2017-04", 18, 7, 15, 12, 39 + 29 - 14 - 2),
        ],
        "flows-by-month",
    )


def month_sums(number: int, outcome: int | None, forecast: int | None) -> dict[str, Cell]:
    return {
        "id": f"2024-{number:02d}",
        "name": ["januari", "februari", "mars"][number - 1],
        "own_budget_ore": -100 * number * TKR,
        "own_outcome_ore": None if outcome is None else outcome * TKR,
        "own_forecast_ore": None if forecast is None else forecast * TKR,
    }


MONTHS = Table(
    "months", "", (), (month_sums(1, -90, -90), month_sums(2, -210, -210), month_sums(3, None, -320))
)
BRIDGE = Table(
    "result-bridge",
    "",
    (),
    (
        {"id": "budget-result", "name": "Budgeterat", "amount_ore": -100 * TKR, "is_total": True},
        {"id": "board", "name": "Styrelse", "amount_ore": 30 * TKR, "is_total": False},
        {"id": "other", "name": "Övrigt", "amount_ore": -5 * TKR, "is_total": False},
        {"id": "result", "name": "Prognos", "amount_ore": -75 * TKR, "is_total": True},
    ),
    status="outlook",
)


def traces(figure: go.Figure, kind: str) -> list[dict[str, Any]]:
    return [trace for trace in data_of(figure)["data"] if trace["type"] == kind]


def named(figure: go.Figure, name: str) -> dict[str, Any]:
    return next(trace for trace in data_of(figure)["data"] if trace.get("name") == name)


def data_of(figure: go.Figure) -> dict[str, Any]:
    """The figure as the browser gets it; refuses what JSON has no word for, as NaN."""
    return json.loads(figure.to_json(), parse_constant=_refuse)


def _refuse(constant: str) -> None:
    raise AssertionError(f"{constant} in a figure")


def label_texts(figure: go.Figure) -> list[str]:
    """The direct labels, in the order of their marks."""
    return [
        text.strip("\u2002 ")
        for trace in traces(figure, "scatter")
        if trace["mode"] == "text"
        for text in trace["text"]
    ]


def notes(figure: go.Figure) -> list[str]:
    return [note["text"] for note in data_of(figure)["layout"].get("annotations", [])]


SHOWN_KEYS = {"text", "ticktext", "customdata", "name", "alternative_text"}


def shown_texts(node: Any, key: str = "") -> Iterator[str]:
    """Every text of a figure that a reader can meet."""
    if isinstance(node, Mapping):
        for name, value in node.items():
            yield from shown_texts(value, name if name in SHOWN_KEYS else "")
    elif isinstance(node, list):
        for value in node:
            yield from shown_texts(value, key)
    elif key and isinstance(node, str):
        yield node


def is_outline(mark: Mapping[str, Any]) -> bool:
    return mark["color"] == "rgba(0,0,0,0)" and mark["line"]["width"] > 0


def is_solid(mark: Mapping[str, Any]) -> bool:
    return mark["color"] != "rgba(0,0,0,0)" and "pattern" not in mark


def is_hatched(mark: Mapping[str, Any]) -> bool:
    return mark["pattern"]["shape"] == "/"
