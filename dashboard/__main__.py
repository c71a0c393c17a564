"""`python -m dashboard show VIEW --association SLUG --year YEAR [--through YYYY-MM] [--json]`.

Further commands: `export` writes files, `scenario` computes scenarios.

Exit status 0 done, 1 refused with reasons, 2 wrong use.
"""

import argparse
import io
import json
import sys
from collections.abc import Sequence

from dashboard import export_command, scenario_command
from dashboard.command_spans import add_span, check_span
from dashboard.export_command import ExportError
from dashboard.interface.plain_text import as_text
from dashboard.scenarios.messages import ScenarioError
from dashboard.shapes.drill import DrillPath
from dashboard.translation import _
from dashboard.views import budget_outcome, members
from dashboard.views.choices import SelectionError, choices, resolve
from dashboard.views.headless import as_data
from dashboard.views.registry import VIEWS
from data_access import store
from data_access.command_line import DONE, REFUSED, SwedishParser
from data_access.errors import StoreError

DRILLED, WHOLE = "budget-outcome", DrillPath(most=None)
"""The view that can be followed down, and the path that asks for nothing but the view itself."""
OF_ONE = "members"
"""The view that can be one municipality's own."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; data goes to standard output, reasons to standard error."""
    chosen = _parser().parse_args(arguments)
    try:
        {"show": _show, "export": export_command.run_command, "scenario": scenario_command.run_command}[
            chosen.command
        ](chosen)
    except (ExportError, ScenarioError, SelectionError, StoreError) as reason:
        sys.stderr.write(f"{reason}\n")
        return REFUSED
    return DONE


def _parser() -> argparse.ArgumentParser:
    parser = SwedishParser(prog="python -m dashboard", description=_("Sidornas siffror utan skärm."))
    commands = parser.add_subparsers(dest="command", required=True, metavar=_("kommando"))
    show = commands.add_parser("show", help=_("visa en sida som text eller JSON"))
    show.add_argument("view", choices=sorted(VIEWS))
    show.add_argument("--association", help=_("förbundets kod, till exempel sjuharad"))
    show.add_argument("--year", type=int, help=_("år"))
    show.add_argument("--through", help=_("t.o.m. månad, till exempel 2017-04"))
    add_span(show)
    show.add_argument("--area", help=_("budget-outcome: följ siffran ner till ett budgetområde"))
    show.add_argument("--cost-centre", help=_("budget-outcome: till ett kostnadsställe"))
    show.add_argument("--account", help=_("budget-outcome: till ett konto på kostnadsstället"))
    show.add_argument("--municipality", help=_("members: en kommuns egen vy, till exempel 1490"))
    show.add_argument("--json", action="store_true", help=_("skriv JSON"))
    export_command.add_to(commands)
    scenario_command.add_to(commands)
    return parser


def _show(chosen: argparse.Namespace) -> None:
    check_span(chosen)
    path = DrillPath(chosen.area, chosen.cost_centre, chosen.account, most=None)
    if path != WHOLE and chosen.view != DRILLED:
        chosen.refuse(_("--area, --cost-centre och --account hör till budget-outcome."))
    if chosen.municipality and chosen.view != OF_ONE:
        chosen.refuse(_("--municipality hör till members."))
    store.check_readable()
    with store.reading() as session:
        selection = resolve(choices(session), chosen.association, chosen.year, chosen.through, chosen.since)
        if chosen.municipality:
            view = members.build_one(session, selection, chosen.municipality)
        elif path == WHOLE:
            view = VIEWS[chosen.view](session, selection)
        else:
            view = budget_outcome.build_drilled(session, selection, path)
    if chosen.json:
        sys.stdout.write(json.dumps(as_data(view), ensure_ascii=False, indent=2) + "\n")
    else:
        sys.stdout.write(as_text(view) + "\n")


def _write_utf8() -> None:
    """Write UTF-8 also through a pipe whose own encoding has no true minus, as on Windows."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")


if __name__ == "__main__":
    _write_utf8()
    sys.exit(main())
