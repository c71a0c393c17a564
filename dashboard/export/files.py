"""The kinds of files, by their suffix, and their content."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from dashboard.export.csv_files import csv_files, csv_of
from dashboard.shapes.stamp import Stamp, StampedView


class FileKind(StrEnum):
    """What a file's name ends with."""

    WORKBOOK = ".xlsx"
    CSV_FILES = ".zip"
    CSV = ".csv"


MIME = {
    FileKind.WORKBOOK: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    FileKind.CSV_FILES: "application/zip",
    FileKind.CSV: "text/csv",
}


def content(kind: FileKind, stamp: Stamp, pages: Sequence[StampedView], at: datetime) -> bytes:
    """The pages' tables as a file of that kind; a CSV file holds one table."""
    if kind is FileKind.WORKBOOK:
        # The library takes a tenth of a second to import, which only who wants a workbook shall wait for.
        from dashboard.export.workbook import workbook  # noqa: PLC0415

        return workbook(stamp, pages)
    return csv_of(stamp, pages[0]) if kind is FileKind.CSV else csv_files(stamp, pages, at)
