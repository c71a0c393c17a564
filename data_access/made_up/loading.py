"""The made-up association comes into the store as an office's own files do: a workbook, then the books."""

from collections.abc import Iterator

from sqlmodel import Session

from data_access.imports import ImportResult, write
from data_access.incoming import read_files
from data_access.made_up.association import SLUG, YEARS
from data_access.made_up.sie import file_name, sie_file
from data_access.made_up.workbook import FILE, workbook


def files() -> Iterator[tuple[str, bytes]]:
    """The files in the order in which they come in: name and contents."""
    yield FILE, workbook()
    for year in YEARS:
        yield file_name(year), sie_file(year)


def load(session: Session) -> ImportResult:
    """Write all files inside the caller's transaction, mapped as suggested. Raises what imports raise."""
    results = []
    for name, data in files():
        known = None if name == FILE else SLUG
        results.append(write(session, read_files(session, {name: data}, known).package))
    rows, new = sum(one.row_count for one in results), sum(one.new for one in results)
    return ImportResult(SLUG, rows, (), results[-1].batch, new)
