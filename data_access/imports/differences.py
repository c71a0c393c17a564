"""What is new, changed, unchanged and gone when a file meets the store."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Any

from sqlmodel import Session

from data_access.errors import ImportRefusedError, Problem
from data_access.formats.package import Package
from data_access.imports.ledgers import LedgerDifference, ledger_differences
from data_access.imports.shapes import SHAPES, Shape
from data_access.imports.stored import Numbers, Stored, numbers, stored
from data_access.imports.wanted import Values, Wanted, wanted
from data_access.translation import _


@dataclass(frozen=True, slots=True)
class Change:
    """A row that is there and becomes another: its number, and its columns before and after."""

    number: Any
    before: Values
    after: Values


@dataclass(slots=True)
class Difference:
    """One table: rows that are new, rows that change, rows that go, and how many stay as they are."""

    shape: Shape
    new: list[Values] = field(default_factory=list)
    changed: list[Change] = field(default_factory=list)
    gone: list[Change] = field(default_factory=list)
    unchanged: list[tuple[Any, Values]] = field(default_factory=list)
    touched: frozenset[Any] = frozenset()
    """Keys of datasets and ledgers whose rows change: this import has brought them."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing would be written."""
        return not (self.new or self.changed or self.gone)


@dataclass(slots=True)
class Differences:
    """All tables in the order of writing, and the ledgers' postings."""

    slug: str
    known: Numbers
    tables: list[Difference]
    ledgers: list[LedgerDifference]

    @property
    def is_new(self) -> bool:
        """Whether the association is not there yet."""
        return self.known.association is None

    @property
    def is_empty(self) -> bool:
        """Whether nothing would be written."""
        return all(table.is_empty for table in self.tables) and all(one.is_same for one in self.ledgers)


def differences(session: Session, package: Package) -> Differences:
    """Compare a checked package with the store. Raises ImportRefusedError for rows that stand twice."""
    slug = package.slug
    known = numbers(session, slug)
    asked = wanted(package)
    found = [_compare(session, shape, known, asked, package) for shape in SHAPES if asked.get(shape.name)]
    books = ledger_differences(session, known, package)
    result = Differences(slug, known, found, books)
    _drop_unused_sources(result, package)
    _note_what_is_touched(result)
    return result


def _compare(session: Session, shape: Shape, known: Numbers, asked: Wanted, package: Package) -> Difference:
    rows = asked[shape.name]
    there = stored(session, shape, known, rows)
    found = Difference(shape)
    by_file = package.file_sources if "source" in shape.references else frozenset()
    seen = set()
    for row in rows:
        key = shape.key_of(row)
        if key in seen:
            raise ImportRefusedError([_twice(shape, package, key)])
        seen.add(key)
        if key in there:
            _sort_in(found, shape, there[key], row, by_file)
        else:
            found.new.append(row)
    if shape.within:
        found.gone = _gone(shape, there, rows, seen, package)
    return found


def _sort_in(
    found: Difference, shape: Shape, there: tuple[Any, Values], row: Values, by_file: AbstractSet[str]
) -> None:
    """Changed or unchanged. The same figure in another file is no change: the first one stays its source."""
    number, before = there
    differing = {name for name, value in row.items() if before[name] != value}
    if row.get("source") in by_file:
        differing.discard("source")
    if differing - shape.quiet:
        found.changed.append(Change(number, before, before | row))
    else:
        found.unchanged.append((number, before))


def _gone(
    shape: Shape, there: Stored, rows: Iterable[Values], seen: set[Any], package: Package
) -> list[Change]:
    """What the store has of the datasets in the file that the file does not have."""

    def part(row: Values) -> tuple[Any, ...]:
        within = tuple(row[name] for name in shape.within)
        each = () if package.by_month.isdisjoint(within) else shape.each
        return (*within, *(row[name] for name in each))

    whole = {part(row) for row in rows}
    return [
        Change(number, before, before)
        for key, (number, before) in there.items()
        if key not in seen
        and part(before) in whole
        and package.partial.isdisjoint(before[name] for name in shape.within)
    ]


def _drop_unused_sources(result: Differences, package: Package) -> None:
    """A file that changes nothing leaves no source behind, nor do its sheets that change nothing."""
    used = {one.postings.source for one in result.ledgers if not one.is_same}
    for table in result.tables:
        rows = [*table.new, *(change.after for change in table.changed)]
        used |= {row["source"] for row in rows if row.get("source")}
    for table in result.tables:
        if table.shape.name == "sources":
            table.new = [
                row for row in table.new if row["code"] not in package.file_sources or row["code"] in used
            ]


def _note_what_is_touched(result: Differences) -> None:
    """A dataset whose figures change has been brought by this file, though its own row stays the same."""
    datasets: set[tuple[Any, ...]] = set()
    for table in result.tables:
        if table.shape.name == "figures":
            rows = [*table.new, *(change.before for change in (*table.changed, *table.gone))]
            datasets = {(row["dataset"],) for row in rows}
    books = {(one.postings.year, one.postings.kind) for one in result.ledgers if not one.is_same}
    touched = {"datasets": frozenset(datasets), "ledgers": frozenset(books)}
    for table in result.tables:
        table.touched = touched.get(table.shape.name, frozenset())


def _twice(shape: Shape, package: Package, key: tuple[Any, ...]) -> Problem:
    message = _("står två gånger i tabellen {table}. Ta bort den ena.").format(table=shape.title)
    return Problem(package.name, message, value=" ".join(map(str, key)))
