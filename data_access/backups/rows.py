"""The rows of a whole store: what they are, and how they get into another store.

Nothing here knows one table from another, so that a new table comes along by itself.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, MetaData, Table, delete, event, select
from sqlmodel import SQLModel

from data_access.bulk import CHUNK, insert_rows, number_on
from data_access.imports.stored import in_utc
from data_access.schema import head_revision

DIGEST_BITS = 256
VERSION_TABLE = "alembic_version"


@dataclass(frozen=True, slots=True)
class Content:
    """How many rows a table has, and a digest of every value in them, in whatever order they come."""

    rows: int
    digest: str


def tables_of(revision: str, connection: Connection) -> list[Table]:
    """The tables of a version, in the order that references allow; an older one's as a SQLite file has them.

    Their types are the general ones, so that rows can be read from the other database with them.
    """
    if revision == head_revision():
        return SQLModel.metadata.sorted_tables
    metadata = MetaData()

    @event.listens_for(metadata, "column_reflect")
    def _generally(_inspector: object, _table: object, column: Any) -> None:
        column["type"] = column["type"].as_generic()

    metadata.reflect(connection)
    return [table for table in metadata.sorted_tables if table.name != VERSION_TABLE]


def contents(connection: Connection, tables: Sequence[Table]) -> dict[str, Content]:
    """What the tables hold: the same from both databases for the same rows.

    Raises ValueError for a value that cannot be what its column says.
    """
    return {table.name: _content(rows_of(connection, table)) for table in tables}


def _content(rows: Iterator[tuple[object, ...]]) -> Content:
    """A sum of the rows' digests, since the databases do not sort texts alike."""
    count = total = 0
    for row in rows:
        count += 1
        total += int.from_bytes(sha256(repr(row).encode("utf-8", "surrogatepass")).digest())
    return Content(count, f"{total % 2**DIGEST_BITS:064x}")


def rows_of(connection: Connection, table: Table) -> Iterator[tuple[object, ...]]:
    """Every row, a chunk in memory at a time; times in UTC, which SQLite keeps without saying so."""
    result = connection.execute(select(table), execution_options={"yield_per": CHUNK})
    for row in result:
        yield tuple(map(in_utc, row))


def replace_rows(target: Connection, source: Connection, tables: Sequence[Table]) -> None:
    """Let the tables hold what they hold in the source and nothing else, inside the target's transaction.

    Rows are deleted and not TRUNCATEd: PostgreSQL would show an emptied table to those who began to read
    before.
    """
    if target.dialect.name == "sqlite":
        target.exec_driver_sql("PRAGMA defer_foreign_keys = ON")  # until this transaction's end
    for table in reversed(tables):
        target.execute(delete(table))
    for table in tables:
        insert_rows(target, table, [column.name for column in table.columns], rows_of(source, table))
    number_on(target, tables)
