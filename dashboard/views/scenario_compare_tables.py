"""The comparison's tables, by alternative and year or lever: what they come to, and why."""

from collections.abc import Sequence
from typing import Any

from dashboard.scenarios.levers import lever
from dashboard.shapes.view import Cell, Column, Table, Unit
from dashboard.translation import _
from dashboard.views.scenario_alternatives import Compared
from dashboard.views.scenario_levers import over_years
from dashboard.views.scenario_run import ScenarioRun
from dashboard.views.scenario_standing import (
    ceiling_standing,
    floor_over_years,
    floor_standing,
    unknown_reason,
)

Row = dict[str, Cell]


def alternatives_table(compared: Sequence[Compared]) -> Table:
    """Each alternative in the focused year and over the horizon, with the difference to the first."""
    first = compared[0].run
    rows: list[Row] = [
        {
            "id": one.alternative.id,
            "name": one.alternative.name,
            "result_ore": one.run.year.result_ore,
            "difference_ore": one.run.year.result_ore - first.year.result_ore,
            "state_allocation_ore": one.run.year.state_allocation_ore,
            "contribution_ore": one.run.year.member_income_ore,
            "income_ore": one.run.year.income_ore,
            "costs_ore": one.run.year.cost_ore,
            "equity_change_ore": one.run.years[-1].equity_change_ore,
            "closing_equity_ore": one.run.years[-1].closing_equity_ore,
            "floor_standing": floor_over_years(one.run.years),
            "ceiling_standing": ceiling_standing(one.run.years[-1]),
            "funded_places": one.run.year.funded_places,
            "missing_reason": unknown_reason(one.run.years[-1]),
        }
        for one in compared
    ]
    last = first.years[-1].year
    return Table(
        id="alternatives",
        title=_("Alternativen {year}").format(year=first.focus),
        columns=(
            Column("name", _("Alternativ")),
            Column("result_ore", _("Resultat"), Unit.ORE, signed=True),
            Column("difference_ore", _("Mot det första"), Unit.ORE, signed=True),
            Column("state_allocation_ore", _("Statens tilldelning"), Unit.ORE),
            Column("contribution_ore", _("Alla medlemmars bidrag"), Unit.ORE),
            Column("income_ore", _("Intäkter"), Unit.ORE),
            Column("costs_ore", _("Kostnader"), Unit.ORE, as_size=True),
            Column(
                "equity_change_ore",
                _("Eget kapital, förändring t.o.m. {year}").format(year=last),
                Unit.ORE,
                signed=True,
            ),
            Column("closing_equity_ore", _("Eget kapital {year}").format(year=last), Unit.ORE),
            Column("floor_standing", _("Golvet")),
            Column("ceiling_standing", _("Taket {year}").format(year=last)),
            Column("funded_places", _("Platser som kostnaderna betalar"), Unit.COUNT),
        ),
        rows=tuple(rows),
        **_shared(first),
    )


def years_table(compared: Sequence[Compared]) -> Table:
    """Each alternative year by year."""
    rows: list[Row] = [
        {
            "id": f"{one.alternative.id}-{year.year}",
            "alternative": one.alternative.id,
            "name": one.alternative.name,
            "year": str(year.year),
            "result_ore": year.result_ore,
            "equity_change_ore": year.equity_change_ore,
            "closing_equity_ore": year.closing_equity_ore,
            "floor_ore": year.floor_ore,
            "floor_standing": floor_standing(year),
            "missing_reason": unknown_reason(year),
        }
        for one in compared
        for year in one.run.years
    ]
    return Table(
        id="years",
        title=_("År för år"),
        columns=(
            Column("name", _("Alternativ")),
            Column("year", _("År")),
            Column("result_ore", _("Resultat"), Unit.ORE, signed=True),
            Column("equity_change_ore", _("Eget kapital, förändring"), Unit.ORE, signed=True),
            Column("closing_equity_ore", _("Eget kapital, utgående"), Unit.ORE),
            Column("floor_standing", _("Golvet")),
        ),
        rows=tuple(rows),
        **_shared(compared[0].run),
    )


def differences_table(compared: Sequence[Compared]) -> Table:
    """Why: what each lever that differs does to the focused year's result, against the first alternative."""
    rows: list[Row] = [
        {
            "id": f"{one.alternative.id}-{step.key}",
            "alternative": one.alternative.id,
            "name": one.alternative.name,
            "lever": step.label,
            "effect_ore": step.amount_ore,
        }
        for one in compared[1:]
        for step in (one.steps.steps if one.steps else ())
        if step.amount_ore
    ]
    return Table(
        id="differences",
        title=_("Varför resultatet {year} skiljer sig från {name}").format(
            year=compared[0].run.focus, name=compared[0].alternative.name
        ),
        columns=(
            Column("name", _("Alternativ")),
            Column("lever", _("Reglage")),
            Column("effect_ore", _("Effekt"), Unit.ORE, signed=True),
        ),
        rows=tuple(rows),
        notes=(_("Reglagens delar summerar till skillnaden, oberoende av ordning."),),
        **_shared(compared[0].run),
    )


def levers_table(compared: Sequence[Compared]) -> Table:
    """The levers that any of the alternatives has moved, and what they stand at in each."""
    runs = [one.run for one in compared]
    keys = dict.fromkeys(moved.key for run in runs for moved in run.moved)
    rows: list[Row] = [
        {
            "id": f"{one.alternative.id}-{key}",
            "alternative": one.alternative.id,
            "name": one.alternative.name,
            "lever": _label(one.run, key),
            "value": _value(one.run, key),
        }
        for key in keys
        for one in compared
    ]
    return Table(
        id="levers",
        title=_("Vad som är ändrat"),
        columns=(
            Column("lever", _("Reglage")),
            Column("name", _("Alternativ")),
            Column("value", _("Värde")),
        ),
        rows=tuple(rows),
        notes=() if rows else (_("Inget reglage är ändrat i något av alternativen."),),
        sources=runs[0].sources,
    )


def _label(run: ScenarioRun, key: str) -> str:
    return lever(run.baseline, key, run.overrides).label


def _value(run: ScenarioRun, key: str) -> str:
    found = lever(run.baseline, key, run.overrides)
    return over_years(found, found.values, run.baseline.years)


def _shared(run: ScenarioRun) -> dict[str, Any]:
    return {
        "sources": run.sources,
        "status": run.plan.status,
        "status_text": run.status_text,
        "covers": f"{run.years[0].year}–{run.years[-1].year}",
    }
