"""Vad händer om …: the year, and the levers that are asked for most, above what they lead to."""

from collections.abc import Mapping

from dashboard.interface.block import Block, Choices, Control, Field, Look, Option, Setter, Value
from dashboard.interface.block_component import show_block
from dashboard.interface.choice import options
from dashboard.interface.levers import (
    ask_for_years,
    bare_control,
    is_by_year,
    refusal,
    set_levers,
    take_way,
)
from dashboard.interface.scenario_fragments import run_from_result
from dashboard.interface.scenario_state import Workbench, refused
from dashboard.scenarios.file import FileOverride
from dashboard.scenarios.levers import Lever, levers_of
from dashboard.scenarios.moves import moved
from dashboard.scenarios.settings import Settings
from dashboard.translation import _
from dashboard.views.scenario import QUESTION

STATE, COSTS = "state.change_share", "cost.change_share"
PROJECT, OPENING = "project.granted", "equity.opening_tkr"
MATCHING = ("region.matching", "municipalities.matching")
MOST_USED = (STATE, COSTS, PROJECT, OPENING)
FOCUS, BY_YEAR, MATCH, GRANTED = "focus", "by-year", "matching", "granted"


def most_used(bench: Workbench, settings: Settings) -> None:
    """Draw them side by side, as many as there is room for; a value a year where one is wanted."""
    known = levers_of(settings, MOST_USED)

    def choose(name: str, option: str) -> None:
        if name == FOCUS:
            bench.change(focus=int(option))
        elif name == BY_YEAR:
            ask_for_years((STATE, COSTS, PROJECT))
        else:
            take_way(bench, name, option)
        run_from_result()

    def set_(values: Mapping[str, Value]) -> None:
        _set(bench, known, values)
        run_from_result()

    controls = (
        bare_control(bench, known[STATE], is_slider=True),
        bare_control(bench, known[COSTS], is_slider=True),
        *_on_or_off(bench, known[PROJECT]),
        bare_control(bench, known[OPENING]),
    )
    block = Block(choices=_head(bench, known), question=QUESTION, controls=controls)
    show_block(block, key="most-used", on_choice=choose, on_values=set_)


def _head(bench: Workbench, known: Mapping[str, Lever]) -> tuple[Choices, ...]:
    """One button that gives each year its own value, and the year that is shown."""
    choices = []
    if bench.horizon > 1 and not any(is_by_year(bench, known[key]) for key in (STATE, COSTS, PROJECT)):
        each_year = (Option(BY_YEAR, _("Olika värden olika år")),)
        choices.append(Choices(BY_YEAR, _("Alla reglagen nedan"), each_year, look=Look.BUTTONS))
    years = {str(year): str(year) for year in bench.baseline.years}
    choices.append(Choices(FOCUS, _("Året som visas"), options(years), str(bench.focus), Look.TABS))
    return tuple(choices)


def _on_or_off(bench: Workbench, project: Lever) -> tuple[Control, ...]:
    """Whether the others follow the state, and the plan's own alternative or project, where it has one."""
    matching = _matching(bench)
    baseline = bench.baseline
    if baseline.administration_granted_ore is None and baseline.project_cost_ore is None:
        return (Control(MATCH, (matching,), refusal=refusal(bench, MATCHING[0])),)
    granted = bare_control(bench, project)
    if is_by_year(bench, project):
        return (Control(MATCH, (matching,), refusal=refusal(bench, MATCHING[0])), granted)
    reason = refusal(bench, MATCHING[0]) or granted.refusal
    return (Control(MATCH, (matching, *granted.fields), refusal=reason),)


def _matching(bench: Workbench) -> Field:
    """Both region and municipalities at once; each by itself stands among all levers."""
    return Field(
        MATCH,
        _("Region och kommuner följer staten"),
        Setter.SWITCH,
        all(bench.overrides.get(key) == "state" for key in MATCHING),
        help=_(
            "Av: regionen och kommunerna betalar som i planen. På: regionen hälften av statens belopp, "
            "kommunerna tillsammans likaså."
        ),
    )


def _set(bench: Workbench, known: Mapping[str, Lever], values: Mapping[str, Value]) -> None:
    set_levers(bench, known, {name: value for name, value in values.items() if name != MATCH})
    if MATCH in values:
        reasons = dict(refused())
        _match(bench, follows=bool(values[MATCH]))
        refused().update(reasons)


def _match(bench: Workbench, *, follows: bool) -> None:
    def both() -> dict[str, FileOverride]:
        live = bench.live()
        overrides = dict(live.draft.overrides)
        for key in MATCHING:
            overrides = moved(live.baseline, overrides, key, "state" if follows else None)
        return overrides

    bench.attempt(MATCHING[0], both)
