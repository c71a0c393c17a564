"""`python -m dashboard scenario run FILE [--year YEAR] [--json]` and `scenario levers`.

The same calculation and the same view as the page; nothing is written.
"""

import argparse
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from dashboard.interface.plain_text import as_text
from dashboard.scenarios import file as scenario_file
from dashboard.scenarios.levers import Lever, levers
from dashboard.scenarios.measures import year_index
from dashboard.shapes.formula import FormulaGroup
from dashboard.shapes.selection import Selection
from dashboard.translation import _
from dashboard.views import formula_text
from dashboard.views.choices import choices, resolve
from dashboard.views.headless import as_data
from dashboard.views.scenario import scenario_view
from dashboard.views.scenario_baseline import PlanBaseline, baseline_named, baseline_of
from dashboard.views.scenario_formulas import formulas
from dashboard.views.scenario_levers import source_of, stands_on
from dashboard.views.scenario_run import run_scenario
from data_access import store
from data_access.command_line import SwedishParser


def add_to(commands: "argparse._SubParsersAction[SwedishParser]") -> None:
    """Add `scenario` with its own commands."""
    scenario = commands.add_parser("scenario", help=_("räkna ett scenario från en fil, eller lista reglagen"))
    of_scenario = scenario.add_subparsers(dest="scenario_command", required=True)
    run = of_scenario.add_parser("run", help=_("räkna scenariot i en YAML-fil"))
    run.add_argument("file", type=Path)
    run.add_argument("--year", type=int, help=_("året som visas; annars det första som scenariot ändrar"))
    run.add_argument("--json", action="store_true", help=_("skriv JSON"))
    listed = of_scenario.add_parser("levers", help=_("lista reglagen med enhet, gränser och utgångsvärde"))
    listed.add_argument("--association", help=_("förbundets kod, till exempel sjuharad"))
    listed.add_argument("--year", type=int, help=_("år; planen är den senaste till och med det"))
    listed.add_argument("--json", action="store_true", help=_("skriv JSON"))


def run_command(chosen: argparse.Namespace) -> None:
    """Run one of the commands. Raises ScenarioError, SelectionError and StoreError with Swedish reasons."""
    store.check_readable()
    text = _run(chosen) if chosen.scenario_command == "run" else _levers(chosen)
    sys.stdout.write(text + "\n")


def _run(chosen: argparse.Namespace) -> str:
    written = scenario_file.read(chosen.file)
    with store.reading() as session:
        plan = baseline_named(session, written.association, written.base_plan)
    return run_file(plan, written, chosen.year, as_json=chosen.json)


def run_file(
    plan: PlanBaseline, written: scenario_file.ScenarioFile, year: int | None, *, as_json: bool
) -> str:
    """The scenario of a file as text or JSON."""
    if year is not None:
        year_index(plan.over(written.horizon), year)
    run = run_scenario(plan, written.overrides, horizon=written.horizon, focus=year)
    selection = Selection(written.association, run.focus, f"{run.focus}-12")
    view = scenario_view(plan, selection, written.overrides, written.horizon)
    if not as_json:
        return "\n".join(line for line in (written.name, written.note, as_text(view)) if line)
    data = {
        **as_data(view),
        "name": written.name,
        "note": written.note,
        "base_plan": written.base_plan,
        "horizon": written.horizon,
        "overrides": {
            key: dict(value) if isinstance(value, Mapping) else value
            for key, value in written.overrides.items()
        },
        "formulas": [one for group in formulas(run) for one in _formulas(group)],
    }
    return _json(data)


def _formulas(group: FormulaGroup) -> list[dict[str, Any]]:
    return [
        {
            "id": formula.id,
            "group": group.title,
            "label": formula.label,
            "formula": formula_text.in_words(formula),
            "computed": formula_text.in_numbers(formula),
            "value": formula.value,
            "unit": formula.unit,
            "terms": [
                {"label": term.label, "value": term.value, "unit": term.unit, "source": term.source}
                for term in (formula.terms[name] for name in formula.names)
            ],
            "note": formula.note,
        }
        for formula in group.formulas
    ]


def _levers(chosen: argparse.Namespace) -> str:
    with store.reading() as session:
        selection = resolve(choices(session), chosen.association, chosen.year)
        plan = baseline_of(session, selection)
    if isinstance(plan, str):
        return _json({"levers": [], "reason": plan}) if chosen.json else plan
    found = levers(plan.baseline)
    if chosen.json:
        data = {
            "association": plan.baseline.association,
            "base_plan": plan.baseline.base_plan,
            "years": list(plan.baseline.years),
            "levers": [_lever(one, plan) for one in found],
        }
        return _json(data)
    return "\n".join(_lever_lines(found, plan))


def _lever(lever: Lever, plan: PlanBaseline) -> dict[str, Any]:
    return {
        "key": lever.key,
        "group": lever.group,
        "label": lever.label,
        "unit": lever.unit,
        "per_year": lever.per_year,
        "minimum": lever.minimum,
        "maximum": lever.maximum,
        "step": lever.step,
        "choices": dict(lever.choices),
        "default": dict(zip(map(str, plan.baseline.years), lever.default, strict=True)),
        "status": lever.status,
        "source": source_of(lever, plan.origins),
        "locked": lever.locked,
    }


def _lever_lines(found: tuple[Lever, ...], plan: PlanBaseline) -> list[str]:
    lines = [_("{source}, åren {first}–{last}").format(
        source=plan.baseline.source, first=plan.baseline.years[0], last=plan.baseline.years[-1]
    )]  # fmt: skip
    group = ""
    for lever in found:
        if lever.group != group:
            group = lever.group
            lines += ["", group]
        lines.append(f"  {lever.key}  [{_range(lever)}]")
        lines.append(f"      {lever.label}: {stands_on(lever, plan.baseline.years)}")
        lines.append("      " + _("Källa: {source}").format(source=source_of(lever, plan.origins)))
        if lever.locked is not None:
            lines.append("      " + _("Låst. {reason}").format(reason=lever.locked))
    return lines


def _range(lever: Lever) -> str:
    if lever.unit == "yes_no":
        return "true, false"
    if lever.choices:
        return ", ".join(lever.choices)
    low, high = lever.minimum, lever.maximum
    return f"{lever.unit}, {low:g}–{high:g}"


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False)
