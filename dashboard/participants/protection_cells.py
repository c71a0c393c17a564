"""The cells that small-cell protection works on, and what ties them together."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
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


@dataclass(frozen=True, slots=True)
class Relation:
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


def checked(grid: Grid) -> dict[Hashable, Cell]:
    """The cells by key.

    Raises ValueError where a count is negative, a key stands twice, a relation names a cell that is not
    there, or a relation does not hold.
    """
    cells = {cell.key: cell for cell in grid.cells}
    if len(cells) < len(grid.cells):
        raise ValueError("a key stands twice")
    for cell in grid.cells:
        if cell.value < 0:
            raise ValueError(f"{cell.key}: {cell.value} is not a count")
    for relation in grid.relations:
        missing = [key for key, _factor in relation.terms if key not in cells]
        if missing:
            raise ValueError(f"{missing[0]}: in a relation but not a cell")
        lowest, highest = room(relation, cells)
        if (lowest is not None and lowest > 0) or (highest is not None and highest < 0):
            raise ValueError(f"the relation does not hold: {relation}")
    return cells


def room(relation: Relation, cells: Mapping[Hashable, Cell]) -> tuple[int | None, int | None]:
    """How far the relation's sum may go below and above what it is: 0 and 0 for a sum."""
    value = sum(factor * cells[key].value for key, factor in relation.terms)
    return (
        None if relation.lowest is None else relation.lowest - value,
        None if relation.highest is None else relation.highest - value,
    )
