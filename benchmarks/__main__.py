"""`python -m benchmarks`: the speed table, measured in one run beside a trivial page.

Needs Chromium and the packages of requirements-dev.txt. Asks this machine only. Exit status 0 when every
limit is kept, 1 when one is not or nothing could be measured, 2 wrong use.
"""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks import report
from benchmarks.browser import NoChartError, NoChromiumError
from benchmarks.measuring import measure
from benchmarks.pages import COLD, WITH_WIDGETS, Moved
from benchmarks.screen import NoWidgetError
from benchmarks.serving import ROOT, make_sample_store, serving, store_environment
from deploy.startup.words import RefusedError

MOST_ROUNDS = 500


def options(words: Sequence[str] | None) -> argparse.Namespace:
    """What was asked for; ends the program on wrong use."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--page", default="scenario", help="address of the page whose widget is moved")
    parser.add_argument(
        "--cold-page", default="", help="address of the page that is loaded cold; empty = first"
    )
    parser.add_argument("--slider", type=int, default=0, help="which slider on the page, from 0")
    parser.add_argument(
        "--choice", default="", help="label of the row of choices that is moved, not a slider"
    )
    parser.add_argument(
        "--all", action="store_true", help="every page with a widget and charts, moved and cold"
    )
    parser.add_argument("--rounds", type=int, default=21, help="moves in the browser; twice as many without")
    parser.add_argument("--loads", type=int, default=7, help="cold loads")
    parser.add_argument("--script", type=Path, default=ROOT / "dashboard" / "asgi.py", help="what is served")
    parser.add_argument("--json", action="store_true", help="keep every measurement in benchmarks/results/")
    asked = parser.parse_args(words)
    if not (1 <= asked.rounds <= MOST_ROUNDS and 1 <= asked.loads <= MOST_ROUNDS):
        parser.error(f"--rounds and --loads lie between 1 and {MOST_ROUNDS}")
    return asked


def measured(asked: argparse.Namespace) -> tuple[Sequence[Moved], Sequence[str]]:
    """The pages whose widget is moved and those that are loaded cold."""
    if asked.all:
        return WITH_WIDGETS, COLD
    return [Moved(asked.page, asked.slider, asked.choice)], [asked.cold_page]


def main(words: Sequence[str] | None = None) -> int:
    """Serve both pages, measure, print the table; returns the exit status."""
    asked = options(words)
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "dashboard.sqlite"
        make_sample_store(store)
        environment = store_environment(store)
        trivial_script = ROOT / "benchmarks" / "trivial" / "asgi.py"
        with (
            serving(trivial_script, environment, Path(folder) / "trivial.log") as trivial,
            serving(asked.script, environment, Path(folder) / "real.log") as real,
        ):
            rows = measure(trivial, real, *measured(asked), asked.rounds, asked.loads)
    print(report.table(rows))
    if asked.json:
        settings = {name: str(value) for name, value in vars(asked).items()}
        print(report.write_json(rows, settings).relative_to(ROOT))
    return int(any(row.ratio > row.must for row in rows))


def run() -> int:
    """`main`, with a line instead of a traceback for what can be told."""
    try:
        return main()
    except NoChromiumError:
        print("There is no Chromium here (Debian: apt-get install chromium, elsewhere CHROMIUM_PATH).")
    except NoChartError:
        print("The page drew no chart, so there is nothing to measure; see --page, --cold-page and --choice.")
    except (NoWidgetError, RefusedError) as error:
        print(error)
    return 1


if __name__ == "__main__":
    sys.exit(run())
