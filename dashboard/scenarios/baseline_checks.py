"""What a baseline must be for a scenario to rest on it: its horizon, codes and signs."""

from typing import TYPE_CHECKING, Any, Final

from dashboard import parameters
from dashboard.scenarios.messages import ScenarioError

if TYPE_CHECKING:
    from dashboard.scenarios.baseline import Baseline

PER_YEAR: Final = (
    "administration_ore",
    "administration_granted_ore",
    "other_income_ore",
    "project_cost_ore",
    "project_income_ore",
)
"""The baseline's own tuples per year, beside those of members and blocks."""


def check(baseline: "Baseline") -> None:
    """Raises ScenarioError where the figures cannot be right."""
    _check_horizon(baseline)
    _check_codes(baseline)
    _check_amounts(baseline)


def _check_horizon(baseline: "Baseline") -> None:
    """The horizon lies within what the product looks ahead, and every tuple per year has its length."""
    try:
        longest = int(parameters.number("scenarios.longest_horizon", baseline.base_year))
    except parameters.ParameterError as error:
        raise ScenarioError("{reason}", reason=str(error)) from error
    if not 1 <= baseline.horizon <= longest:
        raise ScenarioError(
            "Ett scenario omfattar 1–{longest} år, inte {years}.",
            longest=str(longest),
            years=str(baseline.horizon),
        )
    for name, values in _every_tuple(baseline):
        if len(values) != baseline.horizon:
            raise ScenarioError(
                "{name}: {found} värden för {years} år.",
                name=name,
                found=str(len(values)),
                years=str(baseline.horizon),
            )


def _every_tuple(baseline: "Baseline") -> list[tuple[str, tuple[Any, ...]]]:
    """Every tuple per year with a name for messages."""
    named: list[tuple[str, tuple[Any, ...]]] = []
    for member in baseline.members:
        named.append((member.name, member.contribution_ore))
        if member.split_weight is not None:
            named.append((member.name, member.split_weight))
    named.extend((block.name, block.amount_ore) for block in baseline.blocks)
    for name in PER_YEAR:
        values = getattr(baseline, name)
        if values is not None:
            named.append((name, values))
    return named


def _check_codes(baseline: "Baseline") -> None:
    """Codes are unique and can be part of a lever's key."""
    activities = [activity.code for block in baseline.blocks for activity in block.activities]
    blocks = [block.code for block in baseline.blocks]
    for codes in ([member.code for member in baseline.members], blocks, activities):
        for code in codes:
            if not code or "." in code or codes.count(code) > 1:
                raise ScenarioError("Koden «{code}» är tom, dubbel eller har en punkt.", code=code)


def _check_amounts(baseline: "Baseline") -> None:
    """Signs: contributions and income are not negative, costs are not positive."""
    for member in baseline.members:
        if min(member.contribution_ore) < 0 or min(member.split_weight or (0,)) < 0:
            raise ScenarioError(
                "{name}: ett bidrag eller en andel kan inte vara mindre än noll.", name=member.name
            )
    for activity in (activity for block in baseline.blocks for activity in block.activities):
        if activity.planned_places < 1:
            raise ScenarioError("{name}: en insats utan planerade deltagare.", name=activity.name)
    costs = [(block.name, block.amount_ore) for block in baseline.blocks]
    costs += [(part.name, (part.amount_ore,)) for block in baseline.blocks for part in block.activities]
    costs.append(("administration", baseline.administration_ore))
    costs.append(("administration", baseline.administration_granted_ore or (0,)))
    costs.append(("projekt", baseline.project_cost_ore or (0,)))
    for name, amounts in costs:
        if max(amounts) > 0:
            raise ScenarioError("{name}: en kostnad skrivs med minus i utgångsläget.", name=name)
    if min(baseline.other_income_ore) < 0 or min(baseline.project_income_ore or (0,)) < 0:
        raise ScenarioError("En intäkt kan inte vara mindre än noll i utgångsläget.")
