"""`python -m data_access init|load-sample|check`: the store, the sample, do the figures agree."""

import argparse
import json
from collections.abc import Iterator
from typing import Any

from data_access import sample, store
from data_access.commands.told import told
from data_access.reconciliation import report
from data_access.translation import _

NAMES = frozenset({"init", "load-sample", "check"})


def add_commands(commands: Any) -> None:
    """Add the commands to the command line."""
    commands.add_parser("init", help=_("skapa databasen eller för den till den här versionen"))
    load = commands.add_parser("load-sample", help=_("läs in exempelförbunden"))
    load.add_argument("--if-empty", action="store_true", help=_("bara om databasen är tom"))
    check = commands.add_parser("check", help=_("stäm av siffrorna mot varandra (oskyddat, för kansliet)"))
    check.add_argument(
        "--association", metavar=_("KOD"), help=_("förbundets kod, till exempel sjuharad; utan den alla")
    )
    check.add_argument("--json", action="store_true", help=_("skriv JSON, med det som stämmer också"))


def run(chosen: argparse.Namespace) -> Iterator[str]:
    """Do what was asked for, and say it. Raises StoreError and ImportRefusedError."""
    if chosen.command == "init":
        store.migrate()
        yield _("Databasen är klar.")
        return
    store.check_readable(thoroughly=True)
    if chosen.command == "check":
        yield from _check(chosen.association, as_json=chosen.json)
    elif not chosen.if_empty or sample.is_empty():
        for result in sample.load():
            yield from told(result)


def _check(association: str | None, *, as_json: bool) -> Iterator[str]:
    with store.reading() as session:
        checked = report.check(session, association)
    if as_json:
        yield json.dumps(report.as_data(checked), ensure_ascii=False, indent=2)
    else:
        yield from map(str, report.as_lines(checked))
