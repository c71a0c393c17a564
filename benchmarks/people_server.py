"""The participants' pages of a large association over the websocket, beside the trivial page."""

import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from urllib.parse import urlencode

from benchmarks import report
from benchmarks.browser import chromium
from benchmarks.measuring import month_rows
from benchmarks.pages import THROUGH, TRIVIAL, Moved
from benchmarks.serving import ROOT, serving, store_environment
from benchmarks.socket_client import measure_addresses, measure_options, measure_server

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
YEARS_OPENED = 8
"""There are ten; one that is not opened is left for the months in haste."""
HURRIED_MUST = 8
"""Where months are asked for before they can have been made ahead."""


def measure(name: str, url: str, association: str, last_year: int, *, server_only: bool) -> list[report.Row]:
    """Server-only reruns: new years, each part through new months, months seen before; then a browser's."""
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

            def row(
                label: str, page: str, measure: Callable[[], Sequence[float]], must: float = MUST
            ) -> report.Row:
                """The trivial page is measured right before and after, so that a busy machine meets both."""
                before = measure_server(trivial, TRIVIAL, ROUNDS)
                measured = measure()
                after = measure_server(trivial, TRIVIAL, ROUNDS)
                aim = AIM if must == MUST else must / 2
                return report.Row(f"{name}, server: {page}, {label}", must, aim, [*before, *after], measured)

            def years(page: str) -> Callable[[], Sequence[float]]:
                asked = [query(association, last_year - back, 12) for back in range(YEARS_OPENED)]
                return lambda: measure_addresses(real, page, asked)

            def months(page: str, year: int, part: str, rounds: int = 1) -> Callable[[], Sequence[float]]:
                more = {"part": part} if part else {}
                moved = Moved(f"{page}?{query(association, year, 1, **more)}", choice=THROUGH)
                wanted = [f"{year}-{month:02d}" for month in range(2, 13)] * rounds
                return lambda: measure_options(real, moved, wanted)

            def hurried(page: str, year: int, beside: int) -> Sequence[float]:
                moved = Moved(f"{page}?{query(association, beside, 1)}", choice=THROUGH)
                wanted = [f"{year}-{month:02d}" for month in range(2, 13)]
                return measure_options(real, moved, wanted, hurry=query(association, year, 1))

            rows = []
            year = last_year
            for page, parts in PARTS.items():
                rows.append(row("a year not seen before", page, years(page), FIRST_MUST))
                for part in parts:
                    year -= 1  # whose months nobody has asked for
                    label = f"another month {part}".rstrip()
                    rows.append(row(label, page, months(page, year, part)))
                rows.append(row("a month seen before", page, months(page, year, parts[-1], rounds=3)))
                haste = partial(hurried, page, last_year - YEARS_OPENED, year)
                rows.append(row("months in haste", page, haste, HURRIED_MUST))
            if not server_only:
                with chromium() as browser:
                    for page in PARTS:
                        address = f"{real}/{page}?{query(association, last_year, 8)}"
                        rows += month_rows(browser, f"{name}, browser: {page}", trivial, address)
            return rows


def query(association: str, year: int, month: int, **more: str) -> str:
    """The address' query for a month."""
    return urlencode({"association": association, "year": year, "through": f"{year}-{month:02d}", **more})
