"""The office's workbook: which of its sheets are tables, and what they say."""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import islice

from data_access.formats.office.description import Sheet
from data_access.formats.office.faults import Faults
from data_access.formats.office.headings import sheet_name
from data_access.formats.office.sheets import READ_ME, sheet_by_name, sheets_by_headings
from data_access.formats.office.table import Given
from data_access.formats.package import Package
from data_access.formats.workbook_guard import GuardedWorkbook, sheet_place
from data_access.translation import _

_LOOKED_THROUGH = 10


def tables_of_workbook(book: GuardedWorkbook, sha256: str, faults: Faults) -> tuple[list[Given], list[str]]:
    """The tables of a workbook, and the names of the sheets that they are on.

    Sheets are known by name; where no name is known, by their headings.
    """
    named = {name: sheet for name in book.sheets if (sheet := sheet_by_name(name)) is not None}
    if not named:
        named = {name: found[0] for name in book.sheets if len(found := _by_headings(book, name)) == 1}
        for name, sheet in named.items():
            faults.remark(
                _("Bladet ”{sheet}” läses som {table}, efter sina rubriker.").format(
                    sheet=name, table=sheet.name
                )
            )
    others = [name for name in book.sheets if name not in named and sheet_name(name) != sheet_name(READ_ME)]
    if named and others:
        listed = ", ".join(f"”{name}”" for name in others)
        faults.remark(_("Blad som inte känns igen läses inte: {sheets}.").format(sheets=listed))
    if not named:
        faults.say(
            book.name,
            _("inget av bladen känns igen. Använd mallens namn på bladen, till exempel Budget eller Flöden."),
        )
    given = [
        Given(
            sheet,
            sheet_place(book.name, name),
            book.name,
            name,
            sha256,
            _rows(book, name),
            partial(_is_broken, book, sheet_place(book.name, name)),
        )
        for name, sheet in named.items()
    ]
    return given, list(named)


def finish_workbook(package: Package, book: GuardedWorkbook, read: Sequence[str]) -> None:
    """Look through the sheets that were not read, and add what the workbook itself has found."""
    book.look_through_the_rest(read)
    said = {str(problem): problem for problem in package.problems}
    for problem in book.problems:  # a row may have been looked at twice
        said.setdefault(str(problem), problem)
    package.problems = list(said.values())
    package.remarks += dict.fromkeys(book.remarks)


def _rows(book: GuardedWorkbook, name: str) -> Iterator[tuple[int, Sequence[str]]]:
    return ((row.number, row.cells) for row in book.rows(name))


def _is_broken(book: GuardedWorkbook, place: str) -> bool:
    """Whether a sheet's rows ended with a fault of the sheet itself, and not of one of its cells."""
    return any(
        problem.file == place and problem.row is None and not problem.column for problem in book.problems
    )


def _by_headings(book: GuardedWorkbook, name: str) -> list[Sheet]:
    """The sheets whose headings stand in one of the first rows."""
    rows = islice(book.rows(name), _LOOKED_THROUGH)
    return next((found for row in rows if (found := sheets_by_headings(row.cells))), [])
