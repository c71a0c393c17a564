"""`python -m data_access init|load-sample|import|check|backup|restore`: the office's commands on the store.

Exit status 0 done, 1 refused with reasons, 2 wrong use. `check` has done its work when it has compared: it
ends with 0 however much differs, and says how much.
"""

import argparse
import io
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from data_access import sample, store
from data_access.backups import commands as backups
from data_access.command_line import DONE, REFUSED, SwedishParser
from data_access.errors import ImportRefusedError, StoreError
from data_access.imports import ImportResult, import_folder
from data_access.reconciliation import report
from data_access.translation import _


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; messages are Swedish."""
    chosen = _parser().parse_args(arguments)
    try:
        return _run(chosen)
    except ImportRefusedError as refused:
        _say(_("Ingenting har sparats. Rätta det här och försök igen:"), *refused.problems, to_error=True)
    except StoreError as error:
        _say(error, to_error=True)
    return REFUSED


def _parser() -> argparse.ArgumentParser:
    parser = SwedishParser(prog="python -m data_access", description=_("Databasen: skapa och fylla."))
    commands = parser.add_subparsers(dest="command", required=True, metavar=_("kommando"))
    commands.add_parser("init", help=_("skapa databasen eller för den till den här versionen"))
    load = commands.add_parser("load-sample", help=_("läs in exempelförbunden"))
    load.add_argument("--if-empty", action="store_true", help=_("bara om databasen är tom"))
    folder = commands.add_parser("import", help=_("läs in ett förbunds mapp med CSV-filer"))
    folder.add_argument("folder", type=Path, metavar=_("mapp"))
    check = commands.add_parser("check", help=_("stäm av siffrorna mot varandra (oskyddat, för kansliet)"))
    check.add_argument(
        "--association", metavar=_("KOD"), help=_("förbundets kod, till exempel sjuharad; utan den alla")
    )
    check.add_argument("--json", action="store_true", help=_("skriv JSON, med det som stämmer också"))
    backups.add_commands(commands)
    return parser


def _run(chosen: argparse.Namespace) -> int:
    if chosen.command == "init":
        store.migrate()
        _say(_("Databasen är klar."))
    elif chosen.command == "load-sample":
        store.check_readable(thoroughly=True)
        if not chosen.if_empty or sample.is_empty():
            for result in sample.load():
                _tell(result)
    elif chosen.command == "check":
        _check(chosen.association, as_json=chosen.json)
    elif chosen.command in {"backup", "restore"}:
        _say(*backups.run(chosen))
    else:
        store.check_readable(thoroughly=True)
        _tell(import_folder(chosen.folder))
    return DONE


def _check(association: str | None, *, as_json: bool) -> None:
    store.check_readable(thoroughly=True)
    with store.reading() as session:
        checked = report.check(session, association)
    if as_json:
        _say(json.dumps(report.as_data(checked), ensure_ascii=False, indent=2))
    else:
        _say(*report.as_lines(checked))


def _tell(result: ImportResult) -> None:
    message = _("{association}: {rows} rader inlästa: {new} nya, {changed} ändrade, {gone} borttagna.")
    if result.batch is None:
        message = _("{association}: databasen har redan allt i filen. Ingenting har ändrats.")
    elif not (result.changed or result.gone or result.unchanged):
        message = _("{association}: {rows} rader inlästa.")
    _say(
        message.format(
            association=result.association,
            rows=result.row_count,
            new=result.new,
            changed=result.changed,
            gone=result.gone,
        ),
        *result.remarks,
    )


def _say(*lines: object, to_error: bool = False) -> None:
    stream = sys.stderr if to_error else sys.stdout
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="replace")  # a screen that lacks a sign shows ? instead of failing
    for line in lines:
        stream.write(f"{line}\n")


def _write_utf8() -> None:
    """Write UTF-8 also through a pipe whose own encoding has no true minus, as on Windows."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")


if __name__ == "__main__":
    _write_utf8()
    sys.exit(main())
