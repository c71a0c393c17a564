"""Rows of text cells under headings, read by a table's column rules; every fault is collected."""

import re
from collections.abc import Iterable, Sequence

from data_access.errors import Problem
from data_access.formats.columns import ColumnRule, TableRule
from data_access.formats.package import Row
from data_access.translation import _

_PERSONNUMMER = re.compile(
    r"(?<!\d)(?:19|20)?\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]|6[1-9]|[78]\d|9[01])[-+]?\d{4}(?!\d)"
)
_DIGITS_ONLY = re.compile(r"\d+")


def looks_like_personnummer(cell: str) -> bool:
    """Whether a text holds what is shaped like a personnummer or samordningsnummer.

    A bare run of digits without its dash is taken for one only if its check digit is right, so
    that a long amount is not refused by its shape alone.
    """
    return any("-" in m[0] or "+" in m[0] or _check_digit_is_right(m[0]) for m in _PERSONNUMMER.finditer(cell))


def _check_digit_is_right(candidate: str) -> bool:
    digits = "".join(_DIGITS_ONLY.findall(candidate))[-10:]
    doubled = (int(digit) * (2 - place % 2) for place, digit in enumerate(digits))
    return sum(sum(divmod(value, 10)) for value in doubled) % 10 == 0


def read_rows(
    rule: TableRule, file: str, lines: Iterable[Sequence[str]]
) -> tuple[list[Row], list[Problem], list[str]]:
    """Rows, problems and remarks; `lines` starts with the headings, which are matched by name."""
    numbered = iter(enumerate(lines, start=1))
    first = next(numbered, None)
    if first is None:
        return [], [Problem(file, _("filen är tom. Den ska börja med en rad rubriker."))], []
    headings = [heading.strip().lower() for heading in first[1]]
    problems = [
        Problem(file, _("kolumnen saknas. Lägg till den eller rätta rubriken."), row=1, column=column.heading)
        for column in rule.columns
        if column.required and column.heading not in headings
    ]
    if problems:
        return [], problems, []
    known = {column.heading: column for column in rule.columns}
    remarks = [
        _("{file}: kolumnen ”{heading}” känns inte igen och läses inte.").format(file=file, heading=heading)
        for heading in headings
        if heading and heading not in known
    ]
    rows: list[Row] = []
    for number, cells in numbered:
        if any(cell.strip() for cell in cells):
            row, faults = _read_row(rule, known, headings, Row({}, file, number), cells)
            problems += faults
            rows.append(row)
    return rows, problems, remarks


def _read_row(
    rule: TableRule, known: dict[str, ColumnRule], headings: list[str], row: Row, cells: Sequence[str]
) -> tuple[Row, list[Problem]]:
    fields = {column.field: column.default for column in rule.columns}
    problems = []
    if len(cells) > len(headings):
        problems.append(row.problem(_("raden har fler celler än rubriker. Är ett semikolon för mycket?")))
    for heading, cell in zip(headings, cells, strict=False):
        if looks_like_personnummer(cell):
            problems.append(
                row.problem(_("ser ut som ett personnummer. Ta bort det: här får bara antal finnas."), heading)
            )
            continue
        column = known.get(heading)
        if column is None or not cell.strip():
            continue
        try:
            fields[column.field] = column.read(cell)
        except ValueError as reason:
            problems.append(row.problem(str(reason), heading, cell))
    present = {heading for heading, cell in zip(headings, cells, strict=False) if cell.strip()}
    problems += [
        row.problem(_("cellen är tom men behövs."), column.heading)
        for column in rule.columns
        if column.required and column.heading not in present
    ]
    return Row(fields, row.file, row.row), problems
