"""Systems of cells that belong together, each settled alone: small cells, then what must go with them."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

import numpy as np

from dashboard.participants.protection_attack import Attack
from dashboard.participants.protection_cells import Cell, Grid, room
from dashboard.participants.protection_groups import groups
from dashboard.participants.protection_solver import Row

COST_OF_HIDING = 100
COST_OF_ZERO = 100


@dataclass(frozen=True, slots=True)
class System:
    """Cells that relations tie together, directly or through others."""

    cells: tuple[Cell, ...]
    rows: tuple[Row, ...]


def systems(
    grid: Grid, cells: Mapping[Hashable, Cell], stage: str, hidden: AbstractSet[Hashable]
) -> Iterator[System]:
    """The systems that have something new at a stage, given what earlier stages have hidden.

    A cell that is shown for good is known, so it ties nothing together.
    """
    unknown = [
        cell
        for cell in grid.cells
        if cell.stage <= stage
        and not cell.is_public
        and (cell.stage == stage or not cell.is_shown or cell.key in hidden)
    ]
    places = {cell.key: place for place, cell in enumerate(unknown)}
    rows = []
    for relation in grid.relations:
        if all(cells[key].stage <= stage for key, _factor in relation.terms):
            terms = tuple((places[key], factor) for key, factor in relation.terms if key in places)
            if terms:
                rows.append(Row(terms, *room(relation, cells)))
    for group in groups(len(unknown), rows):
        inside = tuple(unknown[place] for place in group.places)
        if any(cell.stage == stage for cell in inside):
            yield System(inside, tuple(group.inner_rows()))


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
