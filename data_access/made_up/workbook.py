"""The made-up association's workbook, filled in as an office would, the same bytes each time."""

import io
import zipfile
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

from openpyxl import Workbook
from openpyxl.xml.constants import ARC_CORE
from openpyxl.xml.functions import tostring

from data_access.made_up import people_sheets, sheets
from data_access.made_up.association import YEARS, Row

FILE = "exempelforbundet.xlsx"
MADE_AT = datetime(YEARS[-1], 12, 31)  # noqa: DTZ001  a workbook's times have no zone

SHEETS: Mapping[str, Callable[[], Iterable[Row]]] = {
    "Förbundet": sheets.association,
    "Medlemmar": sheets.members,
    "Bidrag": sheets.contributions,
    "Kostnadsställen": sheets.cost_centres,
    "Insatser": sheets.activities,
    "Insatsplan": sheets.plan,
    "Flöden": people_sheets.flows,
    "Deltagare": people_sheets.participants,
    "Befolkning": people_sheets.population,
    "Eget kapital": sheets.equity,
    "Mål": sheets.goals,
}


def workbook() -> bytes:
    """The workbook as a file."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, make in SHEETS.items():
        rows = list(make())
        headings = list(dict.fromkeys(heading for row in rows for heading in row))
        sheet = book.create_sheet(name)
        sheet.append(headings)
        for row in rows:
            sheet.append([row.get(heading) for heading in headings])
    written = io.BytesIO()
    book.save(written)
    book.properties.created = book.properties.modified = MADE_AT
    return _without_times(written.getvalue(), tostring(book.properties.to_tree()))


def _without_times(data: bytes, properties: bytes) -> bytes:
    """The same parts without the time of writing, which would make each file another one."""
    kept = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for part in source.infolist():
            content = properties if part.filename == ARC_CORE else source.read(part)
            target.writestr(zipfile.ZipInfo(part.filename, MADE_AT.timetuple()[:6]), content)
    return kept.getvalue()
