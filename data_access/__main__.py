"""`python -m data_access COMMAND`: the office's commands on the store; `--help` lists them.

Exit status 0 done, 1 refused with reasons, 2 wrong use. `check` has done its work when it has compared: it
ends with 0 however much differs, and says how much.
"""

import argparse
import io
import sys
from collections.abc import Sequence

from data_access.backups import commands as backups
from data_access.command_line import DONE, REFUSED, SwedishParser
from data_access.commands import basics, files
from data_access.engines import dispose_engines
from data_access.errors import ImportRefusedError, StoreError
from data_access.translation import _

SUBJECTS = (basics, files, backups)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; messages are Swedish."""
    chosen = _parser().parse_args(arguments)
    subject = next(subject for subject in SUBJECTS if chosen.command in subject.NAMES)
    try:
        for line in subject.run(chosen):
            _say(line)
    except ImportRefusedError as refused:
        _say(_("Ingenting har sparats. Rätta det här och försök igen:"), *refused.problems, to_error=True)
    except StoreError as error:
        _say(error, to_error=True)
    else:
        return DONE
    return REFUSED


def _parser() -> argparse.ArgumentParser:
    parser = SwedishParser(
        prog="python -m data_access", description=_("Databasen: skapa, fylla, ta ut, spara undan.")
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar=_("kommando"))
    for subject in SUBJECTS:
        subject.add_commands(commands)
    return parser


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
    try:
        sys.exit(main())
    finally:
        dispose_engines()
