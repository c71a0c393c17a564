"""`python -m benchmarks`: the speed table, measured in one run beside a trivial page.

Needs Chromium and the packages of requirements-dev.txt. Asks this machine only. Exit status 0 when every
limit is kept, 1 when one is not or nothing could be measured, 2 wrong use.
"""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Browser

from benchmarks import report
from benchmarks.browser import (
    NoChartError,
    NoChromiumError,
    SliderMoves,
    Times,
    charts_of,
    chromium,
    cold_load,
    window,
)
from benchmarks.serving import ROOT, make_sample_store, serving, store_environment
from benchmarks.socket_client import NoSliderError, measure_server
from deploy.startup.words import RefusedError

MOST_ROUNDS = 500


def _options(words: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--page", default="scenario", help="address of the page whose slider is moved")
    parser.add_argument(
        "--cold-page", default="", help="address of the page that is loaded cold; empty = first"
    )
    parser.add_argument("--slider", type=int, default=0, help="which slider on the page, from 0")
    parser.add_argument("--rounds", type=int, default=21, help="moves in the browser; twice as many without")
    parser.add_argument("--loads", type=int, default=7, help="cold loads")
    parser.add_argument("--script", type=Path, default=ROOT / "dashboard" / "asgi.py", help="what is served")
    parser.add_argument("--json", action="store_true", help="keep every measurement in benchmarks/results/")
    options = parser.parse_args(words)
    if not (1 <= options.rounds <= MOST_ROUNDS and 1 <= options.loads <= MOST_ROUNDS):
        parser.error(f"--rounds and --loads lie between 1 and {MOST_ROUNDS}")
    return options


def _loads(browser: Browser, trivial: str, real: str, loads: int) -> tuple[list[Times], list[Times]]:
    """Cold loads in turn, so that a disturbance meets both; the first of each is thrown away."""
    pairs = [(cold_load(browser, trivial), cold_load(browser, real)) for _ in range(loads + 1)]
    return [pair[0] for pair in pairs[1:]], [pair[1] for pair in pairs[1:]]


def _moves(
    browser: Browser, trivial: str, real: str, slider: int, rounds: int
) -> tuple[list[Times], list[Times]]:
    """Moves of the slider in turn."""
    with window(browser) as trivial_page, window(browser) as real_page:
        trivial_moves, real_moves = (
            SliderMoves(trivial_page, trivial, 0),
            SliderMoves(real_page, real, slider),
        )
        pairs = [(trivial_moves.move(0), real_moves.move(slider)) for _ in range(rounds)]
    return [pair[0] for pair in pairs], [pair[1] for pair in pairs]


def measure(trivial: str, real: str, options: argparse.Namespace) -> list[report.Row]:
    """All rows of the table, for two servers that are up."""
    server_rounds = 2 * options.rounds
    server = [
        measure_server(trivial, "", 0, server_rounds),
        measure_server(real, options.page, options.slider, server_rounds),
    ]
    with chromium() as browser:
        page = f"{real}/{options.page}"
        trivial_moves, real_moves = _moves(browser, trivial, page, options.slider, options.rounds)
        trivial_loads, real_loads = _loads(browser, trivial, f"{real}/{options.cold_page}", options.loads)
    return [
        report.Row("server-only rerun over the websocket", 4, 2.5, *server),
        report.Row(
            "in the browser, widget to idle",
            2.5,
            1.5,
            [times.idle for times in trivial_moves],
            [times.idle for times in real_moves],
        ),
        report.Row(
            "in the browser, widget to charts redrawn",
            4,
            3,
            [times.text for times in trivial_moves],
            [charts_of(times) for times in real_moves],
        ),
        report.Row(
            "cold load to charts drawn",
            3,
            2.5,
            [times.text for times in trivial_loads],
            [charts_of(times) for times in real_loads],
        ),
    ]


def main(words: Sequence[str] | None = None) -> int:
    """Serve both pages, measure, print the table; returns the exit status."""
    options = _options(words)
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "dashboard.sqlite"
        make_sample_store(store)
        environment = store_environment(store)
        trivial_script = ROOT / "benchmarks" / "trivial" / "asgi.py"
        with (
            serving(trivial_script, environment, Path(folder) / "trivial.log") as trivial,
            serving(options.script, environment, Path(folder) / "real.log") as real,
        ):
            rows = measure(trivial, real, options)
    print(report.table(rows))
    if options.json:
        settings = {name: str(value) for name, value in vars(options).items()}
        print(report.write_json(rows, settings).relative_to(ROOT))
    return int(any(row.ratio > row.must for row in rows))


def run() -> int:
    """`main`, with a line instead of a traceback for what can be told."""
    try:
        return main()
    except NoChromiumError:
        print("There is no Chromium here (Debian: apt-get install chromium, elsewhere CHROMIUM_PATH).")
    except NoChartError:
        print("The page drew no chart, so there is nothing to measure; see --page, --cold-page and --slider.")
    except (NoSliderError, RefusedError) as error:
        print(error)
    return 1


if __name__ == "__main__":
    sys.exit(run())
