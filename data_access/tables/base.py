"""What the table modules share: naming of constraints and the closed-list CHECK."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import CheckConstraint, Table
from sqlmodel import SQLModel

# Named constraints are needed for migrations that run on both databases.
SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


def one_of(column: str, values: Iterable[str]) -> CheckConstraint:
    """A CHECK that the column is null or one of the listed values."""
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=f"{column}_known")


def first_day(column: str) -> CheckConstraint:
    """A CHECK that a date is the first day of a month, written so that both databases take it."""
    return CheckConstraint(f"CAST({column} AS TEXT) LIKE '____-__-01'", name=f"{column}_first_day")


def whole_number(column: str) -> CheckConstraint:
    """A CHECK that a number is whole: SQLite would keep a text or a fraction in an integer column."""
    return CheckConstraint(f"{column} = CAST({column} AS BIGINT)", name=f"{column}_whole")


def table_of(table: type[SQLModel]) -> Table:
    """The table behind a model."""
    return table.__table__  # type: ignore[attr-defined,no-any-return]


def columns_of(table: type[SQLModel]) -> Any:
    """A table's columns for SQL that sums and joins; their types are the database's, not the model's."""
    return table_of(table).c
