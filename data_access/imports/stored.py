"""What the store holds of an association, as files say it: rows by natural key, references as codes."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Select, select
from sqlmodel import Session

from data_access.imports.shapes import BASELINES, NUMBERED, SHAPES, Shape
from data_access.tables import Association
from data_access.tables.base import columns_of

Key = tuple[Any, ...]
Stored = dict[Key, tuple[Any, dict[str, Any]]]
"""By natural key: the row's number in the database (None where it has none), and its columns."""

MOST_PARAMETERS = 900
"""Of one statement; older SQLite takes 999."""


@dataclass(slots=True)
class Numbers:
    """The numbers that the database has given to the association's codes, and the other way round."""

    association: int | None
    by_code: dict[str, dict[Any, int]] = field(default_factory=dict)
    by_number: dict[str, dict[int, Any]] = field(default_factory=dict)

    def add(self, name: str, code: Any, number: int) -> None:
        """Remember a row that others may refer to."""
        self.by_code.setdefault(name, {})[code] = number
        self.by_number.setdefault(name, {})[number] = code

    def number(self, name: str, code: Any) -> int | None:
        """The number of a code; None for none. Raises KeyError for a code that is not there."""
        return None if code is None else self.by_code[name][code]

    def code(self, name: str, number: int | None) -> Any:
        """The code of a number; None for none."""
        return None if number is None else self.by_number[name][number]


def numbers(session: Session, slug: str) -> Numbers:
    """The association's codes and their numbers; empty for an association that is not there."""
    association = columns_of(Association)
    found = Numbers(session.scalar(select(association.id).where(association.slug == slug)))
    for shape in NUMBERED:
        found.by_code[shape.name], found.by_number[shape.name] = {}, {}
        if found.association is not None and shape.name != "association":
            code = [shape.table[name] for name in shape.key]
            owner = shape.table.association_id == found.association
            for *given, number in session.execute(select(*code, shape.table.id).where(owner)):
                found.add(shape.name, given[0] if len(given) == 1 else tuple(given), number)
    if found.association is not None:
        found.add("association", slug, found.association)
    return found


def stored(session: Session, shape: Shape, known: Numbers, wanted: Iterable[dict[str, Any]]) -> Stored:
    """The rows of a table that may be compared with those that are wanted."""
    if known.association is None and shape.name != "baselines":
        return {}
    rows: Stored = {}
    for statement in _statements(shape, known, wanted):
        for row in session.execute(statement).mappings():
            values = _in_words(shape, known, row)
            rows[shape.key_of(values)] = (row.get("id"), values)
    return rows


def everything(session: Session, known: Numbers) -> dict[str, list[dict[str, Any]]]:
    """All rows of an association by the table's name, in the order of their numbers or keys."""
    found: dict[str, list[dict[str, Any]]] = {}
    for shape in SHAPES:
        owner = shape.references.get(shape.key[0]) if shape.key else None
        asked = [{shape.key[0]: code} for code in known.by_code.get(owner or "", ())]
        if shape.name == "baselines":
            continue
        rows = stored(session, shape, known, asked).values()
        found[shape.name] = [
            values for _number, values in sorted(rows, key=lambda row: (row[0] is None, row[0] or 0))
        ]
    used = [{"identity": row["baseline_identity"]} for row in found["scenarios"]]
    found["baselines"] = [values for _number, values in stored(session, BASELINES, known, used).values()]
    return found


def _statements(shape: Shape, known: Numbers, wanted: Iterable[dict[str, Any]]) -> Iterable[Select[Any]]:
    """All rows of the association, or of the datasets, areas and cost centres that the file is about."""
    table = shape.table
    everything = select(*table)
    if shape.name == "association":
        yield everything.where(table.id == known.association)
    elif shape.name == "baselines":
        identities = {row["identity"] for row in wanted}
        yield from _each(everything, table.identity, identities)
    elif "association_id" in table:
        own = everything.where(table.association_id == known.association)
        yield own.where(table.deleted_at.is_(None)) if "deleted_at" in table else own
    else:
        owner = shape.key[0]
        codes = {row[owner] for row in wanted}
        numbers_of = known.by_code[shape.references[owner]]
        given = [numbers_of[code] for code in codes if code in numbers_of]
        yield from _each(everything, table[shape.stored(owner)], given)


def _each(statement: Select[Any], column: Any, among: Collection[Any]) -> Iterable[Select[Any]]:
    values = sorted(among)
    for start in range(0, len(values), MOST_PARAMETERS):
        yield statement.where(column.in_(values[start : start + MOST_PARAMETERS]))


def _in_words(shape: Shape, known: Numbers, row: Any) -> dict[str, Any]:
    """A row's columns with codes for numbers, and moments in UTC (SQLite forgets that they are)."""
    references = shape.references
    return {
        name: known.code(references[name], row[shape.stored(name)])
        if name in references
        else in_utc(row[name])
        for name in shape.columns
    }


def in_utc(value: Any) -> Any:
    """A moment in UTC; any other value as it is."""
    if isinstance(value, datetime):
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
    return value
