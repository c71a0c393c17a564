"""`python -m data_access backup|restore`: their words and what they say."""

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from data_access import store
from data_access.addresses import place
from data_access.backups.restoring import restore
from data_access.backups.saving import backup
from data_access.translation import _, grouped

NAMES = frozenset({"backup", "restore"})


def add_commands(commands: Any) -> None:
    """Add the two commands to the command line."""
    save = commands.add_parser(
        "backup", help=_("kopiera hela databasen till en fil (oskyddat, för kansliet)")
    )
    save.add_argument("file", type=Path, metavar=_("fil"), help=_("till exempel kopia.sqlite"))
    save.add_argument("--force", action="store_true", help=_("skriv över filen om den finns"))
    back = commands.add_parser("restore", help=_("ersätt allt i databasen med en säkerhetskopia"))
    back.add_argument("file", type=Path, metavar=_("fil"), help=_("en fil som backup har skrivit"))
    back.add_argument(
        "--yes", action="store_true", help=_("ersätt också förbund som finns; de sparas i en egen fil först")
    )


def run(chosen: argparse.Namespace) -> Iterator[str]:
    """Do what was asked for, and say it. Raises StoreError."""
    if chosen.command == "backup":
        saved = backup(chosen.file, force=chosen.force)
        yield _(
            "Säkerhetskopia i {file}: {associations} förbund, {rows} rader. Den är oskyddad och bara för "
            "kansliet."
        ).format(file=chosen.file, associations=saved.associations, rows=grouped(saved.rows))
        return
    restored = restore(chosen.file, confirmed=chosen.yes)
    yield _("Databasen {place} är återläst ur {file}: {associations} förbund, {rows} rader.").format(
        place=place(store.database_url()),
        file=chosen.file,
        associations=restored.associations,
        rows=grouped(restored.rows),
    )
    if restored.kept is not None:
        yield _("Det som fanns är kvar i {kept}, oskyddat och bara för kansliet.").format(kept=restored.kept)
