"""The figures of a result that can be compared, sought and tested, and how one year of them is read."""

from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray

from dashboard.scenarios.baseline import Baseline
from dashboard.scenarios.messages import ScenarioError
from dashboard.scenarios.outcome import ScenarioResult

FloatArray = NDArray[np.float64]
Measure = Literal[
    "result_ore",
    "closing_equity_ore",
    "equity_change_ore",
    "income_ore",
    "cost_ore",
    "state_allocation_ore",
    "member_income_ore",
]
MEASURES: tuple[str, ...] = get_args(Measure)


def year_index(baseline: Baseline, year: int) -> int:
    """The year's place in the horizon. Raises ScenarioError for a year outside it."""
    if year not in baseline.years:
        raise ScenarioError(
            "{year} ligger utanför scenariots år {first}–{last}.",
            year=str(year),
            first=str(baseline.years[0]),
            last=str(baseline.years[-1]),
        )
    return baseline.years.index(year)


def measure_values(result: ScenarioResult, measure: Measure, year: int) -> FloatArray:
    """One measure in one year, in ören: a scalar array, or one value per setting.

    Raises ScenarioError where it is closing equity and the opening is unknown.
    """
    values = getattr(result, measure)
    index = year_index(result.settings.baseline, year)
    if values is None or np.isnan(values[..., index]).any():
        raise ScenarioError(
            "Ingående eget kapital är inte angivet, så nivån kan inte räknas.", "equity.opening_tkr"
        )
    return np.asarray(values[..., index], dtype=np.float64)
