"""The participants' pages of a large association over the websocket, beside the trivial page."""

import tempfile
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlencode

from benchmarks import report
from benchmarks.pages import TRIVIAL
from benchmarks.serving import ROOT, serving, store_environment
from benchmarks.socket_client import measure_addresses, measure_server

PARTS = {
    "participants": ("flows", "year-end", "places"),
    "activities": ("",),
    "members": ("",),
    "fairness": ("",),
}
"""The pages, and the parts of each that are opened."""

MUST, AIM, ROUNDS = 4, 2.5, 42
FIRST_MUST = 80
"""A year that nobody has looked at since the last write is read and decided, once."""


def measure(name: str, url: str, association: str, last_year: int) -> list[report.Row]:
    """Server-only reruns: new years, each part through new months, and months seen before."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {**store_environment(Path(folder) / "unused.sqlite"), "DATABASE_URL": url}
        trivial_script, real_script = (
            ROOT / "benchmarks" / "trivial" / "asgi.py",
            ROOT / "dashboard" / "asgi.py",
        )
        with (
            serving(trivial_script, environment, Path(folder) / "trivial.log") as trivial,
            serving(real_script, environment, Path(folder) / "real.log") as real,
        ):

            def row(label: str, page: str, queries: Sequence[str], must: float = MUST) -> report.Row:
                """The trivial page is measured right before and after, so that a busy machine meets both."""
                before = measure_server(trivial, TRIVIAL, ROUNDS)
                measured = measure_addresses(real, page, queries)
                after = measure_server(trivial, TRIVIAL, ROUNDS)
                aim = AIM if must == MUST else must / 2
                return report.Row(f"{name}, server: {page}, {label}", must, aim, [*before, *after], measured)

            def months(year: int, part: str) -> list[str]:
                more = {"part": part} if part else {}
                return [query(association, year, month, **more) for month in range(1, 13)]

            rows = []
            for page, parts in PARTS.items():
                years = [query(association, year, 12) for year in range(last_year, last_year - 5, -1)]
                rows.append(row("a year not seen before", page, years, FIRST_MUST))
                for back, part in enumerate(parts, start=1):
                    label = f"another month {part}".rstrip()
                    rows.append(row(label, page, months(last_year - back, part)))
                rows.append(row("a month seen before", page, months(last_year - len(parts), parts[-1]) * 3))
            return rows


def query(association: str, year: int, month: int, **more: str) -> str:
    """The address' query for a month."""
    return urlencode({"association": association, "year": year, "through": f"{year}-{month:02d}", **more})
