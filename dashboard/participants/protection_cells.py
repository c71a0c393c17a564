"""The cells that small-cell protection works on, and what ties them together."""

from collections.abc import Hashable
from dataclasses import dataclass
from operator import mul
from typing import NamedTuple


class Cell(NamedTuple):
    """One count of the system.

    `stage` is when it is first shown and sorts by time (`2017-04`). `cost` says how much is lost when it is
    hidden. A cell that not `is_shown` stands on no page but follows from others (what came between two
    accumulated figures): it is protected when small. A cell that `is_public` is known and shown as it is.
    """

    key: Hashable
    value: int
    stage: str = ""
    cost: int = 1
    is_shown: bool = True
    is_public: bool = False


class Relation(NamedTuple):
    """What everybody knows of some cells: lowest <= the sum of factor times cell <= highest.

    A sum has the same number on both sides; None is no limit.
    """

    terms: tuple[tuple[Hashable, int], ...]
    lowest: int | None = 0
    highest: int | None = 0


@dataclass(frozen=True, slots=True)
class Grid:
    """Every count that is shown or follows from what is shown, and what ties them together."""

    cells: tuple[Cell, ...]
    relations: tuple[Relation, ...] = ()


def is_small(value: int, *, threshold: int, zero_is_small: bool = False) -> bool:
    """Whether a count is small: 1 to threshold - 1, and 0 where zeros count as small."""
    return value < threshold and (value > 0 or zero_is_small)


class Row(NamedTuple):
    """A relation as the attacker knows it: how far its sum may deviate from the truth.

    `terms` are place and factor. A sum has 0 and 0; a bound has None where it has no limit.
    """

    terms: tuple[tuple[int, int], ...]
    lowest: int | None
    highest: int | None


def checked(grid: Grid) -> list[Row]:
    """The relations by the places of their cells in the grid.

    Raises ValueError where a count is negative, a key stands twice, a relation names a cell that is not
    there, or a relation does not hold.
    """
    places = {cell.key: place for place, cell in enumerate(grid.cells)}
    if len(places) < len(grid.cells):
        raise ValueError("a key stands twice")
    values = [cell.value for cell in grid.cells]
    for cell in grid.cells:
        if cell.value < 0:
            raise ValueError(f"{cell.key}: {cell.value} is not a count")
    found = []
    for relation in grid.relations:
        try:
            there = [places[key] for key, _factor in relation.terms]
        except KeyError as missing:
            raise ValueError(f"{missing.args[0]}: in a relation but not a cell") from None
        factors = [factor for _key, factor in relation.terms]
        value = sum(map(mul, factors, map(values.__getitem__, there)))
        lowest = None if relation.lowest is None else relation.lowest - value
        highest = None if relation.highest is None else relation.highest - value
        if (lowest is not None and lowest > 0) or (highest is not None and highest < 0):
            raise ValueError(f"the relation does not hold: {relation}")
        found.append(Row(tuple(zip(there, factors, strict=True)), lowest, highest))
    return found
