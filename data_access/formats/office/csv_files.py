"""The office's tables as CSV: which sheet of the workbook each is, told by its headings."""

import csv
import hashlib
import io
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import PurePath

from data_access import limits
from data_access.errors import ImportRefusedError
from data_access.formats.office.description import Sheet
from data_access.formats.office.faults import Faults
from data_access.formats.office.sheets import SHEETS, lacking, matched, sheet_by_name, sheets_by_headings
from data_access.formats.office.table import Given, look_for_persons
from data_access.formats.text_guard import read_text
from data_access.translation import _

_DELIMITERS = (";", "\t", ",")
_LOOKED_THROUGH = 10


def table_of_csv(name: str, data: bytes, faults: Faults) -> Given | None:
    """The table of a CSV file; None where the file is refused or no sheet's headings fit, which is said.

    Cells are apart by semicolon, comma or tab; UTF-8 or Windows-1252, which holds Latin-1.
    """
    try:
        text = unicodedata.normalize("NFC", read_text(name, data).text)
    except ImportRefusedError as refused:
        for problem in refused.problems:
            faults.say(name, problem.message, row=problem.row, value=problem.value)
        return None
    delimiter = _delimiter(text)
    sheet = _sheet(
        name, [cells for _number, cells in islice(_rows(text, delimiter), _LOOKED_THROUGH)], faults
    )
    rows = _checked_rows(name, text, delimiter, faults)
    if sheet is None:
        look_for_persons(name, rows, faults)
        return None
    faults.remark(_("{file} läses som {table}, efter sina rubriker.").format(file=name, table=sheet.name))
    return Given(sheet, name, name, None, hashlib.sha256(data).hexdigest(), rows)


def _delimiter(text: str) -> str:
    """The sign that gives the first rows most headings that are known."""
    start = "\n".join(text[: limits.LONGEST_TEXT_LINE].splitlines()[:_LOOKED_THROUGH])

    def known(delimiter: str) -> int:
        rows = [cells for _number, cells in _rows(start, delimiter)]
        return max((len(matched(sheet, cells)) for sheet in SHEETS for cells in rows), default=0)

    return max(_DELIMITERS, key=known)


def _sheet(name: str, rows: Sequence[Sequence[str]], faults: Faults) -> Sheet | None:
    """The sheet that the headings are; the file's name decides between several."""
    found = next((sheets for cells in rows if (sheets := sheets_by_headings(cells))), [])
    named = sheet_by_name(PurePath(name).stem)
    if len(found) == 1 or named in found:
        return named if named in found else found[0]
    if found:
        listed = _(" eller ").join(sheet.name for sheet in found)
        faults.say(
            name,
            _("rubrikerna passar flera blad. Döp filen efter det rätta: {sheets}.").format(sheets=listed),
        )
        return None
    nearest = max(
        ((sheet, cells) for sheet in SHEETS for cells in rows),
        key=lambda pair: (pair[0] is named, _likeness(*pair)),
        default=None,
    )
    if nearest is None or not matched(*nearest):
        faults.say(name, _("rubrikerna känns inte igen. Använd samma rubriker som på ett av mallens blad."))
        return None
    missing = ", ".join(f"”{heading}”" for heading in lacking(nearest[0], matched(*nearest).values()))
    message = _("rubrikerna känns inte igen. Närmast är bladet {sheet}, men då saknas {headings}.")
    faults.say(name, message.format(sheet=nearest[0].name, headings=missing))
    return None


def _likeness(sheet: Sheet, cells: Sequence[str]) -> int:
    fields = set(matched(sheet, cells).values())
    return 2 * len(fields) - len(lacking(sheet, fields))


def _rows(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """The rows as a spreadsheet counts them; ends where the quotation marks no longer pair."""
    try:
        yield from enumerate(
            csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True), start=1
        )
    except csv.Error:
        return


def _checked_rows(name: str, text: str, delimiter: str, faults: Faults) -> Iterator[tuple[int, list[str]]]:
    """The same rows; where they end too early that is said."""
    row = 0
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for row, cells in enumerate(reader, start=1):
            if len(cells) > limits.MOST_COLUMNS and any(cells[limits.MOST_COLUMNS :]):
                message = _("raden har fler än {most} kolumner. Är det rätt fil?")
                faults.say(name, message.format(most=limits.MOST_COLUMNS), row=row)
                return
            yield row, cells[: limits.MOST_COLUMNS]
    except csv.Error:
        faults.say(
            name,
            _('ett citattecken stängs inte rätt. Skriv "…" om hela cellen och "" inuti den.'),
            row=row + 1,
        )
