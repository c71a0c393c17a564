"""Ledgers as they are read from files, and the package that brings them in.

A year's ledger of one kind replaces the one that was there: accounting systems export a year whole.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from data_access.formats.package import Package, Posting, Postings
from data_access.imports import ImportResult, carry_out
from data_access.tables.enumerations import ImportKind

PostingEntry = Posting


class AccountEntry(NamedTuple):
    """An account and the statement line that it belongs to; None for a balance account."""

    code: str
    name: str
    statement_line: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerFile:
    """One year's outcome or budget as read from a file, with where it comes from."""

    year: int
    kind: str
    status: str
    title: str
    last_month: date
    source_code: str
    source_title: str
    source_section: str
    file_name: str
    file_sha256: str
    accounts: Sequence[AccountEntry]
    postings: Sequence[Posting]


def import_ledger(association: str, files: Iterable[LedgerFile], url: str | None = None) -> ImportResult:
    """Write the ledgers of an association in one transaction.

    Raises ImportRefusedError where the association is not there, and with every account, cost centre or
    month that does not fit; StoreError when the store cannot be written. Nothing is written then.
    """
    return carry_out(ledger_package(association, files), url=url)


def ledger_package(association: str, files: Iterable[LedgerFile]) -> Package:
    """The ledgers of one file as a package for an association that is there."""
    given = list(files)
    package = Package(
        name=given[0].file_name, sha256=given[0].file_sha256, kind=ImportKind.LEDGER, into=association
    )
    add_ledgers(package, given)
    return package


def add_ledgers(package: Package, files: Iterable[LedgerFile]) -> None:
    """Add ledgers with their accounts and sources to a package."""
    accounts: dict[str, AccountEntry] = {}
    for file in files:
        _add(package, file)
        accounts |= {entry.code: entry for entry in file.accounts}
    package.values["accounts"] += [entry._asdict() for entry in accounts.values()]


def _add(package: Package, file: LedgerFile) -> None:
    package.file_sources.add(file.source_code)
    package.values["sources"].append(
        {
            "code": file.source_code,
            "title": file.source_title,
            "section": file.source_section,
            "file_name": file.file_name,
            "file_sha256": file.file_sha256,
        }
    )
    package.values["ledgers"].append(
        {
            "year": file.year,
            "kind": file.kind,
            "status": file.status,
            "title": file.title,
            "last_month": file.last_month,
            "source": file.source_code,
        }
    )
    package.ledgers.append(
        Postings(file.year, file.kind, file.source_code, file.last_month, file.file_name, file.postings)
    )
