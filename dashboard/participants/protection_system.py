"""Systems of cells that belong together, each settled alone: small cells, then what must go with them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dashboard.participants.protection_attack import Attack
from dashboard.participants.protection_cells import Cell, Row
from dashboard.participants.protection_groups import leaders
from dashboard.participants.protection_solver import Integers, Relations, relations_of

COST_OF_HIDING = 100
COST_OF_ZERO = 100

Marks = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class System:
    """Cells that relations tie together, directly or through others, by their places in the grid.

    `queue` are the numbers of those that are not to be known: small cells, and cells that an earlier stage
    has hidden.
    """

    places: Integers
    values: Integers
    costs: Integers
    is_shown: Marks
    queue: list[int]
    relations: Relations


class Stages:
    """A grid's systems, stage by stage; what no stage changes is found out once."""

    def __init__(self, cells: Sequence[Cell], relations: Iterable[Row], small: Iterable[int]) -> None:
        names = sorted({cell.stage for cell in cells})
        numbers = {name: number for number, name in enumerate(names)}
        self.count = len(names)
        self.hidden = np.zeros(len(cells), dtype=bool)
        self._small = self.hidden.copy()
        self._small[list(small)] = True
        self._stage = np.array([numbers[cell.stage] for cell in cells])
        self._values = np.array([cell.value for cell in cells], dtype=np.int64)
        self._costs = np.array([_cost(cell) for cell in cells]) * COST_OF_HIDING
        self._is_shown = np.array([cell.is_shown for cell in cells])
        self._is_public = np.array([cell.is_public for cell in cells])
        self._relations = relations_of([relation for relation in relations if relation.terms])
        latest = np.zeros(len(self._relations.least), dtype=np.int64)
        np.maximum.at(latest, self._relations.row, self._stage[self._relations.place])
        self._known_from = latest[self._relations.row]

    def systems(self, stage: int) -> Iterator[System]:
        """The systems that have something new at a stage and something not to be known.

        A cell that is shown for good is known, so it ties nothing together.
        """
        is_new = self._stage == stage
        unknown = (self._stage <= stage) & ~self._is_public & (is_new | ~self._is_shown | self.hidden)
        sensitive = unknown & (self._small | self.hidden)
        if not sensitive.any():
            return
        ties = self._relations.where((self._known_from <= stage) & unknown[self._relations.place])
        leader = leaders(len(unknown), ties)
        for first in np.intersect1d(leader[sensitive], leader[unknown & is_new]):
            places = np.flatnonzero(unknown & (leader == first))
            yield System(
                places,
                self._values[places],
                self._costs[places],
                self._is_shown[places],
                np.flatnonzero(sensitive[places]).tolist(),
                ties.among(places),
            )


@dataclass(frozen=True, slots=True)
class Settled:
    """Places of the system's hidden cells, and of those that hiding does not help."""

    hidden: Integers
    exposed: Integers


def settle(system: System, *, width: int) -> Settled:
    """Hide the cells not to be known and what must go with them, cheapest first found, until all are safe."""
    queue = list(system.queue)
    attack = Attack(system.values, system.relations, width=width)
    attack.hide(np.flatnonzero(~system.is_shown))
    attack.hide(queue)
    attack.shake(queue)
    exposed = []
    for place in queue:  # grows while it is walked
        attack.explore(place)
        while not attack.is_safe(place):
            more = _complement(attack, system.costs, place)
            if more is None:
                exposed.append(place)
                break
            queue += more
            attack.explore(place)
    return Settled(system.places[queue], system.places[exposed])


def _complement(attack: Attack, costs: Integers, place: int) -> list[int] | None:
    """Hide what makes the place less known: enough by going further up, or down, or else one step on the way.

    Answers with the newly hidden places; None where nothing helps.
    """
    # Two equally good choices would be the solver's own: the earlier cell stays.
    steps = np.where(attack.hidden, 1, costs) - np.arange(len(costs)) / len(costs)
    lowest, highest = int(attack.lowest[place]), int(attack.highest[place])
    for deviation in (lowest + attack.width, highest - attack.width, highest + 1, lowest - 1):
        found = attack.cheapest(place, deviation, steps)
        if found is not None:
            more = np.flatnonzero((found != 0) & ~attack.hidden)
            attack.hide(more)
            attack.remember(found)
            return [int(number) for number in more]
    return None


def _cost(cell: Cell) -> int:
    """What hiding costs: more for a large count; a zero may be one that everybody knows must be zero."""
    return cell.cost * (1 + cell.value.bit_length() if cell.value else COST_OF_ZERO)
