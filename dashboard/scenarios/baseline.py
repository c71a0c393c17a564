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

from dashboard.funding.allocation import KnownAllocation
from dashboard.scenarios import baseline_checks
from dashboard.scenarios.baseline_checks import PER_YEAR

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
class PlannedActivity:
    """An activity inside a cost block: what a year of it costs (minus) and for how many participants."""

    code: str
    name: str
    amount_ore: int
    planned_places: int


@dataclass(frozen=True, slots=True)
class CostBlock:
    """A cost of the plan, per year (minus). `planned_places`: participants in a year, when the plan says.

    `activities` are its parts, where it has several. `is_new` marks what the plan does not have: a place for
    an activity that a scenario starts.
    """

    code: str
    name: str
    budget_area: str
    amount_ore: Years
    orientation: str | None = None
    planned_places: int | None = None
    activities: tuple[PlannedActivity, ...] = ()
    is_new: bool = False

    @property
    def counts_places(self) -> bool:
        """Whether its cost can be counted as places times a cost a place."""
        return bool(self.planned_places) or self.is_new


@dataclass(frozen=True, kw_only=True)
class Baseline:
    """One association's plan as the starting point of scenarios.

    `administration_ore` is the plan's cost without the project and `administration_granted_ore` with it
    (None: the plan knows no alternative). `project_cost_ore` (minus) and `project_income_ore` (plus) count
    only in the years when the project is granted. `opening_equity_ore` is the first year's, `ceiling_share`
    only what the association has entered itself. `calibration` is the year that the allocation model's weight
    is solved from; `known_allocations` are all years for model against decided. `previous_state_ore` and
    `previous_total_ore` are the allocation of the year before, from the state and from all parties.
    `source` names the plan, for the levers, and `assumed` the levers whose default no source states. Raises
    ScenarioError where the figures cannot be right.
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
    assumed: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        baseline_checks.check(self)

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
    def cost_of_a_place_ore(self) -> float | None:
        """What a planned place costs on average in the first year; None where no places are planned."""
        counted = [block for block in self.blocks if block.planned_places]
        places = sum(block.planned_places or 0 for block in counted)
        return sum(abs(block.amount_ore[0]) for block in counted) / places if places else None

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
        for name in PER_YEAR:
            wide[name] = _carried(getattr(self, name), horizon)
        return replace(self, horizon=horizon, **wide)


def carried(values: tuple[Item, ...], horizon: int) -> tuple[Item, ...]:
    """A tuple per year over a horizon: cut, or its last value carried forward as the plan's last word."""
    return (*values[:horizon], *(values[-1],) * (horizon - len(values)))


def _carried(values: tuple[Item, ...] | None, horizon: int) -> tuple[Item, ...] | None:
    """The same, where unknown stays unknown."""
    return None if values is None else carried(values, horizon)
