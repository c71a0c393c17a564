"""Systems of cells that belong together, each settled alone: small cells, then what must go with them."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from dashboard.participants.protection_attack import Attack
from dashboard.participants.protection_cells import Cell, Grid, Relation, room
from dashboard.participants.protection_groups import groups
from dashboard.participants.protection_solver import Row

COST_OF_HIDING = 100
COST_OF_ZERO = 100


@dataclass(frozen=True, slots=True)
class System:
    """Cells that relations tie together, directly or through others."""

    cells: tuple[Cell, ...]
    rows: tuple[Row, ...]


class Stages:
    """A grid's systems, stage by stage; what no stage changes is found out once."""

    def __init__(self, grid: Grid, cells: Mapping[Hashable, Cell]) -> None:
        self._cells = grid.cells
        self._place = {cell.key: place for place, cell in enumerate(grid.cells)}
        self._relations = [self._known(relation, cells) for relation in grid.relations if relation.terms]

    def _known(self, relation: Relation, cells: Mapping[Hashable, Cell]) -> "_Known":
        stage = max(cells[key].stage for key, _factor in relation.terms)
        terms = tuple((self._place[key], factor) for key, factor in relation.terms)
        return _Known(terms, stage, room(relation, cells))

    def systems(self, stage: str, hidden: AbstractSet[Hashable]) -> Iterator[System]:
        """The systems that have something new at a stage, given what earlier stages have hidden.

        A cell that is shown for good is known, so it ties nothing together.
        """
        before = {self._place[key] for key in hidden}
        unknown = [
            place
            for place, cell in enumerate(self._cells)
            if cell.stage <= stage
            and not cell.is_public
            and (cell.stage == stage or not cell.is_shown or place in before)
        ]
        numbers = {place: number for number, place in enumerate(unknown)}
        rows = []
        for relation in self._relations:
            if relation.stage <= stage:
                terms = tuple(
                    (numbers[place], factor) for place, factor in relation.terms if place in numbers
                )
                if terms:
                    rows.append(Row(terms, *relation.room))
        for group in groups(len(unknown), rows):
            inside = tuple(self._cells[unknown[number]] for number in group.places)
            if any(cell.stage == stage for cell in inside):
                yield System(inside, tuple(group.inner_rows()))


class _Known(NamedTuple):
    """A relation by the places of its cells, the stage of its latest one, and how far it may deviate."""

    terms: tuple[tuple[int, int], ...]
    stage: str
    room: tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class Settled:
    """Keys of the system's hidden cells, and of those that hiding does not help."""

    hidden: frozenset[Hashable]
    exposed: frozenset[Hashable]


def settle(system: System, sensitive: AbstractSet[Hashable], *, width: int) -> Settled:
    """Hide the sensitive cells and what must go with them, cheapest first found, until all are safe.

    `sensitive` are small cells, and cells that an earlier stage has hidden.
    """
    cells = system.cells
    queue = [place for place, cell in enumerate(cells) if cell.key in sensitive]
    if not queue:
        return Settled(frozenset(), frozenset())
    attack = Attack([cell.value for cell in cells], system.rows, width=width)
    attack.hide(place for place, cell in enumerate(cells) if not cell.is_shown)
    attack.hide(queue)
    attack.shake(queue)
    exposed = set()
    for place in queue:  # grows while it is walked
        attack.explore(place)
        while not attack.is_safe(place):
            more = _complement(attack, cells, place)
            if more is None:
                exposed.add(cells[place].key)
                break
            queue += more
            attack.explore(place)
    return Settled(frozenset(cells[place].key for place in queue), frozenset(exposed))


def _complement(attack: Attack, cells: Sequence[Cell], place: int) -> list[int] | None:
    """Hide what makes the place less known: enough by going further up, or down, or else one step on the way.

    Answers with the newly hidden places; None where nothing helps.
    """
    # Two equally good choices would be the solver's own: the earlier cell stays.
    costs = np.array([_cost(cell) for cell in cells]) * COST_OF_HIDING
    steps = np.where(attack.hidden, 1, costs) - np.arange(len(cells)) / len(cells)
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
