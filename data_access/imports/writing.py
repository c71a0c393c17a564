"""From differences to rows: numbers for what is new, and the way that writes it all."""

from collections import Counter
from collections.abc import Callable, Iterable
from json import loads
from typing import Any

from sqlalchemy import Table, func, select
from sqlmodel import Session

from data_access.bulk import number_on
from data_access.imports.differences import Change, Difference, Differences
from data_access.imports.journal import images
from data_access.imports.ledgers import LedgerDifference
from data_access.imports.shapes import LEDGERS, NUMBERED, Shape
from data_access.imports.stored import Numbers
from data_access.imports.wanted import Values
from data_access.imports.ways import Image, Way
from data_access.tables import ImportJournal, LedgerEntry, LedgerMonth
from data_access.tables.base import columns_of, table_of


class Allocator:
    """Numbers for new rows: after every one that is there, or may come back when an undoing is undone."""

    def __init__(self, session: Session) -> None:
        """Look at what undone imports have used. The caller holds the writer's lock."""
        self._session = session
        self._used: Counter[str] = Counter()
        for given in session.scalars(select(columns_of(ImportJournal).highest)):
            for table, number in loads(given).items():
                self._used[table] = max(self._used[table], number)
        self._next: dict[str, int] = {}

    def number(self, table: Table) -> int:
        """The next free number of a table."""
        if table.name not in self._next:
            highest = self._session.scalar(select(func.max(table.c.id))) or 0
            self._next[table.name] = max(highest, self._used[table.name]) + 1
        number = self._next[table.name]
        self._next[table.name] += 1
        return number


def forward(session: Session, found: Differences, batch: int) -> Way:
    """The way from what is there to what the file says. Numbers are given to what is new."""
    allocator, way = Allocator(session), Way()
    numbered = [(table, _numbered(table, allocator, found.known)) for table in found.tables]
    for difference, new in numbered:
        _add(session, way, difference, new, found.known, batch)
    for book in found.ledgers:
        if not book.is_same:
            _add_postings(session, way, book, found.known, allocator)
    return way


def _numbered(
    difference: Difference, allocator: Allocator, known: Numbers
) -> list[tuple[int | None, Values]]:
    """The new rows with their numbers, which others may then refer to."""
    shape = difference.shape
    if not shape.has_own_number:
        return [(None, row) for row in difference.new]
    made: list[tuple[int | None, Values]] = []
    for row in difference.new:
        number = allocator.number(table_of(shape.model))
        if shape in NUMBERED:
            key = shape.key_of(row)
            known.add(shape.name, key[0] if len(key) == 1 else key, number)
        if shape.name == "association":
            known.association = number
        made.append((number, row))
    return made


def _add(
    session: Session,
    way: Way,
    difference: Difference,
    new: Iterable[tuple[int | None, Values]],
    known: Numbers,
    batch: int,
) -> None:
    shape = difference.shape
    table: Table = table_of(shape.model)
    refreshed = [
        Change(number, before, before)
        for number, before in difference.unchanged
        if shape.key_of(before) in difference.touched
    ]
    if difference.is_empty and not refreshed:
        return
    step = way.step(table)
    positions = _Positions(session, shape, known)
    imaged = _imager(shape, table, known, batch)
    step.put += [imaged(number, positions.placed(row)) for number, row in new]
    changes = {_key(shape, one, known): one for one in (*difference.changed, *refreshed)}
    for key, image in zip(sorted(changes), images(session, table, changes), strict=True):
        row = dict(zip(table.c.keys(), image, strict=True))
        row |= {
            shape.stored(name): _number(shape, name, value, known)
            for name, value in changes[key].after.items()
        }
        if "batch_id" in row:
            row["batch_id"] = batch
        step.put.append(tuple(row.values()))
    step.remove += [_key(shape, change, known) for change in difference.gone]


def _key(shape: Shape, change: Change, known: Numbers) -> tuple[Any, ...]:
    """The primary key of a row that is there."""
    if change.number is not None:
        return (change.number,)
    columns = list(table_of(shape.model).primary_key)
    values = {"association_id": known.association}
    values |= {
        shape.stored(name): _number(shape, name, value, known) for name, value in change.before.items()
    }
    return tuple(values[column.key] for column in columns)


def _imager(shape: Shape, table: Table, known: Numbers, batch: int) -> Callable[[int | None, Values], Image]:
    """What makes a whole row of a new one: its number, codes turned to numbers, the rest as by default."""
    fields = shape.model.model_fields
    given = {name: field.default for name, field in fields.items() if not field.is_required()}
    given |= {"association_id": known.association, "batch_id": batch}
    names = [column.key for column in table.columns if column.key != "id"]
    plain = {name: shape.plain(name) for name in names}
    codes_of = {name: known.by_code.get(shape.references.get(plain[name], "")) for name in names}
    columns = [(plain[name], given.get(name), codes_of[name]) for name in names]
    has_own_number = shape.has_own_number

    def imaged(number: int | None, row: Values) -> Image:
        rest = tuple(
            value if codes is None or value is None else codes[value]
            for name, default, codes in columns
            for value in (row.get(name, default),)
        )
        return (number, *rest) if has_own_number else rest

    return imaged


def _number(shape: Shape, name: str, value: Any, known: Numbers) -> Any:
    return known.number(shape.references[name], value) if name in shape.references else value


class _Positions:
    """The places of new rows in a list that gives none: after those that are there."""

    def __init__(self, session: Session, shape: Shape, known: Numbers) -> None:
        self._ordered = "position" in shape.quiet and "association_id" in shape.table
        self._last = 0
        if self._ordered:
            owner = shape.table.association_id == known.association
            self._last = session.scalar(select(func.max(shape.table.position)).where(owner)) or 0

    def placed(self, row: Values) -> Values:
        """The row with a place."""
        if not self._ordered or row.get("position") is not None:
            return row
        self._last += 1
        return row | {"position": self._last}


def _add_postings(
    session: Session, way: Way, book: LedgerDifference, known: Numbers, allocator: Allocator
) -> None:
    """The ledger's postings and their sums per month instead of those that were there."""
    postings = book.postings
    ledger = known.by_code[LEDGERS.name][(postings.year, postings.kind)]
    entries, months = (table_of(model) for model in (LedgerEntry, LedgerMonth))
    for table in (entries, months):
        there = session.execute(select(table.c.id).where(table.c.ledger_id == ledger))
        way.step(table).remove += [tuple(row) for row in there]
    sums: Counter[tuple[Any, ...]] = Counter()
    counts: Counter[tuple[Any, ...]] = Counter()
    for position, row in enumerate(postings.rows, start=1):
        account = known.number("accounts", row.account)
        centre = known.number("cost_centres", row.cost_centre)
        way.steps[entries.name].put.append(
            (
                allocator.number(entries), ledger, position, row.day, row.month, account, centre,
                row.project, row.voucher, row.amount,
            )
        )  # fmt: skip
        sums[row.month, account, centre] += row.amount
        counts[row.month, account, centre] += 1
    for (month, account, centre), count in sorted(counts.items(), key=lambda item: str(item[0])):
        number, amount = allocator.number(months), sums[month, account, centre]
        way.steps[months.name].put.append((number, ledger, month, centre, account, amount, count))


def follow_the_numbers(session: Session, way: Way) -> None:
    """Let rows that come later be numbered after the ones that the way has put."""
    number_on(session.connection(), (table for table in way.tables() if way.steps[table.name].put))
