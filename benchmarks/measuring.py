"""The rows of the speed table, for two servers that are up."""

from collections.abc import Sequence

from playwright.sync_api import Browser

from benchmarks.browser import MonthMoves, Moves, Times, charts_of, chromium, cold_load, window
from benchmarks.pages import TRIVIAL, Moved
from benchmarks.report import Row
from benchmarks.socket_client import measure_server

MONTH_MOVES, LOADS = 12, 5
ROWS = {
    "server": ("server-only rerun over the websocket", 4, 2.5),
    "idle": ("in the browser, widget to idle", 2.5, 1.5),
    "charts": ("in the browser, widget to charts redrawn", 4, 3),
    "cold": ("cold load to charts drawn", 3, 2.5),
}
"""What is measured, what must be kept and what is aimed at."""


def measure(
    trivial: str, real: str, moved: Sequence[Moved], cold: Sequence[str], rounds: int, loads: int
) -> list[Row]:
    """All rows: each page whose widget is moved, then each that is loaded cold.

    A row says which page it is about where there are several.
    """
    server = [
        (measure_server(trivial, TRIVIAL, 2 * rounds), measure_server(real, page, 2 * rounds))
        for page in moved
    ]
    rows = []
    with chromium() as browser:
        for page, on_server in zip(moved, server, strict=True):
            found = [Row(*ROWS["server"], *on_server), *_moves(browser, trivial, real, page, rounds)]
            rows += [row.of(page.name) for row in found] if len(moved) > 1 else found
        for address in cold:
            row = _loads(browser, trivial, f"{real}/{address}", loads)
            rows.append(row.of(address.partition("?")[0] or "overview") if len(cold) > 1 else row)
    return rows


def month_rows(browser: Browser, label: str, trivial: str, address: str) -> list[Row]:
    """A browser's rows: another month is chosen on the page at an address, and the page is loaded cold."""
    with window(browser) as trivial_page, window(browser) as real_page:
        slider, chooser = Moves(trivial_page, trivial, TRIVIAL), MonthMoves(real_page, address)
        beside, found = _apart([(slider.move(), chooser.move()) for _ in range(MONTH_MOVES)])
    loads = _apart([(cold_load(browser, trivial), cold_load(browser, address)) for _ in range(LOADS + 1)][1:])
    times = {
        "idle": ("another month to idle", [one.idle for one in beside], [one.idle for one in found]),
        "charts": (
            "another month to charts redrawn",
            [one.text for one in beside],
            [charts_of(one) for one in found],
        ),
        "cold": (
            "cold load to charts drawn",
            [one.text for one in loads[0]],
            [charts_of(one) for one in loads[1]],
        ),
    }
    return [Row(f"{label}: {words}", *ROWS[kind][1:], *both) for kind, (words, *both) in times.items()]


def _moves(browser: Browser, trivial: str, real: str, moved: Moved, rounds: int) -> list[Row]:
    """Moves of the two pages' widgets in turn, so that a disturbance meets both."""
    with window(browser) as trivial_page, window(browser) as real_page:
        trivial_moves, real_moves = Moves(trivial_page, trivial, TRIVIAL), Moves(real_page, real, moved)
        pairs = [(trivial_moves.move(), real_moves.move()) for _ in range(rounds)]
    beside, found = _apart(pairs)
    return [
        Row(*ROWS["idle"], [times.idle for times in beside], [times.idle for times in found]),
        Row(*ROWS["charts"], [times.text for times in beside], [charts_of(times) for times in found]),
    ]


def _loads(browser: Browser, trivial: str, real: str, loads: int) -> Row:
    """Cold loads in turn; the first of each is thrown away."""
    pairs = [(cold_load(browser, trivial), cold_load(browser, real)) for _ in range(loads + 1)]
    beside, found = _apart(pairs[1:])
    return Row(*ROWS["cold"], [times.text for times in beside], [charts_of(times) for times in found])


def _apart(pairs: Sequence[tuple[Times, Times]]) -> tuple[list[Times], list[Times]]:
    return [pair[0] for pair in pairs], [pair[1] for pair in pairs]
