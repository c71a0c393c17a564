"""What a reader is likely to ask for next, made ahead: other months and parts, the years beside, other pages.

A page is made as for a reader and drawn nowhere; what is kept of it (`cache`, `shared`) answers when it is
asked for. Of other pages the view is made, which is what takes long: what may be shown of persons is decided
with it.
"""

from collections.abc import Callable, Collection, Hashable, Iterator
from dataclasses import replace
from functools import partial

import streamlit as st

from dashboard.interface import budget_cache, cache, reader
from dashboard.interface.ahead import AHEAD, SECONDS_OF_LONG_QUIET
from dashboard.interface.block_component import unseen
from dashboard.interface.parts import PART
from dashboard.interface.reader import Reader
from dashboard.interface.selection import ASSOCIATION, FROM, THROUGH, YEAR
from dashboard.shapes.selection import Selection
from dashboard.views.choices import AssociationChoice, months, resolve
from dashboard.views.participants_parts import PARTS

StoreKey = tuple[str, int]
Draw = Callable[[Selection, StoreKey], object]

OF_SELECTION = (ASSOCIATION, YEAR, THROUGH, FROM)
VIEWS: dict[str, Draw] = {
    "overview": partial(cache.view, "overview"),
    "budget-outcome": budget_cache.first_part,
    "participants": lambda selection, key: cache.participants_view(selection, next(iter(PARTS)), key),
    "activities": cache.activities_view,
    "members": lambda selection, key: cache.members_view(selection, None, key),
    "fairness": partial(cache.view, "fairness"),
}
"""The views of the pages that follow the selected month, as they are first opened."""


def make_ahead(
    page: str,
    draw: Draw,
    selection: Selection,
    key: StoreKey,
    *,
    parts: Collection[str] = (),
    chosen: Hashable = None,
) -> None:
    """Have what is likely to be asked for next made while nobody waits; to be called when the page is drawn.

    `draw` shows the page's blocks of a selection, and asks of the reader only what `reader` knows. `chosen`
    is what it goes by beside that; `parts` are those that the page has.
    """
    if not AHEAD.is_started:
        return
    asked = {name: value for name, value in st.query_params.items() if name not in OF_SELECTION}
    who = Reader(selection, frozenset(asked.items()), reader.everything_opened())
    available = cache.available_choices(key)
    other = replace(selection, since=None)
    AHEAD.add(
        {("view", name, key, other): partial(view, other, key) for name, view in VIEWS.items()},
        SECONDS_OF_LONG_QUIET,
    )
    wanted = _next(who, parts, available)
    AHEAD.add({(page, key, one, chosen): partial(_make, draw, one, key) for one in wanted})


def _make(draw: Draw, who: Reader, key: StoreKey) -> None:
    with reader.going_by(who), unseen(AHEAD.give_way):
        draw(who.selection, key)


def _next(who: Reader, parts: Collection[str], available: tuple[AssociationChoice, ...]) -> Iterator[Reader]:
    """The most likely first."""
    for month in _other_months(who.selection):
        yield replace(who, selection=replace(who.selection, through=month))
    address = dict(who.address)
    for part in parts:
        if part != address.get(PART, next(iter(parts))):
            yield replace(who, address=frozenset((address | {PART: part}).items()))
    for year in _years_beside(who.selection, available):
        yield replace(who, selection=resolve(available, who.selection.association, year))


def _other_months(selection: Selection) -> list[str]:
    """The year's other months that can be chosen: the nearest first, the next before the one before."""
    every = months(selection.year)
    place = every.index(selection.through)
    others = [month for month in every if month >= selection.first_counted and month != selection.through]
    return sorted(others, key=lambda month: (abs(every.index(month) - place), month < selection.through))


def _years_beside(selection: Selection, available: tuple[AssociationChoice, ...]) -> list[int]:
    """The year before and the year after, where they have figures."""
    years = next(choice.years for choice in available if choice.slug == selection.association)
    before = [year for year in years if year < selection.year]
    after = [year for year in years if year > selection.year]
    return [*sorted(before)[-1:], *sorted(after)[:1]]
