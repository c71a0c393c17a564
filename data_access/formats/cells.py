"""Rows of text cells under headings, read by a table's column rules; every fault is collected."""

import unicodedata
from collections.abc import Iterable, Sequence

from data_access.errors import Problem
from data_access.formats.columns import ColumnRule, TableRule
from data_access.formats.package import Row
from data_access.formats.personnummer import looks_like_personnummer
from data_access.limits import LONGEST_CELL
from data_access.translation import _

__all__ = ["looks_like_personnummer", "read_rows", "unfit"]

LINE_BREAKS = "\r\n\t"
OTHER_DELIMITERS = {",": _("komma"), "\t": _("tabb")}


def read_rows(
    rule: TableRule, file: str, lines: Iterable[Sequence[str]]
) -> tuple[list[Row], list[Problem], list[str]]:
    """Rows, problems and remarks; `lines` starts with the headings, which are matched by name."""
    numbered = iter(enumerate(lines, start=1))
    first = next(numbered, None)
    if first is None:
        return [], [Problem(file, _("filen är tom. Den ska börja med en rad rubriker."))], []
    headings = [heading.strip().lower() for heading in first[1]]
    problems = _heading_faults(rule, file, headings)
    if problems:
        return [], problems, []
    rows: list[Row] = []
    for number, cells in numbered:
        if any(cell.strip() for cell in cells):
            row, faults = _read_row(rule, file, number, headings, cells)
            problems += faults
            rows.append(row)
    return rows, problems, _unknown(rule, file, headings)


def _heading_faults(rule: TableRule, file: str, headings: list[str]) -> list[Problem]:
    known = {column.heading for column in rule.columns}
    reasons = [reason for heading in headings if (reason := unfit(heading)) is not None]
    if reasons:
        return [Problem(file, reason, row=1) for reason in reasons]
    if known.isdisjoint(headings):
        for sign, name in OTHER_DELIMITERS.items():
            if any(sign in heading for heading in headings):
                message = _(
                    "cellerna skiljs åt med {sign}. Spara filen som CSV med semikolon mellan cellerna."
                )
                return [Problem(file, message.format(sign=name), row=1)]
    faults = [
        Problem(file, _("kolumnen saknas. Lägg till den eller rätta rubriken."), row=1, column=column.heading)
        for column in rule.columns
        if column.required and column.heading not in headings
    ]
    twice = sorted({heading for heading in headings if heading in known and headings.count(heading) > 1})
    return faults + [
        Problem(file, _("rubriken står två gånger. Ta bort den ena kolumnen."), row=1, column=heading)
        for heading in twice
    ]


def _unknown(rule: TableRule, file: str, headings: list[str]) -> list[str]:
    known = {column.heading for column in rule.columns}
    return [
        _("{file}: kolumnen ”{heading}” känns inte igen och läses inte.").format(file=file, heading=heading)
        for heading in headings
        if heading and heading not in known
    ]


def _read_row(
    rule: TableRule, file: str, number: int, headings: list[str], line: Sequence[str]
) -> tuple[Row, list[Problem]]:
    known = {column.heading: column for column in rule.columns}
    fields = {column.field: column.default for column in rule.columns}
    cells: dict[str, str] = {}
    faulty: set[str] = set()
    problems = []
    if any(cell.strip() for cell in line[len(headings) :]):
        message = _(
            "raden har fler celler än rubriker. Ta bort ett semikolon eller sätt citattecken om cellen."
        )
        problems.append(Problem(file, message, row=number))
    for heading, cell in zip(headings, line, strict=False):
        column, shown, reason = known.get(heading), "", unfit(cell)
        if reason is None and column is not None:
            shown = cells[heading] = cell.strip()
            reason = _fill(fields, column, shown)
        if reason is not None:
            problems.append(Problem(file, reason, row=number, column=heading, value=shown))
            faulty |= {column.field} if column is not None else set()
    for column in rule.columns:
        if column.required and fields[column.field] is None and column.field not in faulty:
            problems.append(
                Problem(file, _("cellen är tom men behövs. Fyll i den."), row=number, column=column.heading)
            )
            faulty.add(column.field)
    return Row(rule, file, number, fields, cells, frozenset(faulty)), problems


def _fill(fields: dict[str, object], column: ColumnRule, cell: str) -> str | None:
    """Read a cell into its field; returns the reason why it cannot be read."""
    if cell:
        try:
            fields[column.field] = column.read(cell)
        except ValueError as reason:
            return str(reason)
    return None


def unfit(cell: str) -> str | None:
    """Why a cell may not come in whatever its column is; such a cell is never repeated in a message."""
    if len(cell) > LONGEST_CELL:
        return _("cellen är längre än {limit} tecken. Korta den.").format(limit=LONGEST_CELL)
    if looks_like_personnummer(cell):
        return _("ser ut som ett personnummer. Ta bort det: här får bara antal finnas.")
    if not cell.isprintable() and any(
        unicodedata.category(sign) == "Cc" and sign not in LINE_BREAKS for sign in cell
    ):
        return _("innehåller tecken som inte syns. Skriv om cellen.")
    return None
