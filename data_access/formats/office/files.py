"""The office's files of every kind: workbooks, CSV files, zip files of them, one or several at once."""

import hashlib
from collections.abc import Iterator, Mapping

from data_access.errors import ImportRefusedError
from data_access.formats.file_kind import COMPOUND, ZIP
from data_access.formats.office.archive import is_archive, unpacked
from data_access.formats.office.assembly import assemble
from data_access.formats.office.csv_files import table_of_csv
from data_access.formats.office.faults import Faults
from data_access.formats.office.known import Known
from data_access.formats.office.table import Given
from data_access.formats.office.workbook import finish_workbook, tables_of_workbook
from data_access.formats.package import Package
from data_access.formats.workbook_guard import GuardedWorkbook, open_workbook
from data_access.tables.enumerations import ImportKind


def read_office_files(files: Mapping[str, bytes], known: Known | None = None) -> Package:
    """The tables of several files, by name, as one package. Raises nothing: faults are its problems.

    Each is a workbook like the template, a CSV file of one of its tables, or a zip file of such CSV files.
    `known` is the association that they are brought into, None for a new one.
    """
    package, faults = Package(", ".join(files), _digest(files), ImportKind.TABLES), Faults()
    given: list[Given] = []
    books: list[tuple[GuardedWorkbook, list[str]]] = []
    for name, data in _unpacked(files, faults):
        if data.startswith((ZIP, COMPOUND)):
            try:
                book = open_workbook(name, data)
            except ImportRefusedError as refused:
                package.problems += refused.problems
                continue
            tables, read = tables_of_workbook(book, hashlib.sha256(data).hexdigest(), faults)
            given += tables
            books.append((book, read))
            package.kind = ImportKind.WORKBOOK
        else:
            table = table_of_csv(name, data, faults)
            given += [] if table is None else [table]
    if package.problems or faults.problems:
        package.unread.add("association")
    assemble(package, given, known, faults)
    for book, read in books:
        finish_workbook(package, book, read)
    return package


def read_office_csv(name: str, data: bytes, known: Known | None = None) -> Package:
    """One table as CSV, recognised by its headings. Raises nothing: faults are the package's problems."""
    return read_office_files({name: data}, known)


def read_office_workbook(name: str, data: bytes, known: Known | None = None) -> Package:
    """The tables of a workbook like the template. Raises nothing: faults are the package's problems."""
    return read_office_files({name: data}, known)


def _unpacked(files: Mapping[str, bytes], faults: Faults) -> Iterator[tuple[str, bytes]]:
    for name, data in files.items():
        if is_archive(data):
            yield from unpacked(name, data, faults)
        else:
            yield name, data


def _digest(files: Mapping[str, bytes]) -> str:
    """One file's own SHA-256; of several that of their names and sums."""
    sums = {name: hashlib.sha256(data).hexdigest() for name, data in sorted(files.items())}
    if len(sums) == 1:
        return next(iter(sums.values()))
    return hashlib.sha256("".join(f"{name}\n{value}\n" for name, value in sums.items()).encode()).hexdigest()
