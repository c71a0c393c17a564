"""Each activity with its places: planned and actual participants, money, and cost per participant."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from dashboard.interface import numbers
from dashboard.participants.unit_costs import matched_unit_cost, unit_cost
from dashboard.shapes.view import Cell
from dashboard.translation import _
from dashboard.views.activities_grid import Grid, Key
from dashboard.views.activities_measures import Grids, measured
from dashboard.views.context import Context
from dashboard.views.protected import Count
from dashboard.views.small_cells import STATED, activity_counts, as_count
from data_access.queries.rows import ActivityRow

NOT_IN_SOURCES = _("finns inte i årets källor")
Name = TypeVar("Name")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Money in ören (minus is cost) and people, of an activity or of one of its places.

    Counts may be protected (`..`); then so is the cost per participant that would give them away.
    """

    planned: Cell
    actual: Cell
    budget_ore: int | None
    outcome_ore: int | None
    cost_per_planned_ore: Cell
    cost_per_actual_ore: Cell
    missing_reason: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place(Figures):
    """One activity in one area (None where the source names no place)."""

    area: str | None
    cost_centres: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity(Figures):
    """One activity in all its places; `row` is None for a cost centre that fits no activity."""

    id: str
    name: str
    orientation: str | None
    row: ActivityRow | None
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class ActivitiesPicture:
    """A year's activities in the plan's order, and the tables that they rest on."""

    year: int
    through: str
    activities: tuple[Activity, ...]
    grids: Grids


def activities_picture(context: Context, year: int, through: str) -> ActivitiesPicture:
    """The year's activities with outcome and participants through a month."""
    grids = measured(context, year, through)
    planned: Mapping[Key, Count] = _with_stated(grids.planned)
    actual = activity_counts(context, grids.actual.answers, _with_stated(grids.actual), through)
    keys = dict.fromkeys(key for grid in grids.all for key in grid.cells)
    order, areas = _ranks((*context.activities, *context.cost_centres)), _ranks((*context.areas, None))
    places: dict[str, list[Key]] = {}
    for key in sorted(keys, key=lambda key: areas[key[1]]):
        places.setdefault(key[0], []).append(key)
    centres = _cost_centres(grids)

    def place(key: Key) -> Place:
        return _place(grids, key, planned.get(key), actual.get(key), centres.get(key, ()))

    activities = tuple(
        _activity(context, grids, slug, tuple(map(place, places[slug])), planned, actual)
        for slug in sorted(places, key=lambda slug: order[slug])
    )
    return ActivitiesPicture(year=year, through=through, activities=activities, grids=grids)


def _ranks(names: Iterable[Name]) -> dict[Name, int]:
    """Where each name stands first."""
    found: dict[Name, int] = {}
    for place, name in enumerate(names):
        found.setdefault(name, place)
    return found


def _with_stated(grid: Grid) -> dict[Key, int | None]:
    """The measure by activity and place, and the source's own sums of all of an activity's places."""
    return grid.cells | {(slug, STATED): value for slug, value in grid.stated.items()}


def _activity(
    context: Context,
    grids: Grids,
    slug: str,
    places: tuple[Place, ...],
    planned: Mapping[Key, Cell],
    actual: Mapping[Key, Cell],
) -> Activity:
    row = context.activities.get(slug)
    centre = context.cost_centres.get(slug)
    all_planned = _together(planned, slug, [place.planned for place in places])
    all_actual = _together(actual, slug, [place.actual for place in places])
    budget = _money_together(grids.budget.stated, slug, [place.budget_ore for place in places])
    outcome = _money_together(grids.outcome.stated, slug, [place.outcome_ore for place in places])
    states_both = slug in grids.budget.stated and (slug, STATED) in planned
    return Activity(
        id=slug,
        name=row.name if row else centre.name if centre else slug,
        orientation=row.orientation if row else centre.budget_area if centre else None,
        row=row,
        places=places,
        planned=all_planned,
        actual=all_actual,
        budget_ore=budget,
        outcome_ore=outcome,
        cost_per_planned_ore=unit_cost(budget, as_count(all_planned))
        if states_both
        else _of_all(places, "cost_per_planned_ore", ((place.budget_ore, place.planned) for place in places)),
        cost_per_actual_ore=_of_all(
            places,
            "cost_per_actual_ore",
            ((grids.paid.cells.get((slug, place.area)), place.actual) for place in places),
        )
        if grids.is_same_period
        else None,
        missing_reason=_first_reason(places),
    )


def _cost_centres(grids: Grids) -> dict[Key, tuple[str, ...]]:
    """The cost centres that pay for an activity in a place, each once."""
    found: dict[Key, dict[str, None]] = {}
    for grid in grids.all:
        for key, codes in grid.cost_centres.items():
            found.setdefault(key, {}).update(dict.fromkeys(codes))
    return {key: tuple(codes) for key, codes in found.items()}


def _place(grids: Grids, key: Key, planned: Cell, actual: Cell, centres: tuple[str, ...]) -> Place:
    budget, outcome = grids.budget.cells.get(key), grids.outcome.cells.get(key)
    return Place(
        area=key[1],
        cost_centres=centres,
        planned=planned,
        actual=actual,
        budget_ore=budget,
        outcome_ore=outcome,
        cost_per_planned_ore=_matched([(budget, planned)]),
        cost_per_actual_ore=_matched([(grids.paid.cells.get(key), actual)]) if grids.is_same_period else None,
        missing_reason=_reason(grids, key),
    )


def _reason(grids: Grids, key: Key) -> str | None:
    """Why the place lacks a number: in the source's own words where it gives any."""
    stated = next((grid.reasons[key] for grid in grids.all if key in grid.reasons), None)
    if stated is not None:
        return stated
    if grids.budget.cells.get(key) is None and grids.outcome.cells.get(key) is None:
        return _("inget eget kostnadsställe") if grids.is_linked else _("anges inte")
    if grids.planned.cells.get(key) is None:
        return _("anges inte")
    known = (grids.actual.cells.get(key), grids.budget.cells.get(key), grids.outcome.cells.get(key))
    return NOT_IN_SOURCES if None in known or not grids.is_same_period else None


def _first_reason(places: tuple[Place, ...]) -> str | None:
    """Of the places' reasons the one that says most."""
    reasons = [place.missing_reason for place in places if place.missing_reason]
    return next((reason for reason in reasons if reason != NOT_IN_SOURCES), next(iter(reasons), None))


def _together(shown: Mapping[Key, Cell], slug: str, places: list[Cell]) -> Cell:
    """The sum that the source states for all places, else the sum of those that are known."""
    if (slug, STATED) in shown:
        return shown[slug, STATED]
    if numbers.PROTECTED in places:
        return numbers.PROTECTED
    known = [count for count in map(as_count, places) if count is not None]
    return sum(known) if known else None


def _money_together(stated: Mapping[str, int | None], slug: str, places: list[int | None]) -> int | None:
    if slug in stated:
        return stated[slug]
    known = [value for value in places if value is not None]
    return sum(known) if known else None


def _of_all(places: tuple[Place, ...], name: str, pairs: Iterable[tuple[int | None, Cell]]) -> Cell:
    """The cost per participant of all the places; where there is but one, that one's."""
    return getattr(places[0], name) if len(places) == 1 else _matched(pairs)


def _matched(places: Iterable[tuple[int | None, Cell]]) -> Cell:
    """Cost per participant where both are known; protected where a count is, as it would give it away."""
    pairs = []
    for cost, count in places:
        if count == numbers.PROTECTED:
            return numbers.PROTECTED
        pairs.append((cost, as_count(count)))
    return matched_unit_cost(pairs)
