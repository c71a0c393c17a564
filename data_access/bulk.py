"""Many rows at once into a table, inside the caller's transaction."""

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Table, cast, func, insert, select, text
from sqlalchemy.dialects.postgresql import REGCLASS
from sqlalchemy.exc import DBAPIError

from data_access.changed import note_change

CHUNK = 20_000


def insert_rows(
    connection: Connection, table: Table, names: Sequence[str], rows: Iterable[tuple[object, ...]]
) -> None:
    """Write rows whose values stand in the order of the column names.

    Raises what SQLAlchemy raises. References within the table may point forwards in PostgreSQL, which looks
    at them when all rows are in.
    """
    if connection.dialect.name == "postgresql":
        _copy(connection, table, names, rows)
        return
    waiting = iter(rows)
    while chunk := list(islice(waiting, CHUNK)):
        connection.execute(insert(table), [dict(zip(names, row, strict=True)) for row in chunk])


def _copy(
    connection: Connection, table: Table, names: Sequence[str], rows: Iterable[tuple[object, ...]]
) -> None:
    """PostgreSQL's own way in for many rows, ten times as fast; inside the same transaction."""
    write = connection.dialect.identifier_preparer
    columns = ", ".join(write.quote(name) for name in names)
    statement = f"COPY {write.format_table(table)} ({columns}) FROM STDIN"
    note_change(connection, table.name)
    driver: Any = connection.dialect.dbapi
    raw: Any = connection.connection.dbapi_connection
    try:
        with raw.cursor() as cursor, cursor.copy(statement) as copy:
            for row in rows:
                copy.write_row(row)
    except driver.Error as error:  # past SQLAlchemy, which would have said it in its own classes
        raise DBAPIError.instance(statement, None, error, driver.Error, dialect=connection.dialect) from error


def number_on(connection: Connection, tables: Iterable[Table]) -> None:
    """Let PostgreSQL number on from where rows that were given numbers end; SQLite does so by itself.

    A sequence is only ever moved forwards: it does not go back with a transaction that is rolled back, and
    would then give out numbers that are taken. The planner is told how many rows there are now, else it plans
    as if the tables were empty.
    """
    if connection.dialect.name != "postgresql":
        return
    for table in tables:
        name = connection.dialect.identifier_preparer.format_table(table)
        column = table.autoincrement_column
        if column is not None:
            sequence = cast(func.pg_get_serial_sequence(name, column.name), REGCLASS)
            last = select(func.max(column)).scalar_subquery()
            connection.execute(select(func.setval(sequence, func.greatest(func.nextval(sequence), last))))
        connection.execute(text(f"ANALYZE {name}"))
