"""The palette and marks: contrast, meaning, and what every chart has in common."""

import re
from collections.abc import Callable

import plotly.graph_objects as go
import pytest

from dashboard.charts import (
    accumulated,
    axes,
    budget_bridge,
    budget_outcome,
    cells,
    effects,
    equity,
    layout,
    members,
    municipalities,
    net,
    notation,
    overview,
    participants,
    scenario,
    variances,
)
from tests.charts.figures import (
    BRIDGE,
    MINUS,
    MONTHS,
    NBSP,
    TKR,
    cost_centres_2017,
    data_of,
    flows_2017,
    is_hatched,
    is_outline,
    is_solid,
    shown_texts,
    table,
)

ENGLISH = re.compile(
    r"\b(outcome|expected|variance|used|share|year|month|women|men|inflow|outflow|planned|unique|members?"
    r"|contributions?|result|equity|baseline|floor|ceiling|effect|status|none|null|nan|undefined|trace|true|false)\b",
    re.IGNORECASE,
)
HYPHEN_FOR_MINUS = re.compile(r"(?<![\w–])-\d")
YEAR = {"result_ore": -573 * TKR, "baseline_result_ore": 0, "equity_change_ore": -573 * TKR}

CHARTS: dict[str, Callable[[], go.Figure]] = {
    "cost-centres": lambda: budget_outcome.outcome_bars(cost_centres_2017()),
    "variances": lambda: variances.variance_bars(cost_centres_2017()),
    "accumulated": lambda: accumulated.accumulated(MONTHS),
    "result-bridge": lambda: budget_bridge.result_bridge(BRIDGE),
    "flows": lambda: participants.flows_by_month(flows_2017()),
    "net": lambda: net.net_since_january(flows_2017()),
    "municipalities": lambda: municipalities.participants_against_plan(
        table([{"id": "1490", "name": "Borås", "planned": 409, "total": 167, "unique": 152}])
    ),
    "contributions": lambda: members.contributions(
        table([{"id": "boras", "name": "Borås", "contribution_ore": 2214 * TKR}]), "boras"
    ),
    "history": lambda: members.history(
        table(
            [{"id": "2018", "contribution_ore": 2214 * TKR, "status": "plan", "status_text": "enligt plan"}]
        )
    ),
    "results": lambda: scenario.results(table([{"id": "2022", **YEAR}])),
    "equity": lambda: equity.equity(table([{"id": "2022", **YEAR}])),
    "effects": lambda: effects.effects(
        table([{"id": "state", "name": "Staten", "effect_ore": -903 * TKR}]), baseline_result_ore=0
    ),
    "used-share": lambda: overview.used_share_bullet(
        table(
            [
                {
                    "id": "own-operations",
                    "name": "Egen verksamhet",
                    "used_share": 0.291,
                    "expected_share": 1 / 3,
                }
            ]
        )
    ),
    "flow-columns": lambda: overview.flow_columns(flows_2017()),
    "nothing": lambda: net.net_since_january(table([])),
}
every_chart = pytest.mark.parametrize("name", CHARTS)


def luminance(colour: str) -> float:
    """WCAG's relative luminance."""
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize(
    "colour", ["OUTCOME", "PREVIOUS_YEAR", "OTHERS", "ACCENT", "GOOD", "BAD", "WOMEN", "MEN"]
)
def test_marks_stand_out_from_the_ground(colour: str) -> None:
    assert contrast(getattr(notation, colour), notation.GROUND) >= 3


@pytest.mark.parametrize("colour", ["INK", "MUTED", "ACCENT", "WOMEN", "MEN_NAME", "OUTCOME"])
def test_texts_can_be_read(colour: str) -> None:
    assert contrast(getattr(notation, colour), notation.GROUND) >= 4.5


def test_texts_on_marks_can_be_read() -> None:
    assert contrast(notation.WOMEN_TEXT, notation.WOMEN) >= 4.5
    assert contrast(notation.MEN_TEXT, notation.MEN) >= 4.5


def test_women_and_men_differ_in_lightness() -> None:
    assert contrast(notation.WOMEN, notation.MEN) >= 2


def test_the_selected_stands_out_from_the_others_without_colour() -> None:
    assert contrast(notation.ACCENT, notation.OTHERS) >= 2
    assert contrast(notation.OUTCOME, notation.PREVIOUS_YEAR) >= 2


def test_marks_are_solid_outlined_or_hatched() -> None:
    assert is_solid(notation.solid())
    assert is_outline(notation.outline())
    assert is_hatched(notation.hatched())
    assert is_solid(notation.previous_year())
    assert notation.previous_year()["color"] == notation.PREVIOUS_YEAR


@pytest.mark.parametrize(
    ("status", "mark"),
    [
        ("outcome", notation.SOLID),
        ("utfall", notation.SOLID),
        ("preliminary", notation.HATCHED),
        ("outlook", notation.HATCHED),
        ("prognos i plan 2016", notation.HATCHED),
        ("decided", notation.OUTLINED),
        ("beslutat", notation.OUTLINED),
        ("plan", notation.OUTLINED),
        ("något annat", notation.HATCHED),
        (None, notation.HATCHED),
    ],
)
def test_what_is_not_known_to_be_an_outcome_is_never_solid(status: str | None, mark: str) -> None:
    assert notation.status_mark_name(status) == mark


@pytest.mark.parametrize(
    ("value_ore", "label", "colour"),
    [
        (213 * TKR, "▲ +213", notation.GOOD),
        (-17 * TKR, f"▼ {MINUS}17", notation.BAD),
        (0, "● 0", notation.OTHERS),
        (-33_333, "● 0", notation.OTHERS),
        (33_333, "● 0", notation.OTHERS),
        (-50_000, f"▼ {MINUS}1", notation.BAD),
    ],
)
def test_sign_arrow_and_colour_follow_what_is_shown(value_ore: int, label: str, colour: str) -> None:
    assert notation.variance_label(value_ore) == label
    assert notation.variance_label(value_ore, unit=True) == f"{label}{NBSP}tkr"
    assert notation.variance_colour(value_ore) == colour


@pytest.mark.parametrize("value", [None, "..", float("nan"), True, "text"])
def test_what_is_no_number_is_never_zero(value: object) -> None:
    row = {"value": value}
    assert cells.number(row, "value") is None
    assert cells.amount(row, "value") is None
    expected = ".." if value == ".." else "–"
    assert cells.absent(row, "value") == expected
    assert (
        cells.tkr_text(row, "value")
        == cells.count_text(row, "value")
        == cells.share_text(row, "value")
        == expected
    )


def test_names_are_cut_with_an_ellipsis_and_never_inside_markup() -> None:
    row = {"id": "1003", "name": "Gemensamma kostnader (revision, SUS, ek service)"}
    short = cells.short_name(row)
    assert short == "Gemensamma kostnader (revision…"
    assert len(short) <= cells.NAME_LENGTH
    assert cells.name({"id": "3001"}) == cells.short_name({"id": "3001"}) == "3001"
    assert cells.short_name({"name": "A & B"}) == "A &amp; B"


def test_line_labels_stand_where_the_line_does_not() -> None:
    assert axes.line_label_places([39, 68, 54, 52]) == ["bottom center", "top center", *["bottom center"] * 2]
    assert axes.line_label_places([5, 3]) == ["top center", "bottom center"]
    assert axes.line_label_places([None, 3, None, 2]) == ["top center"] * 4
    assert axes.line_label_places([]) == []


def test_an_axis_of_values_always_holds_zero() -> None:
    assert axes.value_range([100.0], 0.1) == [0, 110]
    assert axes.value_range([-100.0], 0.3) == [-130, 10]
    assert axes.value_range([None])[0] == 0


@every_chart
def test_no_chart_shows_english_or_a_false_minus(name: str) -> None:
    for text in shown_texts(data_of(CHARTS[name]())):
        words = re.sub(r"<[^>]*>", " ", text)
        assert not ENGLISH.search(words), words
        assert not HYPHEN_FOR_MINUS.search(words), words


@every_chart
def test_every_chart_has_a_fixed_height_swedish_numbers_and_words(name: str) -> None:
    figure = data_of(CHARTS[name]())
    drawn = figure["layout"]
    assert drawn["height"] > 0
    assert "width" not in drawn
    assert drawn["separators"] == ",\u00a0"
    assert "layout" not in drawn["template"]
    assert len(layout.alternative_text(CHARTS[name]())) > 20
    assert not drawn["showlegend"]


@every_chart
def test_no_pies_dials_or_second_axes(name: str) -> None:
    figure = data_of(CHARTS[name]())
    assert {trace["type"] for trace in figure["data"]} <= {"bar", "scatter"}
    assert not {"xaxis2", "yaxis2"} & set(figure["layout"])


@every_chart
def test_bars_start_at_zero(name: str) -> None:
    figure = data_of(CHARTS[name]())
    bars = [trace for trace in figure["data"] if trace["type"] == "bar"]
    if not bars:
        return
    for bar in [] if name in {"effects", "result-bridge"} else bars:
        # Where a stack is one trace, each part begins at zero or where the one before it ends.
        ends = {(x, y) for x, y in zip(bar["x"], bar["y"], strict=True)} | {(x, 0) for x in bar["x"]}
        assert {(x, base) for x, base in zip(bar["x"], bar.get("base", ()), strict=False)} <= ends
    axis = figure["layout"]["xaxis" if bars[0].get("orientation") == "h" else "yaxis"]
    assert axis.get("rangemode") == "tozero" or axis["range"][0] <= 0 <= axis["range"][1]


def test_the_tool_bar_saves_a_picture_and_nothing_more() -> None:
    assert layout.CONFIG["modeBarButtons"] == [["toImage"]]
    assert layout.CONFIG["displaylogo"] is False
    words = layout.CONFIG["locales"][layout.CONFIG["locale"]]["dictionary"].values()
    assert not [text for text in words if ENGLISH.search(text) or "image" in text.lower()]
