"""A command line in Swedish: argparse's own words are English."""

import argparse
import sys
from typing import Any, NoReturn

from data_access.translation import _

DONE, REFUSED, WRONG_USE = 0, 1, 2


class SwedishParser(argparse.ArgumentParser):
    """Wrong use is answered in Swedish, with how the command is used, and exit status 2."""

    def __init__(self, **options: Any) -> None:
        """Take argparse's options; help is asked for with -h or --help."""
        super().__init__(**options, add_help=False, allow_abbrev=False, formatter_class=_SwedishHelp)
        self.add_argument("-h", "--help", action="help", help=_("visa den här hjälpen"))

    def error(self, message: str) -> NoReturn:  # noqa: ARG002  argparse gives it by name
        """Say how the command is used; argparse's own message is English."""
        self.refuse(_("Fel användning."))

    def refuse(self, reason: str) -> NoReturn:
        """Say how the command is used and, in Swedish, what was wrong; exit status 2."""
        more = _("{reason} Mer hjälp: {command} --help").format(reason=reason, command=self.prog)
        sys.stderr.write(f"{self.format_usage()}{more}\n")
        raise SystemExit(WRONG_USE)


class _SwedishHelp(argparse.HelpFormatter):
    HEADINGS = {  # noqa: RUF012  only read
        "positional arguments": _("argument"),
        "options": _("val"),
    }

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, _("användning: ") if prefix is None else prefix)

    def start_section(self, heading: str | None) -> None:
        super().start_section(self.HEADINGS.get(heading or "", heading))
