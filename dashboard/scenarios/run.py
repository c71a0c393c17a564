"""Running a scenario: a frozen baseline and overrides in, a table per year out. It never writes anything."""

import numpy as np
from numpy.typing import NDArray

from dashboard.equity import limits, projection
from dashboard.parameters.units import ORE_PER_TKR
from dashboard.scenarios import combinations
from dashboard.scenarios.baseline import Baseline
from dashboard.scenarios.costs import costs
from dashboard.scenarios.income import MemberIncome, member_income, opening_equity
from dashboard.scenarios.messages import Remark
from dashboard.scenarios.outcome import ScenarioResult
from dashboard.scenarios.settings import NO_OVERRIDES, Overrides, Settings, resolve
from dashboard.scenarios.state_model import ModelSteps

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]


def run(baseline: Baseline, overrides: Overrides = NO_OVERRIDES) -> ScenarioResult:
    """The scenario year by year; for overrides that are arrays, every setting at once.

    Pure: neither the baseline nor the overrides are changed, and the same arguments give the same result.
    Raises ScenarioError, with the Swedish reason, for what cannot be computed.
    """
    settings = resolve(baseline, overrides)
    combinations.refuse(settings)
    return calculate(settings)


def calculate(settings: Settings) -> ScenarioResult:
    """The result of settings that are already checked."""
    spent = costs(settings)
    other = settings.full(np.rint(settings.number("other_income.amount_tkr") * ORE_PER_TKR))
    given = member_income(settings, other + spent.project_income_ore + spent.total_ore)
    members = given.together_ore
    income = members + other + spent.project_income_ore
    result = income + spent.total_ore
    change = projection.accumulated_change(result)
    closing = projection.closing_equity(opening_equity(settings), change)
    floor = settings.full(np.rint(settings.number("equity.floor_tkr") * ORE_PER_TKR))
    entered = settings.full(settings.number("equity.ceiling_share"))
    share = limits.ceiling_share(members, settings.baseline.years, entered)
    ceiling = limits.ceiling_ore(members, share)
    return ScenarioResult(
        settings=settings,
        years=settings.baseline.years,
        state_allocation_ore=given.state_ore,
        region_ore=given.region_ore,
        municipalities_ore=given.municipalities_ore,
        member_income_ore=members,
        other_income_ore=other,
        income_ore=income,
        spent=spent,
        cost_ore=spent.total_ore,
        result_ore=result,
        equity_change_ore=change,
        closing_equity_ore=None if np.isnan(closing).all() else closing,
        equity_share=projection.equity_share(closing, members),
        floor_ore=floor,
        floor_known=limits.is_known(closing, floor),
        floor_kept=limits.at_least(closing, floor),
        ceiling_share=share,
        ceiling_ore=ceiling,
        ceiling_known=limits.is_known(closing, ceiling),
        ceiling_kept=limits.at_most(closing, ceiling),
        model=given.model,
        remarks=(
            *combinations.remarks(settings),
            *_said_by_result(given, closing, share),
            *_above_without_deduction(settings, closing > ceiling),
        ),
    )


def _said_by_result(
    given: MemberIncome, closing: FloatArray, ceiling_share: FloatArray
) -> tuple[Remark, ...]:
    """What must be said about the result: what is unknown, and what cannot be."""
    said: list[Remark] = []
    if np.isnan(closing).any():
        said.append(
            Remark(
                "Ingående eget kapital är inte angivet: bara förändringar visas.", key="equity.opening_tkr"
            )
        )
    elif (closing < 0).any():
        said.append(Remark("Eget kapital blir mindre än noll.", key="equity.opening_tkr"))
    if np.isnan(ceiling_share).any():
        said.append(
            Remark(
                "Taket för eget kapital är okänt för så stora tilldelningar tills någon anger det.",
                key="equity.ceiling_share",
            )
        )
    if given.model is not None:
        said.extend(_said_by_model(given.model))
    return tuple(said)


def _above_without_deduction(settings: Settings, above: BoolArray) -> list[Remark]:
    """Equity above its ceiling limits the next year's allocation, which only the model takes into account."""
    entered = settings.full(settings.chosen("state.method", "amount"))
    for index, year in enumerate(settings.baseline.years[:-1]):
        if (above[..., index] & entered[..., index + 1]).any():
            text = (
                "Eget kapital är över taket {year}: statens tilldelning kan bli lägre året efter. Det räknas "
                "bara när tilldelningen bestäms av fördelningsmodellen."
            )
            return [Remark(text, {"year": str(year)}, key="state.method")]
    return []


def _said_by_model(model: ModelSteps) -> list[Remark]:
    """What the allocation model could not take into account."""
    said: list[Remark] = []
    if model.equity_unknown.any():
        said.append(
            Remark(
                "Eget kapital eller dess tak är okänt: inget avdrag är gjort på statens tilldelning.",
                key="model.deduction_rate_share",
            )
        )
    if model.previous_unknown.any():
        said.append(
            Remark(
                "Tilldelningen året före är okänd: bromsen har inte kunnat räknas.",
                key="model.previous_state_tkr",
            )
        )
    return said
