"""What a lever stands at until someone moves it: a value per year in the lever's unit, None when unknown."""

from collections.abc import Callable, Iterable
from typing import Final

from dashboard import parameters
from dashboard.funding.allocation import calibrated_weight
from dashboard.funding.contributions import MatchingParty, share_of_state
from dashboard.parameters.units import ORE_PER_TKR
from dashboard.scenarios.baseline import Baseline, CostBlock, Party, PlannedActivity
from dashboard.scenarios.catalogue import LeverSpec, Setting

YearSettings = tuple[Setting, ...]


def default_values(spec: LeverSpec, baseline: Baseline) -> YearSettings:
    """The lever's value for each year of the baseline."""
    if spec.default_kind == "parameter":
        return _from_parameter(str(spec.default), baseline)
    if spec.default_kind == "baseline":
        return _FROM_BASELINE[str(spec.default)](baseline, spec)
    return (spec.default,) * baseline.horizon


def block_of(baseline: Baseline, spec: LeverSpec) -> CostBlock:
    """The cost block that a lever is made for."""
    return next(block for block in baseline.blocks if block.code == spec.item)


def activity_of(baseline: Baseline, spec: LeverSpec) -> PlannedActivity:
    """The activity that a lever is made for."""
    activities = (activity for block in baseline.blocks for activity in block.activities)
    return next(activity for activity in activities if activity.code == spec.item)


def _from_parameter(key: str, baseline: Baseline) -> YearSettings:
    """A rule number per year, None in years when no rule is known."""
    return tuple(_held(key, year) for year in baseline.years)


def _held(key: str, year: int) -> Setting:
    """The rule number that held in a year; a table of steps is no lever's value."""
    try:
        value = parameters.value(key, year)
    except parameters.ParameterError:
        return None
    return value if isinstance(value, bool | int | float) else None


def _tkr(amounts: Iterable[int | None]) -> YearSettings:
    """Ören as tkr, unknown kept."""
    return tuple(None if amount is None else amount / ORE_PER_TKR for amount in amounts)


def _cost(amounts: Iterable[int] | None, baseline: Baseline) -> YearSettings:
    """Costs, which the baseline writes with minus, as the positive tkr that people say."""
    return (0.0,) * baseline.horizon if amounts is None else _tkr(abs(amount) for amount in amounts)


def _party(party: Party) -> Callable[[Baseline, LeverSpec], YearSettings]:
    """The plan's amount of one party."""
    return lambda baseline, _spec: _tkr(baseline.party_ore(party))


def _of_state(party: MatchingParty) -> Callable[[Baseline, LeverSpec], YearSettings]:
    """The law's share of the state's amount."""
    return lambda baseline, _spec: tuple(share_of_state(party, year) for year in baseline.years)


def _calibrated(baseline: Baseline, _spec: LeverSpec) -> YearSettings:
    """The combined weight solved from the baseline's known year, None without one in the model's time."""
    try:
        weight = None if baseline.calibration is None else calibrated_weight(baseline.calibration)
    except parameters.ParameterError:
        weight = None
    return (weight,) * baseline.horizon


def _split_weight(baseline: Baseline, spec: LeverSpec) -> YearSettings:
    """A municipality's inhabitants or fixed share."""
    weights = next(member.split_weight for member in baseline.members if member.code == spec.item)
    return (None,) * baseline.horizon if weights is None else weights


def _block_amount(baseline: Baseline, spec: LeverSpec) -> YearSettings:
    """A block's planned cost."""
    return _cost(block_of(baseline, spec).amount_ore, baseline)


def _block_places(baseline: Baseline, spec: LeverSpec) -> YearSettings:
    """A block's planned participants."""
    block = block_of(baseline, spec)
    return (0 if block.is_new else block.planned_places,) * baseline.horizon


def _block_unit_cost(baseline: Baseline, spec: LeverSpec) -> YearSettings:
    """A block's planned cost per planned participant."""
    block = block_of(baseline, spec)
    if block.is_new:
        average = baseline.cost_of_a_place_ore
        return (None if average is None else average / ORE_PER_TKR,) * baseline.horizon
    if not block.planned_places:
        return (None,) * baseline.horizon
    return tuple(abs(amount) / block.planned_places / ORE_PER_TKR for amount in block.amount_ore)


def _activity_places(baseline: Baseline, spec: LeverSpec) -> YearSettings:
    """An activity's planned participants."""
    return (activity_of(baseline, spec).planned_places,) * baseline.horizon


def _activity_unit_cost(baseline: Baseline, spec: LeverSpec) -> YearSettings:
    """An activity's planned cost per planned participant."""
    activity = activity_of(baseline, spec)
    return (abs(activity.amount_ore) / activity.planned_places / ORE_PER_TKR,) * baseline.horizon


def _administration(baseline: Baseline, _spec: LeverSpec) -> YearSettings:
    """The plan's administration for the alternative that the baseline stands at."""
    granted = baseline.administration_granted_ore
    plan = granted if baseline.project_granted and granted else baseline.administration_ore
    return _cost(plan, baseline)


def _once(amount_ore: int | None, baseline: Baseline) -> YearSettings:
    """One amount for all years, in tkr."""
    return _tkr((amount_ore,)) * baseline.horizon


_FROM_BASELINE: Final[dict[str, Callable[[Baseline, LeverSpec], YearSettings]]] = {
    "state": _party("state"),
    "region": _party("region"),
    "municipalities": _party("municipality"),
    "region_of_state": _of_state("region"),
    "municipalities_of_state": _of_state("municipalities"),
    "calibrated_weight": _calibrated,
    "split_weight": _split_weight,
    "other_income": lambda baseline, _spec: _tkr(baseline.other_income_ore),
    "block_amount": _block_amount,
    "block_places": _block_places,
    "block_unit_cost": _block_unit_cost,
    "activity_places": _activity_places,
    "activity_unit_cost": _activity_unit_cost,
    "administration": _administration,
    "project_granted": lambda baseline, _spec: (baseline.project_granted,) * baseline.horizon,
    "project_cost": lambda baseline, _spec: _cost(baseline.project_cost_ore, baseline),
    "project_income": lambda baseline, _spec: _cost(baseline.project_income_ore, baseline),
    "previous_state": lambda baseline, _spec: _once(baseline.previous_state_ore, baseline),
    "previous_total": lambda baseline, _spec: _once(baseline.previous_total_ore, baseline),
    "opening_equity": lambda baseline, _spec: _once(baseline.opening_equity_ore, baseline),
    "floor": lambda baseline, _spec: _once(baseline.floor_ore, baseline),
    "ceiling": lambda baseline, _spec: (baseline.ceiling_share,) * baseline.horizon,
}
