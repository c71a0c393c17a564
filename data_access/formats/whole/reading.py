"""Read a whole association's workbook into a package."""

import hashlib
import zlib
from collections import defaultdict
from collections.abc import Iterator

from data_access.errors import Problem
from data_access.formats.cells import read_rows
from data_access.formats.columns import TableRule
from data_access.formats.package import Package, Posting, Postings, Row
from data_access.formats.whole.rules import BASELINES, FIGURES, LIST_RULES, MARK, NIBBLES, POSTINGS
from data_access.formats.workbook_guard import GuardedWorkbook, sheet_place
from data_access.tables.enumerations import ImportKind
from data_access.translation import _

POSTING_FIELDS = Posting._fields
RULES = (*LIST_RULES, FIGURES, POSTINGS, BASELINES)


def is_whole(book: GuardedWorkbook) -> bool:
    """Whether the workbook is one that holds a whole association."""
    return MARK in book.sheets and LIST_RULES[0].file in book.sheets


def read_whole(book: GuardedWorkbook, data: bytes) -> Package:
    """The package of a whole association; faults are collected in it, nothing is raised."""
    package = Package(name=book.name, sha256=hashlib.sha256(data).hexdigest(), kind=ImportKind.WORKBOOK)
    read: list[str] = []
    for rule in RULES:
        sheets = [sheet for sheet in book.sheets if _base(sheet) == rule.file]
        read += sheets
        rows = [row for sheet in sheets for row in _rows(package, book, rule, sheet)]
        _keep(package, rule, rows)
    book.look_through_the_rest(read)
    unknown = [sheet for sheet in book.sheets if sheet not in read and sheet != MARK]
    package.remarks += [
        _("Bladet ”{sheet}” känns inte igen och läses inte.").format(sheet=sheet) for sheet in unknown
    ]
    package.problems += book.problems
    package.remarks += book.remarks
    return package


def _base(sheet: str) -> str:
    """A sheet's name without the number of one that goes on."""
    name, _space, number = sheet.rpartition(" ")
    return name if name and number.isdigit() else sheet


def _rows(package: Package, book: GuardedWorkbook, rule: TableRule, sheet: str) -> Iterator[Row]:
    place = sheet_place(book.name, sheet)
    rows, problems, remarks = read_rows(rule, place, book.lines(sheet))
    package.problems += problems
    package.remarks += remarks
    if problems:
        package.unread.add(rule.name)
    yield from rows


def _keep(package: Package, rule: TableRule, rows: list[Row]) -> None:
    if rule is FIGURES:
        for dataset in package.rows("datasets"):
            package.figures[dataset.fields["code"]] = []
        for row in rows:
            package.figures.setdefault(row.fields["dataset"], []).append(row)
        _refuse_unknown_datasets(package)
    elif rule is POSTINGS:
        _keep_postings(package, rows)
    elif rule is BASELINES:
        _keep_baselines(package, rows)
    elif rows:
        package.lists[rule.name] = rows


def _refuse_unknown_datasets(package: Package) -> None:
    known = {row.fields["code"] for row in package.rows("datasets")}
    for code, rows in list(package.figures.items()):
        if code not in known:
            del package.figures[code]
            message = _("tabellen finns inte på bladet Tabeller. Lägg till den där.")
            if code is not None:
                package.problems.append(rows[0].problem(message, "dataset"))


def _keep_postings(package: Package, rows: list[Row]) -> None:
    by_ledger: dict[tuple[int, str], list[Posting]] = defaultdict(list)
    for row in rows:
        if row.is_read(*POSTING_FIELDS, "year", "kind"):
            given = Posting(*(row.fields[name] for name in POSTING_FIELDS))
            by_ledger[row.fields["year"], row.fields["kind"]].append(given)
    for ledger in package.rows("ledgers"):
        if ledger.is_read("year", "kind", "source", "last_month"):
            year, kind = ledger.fields["year"], ledger.fields["kind"]
            package.ledgers.append(
                Postings(
                    year,
                    kind,
                    ledger.fields["source"],
                    ledger.fields["last_month"],
                    package.name,
                    by_ledger.pop((year, kind), []),
                )
            )
    if by_ledger and "ledgers" not in package.unread:
        message = _("poster för en huvudbok som inte står på bladet Huvudböcker. Lägg till den där.")
        package.problems.append(Problem(package.name, message))


def _keep_baselines(package: Package, rows: list[Row]) -> None:
    parts: dict[str, dict[int, str]] = defaultdict(dict)
    for row in rows:
        if row.is_read("identity", "part", "content"):
            parts[row.fields["identity"]][row.fields["part"]] = row.fields["content"]
    for identity, contents in parts.items():
        content = _unpacked("".join(contents[place] for place in sorted(contents)))
        if content is None or hashlib.sha256(content.encode()).hexdigest() != identity:
            message = _("ett sparat utgångsläge är ändrat eller avklippt. Skriv ut arbetsboken på nytt.")
            package.problems.append(Problem(package.name, message, value=identity))
        else:
            package.values["baselines"].append({"identity": identity, "content": content})


MOST_UNPACKED = 4_000_000
"""Of a baseline, in bytes: a hundred times what an association with everything has."""


def _unpacked(signs: str) -> str | None:
    try:
        packed = bytes(
            NIBBLES.index(high) << 4 | NIBBLES.index(low)
            for high, low in zip(signs[::2], signs[1::2], strict=True)
        )
        reader = zlib.decompressobj()
        content = reader.decompress(packed, MOST_UNPACKED)
        return content.decode() if reader.eof else None
    except (ValueError, zlib.error, UnicodeDecodeError):
        return None
