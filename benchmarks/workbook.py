"""`python -m benchmarks.workbook [ROWS]`: makes a workbook of flows and times how long it takes to bring in.

The limits are twice the time that openpyxl (read-only) needs for the same file in the same run to read it,
and three times to have it in a store of SQLite, in processor time of one core. Exit status 0 when they are
kept, 1 when they are not.
"""

import io
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence

import openpyxl

from data_access import store
from data_access.formats.office import read_office_workbook
from data_access.imports import carry_out
from data_access.incoming import open_files

ROWS, RATIO, IMPORT_RATIO, ROUNDS = 50_000, 2.0, 3.0, 3
YEARS = range(2016, 2026)
PLACES = ("Bollebygd", "Borås", "Herrljunga", "Mark", "Svenljunga", "Tranemo", "Ulricehamn", "Vårgårda")
ACTIVITIES = tuple(f"Insats {number}" for number in range(1, 61))
LISTS: dict[str, Sequence[tuple[object, ...]]] = {
    "Förbundet": [("Namn", "Fördelningsnyckel", "Skyddströskel"), ("Provförbundet", "befolkning", 5)],
    "Medlemmar": [("Namn", "Slag"), *((place, "kommun") for place in PLACES)],
    "Insatser": [("Namn", "Inriktning"), *((activity, "individ") for activity in ACTIVITIES)],
}


def make_workbook(rows: int = ROWS, seed: int = 1) -> bytes:
    """A workbook with the lists and so many rows of flows, the same for the same seed."""
    book = openpyxl.Workbook(write_only=True)
    for name, lines in LISTS.items():
        page = book.create_sheet(name)
        for line in lines:
            page.append(line)
    page = book.create_sheet("Flöden")
    page.append(("Månad", "Kön", "Kommun", "Insats", "In", "Ut"))
    chance = random.Random(seed)  # noqa: S311  no secret
    for _row, keys in zip(range(rows), _keys(), strict=False):
        page.append((*keys, chance.randrange(40), chance.randrange(40)))
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _keys() -> Iterator[tuple[str, str, str, str]]:
    for year in YEARS:
        for month in range(1, 13):
            for gender in ("kvinna", "man"):
                for place in PLACES:
                    for activity in ACTIVITIES:
                        yield f"{year}-{month:02}", gender, place, activity


def _with_openpyxl(data: bytes) -> int:
    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    return sum(1 for page in book for _row in page.iter_rows(values_only=True))


def _brought_in(data: bytes) -> int:
    """Read, check, compare, write with the way back, into a store with nothing in it; how many rows."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/store.sqlite"
        store.migrate(url)
        result = carry_out(open_files({"prov.xlsx": data}, None, url=url).package, url=url)
        store.dispose_engines()
    return result.new


def _timed(read: Callable[[], object]) -> float:
    start = time.process_time()
    read()
    return time.process_time() - start


def main(words: Sequence[str] | None = None) -> int:
    """Make the file, read it both ways in turn, print the times; returns the exit status."""
    given = sys.argv[1:] if words is None else words
    rows = int(given[0]) if given else ROWS
    data = make_workbook(rows)
    package = read_office_workbook("prov.xlsx", data)
    ways = (
        lambda: _with_openpyxl(data),
        lambda: read_office_workbook("prov.xlsx", data),
        lambda: _brought_in(data),
    )
    rounds = [[_timed(way) for way in ways] for _round in range(ROUNDS)]
    theirs, ours, stored = (statistics.median(times) for times in zip(*rounds, strict=True))
    print(f"{rows} rows, {len(data) / 1e6:.1f} MB, {sum(map(len, package.figures.values()))} figures")
    print(f"openpyxl reads it in {theirs:.2f} s")
    print(f"read as the office's workbook: {ours / theirs:.2f} times that (at most {RATIO:g})")
    print(f"brought into a store: {stored / theirs:.2f} times that (at most {IMPORT_RATIO:g})")
    print(*package.problems[:5], sep="\n", end="")
    is_slow = ours > RATIO * theirs or stored > IMPORT_RATIO * theirs
    return int(bool(package.problems) or is_slow)


if __name__ == "__main__":
    sys.exit(main())
