"""The workbook that the office fills in: one sheet a table, and a first sheet that explains them all."""

import io
from pathlib import Path
from typing import BinaryIO

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from data_access.formats import values
from data_access.formats.office.description import Column, Sheet, Shown
from data_access.formats.office.sheets import READ_ME, SHEETS
from data_access.formats.office.sheets_lists import ACTIVITIES, COST_CENTRES, MEMBERS
from data_access.formats.office.template_read_me import write_read_me
from data_access.formats.office.template_style import (
    style_column,
    style_example,
    style_heading,
    style_sentence,
    style_sheet,
)
from data_access.translation import _

HEADING_ROW, EXAMPLE_ROW = 2, 3
LAST_ROW = 5_000
"""Drop-down lists reach so far; rows below are read just the same."""

_NAMED_BY: dict[str, tuple[Sheet, str]] = {
    "areas": (MEMBERS, "name"),
    "members": (MEMBERS, "name"),
    "activities": (ACTIVITIES, "name"),
    "cost_centres": (COST_CENTRES, "code"),
}
_LONGEST_PROMPT, _LONGEST_PROMPT_TITLE = 255, 32
_PER_CENT = 100


def write_template(file: Path | BinaryIO) -> None:
    """Write the workbook: explanations, headings, drop-down lists, an example row a sheet; no formula."""
    book = Workbook()
    first = book.active
    first.title = READ_ME
    write_read_me(first)
    for sheet in SHEETS:
        _write_sheet(book.create_sheet(sheet.name), sheet)
    book.save(file)


def template_bytes() -> bytes:
    """The same workbook as bytes, for a button."""
    file = io.BytesIO()
    write_template(file)
    return file.getvalue()


def _write_sheet(page: Worksheet, sheet: Sheet) -> None:
    for place, column in enumerate(sheet.columns, start=1):
        style_column(page, place, column)
        style_heading(page.cell(HEADING_ROW, place, column.heading), column)
        style_example(page.cell(EXAMPLE_ROW, place, _example_value(column)), column)
        _add_validation(page, column, get_column_letter(place))
    style_sentence(page.cell(1, 1, sheet.text))
    style_sheet(page, HEADING_ROW, len(sheet.columns))


def _example_value(column: Column) -> object:
    """The example as a spreadsheet holds it: numbers and months are no text."""
    if not column.example:
        return None
    if column.shown in {Shown.MONEY, Shown.COUNT, Shown.YEAR}:
        return int(column.example)
    if column.shown is Shown.SHARE:
        return int(column.example.removesuffix("%")) / _PER_CENT
    return values.month(column.example) if column.shown is Shown.MONTH else column.example


def _add_validation(page: Worksheet, column: Column, letter: str) -> None:
    """A list of words or of another sheet's rows to choose from, and the explanation beside the cell.

    Only a closed list warns: a row of another sheet may be named by its code as well as by its name.
    """
    source = _list_of(column)
    validation = DataValidation(
        type=None if source is None else "list",
        formula1=source,
        allow_blank=True,
        showErrorMessage=bool(column.choices),
        errorStyle="warning",
        errorTitle=column.heading,
        error=_("Ordet finns inte i listan."),
        showInputMessage=True,
        promptTitle=column.heading[:_LONGEST_PROMPT_TITLE],
        prompt=column.text[:_LONGEST_PROMPT],
    )
    validation.add(f"{letter}{EXAMPLE_ROW}:{letter}{LAST_ROW}")
    page.add_data_validation(validation)


def _list_of(column: Column) -> str | None:
    if column.choices:
        return '"' + ",".join(column.choices) + '"'
    if column.refers is None:
        return None
    sheet, field = _NAMED_BY[column.refers]
    letter = get_column_letter(sheet.places[field] + 1)
    return f"'{sheet.name}'!${letter}${EXAMPLE_ROW + 1}:${letter}${LAST_ROW}"
