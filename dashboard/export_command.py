"""`python -m dashboard export VIEW|all --association SLUG --year YEAR [--through YYYY-MM] FILE`.

The tables of a page, or of every page, as on screen: protected, stamped, and written whole or not at all.
"""

import argparse
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from dashboard.command_spans import add_span, check_span
from dashboard.export.files import FileKind, content
from dashboard.export.writing import write_whole
from dashboard.navigation import page_title
from dashboard.shapes.stamp import StampedView
from dashboard.shapes.view import View
from dashboard.translation import _, plural
from dashboard.views.choices import choices, resolve
from dashboard.views.registry import VIEWS
from dashboard.views.stamp import dated, stamp, stamped
from data_access import store
from data_access.command_line import SwedishParser

ALL = "all"


class ExportError(Exception):
    """The export is refused; the message says why and what to do."""


def add_to(commands: "argparse._SubParsersAction[SwedishParser]") -> None:
    """Add `export`."""
    export = commands.add_parser(
        "export",
        help=_("skriv en sidas tabeller, eller alla sidors, som Excel eller CSV (skyddat som sidan)"),
    )
    export.add_argument("view", choices=[*sorted(VIEWS), ALL], help=_("sidan, eller all"))
    export.add_argument("--association", help=_("förbundets kod, till exempel sjuharad"))
    export.add_argument("--year", type=int, help=_("år"))
    export.add_argument("--through", help=_("t.o.m. månad, till exempel 2017-04"))
    export.add_argument("--table", help=_("bara den tabellen, till exempel cost-centres"))
    export.add_argument("--force", action="store_true", help=_("skriv över filen om den finns"))
    add_span(export)
    export.add_argument("file", type=Path, help=_("filen: .xlsx, .zip (en CSV-fil per tabell) eller .csv"))


def run_command(chosen: argparse.Namespace) -> None:
    """Write the file. Raises ExportError, SelectionError and StoreError in Swedish; wrong use ends it."""
    kind = _kind(chosen)
    check_span(chosen)
    if chosen.file.exists() and not chosen.force:
        raise _exists(chosen.file)
    at = datetime.now(UTC)
    store.check_readable()
    with store.reading() as session:
        selection = resolve(choices(session), chosen.association, chosen.year, chosen.through, chosen.since)
        names = list(VIEWS) if chosen.view == ALL else [chosen.view]
        views = [VIEWS[name](session, selection) for name in names]
        marks = dated(stamp(session, selection), at)
    pages = list(_pages(views, chosen.table))
    tables = sum(len(page.view.tables) for page in pages)
    if not tables:
        raise ExportError(views[0].finding)
    _write(chosen.file, content(kind, marks, pages, at), overwrite=chosen.force)
    text = plural("{file}: {count} tabell.", "{file}: {count} tabeller.", tables)
    sys.stdout.write(text.format(file=chosen.file, count=tables) + "\n")


def _kind(chosen: argparse.Namespace) -> FileKind:
    """What the file's name says that it is to be."""
    suffix = chosen.file.suffix.lower()
    if suffix not in {kind.value for kind in FileKind}:
        chosen.refuse(_("Filens namn ska sluta på .xlsx, .zip eller .csv."))
    if chosen.table and chosen.view == ALL:
        chosen.refuse(_("--table väljer en tabell på en sida: skriv vilken sida i stället för all."))
    if suffix == FileKind.CSV and not chosen.table:
        chosen.refuse(
            _("En .csv har en tabell: välj den med --table, eller skriv en .zip med en fil per tabell.")
        )
    return FileKind(suffix)


def _pages(views: list[View], only: str | None) -> Iterator[StampedView]:
    for view in views:
        shown = view if only is None else _one_table(view, only)
        yield stamped(page_title(view.view), shown)


def _one_table(view: View, name: str) -> View:
    table = view.table(name)
    if table is None:
        known = ", ".join(found.id for found in view.tables)
        text = _("Tabellen ”{name}” finns inte för urvalet. Det finns: {known}.")
        raise ExportError(text.format(name=name, known=known) if known else view.finding)
    return replace(view, tables=(table,))


def _write(file: Path, written: bytes, *, overwrite: bool) -> None:
    try:
        write_whole(file, written, overwrite=overwrite)
    except FileExistsError:
        raise _exists(file) from None
    except OSError as error:
        text = _("Det gick inte att skriva {file}: {why}. Välj en mapp som finns och som du får skriva i.")
        raise ExportError(text.format(file=file, why=_why(file, error))) from error


def _exists(file: Path) -> ExportError:
    return ExportError(
        _("{file} finns redan. Välj ett annat namn, eller skriv över med --force.").format(file=file)
    )


def _why(file: Path, error: OSError) -> str:
    """The reason in Swedish; the system's own words are in its own language."""
    if not file.parent.is_dir():
        return _("mappen finns inte")
    if file.is_dir():
        return _("det är en mapp")
    if isinstance(error, PermissionError):
        return _("du får inte skriva där")
    return _("fel {number}").format(number=error.errno)
