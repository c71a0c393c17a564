"""The frozen baseline of a scenario: one plan's figures, built by the caller, never changed by a run.

Amounts are whole ören with the house's signs: income plus, costs **minus**. Everything per year is a tuple as
long as the horizon. Unknown is None, and stays unknown in the result.
"""

import hashlib
import json
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from typing import Any, Literal, TypeVar

from numpy.typing import NDArray

from dashboard import parameters
from dashboard.funding.allocation import KnownAllocation
from dashboard.scenarios.messages import ScenarioError

Party = Literal["state", "region", "municipality"]
SplitKey = Literal["population", "fixed_shares"]
Years = tuple[int, ...]
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Member:
    """A member and what the plan has it pay, per year (plus).

    `party` is which half or quarter it belongs to; several members may share the state's half.
    `split_weight` is for municipalities: inhabitants or the fixed share per year, None when unknown.
    """

    code: str
    name: str
    party: Party
    contribution_ore: Years
    split_weight: tuple[float, ...] | None = None


@dataclass(frozen=True, slots=True)
class CostBlock:
    """A cost of the plan, per year (minus). `planned_places`: participants in a year, when the plan says."""

    code: str
    name: str
    budget_area: str
    amount_ore: Years
    orientation: str | None = None
    planned_places: int | None = None


@dataclass(frozen=True, kw_only=True)
class Baseline:
    """One association's plan as the starting point of scenarios.

    `administration_ore` is the plan's cost without the project and `administration_granted_ore` with it
    (None: the plan knows no alternative). `project_cost_ore` (minus) and `project_income_ore` (plus) count
    only in the years when the project is granted. `opening_equity_ore` is the first year's, `ceiling_share`
    only what the association has entered itself. `calibration` is the year that the allocation model's weight
    is solved from; `known_allocations` are all years for model against decided. `previous_state_ore` and
    `previous_total_ore` are the allocation of the year before, from the state and from all parties.
    `source` names the plan, for the levers. Raises ScenarioError where the figures cannot be right.
    """

    association: str
    base_plan: str
    base_year: int
    horizon: int
    members: tuple[Member, ...]
    blocks: tuple[CostBlock, ...]
    administration_ore: Years
    administration_granted_ore: Years | None = None
    other_income_ore: Years
    project_name: str | None = None
    project_granted: bool = False
    project_cost_ore: Years | None = None
    project_income_ore: Years | None = None
    opening_equity_ore: int | None = None
    floor_ore: int | None = None
    ceiling_share: float | None = None
    split_key: SplitKey = "population"
    calibration: KnownAllocation | None = None
    known_allocations: tuple[KnownAllocation, ...] = ()
    previous_state_ore: int | None = None
    previous_total_ore: int | None = None
    source: str = ""

    def __post_init__(self) -> None:
        _check_horizon(self)
        _check_codes(self)
        _check_amounts(self)

    @property
    def years(self) -> Years:
        """The years of the horizon."""
        return tuple(range(self.base_year, self.base_year + self.horizon))

    @cached_property
    def computed(self) -> dict[str, NDArray[Any]]:
        """The levers' defaults as read-only arrays by key, kept since every run asks for the same ones."""
        return {}

    def party(self, party: Party) -> tuple[Member, ...]:
        """The members of one party, in the association's order."""
        return tuple(member for member in self.members if member.party == party)

    def party_ore(self, party: Party) -> Years:
        """What the plan has one party pay in all, per year."""
        return tuple(
            sum(member.contribution_ore[index] for member in self.party(party))
            for index in range(self.horizon)
        )

    @property
    def identity(self) -> str:
        """SHA-256 of the content: a saved scenario tells by it that its baseline has changed."""
        content = json.dumps(asdict(self), sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(content.encode()).hexdigest()

    def over(self, horizon: int) -> "Baseline":
        """The same baseline over another number of years: cut, or the last year's figures carried forward."""
        wide: dict[str, Any] = {
            "members": tuple(
                replace(
                    member,
                    contribution_ore=carried(member.contribution_ore, horizon),
                    split_weight=_carried(member.split_weight, horizon),
                )
                for member in self.members
            ),
            "blocks": tuple(
                replace(block, amount_ore=carried(block.amount_ore, horizon)) for block in self.blocks
            ),
        }
        for name in _PER_YEAR:
            wide[name] = _carried(getattr(self, name), horizon)
        return replace(self, horizon=horizon, **wide)


_PER_YEAR = (
    "administration_ore",
    "administration_granted_ore",
    "other_income_ore",
    "project_cost_ore",
    "project_income_ore",
)


def carried(values: tuple[Item, ...], horizon: int) -> tuple[Item, ...]:
    """A tuple per year over a horizon: cut, or its last value carried forward as the plan's last word."""
    return (*values[:horizon], *(values[-1],) * (horizon - len(values)))


def _carried(values: tuple[Item, ...] | None, horizon: int) -> tuple[Item, ...] | None:
    """The same, where unknown stays unknown."""
    return None if values is None else carried(values, horizon)


def _check_horizon(baseline: Baseline) -> None:
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


def _every_tuple(baseline: Baseline) -> list[tuple[str, tuple[Any, ...]]]:
    """Every tuple per year with a name for messages."""
    named: list[tuple[str, tuple[Any, ...]]] = []
    for member in baseline.members:
        named.append((member.name, member.contribution_ore))
        if member.split_weight is not None:
            named.append((member.name, member.split_weight))
    named.extend((block.name, block.amount_ore) for block in baseline.blocks)
    for name in _PER_YEAR:
        values = getattr(baseline, name)
        if values is not None:
            named.append((name, values))
    return named


def _check_codes(baseline: Baseline) -> None:
    """Codes are unique and can be part of a lever's key."""
    for codes in ([item.code for item in baseline.members], [item.code for item in baseline.blocks]):
        for code in codes:
            if not code or "." in code or codes.count(code) > 1:
                raise ScenarioError("Koden «{code}» är tom, dubbel eller har en punkt.", code=code)


def _check_amounts(baseline: Baseline) -> None:
    """Signs: contributions and income are not negative, costs are not positive."""
    for member in baseline.members:
        if min(member.contribution_ore) < 0 or min(member.split_weight or (0,)) < 0:
            raise ScenarioError(
                "{name}: ett bidrag eller en andel kan inte vara mindre än noll.", name=member.name
            )
    costs = [(block.name, block.amount_ore) for block in baseline.blocks]
    costs.append(("administration", baseline.administration_ore))
    costs.append(("administration", baseline.administration_granted_ore or (0,)))
    costs.append(("projekt", baseline.project_cost_ore or (0,)))
    for name, amounts in costs:
        if max(amounts) > 0:
            raise ScenarioError("{name}: en kostnad skrivs med minus i utgångsläget.", name=name)
    if min(baseline.other_income_ore) < 0 or min(baseline.project_income_ore or (0,)) < 0:
        raise ScenarioError("En intäkt kan inte vara mindre än noll i utgångsläget.")
