"""The parts of a file: the first sheet and one sheet a table, for one page or for all."""

from collections.abc import Sequence

from dashboard.export.about import NAME, about
from dashboard.export.names import sheet_names
from dashboard.export.sheet import Sheet, sheet_of
from dashboard.shapes.stamp import Stamp, StampedView


def sheets_of(stamp: Stamp, pages: Sequence[StampedView]) -> tuple[Sheet, list[tuple[StampedView, Sheet]]]:
    """ "Om filen", and each table's sheet with the page that it belongs to."""
    tables = [(page, table) for page in pages for table in page.view.tables]
    names = sheet_names([NAME, *(table.title for _page, table in tables)])[1:]
    sheets = [
        (page, sheet_of(table, name, page, stamp)) for (page, table), name in zip(tables, names, strict=True)
    ]
    return about(stamp, pages, sheets), sheets
