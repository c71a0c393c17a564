"""A workbook for Excel: "Om filen" first, then one sheet a table, ready to read, compute on and print.

Amounts are numbers in kronor, shares numbers formatted as per cent, counts integers. Every text is typed as
text, whatever it begins with.
"""

import io
from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.cell.cell import Cell as WorkbookCell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from dashboard.export import look
from dashboard.export.package import sheets_of
from dashboard.export.sheet import FileCell, Sheet
from dashboard.export.text import looks_like_formula, writable
from dashboard.interface.numbers import ORE_PER_KRONA
from dashboard.shapes.stamp import Stamp, StampedView
from dashboard.shapes.view import Unit

HEADING_ROW = 4
TEXT_TYPE = "s"


def workbook(stamp: Stamp, pages: Sequence[StampedView]) -> bytes:
    """The pages' tables as an .xlsx file."""
    book = Workbook()
    book.remove(book.active)
    first, sheets = sheets_of(stamp, pages)
    _write(book, first, stamp, is_contents=True)
    for _page, sheet in sheets:
        _write(book, sheet, stamp)
    book.properties.creator = writable(stamp.association)
    book.properties.title = writable(first.subtitle)
    book.properties.language = "sv-SE"
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _write(book: Workbook, sheet: Sheet, stamp: Stamp, *, is_contents: bool = False) -> None:
    page = book.create_sheet(sheet.name)
    for row, text in enumerate((sheet.title, sheet.subtitle, sheet.warning), start=1):
        _put_text(page.cell(row, 1), text)
    for column, heading in enumerate(sheet.headings, start=1):
        cell = page.cell(HEADING_ROW, column)
        _put_text(cell, heading.in_kronor)
        look.as_heading(cell, heading.unit, is_contents=is_contents)
    for row, line in enumerate(sheet.lines, start=HEADING_ROW + 1):
        for column, value in enumerate(line.cells, start=1):
            cell = page.cell(row, column)
            _put(cell, value)
            look.as_body(cell, value, is_strong=line.is_strong, is_contents=is_contents)
    _write_below(page, sheet)
    look.finish(page, sheet, stamp, heading_row=HEADING_ROW)


def _write_below(page: Worksheet, sheet: Sheet) -> None:
    """What stands under the table, over its whole width so that nothing is cut."""
    first = HEADING_ROW + len(sheet.lines) + 2
    for row, text in enumerate(sheet.below, start=first):
        _put_text(page.cell(row, 1), text)
        look.as_note(page, row, text, sheet)


def _put(cell: WorkbookCell, value: FileCell) -> None:
    """A number as a number, the rest as text."""
    number = value.number
    if number is None:
        _put_text(cell, value.text)
    else:
        cell.value = number / ORE_PER_KRONA if value.unit is Unit.ORE else number
        cell.number_format = look.number_format(value)
    if value.leads_to:
        place = f"'{value.leads_to.replace(chr(39), chr(39) * 2)}'!A1"
        cell.hyperlink = Hyperlink(ref=f"{get_column_letter(cell.column)}{cell.row}", location=place)


def _put_text(cell: WorkbookCell, text: str) -> None:
    """Text typed as text; where it looks like a formula it stays text also when a reader edits it."""
    if text:
        cell.value = writable(text)
        cell.data_type = TEXT_TYPE  # the library takes what begins with = for a formula
        cell.quotePrefix = looks_like_formula(text)
