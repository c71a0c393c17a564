"""CSV as Swedish Excel opens it: semicolon, decimal comma, UTF-8 with its mark.

The first line is the headings and the table ends at the first empty line; below it stands what stands under
the table on screen, and the file's stamp, so that a file that is sent on by itself still says what it is.
"""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from decimal import Decimal

from dashboard.export.about import stamp_lines
from dashboard.export.names import file_name
from dashboard.export.package import sheets_of
from dashboard.export.sheet import FileCell, Heading, Sheet
from dashboard.export.text import defused
from dashboard.interface.numbers import ORE_PER_KRONA
from dashboard.shapes.stamp import Stamp, StampedView
from dashboard.shapes.view import Unit
from dashboard.translation import _

SEPARATOR, LINE_END, MARK = ";", "\r\n", "\ufeff"
LONGEST_NAME = 60
PER_CENT = 100


def csv_of(stamp: Stamp, page: StampedView) -> bytes:
    """The only table of a page as one CSV file."""
    _first, ((_page, sheet),) = sheets_of(stamp, [page])
    return _file(sheet, stamp)


def csv_files(stamp: Stamp, pages: Sequence[StampedView], at: datetime) -> bytes:
    """A zip: `om-filen.csv` first, then one file a table; with several pages a folder each."""
    first, sheets = sheets_of(stamp, pages)
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as package:
        for name, sheet in (("om-filen.csv", first), *_named(sheets, in_folders=len(pages) > 1)):
            entry = zipfile.ZipInfo(name, at.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, _file(sheet, None if sheet is first else stamp))
    return written.getvalue()


def _named(sheets: Sequence[tuple[StampedView, Sheet]], *, in_folders: bool) -> Iterator[tuple[str, Sheet]]:
    """`budget-och-utfall/03-resultatrakning.csv`: in the page's order."""
    seen: dict[str, int] = {}
    for page, sheet in sheets:
        seen[page.title] = number = seen.get(page.title, 0) + 1
        name = f"{number:02d}-{file_name(sheet.title, longest=LONGEST_NAME)}".rstrip("-") + ".csv"
        yield (f"{file_name(page.title)}/{name}" if in_folders else name), sheet


def _file(sheet: Sheet, stamp: Stamp | None) -> bytes:
    """A sheet; without a stamp "Om filen" itself, whose shares have no heading to stand under."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=SEPARATOR, lineterminator=LINE_END)
    writer.writerow(defused(_heading(heading)) for heading in sheet.headings)
    per_cent = _(" %") if stamp is None else ""
    writer.writerows([_cell(cell, per_cent) for cell in line.cells] for line in sheet.lines)
    if stamp is not None:
        writer.writerow(())
        writer.writerows([defused(line)] for line in _below(sheet, stamp))
    return (MARK + text.getvalue()).encode("utf-8")


def _heading(heading: Heading) -> str:
    """With its unit: a share is a number of per cent."""
    if heading.unit is Unit.SHARE and "%" not in heading.label:
        return _("{label}, %").format(label=heading.label)
    return heading.in_kronor


def _below(sheet: Sheet, stamp: Stamp) -> Iterable[str]:
    above = (sheet.title, sheet.subtitle, sheet.warning)
    yield from (line for line in (*above, *sheet.below) if line)
    yield from (f"{label}: {text}" for label, text in stamp_lines(stamp))


def _cell(cell: FileCell, per_cent: str) -> str:
    number = cell.number
    if number is None:
        return defused(cell.text)
    if cell.unit is Unit.COUNT:
        return str(number)
    if cell.unit is Unit.ORE:
        return f"{Decimal(number) / ORE_PER_KRONA:.2f}".replace(".", ",")
    is_share = cell.unit is Unit.SHARE
    exact = Decimal(repr(number)) * (PER_CENT if is_share else 1)
    return _without_empty_decimals(f"{exact:f}").replace(".", ",") + (per_cent if is_share else "")


def _without_empty_decimals(text: str) -> str:
    return text.rstrip("0").rstrip(".") if "." in text else text
