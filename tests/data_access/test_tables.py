"""The rules that the database itself keeps: CHECK, foreign keys, unique keys, what may not be missing."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from sqlalchemy import (
    CheckConstraint,
    Connection,
    Index,
    Table,
    UniqueConstraint,
    delete,
    insert,
    select,
    text,
)
from sqlalchemy.exc import IntegrityError
from sqlmodel import SQLModel

from data_access import store
from data_access.tables.enumerations import COUNT_MEASURES

TABLES = {table.name: table for table in SQLModel.metadata.sorted_tables}
NOBODY = 999_999
NEW_ID = 500_000

# Constraint | table | what breaks it.
CHECKS: list[tuple[str, str, dict[str, Any]]] = [
    ("one_row", "store_state", {"id": 2}),
    ("split_key_known", "association", {"split_key": "by_age"}),
    ("cell_threshold_positive", "association", {"cell_threshold": -1}),
    ("equity_ceiling_is_a_share", "association", {"equity_ceiling_millionths": 1_000_001}),
    ("equity_ceiling_is_a_share", "association", {"equity_ceiling_millionths": -1}),
    ("file_sha256_length", "source", {"file_sha256": "abc"}),
    ("kind_known", "area", {"kind": "county"}),
    ("kind_known", "member", {"kind": "company", "area_id": None}),
    ("municipality_has_area", "member", {"kind": "municipality", "area_id": None}),
    ("fixed_share_is_a_share", "member", {"fixed_share_millionths": 1_000_001}),
    ("budget_area_known", "cost_centre", {"budget_area": "parties"}),
    ("section_known", "statement_line", {"section": "gifts"}),
    ("orientation_known", "activity", {"orientation": "sideways"}),
    ("sub_category_known", "activity", {"sub_category": "other"}),
    ("kind_known", "dataset", {"kind": "rumours"}),
    ("status_known", "dataset", {"status": "guess"}),
    ("direction_known", "goal", {"direction": "about"}),
    ("threshold_has_unit", "goal", {"threshold": 5, "unit": None}),
    ("kind_known", "calendar_event", {"kind": "party"}),
    ("measure_known", "figure", {"measure": "mood"}),
    ("gender_known", "figure", {"gender": "all"}),
    ("alternative_known", "figure", {"alternative": "perhaps"}),
    ("period_from_first_day", "figure", {"period_from": "2020-01-02"}),
    ("period_to_first_day", "figure", {"period_to": "2020-12-31"}),
    ("period_in_order", "figure", {"period_from": "2020-12-01", "period_to": "2020-11-01"}),
    ("missing_has_reason", "figure", {"value": None, "missing_reason": None}),
    ("missing_has_reason", "figure", {"value": 1, "missing_reason": "tom cell"}),
    ("kind_known", "import_batch", {"kind": "telegram"}),
    ("undone_by_someone", "import_batch", {"undone_by": "x"}),
    ("left_sha256_length", "import_journal", {"left_sha256": "abc"}),
    ("kind_known", "ledger", {"kind": "forecast"}),
    ("status_known", "ledger", {"status": "guess"}),
    ("last_month_first_day", "ledger", {"last_month": "2020-04-30"}),
    ("month_first_day", "ledger_entry", {"month": "2020-04-02"}),
    ("month_first_day", "ledger_month", {"month": "2020-04-02"}),
    ("has_entries", "ledger_month", {"entry_count": 0}),
    ("kind_known", "cost_centre_phasing", {"kind": "odd", "shares": None}),
    ("own_has_shares", "cost_centre_phasing", {"kind": "own", "shares": None}),
    ("own_has_shares", "cost_centre_phasing", {"kind": "even"}),
    ("budget_area_known", "budget_area_forecast", {"budget_area": "parties"}),
    ("method_known", "budget_area_forecast", {"method": "dice"}),
    ("own_is_for_a_row", "budget_area_forecast", {"method": "own"}),
    ("method_known", "cost_centre_forecast", {"method": "dice", "amount": None}),
    ("own_has_amount", "cost_centre_forecast", {"amount": None}),
    ("own_has_amount", "cost_centre_forecast", {"method": "budget"}),
    ("through_first_day", "deviation_comment", {"through": "2020-05-31"}),
    ("says_something", "deviation_comment", {"comment": None, "measure": None}),
    ("attention_amount_positive", "follow_up_setting", {"attention_amount": -1}),
    ("attention_share_is_a_share", "follow_up_setting", {"attention_share_millionths": 1_000_001}),
    ("statement_signs_known", "follow_up_setting", {"statement_signs": "stars"}),
    ("identity_is_sha256", "saved_baseline", {"identity": "abc"}),
    ("has_a_name", "saved_scenario", {"name": ""}),
    ("horizon_positive", "saved_scenario", {"horizon": 0}),
    ("revision_positive", "saved_scenario", {"revision": 0}),
    ("deleted_by_someone", "saved_scenario", {"deleted_by": "x"}),
    ("name_known", "entered_value", {"name": "luck", "year": None}),
    ("opening_is_of_a_year", "entered_value", {"year": None}),
    ("precision_positive", "figure", {"precision": 0}),
    *(
        ("counts_not_negative", "figure", {"measure": measure.value, "value": -1})
        for measure in COUNT_MEASURES
    ),
]
# SQLite would keep a text or a fraction in a column of integers; PostgreSQL has a type for that.
WHOLE = [
    ("figure", "value"),
    ("figure", "precision"),
    ("goal", "threshold"),
    ("association", "cell_threshold"),
    ("association", "equity_floor_ore"),
]


@pytest.fixture
def connection(small_url: str) -> Iterator[Connection]:
    """A transaction on the store with a row in every table, rolled back."""
    with store.writing_engine(small_url).connect() as opened:
        yield opened
        opened.rollback()


# What makes a copy of a table's first row another row.
KEYS = {
    "id": NEW_ID,
    "code": "another",
    "slug": "another",
    "key": "another",
    "position": NEW_ID,
    "year": 2019,
    "budget_area": "audit",
    "through": date(2020, 5, 1),
    "identity": "1" * 64,
}
ONE_ROW = {"store_state", "follow_up_setting"}


def valid_row(connection: Connection, table: Table) -> dict[str, Any]:
    """A new row that every rule accepts: the table's first one with keys of its own."""
    row = dict(connection.execute(select(table).order_by(*table.primary_key)).mappings().first() or {})
    assert row, f"the small store has no row in {table.name}"
    if table.name in ONE_ROW:
        connection.execute(delete(table))
        return row
    row |= {name: value for name, value in KEYS.items() if name in row}
    if table.name == "area_part":
        row["part_id"] = row["group_id"]
    if table.name == "saved_scenario":
        row["name"] = "another"
    if table.name == "import_journal":  # one a batch
        batches = TABLES["import_batch"]
        batch = valid_row(connection, batches)
        connection.execute(insert(batches), batch)
        row["batch_id"] = batch["id"]
    return row


def add(connection: Connection, table: Table, row: dict[str, Any]) -> None:
    """Insert as plain SQL, so that it is the database that answers and not the types of the tables."""
    names = ", ".join(row)
    values = ", ".join(f":{name}" for name in row)
    connection.execute(text(f"INSERT INTO {table.name} ({names}) VALUES ({values})"), row)


@pytest.mark.parametrize("name", [name for name in TABLES if name != "store_state"])
def test_a_row_that_follows_the_rules_is_taken(connection: Connection, name: str) -> None:
    add(connection, TABLES[name], valid_row(connection, TABLES[name]))


@pytest.mark.parametrize(("constraint", "name", "broken"), CHECKS)
def test_a_row_against_a_check_is_refused(
    connection: Connection, constraint: str, name: str, broken: dict[str, Any]
) -> None:
    row = valid_row(connection, TABLES[name]) | broken
    with pytest.raises(IntegrityError, match=f"ck_{name}_{constraint}"):
        add(connection, TABLES[name], row)


@pytest.mark.parametrize("wrong", ["tolv", 1.5])
@pytest.mark.parametrize(("name", "column"), WHOLE)
def test_sqlite_takes_whole_numbers_only(
    connection: Connection, name: str, column: str, wrong: object
) -> None:
    if connection.dialect.name == "sqlite":
        row = valid_row(connection, TABLES[name]) | {column: wrong}
        with pytest.raises(IntegrityError, match=f"ck_{name}_"):
            add(connection, TABLES[name], row)


def test_every_check_has_a_case() -> None:
    tested = {f"ck_{table}_{constraint}" for constraint, table, _broken in CHECKS}
    tested |= {f"ck_{table}_{column}_whole" for table, column in WHOLE}
    written = {
        str(constraint.name)
        for table in TABLES.values()
        for constraint in table.constraints
        if isinstance(constraint, CheckConstraint)
    }
    assert tested == written


REFERENCES = {str(key.parent): key for table in TABLES.values() for key in table.foreign_keys}


@pytest.mark.parametrize("column", sorted(REFERENCES))
def test_a_reference_to_nothing_is_refused(connection: Connection, column: str) -> None:
    key = REFERENCES[column]
    table = key.parent.table
    row = valid_row(connection, table) | {key.parent.name: NOBODY}
    if (table.name, key.parent.name) == ("member", "area_id"):
        row["kind"] = "municipality"
    with pytest.raises(IntegrityError, match=r"(?i)foreign key"):
        add(connection, table, row)


@pytest.mark.parametrize(
    "name", sorted({key.column.table.name for table in TABLES.values() for key in table.foreign_keys})
)
def test_what_is_referred_to_cannot_be_deleted(connection: Connection, name: str) -> None:
    with pytest.raises(IntegrityError, match=r"(?i)foreign key"):
        connection.execute(delete(TABLES[name]))


UNIQUE = sorted(
    (table.name, tuple(column.name for column in unique.columns))
    for table in TABLES.values()
    for unique in [*table.constraints, *table.indexes]
    if isinstance(unique, UniqueConstraint) or (isinstance(unique, Index) and unique.unique)
)


@pytest.mark.parametrize(("name", "columns"), UNIQUE)
def test_a_key_stands_once(connection: Connection, name: str, columns: tuple[str, ...]) -> None:
    table = TABLES[name]
    first = valid_row(connection, table)
    connection.execute(insert(table).values(first))
    second = first | {"id": NEW_ID + 1}
    for column in ("code", "slug", "key", "position"):
        if column in second and column not in columns:
            second[column] = NEW_ID + 1 if column == "position" else "a third"
    with pytest.raises(IntegrityError, match=r"(?i)unique"):
        connection.execute(insert(table).values(second))


@pytest.mark.parametrize(
    ("name", "column"),
    [
        (table.name, column.name)
        for table in TABLES.values()
        for column in table.columns
        # SQLite numbers a row itself where its only key is a whole number.
        if not column.nullable and not (column.primary_key and len(table.primary_key.columns) == 1)
    ],
)
def test_what_must_be_there_may_not_be_missing(connection: Connection, name: str, column: str) -> None:
    row = valid_row(connection, TABLES[name]) | {column: None}
    with pytest.raises(IntegrityError, match=r"(?i)not.null"):
        add(connection, TABLES[name], row)
