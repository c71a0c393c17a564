"""`python -m benchmarks.scenario`: 10 000 lever settings over five years, beside bare NumPy.

The plan of 2022 over five years with seven levers moved at once, the state's allocation model and its
loop over the years among them. Both ways are timed in turn in one run, in processor time of one core, and
must give the same figures to the öre. Exit status 0 when both limits are kept, 1 when one is not.
"""

import statistics
import sys
import time
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dashboard.scenarios.baseline import Baseline
from dashboard.scenarios.outcome import ScenarioResult
from dashboard.scenarios.run import run
from dashboard.scenarios.settings import Overrides, resolve
from tests.cases.case_files import read_baseline

FloatArray = NDArray[np.float64]
Figures = dict[str, NDArray[Any]]
SETTINGS, YEARS, ROUNDS, RUNS = 10_000, 5, 5, 9
MOST_MILLISECONDS, MOST_TIMES = 50.0, 3.0
MILLISECONDS, ORE, ORE_PER_MKR = 1_000, 100_000, 100_000_000
BORAS = "individinriktat-boras"
FIGURES = (
    "state_allocation_ore",
    "member_income_ore",
    "income_ore",
    "cost_ore",
    "result_ore",
    "closing_equity_ore",
    "equity_share",
    "floor_kept",
    "ceiling_kept",
    "funded_places",
)


def levers(count: int = SETTINGS) -> dict[str, FloatArray]:
    """Seven levers at so many values all over their ranges, the same each time."""
    chance = np.random.default_rng(1)
    return {
        "model.pot_mkr": chance.uniform(300, 360, count),
        "model.deduction_rate_share": chance.uniform(0, 1, count),
        "region.amount_tkr": chance.uniform(4_000, 6_000, count),
        "cost.change_share": chance.uniform(-0.1, 0.1, count),
        "cost.yearly_rise_share": chance.uniform(0, 0.05, count),
        f"cost.{BORAS}.places": chance.integers(300, 500, count).astype(np.float64),
        "equity.opening_tkr": chance.uniform(1_000, 9_000, count),
    }


FIXED: Overrides = {"state.method": "model", "municipalities.matching": "state", "equity.ceiling_share": 0.2}


def bare(baseline: Baseline, moved: dict[str, FloatArray]) -> Figures:
    """The same arithmetic as plain NumPy, a row a year, without levers, checks or names of anything."""
    settings = resolve(baseline, FIXED)
    weight = settings.number("model.combined_weight_share")[0]
    associations = settings.number("model.associations")
    base = settings.number("model.base_grant_tkr")[0] * ORE
    pot, rate = moved["model.pot_mkr"] * ORE_PER_MKR, moved["model.deduction_rate_share"]
    region = np.rint(moved["region.amount_tkr"] * ORE)
    equity = np.rint(moved["equity.opening_tkr"] * ORE)
    cost, places = _bare_costs(baseline, moved)
    other = np.array(baseline.other_income_ore, dtype=np.float64)
    state, given, closing, ceiling = (np.empty((YEARS, len(equity))) for _ in range(4))
    for year in range(YEARS):
        possible = np.rint(base + (pot - associations[year] * base) * weight)
        over = np.maximum(equity - ceiling[year - 1], 0) if year else 0.0
        state[year] = np.rint(np.maximum(possible - rate * over, 0))
        given[year] = state[year] + region + np.rint(state[year] * 0.5)
        equity = equity + given[year] + other[year] + cost[year]
        closing[year] = equity
        ceiling[year] = np.rint(given[year] * 0.2)
    income = given + other[:, None]
    return {
        "state_allocation_ore": state,
        "member_income_ore": given,
        "income_ore": income,
        "cost_ore": cost,
        "result_ore": income + cost,
        "closing_equity_ore": closing,
        "equity_share": closing / given,
        "floor_kept": closing >= float(baseline.floor_ore or 0),
        "ceiling_kept": closing <= ceiling,
        "funded_places": places,
    }


def _bare_costs(baseline: Baseline, moved: dict[str, FloatArray]) -> tuple[FloatArray, FloatArray]:
    """Costs and places, block by block since each is rounded to whole ören by itself."""
    gone = np.arange(YEARS)[:, None]
    price = (1 + moved["cost.yearly_rise_share"]) ** gone * (1 + moved["cost.change_share"])
    cost = np.rint(np.array(baseline.administration_ore, dtype=np.float64)[:, None] * price)
    places = np.zeros(price.shape)
    for block in baseline.blocks:
        amount = np.array(block.amount_ore, dtype=np.float64)[:, None]
        if block.code == BORAS:
            wanted = moved[f"cost.{BORAS}.places"]
            places += wanted
            amount = wanted * (amount / (block.planned_places or 1))
        else:
            places += block.planned_places or 0
        cost += np.rint(amount * price)
    return cost, places


def every_figure(result: ScenarioResult) -> list[object]:
    """All the figures that bare NumPy makes; some are only computed when they are asked for."""
    return [getattr(result, name) for name in FIGURES]


def same(result: ScenarioResult, plain: Figures) -> bool:
    """Whether both came to the same: to half an öre, since they divide in another order."""
    return all(np.allclose(getattr(result, name), plain[name].T, rtol=1e-12, atol=0.5) for name in FIGURES)


def _seconds(work: Callable[[], object]) -> list[float]:
    """Processor time of several runs in a row; the first one meets the memory that others have left."""
    taken = []
    for _ in range(RUNS + 1):
        begun = time.thread_time()
        work()
        taken.append(time.thread_time() - begun)
    return taken[1:]


def main() -> int:
    """Measure both in turn and print a line; returns the exit status."""
    baseline, moved = read_baseline("sjuharad_2022").over(YEARS), levers()
    overrides: Overrides = {**FIXED, **moved}
    if not same(run(baseline, overrides), bare(baseline, moved)):
        print("The product and bare NumPy do not come to the same.")
        return 1
    taken: dict[str, list[float]] = {"ours": [], "plain": []}
    for _ in range(ROUNDS):
        taken["ours"] += _seconds(lambda: every_figure(run(baseline, overrides)))
        taken["plain"] += _seconds(lambda: bare(baseline, moved))
    ours, plain = (statistics.median(times) * MILLISECONDS for times in taken.values())
    kept = ours <= MOST_MILLISECONDS and ours / plain <= MOST_TIMES
    print(
        f"{SETTINGS} settings x {YEARS} years: {ours:.1f} ms (at most {MOST_MILLISECONDS:g}), "
        f"bare NumPy {plain:.1f} ms, ratio {ours / plain:.2f} (at most {MOST_TIMES:g})  "
        f"{'kept' if kept else 'TOO SLOW'}"
    )
    return int(not kept)


if __name__ == "__main__":
    sys.exit(main())
