"""Reading files back as a reader's program does, without the product's own code."""

import csv
import io
import zipfile
from collections.abc import Iterator
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

HEADING_ROW = 4


def opened(content: bytes) -> Workbook:
    return load_workbook(io.BytesIO(content))


def rows_of(sheet: Worksheet) -> list[dict[str, Any]]:
    """The table's rows by heading, from below the headings to the first empty row."""
    lines = sheet.iter_rows(min_row=HEADING_ROW, values_only=True)
    headings = [text for text in next(lines) if text is not None]
    found = []
    for line in lines:
        if all(value is None for value in line):
            break
        found.append(dict(zip(headings, line, strict=False)))
    return found


def row_named(sheet: Worksheet, name: str) -> dict[str, Any]:
    """The row in which any cell is that name."""
    (found,) = [row for row in rows_of(sheet) if name in row.values()]
    return found


def csv_rows(content: bytes) -> list[list[str]]:
    """All lines of a CSV file, read with Swedish Excel's settings."""
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def csv_table(content: bytes) -> list[dict[str, str]]:
    """The table alone: it ends at the first empty line."""
    lines = csv_rows(content)
    end = lines.index([]) if [] in lines else len(lines)
    return [dict(zip(lines[0], line, strict=True)) for line in lines[1:end]]


def unzipped(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def texts_of(book: Workbook) -> Iterator[str]:
    for sheet in book:
        for line in sheet.iter_rows(values_only=True):
            yield from (value for value in line if isinstance(value, str))
