"""Sensitivity: what each assumption swings, two levers against each other, and a low-middle-high band."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dashboard.interface import numbers
from dashboard.scenarios.levers import Lever, lever, levers
from dashboard.scenarios.measures import Measure
from dashboard.scenarios.messages import in_unit
from dashboard.scenarios.sensitivity import TwoWay, band, tornado, two_way
from dashboard.shapes.view import Cell, Column, Table, Unit
from dashboard.translation import _
from dashboard.views.scenario_run import ScenarioRun

POINTS = 5
SAME = 1e-9
LEVERS_IN_BAND = 3
KEPT, BELOW, ABOVE, UNKNOWN = "✓", "▼", "▲", "?"


def measure_words(measure: Measure, year: int) -> str:
    """What is measured, for a title or a choice."""
    return {
        "result_ore": _("resultatet {year}"),
        "closing_equity_ore": _("eget kapital vid utgången av {year}"),
        "equity_change_ore": _("förändringen av eget kapital t.o.m. {year}"),
        "cost_ore": _("kostnaderna {year}"),
        "income_ore": _("intäkterna {year}"),
        "state_allocation_ore": _("statens tilldelning {year}"),
        "member_income_ore": _("alla medlemmars bidrag {year}"),
    }[measure].format(year=year)


def measures(run: ScenarioRun) -> tuple[Measure, ...]:
    """What can be asked about: levels of equity only where they are known."""
    if run.year.closing_equity_ore is None:
        return ("result_ore", "equity_change_ore")
    return ("closing_equity_ore", "result_ore", "equity_change_ore")


def tornado_table(run: ScenarioRun, measure: Measure) -> Table:
    """Each lever at the two ends of its stated range, the largest swing first; the others as they stand."""
    found = tornado(run.baseline, run.overrides, measure=measure, year=run.focus)
    rows: list[dict[str, Cell]] = [
        {
            "id": bar.key,
            "name": bar.label,
            "low": in_unit(round(bar.low, 6), bar.unit),
            "high": in_unit(round(bar.high, 6), bar.unit),
            "at_low_ore": bar.at_low_ore,
            "at_high_ore": bar.at_high_ore,
            "swing_ore": bar.swing_ore,
        }
        for bar in found.bars
    ]
    return Table(
        id="tornado",
        title=_("Vad osäkerheten i varje reglage gör med {measure}").format(
            measure=measure_words(measure, run.focus)
        ),
        columns=(
            Column("name", _("Reglage")),
            Column("low", _("Lägst")),
            Column("high", _("Högst")),
            Column("at_low_ore", _("Vid lägst"), Unit.ORE),
            Column("at_high_ore", _("Vid högst"), Unit.ORE),
            Column("swing_ore", _("Spann"), Unit.ORE),
        ),
        rows=tuple(rows),
        finding=_tornado_finding(rows, found.centre_ore),
        status=run.plan.status,
        status_text=run.status_text,
        covers=str(run.focus),
        sources=run.sources,
        totals={"centre_ore": found.centre_ore},
        shows_totals=False,
        notes=(_("Spannen är reglagens angivna osäkerhet; ett reglage i taget flyttas."),),
    )


def _tornado_finding(rows: Sequence[dict[str, Cell]], centre_ore: int) -> str:
    if not rows:
        return _("Inget reglage med angiven osäkerhet påverkar.")
    first = rows[0]
    low, high = sorted((int(first["at_low_ore"] or 0), int(first["at_high_ore"] or 0)))
    return _("{lever} betyder mest: från {low} till {high}, mot scenariots {centre}.").format(
        lever=first["name"],
        low=numbers.tkr(low),
        high=numbers.tkr(high),
        centre=numbers.tkr(centre_ore),
    )


def band_levers(run: ScenarioRun) -> tuple[Lever, ...]:
    """The levers that have a stated range and swing equity, the largest first."""
    found = tornado(run.baseline, run.overrides, measure="equity_change_ore", year=run.baseline.years[-1])
    return tuple(lever(run.baseline, bar.key, run.overrides) for bar in found.bars)


def band_table(run: ScenarioRun, keys: Sequence[str]) -> Table:
    """Equity per year with the levers at their worse ends, as they stand, and at their better ends."""
    level = run.year.closing_equity_ore is not None
    measure: Measure = "closing_equity_ore" if level else "equity_change_ore"
    found = band(run.baseline, run.overrides, keys=keys, measure=measure)
    rows: list[dict[str, Cell]] = [
        {
            "id": str(year),
            "low_ore": low,
            "middle_ore": middle,
            "high_ore": high,
            "floor_ore": one.floor_ore if level else None,
        }
        for year, low, middle, high, one in zip(
            found.years, found.low_ore, found.middle_ore, found.high_ore, run.years, strict=True
        )
    ]
    what = _("Eget kapital vid årets slut") if level else _("Eget kapital, förändring sedan start")
    return Table(
        id="band",
        title=_("{what}: sämre, som i scenariot, bättre").format(what=what),
        columns=(
            Column("id", _("År")),
            Column("low_ore", _("Sämre"), Unit.ORE),
            Column("middle_ore", _("Scenariot"), Unit.ORE),
            Column("high_ore", _("Bättre"), Unit.ORE),
        ),
        rows=tuple(rows),
        finding=_("{year} mellan {low} och {high}.").format(
            year=found.years[-1], low=numbers.tkr(found.low_ore[-1]), high=numbers.tkr(found.high_ore[-1])
        ),
        status=run.plan.status,
        status_text=run.status_text,
        covers=f"{found.years[0]}–{found.years[-1]}",
        sources=run.sources,
        notes=(_("Ett band av antaganden, inte en prognos med sannolikhet."),),
    )


@dataclass(frozen=True, slots=True)
class TwoWayTable:
    """The measure for every pair of values; `signs` say how the limits stand in each cell."""

    title: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    values_ore: tuple[tuple[int, ...], ...]
    signs: tuple[tuple[str, ...], ...]
    finding: str
    notes: tuple[str, ...]


def two_way_levers(run: ScenarioRun) -> tuple[Lever, ...]:
    """The levers that can be set against each other: numbers that are not locked and have a known value."""
    return tuple(
        one
        for one in levers(run.baseline, run.overrides)
        if one.minimum is not None and one.locked is None and one.values[run.place] is not None
    )


def two_way_table(run: ScenarioRun, first: Lever, second: Lever, measure: Measure) -> TwoWayTable:
    """Five values of each lever, the scenario's own among them."""
    down, across = _points(run, first), _points(run, second)
    found = two_way(
        run.baseline,
        run.overrides,
        first=(first.key, down),
        second=(second.key, across),
        measure=measure,
        year=run.focus,
    )
    signs = _signs(found)
    flat = [sign for row in signs for sign in row]
    return TwoWayTable(
        title=_("{measure}: {first} mot {second}").format(
            measure=measure_words(measure, run.focus).capitalize(), first=first.label, second=second.label
        ),
        rows=tuple(_point_text(run, first, value) for value in down),
        columns=tuple(_point_text(run, second, value) for value in across),
        values_ore=tuple(tuple(round(value) for value in row) for row in found.values_ore.tolist()),
        signs=signs,
        finding=_two_way_finding(flat),
        notes=_two_way_notes(run),
    )


def _point_text(run: ScenarioRun, one: Lever, value: float) -> str:
    """A value; the scenario's own says so."""
    text = one.text(round(value, 6))
    stands = float(one.values[run.place] or 0)
    return _("{value} (scenariot)").format(value=text) if abs(value - stands) < SAME else text


def _points(run: ScenarioRun, one: Lever) -> list[float]:
    """Values over what the lever's slider spans, with the scenario's own value in the middle of them."""
    stands = float(one.values[run.place] or 0)
    low, high = one.slider or (one.minimum or 0.0, one.maximum or 1.0)
    low, high = min(low, stands), max(high, stands)
    half = POINTS // 2
    points = [*np.linspace(low, stands, half + 1), *np.linspace(stands, high, half + 1)]
    if one.unit == "count":
        points = [float(round(point)) for point in points]
    return sorted({round(float(point), 9) for point in points})


def _signs(found: TwoWay) -> tuple[tuple[str, ...], ...]:
    """Below the floor, above the ceiling, both kept as far as known, or nothing known."""
    signs = np.full(found.values_ore.shape, KEPT)
    signs[~found.floor_known & ~found.ceiling_known] = UNKNOWN
    signs[found.ceiling_known & ~found.ceiling_kept] = ABOVE
    signs[found.floor_known & ~found.floor_kept] = BELOW
    return tuple(tuple(str(sign) for sign in row) for row in signs)


def _two_way_finding(signs: Sequence[str]) -> str:
    if all(sign == UNKNOWN for sign in signs):
        return _("Om golv och tak hålls är okänt: ingående eget kapital är inte angivet.")
    return _("Gränserna hålls i {kept} av {all} fall; under golvet i {below}, över taket i {above}.").format(
        kept=signs.count(KEPT), all=len(signs), below=signs.count(BELOW), above=signs.count(ABOVE)
    )


def _two_way_notes(run: ScenarioRun) -> tuple[str, ...]:
    notes = [
        _("{kept} gränserna hålls, {below} under golvet, {above} över taket, {unknown} okänt.").format(
            kept=KEPT, below=BELOW, above=ABOVE, unknown=UNKNOWN
        )
    ]
    if run.year.closing_equity_ore is not None and run.year.ceiling_ore is None:
        notes.append(_("Taket är okänt: bara golvet är prövat."))
    if run.year.closing_equity_ore is not None and run.year.floor_ore is None:
        notes.append(_("Inget golv är satt: bara taket är prövat."))
    return tuple(notes)
