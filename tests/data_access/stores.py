"""What the tests of data_access do with stores: make them, dump them, run a command on them."""

import hashlib
import os
import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import select
from sqlmodel import SQLModel

from data_access import store
from data_access.tables import (
    Account,
    BudgetAreaForecast,
    CostCentreAlias,
    CostCentreForecast,
    CostCentrePhasing,
    DeviationComment,
    EnteredValue,
    FollowUpSetting,
    Ledger,
    LedgerEntry,
    LedgerMonth,
    SavedBaseline,
    SavedScenario,
)

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Said:
    """What a command answered."""

    status: int
    out: str
    error: str

    @property
    def refusal(self) -> str:
        """The one line of a refusal: status 1, nothing on standard output, no traceback."""
        assert (self.status, self.out) == (1, ""), self
        assert self.error.count("\n") == 1, self.error
        assert self.error.endswith(".\n") or "python -m data_access" in self.error, self.error
        assert "Traceback" not in self.error
        return self.error.strip()


def new_postgres_database(server: str, name: str, *, template: str = "template1") -> str:
    """Create a database, empty or as another one is; its address as SQLAlchemy writes it."""
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
    head, _mark, query = server.partition("?")
    address = f"{head.rpartition('/')[0]}/{name}" + (f"?{query}" if query else "")
    return address.replace("postgresql://", "postgresql+psycopg://", 1)


def drop_postgres_database(server: str, name: str) -> None:
    """Delete a database, whoever is connected to it."""
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def fill_the_offices_tables(url: str) -> None:
    """A row in every table that no CSV folder has, for the association with the key 1."""
    now = datetime(2020, 5, 1, 12, tzinfo=UTC)
    by: dict[str, Any] = {"changed_at": now, "changed_by": "kansliet"}
    identity = hashlib.sha256(b"{}").hexdigest()
    month = date(2020, 4, 1)
    with store.writing(url) as session:
        session.add_all(
            [
                Account(id=1, association_id=1, code="5010", name="Lokal", statement_line_id=1),
                CostCentreAlias(association_id=1, code="K1", cost_centre_id=1),
                SavedBaseline(identity=identity, content="{}"),
                CostCentrePhasing(cost_centre_id=1, year=2020, kind="own", shares="1,2", **by),
                BudgetAreaForecast(association_id=1, budget_area="board", method="budget", **by),
                CostCentreForecast(cost_centre_id=1, year=2020, method="own", amount=5, comment="x", **by),
                DeviationComment(cost_centre_id=1, through=month, comment="x", measure="y", **by),
                FollowUpSetting(association_id=1, attention_amount=1, statement_signs="with_minus", **by),
                EnteredValue(
                    association_id=1,
                    name="opening_equity",
                    year=2020,
                    value=1,
                    entered_by="x",
                    entered_at=now,
                ),
            ]
        )
        session.flush()
        session.add(
            Ledger(
                id=1,
                association_id=1,
                year=2020,
                kind="outcome",
                status="outcome",
                title="Huvudbok 2020",
                last_month=month,
                source_id=1,
                batch_id=1,
            )
        )
        session.flush()
        session.add_all(
            [
                LedgerEntry(ledger_id=1, position=1, month=month, account_id=1, cost_centre_id=1, amount=-5),
                LedgerMonth(
                    ledger_id=1, month=month, account_id=1, cost_centre_id=1, amount=-5, entry_count=1
                ),
                SavedScenario(
                    association_id=1,
                    baseline_identity=identity,
                    name="Minskat statsbidrag",
                    base_plan="plan-2020",
                    horizon=3,
                    overrides="{}",
                    created_by="x",
                    created_at=now,
                    saved_by="x",
                    saved_at=now,
                ),
            ]
        )


def dump(url: str) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table, the store's version included."""
    with store.reading(url) as session:
        return {
            table.name: [tuple(row) for row in session.execute(select(table).order_by(*table.primary_key))]
            for table in SQLModel.metadata.sorted_tables
        }


def content(url: str) -> dict[str, list[tuple[Any, ...]]]:
    """What a dump holds whichever database it comes from: moments in UTC, without the store's own version."""

    def plain(value: Any) -> Any:
        naive = isinstance(value, datetime) and value.tzinfo is None
        return value.replace(tzinfo=UTC) if naive else value

    found = dump(url)
    del found["store_state"]
    return {name: [tuple(map(plain, row)) for row in rows] for name, rows in found.items()}


def store_version(url: str) -> int:
    """The store's version, which every write raises."""
    with store.reading(url) as session:
        return store.version(session)


def subprocess_run(
    code: str, *words: str, file: Path | None = None, url: str | None = None
) -> subprocess.CompletedProcess[str]:
    """Run Python code, or a module when the code is `-m name`, on a store in a process of its own."""
    chosen = {"DASHBOARD_STORE": str(file or ""), "DATABASE_URL": url or ""}
    command = code.split() if code.startswith("-m ") else ["-c", code]
    return subprocess.run(
        [sys.executable, *command, *words],
        cwd=ROOT,
        env={**os.environ, **chosen},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )
