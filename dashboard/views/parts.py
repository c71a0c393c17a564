"""The tables of a page's parts: made when they are asked for, not before."""

from collections.abc import Callable, Collection, Mapping
from typing import TypeVar

from dashboard.shapes.view import Table

Given = TypeVar("Given")
Makers = Mapping[str, Callable[[Given], Table | None]]
"""Every table of a view in its order, by its id, and what makes it of what is given; None without ground."""


def made_tables(makers: Makers[Given], given: Given, wanted: Collection[str] | None) -> tuple[Table, ...]:
    """The tables that there is ground for, all or those that are wanted; the others are not computed."""
    names = makers if wanted is None else wanted
    made = (make(given) for name, make in makers.items() if name in names)
    return tuple(table for table in made if table is not None)
