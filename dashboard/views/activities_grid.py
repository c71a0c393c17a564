"""One measure by activity and place, from one dataset: what the activities page is built of."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from dashboard.participants.flows import add_counts
from dashboard.views.context import Context
from data_access.queries import budget as budget_queries
from data_access.queries.rows import Answer, FigureRow
from data_access.tables.enumerations import Measure

Key = tuple[str, str | None]
"""An activity's slug (or a cost centre's code) and an area's code; None where the source names no place."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A measure's values by activity and place, with the source's own sums and why a value is missing.

    `stated` holds the sums that the source states for an activity with several places, `through` the last
    month that the values reach, and `cost_centres` those that a value was added from.
    """

    answers: tuple[Answer, ...] = ()
    cells: dict[Key, int | None] = field(default_factory=dict)
    stated: dict[str, int | None] = field(default_factory=dict)
    reasons: dict[Key, str] = field(default_factory=dict)
    through: str | None = None
    cost_centres: dict[Key, tuple[str, ...]] = field(default_factory=dict)


def by_activity(answer: Answer | None, measure: Measure, until: str, *, adds_up: bool = True) -> Grid:
    """The measure's rows that name an activity, each key as one number from January through `until`.

    Months are added only where the measure adds up: money does, persons counted in two months do not.
    """
    if answer is None:
        return Grid()
    groups: dict[Key, list[FigureRow]] = {}
    for row in answer.rows:
        wanted = row.measure == measure.value and row.period_to <= until
        if row.activity and wanted and (adds_up or _is_one_period(row)):
            groups.setdefault((row.activity, row.delivery_area), []).append(row)
    cells, stated, reasons, through = {}, {}, {}, None
    has_places = {key[0] for key in groups if key[1]}
    for key, rows in groups.items():
        value = _value(rows, int(until[:4]))
        if key[1] is None and key[0] in has_places and all(row.is_total for row in rows):
            stated[key[0]] = value
            continue
        cells[key] = value
        through = max(filter(None, (through, *(row.period_to for row in rows))))
        reason = next((row.missing_reason for row in rows if row.missing_reason), None)
        if value is None and reason:
            reasons[key] = reason
    return Grid((answer,), cells, stated, reasons, through)


def _is_one_period(row: FigureRow) -> bool:
    """A count of persons since January: later months alone would count some of them twice."""
    return row.period_from.endswith("-01")


def _value(rows: list[FigureRow], year: int) -> int | None:
    """The stated total of a key where there is one, else women and men, or other parts, together."""
    totals = [row for row in rows if row.is_total]
    parts: dict[tuple[str | None, ...], list[FigureRow]] = {}
    for row in totals or rows:
        kind = (row.gender, row.residence_area, row.cost_centre, row.category)
        parts.setdefault(kind, []).append(row)
    found = (budget_queries.accumulate(tuple(part), year) for part in parts.values())
    return add_counts(None if value is None else value.value for value in found)


def by_cost_centre(
    context: Context, answer: Answer | None, measure: Measure, year: int, links: Mapping[str, str]
) -> Grid:
    """The measure's rows by cost centre, each put to the activity that it pays for, else to itself.

    Only cost centres that are activities: individual and structural ones, and those with a link. Projects
    are not the association's own money and are left out, as is what the table keeps outside its sum.
    """
    if answer is None:
        return Grid()
    groups: dict[str, list[FigureRow]] = {}
    for row in answer.parts(measure.value):
        if row.cost_centre and row.in_total and is_activity(context, row.cost_centre, links):
            groups.setdefault(row.cost_centre, []).append(row)
    values: dict[Key, list[tuple[str, int | None]]] = {}
    through = None
    for code, rows in groups.items():
        accumulated = budget_queries.accumulate(tuple(rows), year)
        if accumulated is None:
            continue
        key = (links.get(code, code), context.cost_centres[code].delivery_area)
        values.setdefault(key, []).append((code, accumulated.value))
        through = max(filter(None, (through, accumulated.through)))
    return Grid(
        answers=(answer,),
        cells={key: add_counts(value for _code, value in found) for key, found in values.items()},
        through=through,
        cost_centres={key: tuple(code for code, _value in found) for key, found in values.items()},
    )


def is_activity(context: Context, code: str, links: Mapping[str, str]) -> bool:
    """Whether a cost centre pays for an activity of the association's own."""
    centre = context.cost_centres[code]
    return not centre.is_project and (code in links or centre.budget_area in {"individual", "structural"})


def in_groups(grid: Grid, groups: Mapping[str, Mapping[str, str]]) -> Grid:
    """The grid with places put together where another measure only has them together.

    `groups` says, by activity, which group (`1465+1452`) a municipality belongs to.
    """
    if not groups:
        return grid
    members: dict[Key, list[Key]] = {}
    for slug, area in grid.cells:
        place = groups.get(slug, {}).get(area or "", area)
        members.setdefault((slug, place), []).append((slug, area))
    return Grid(
        answers=grid.answers,
        cells={key: add_counts(grid.cells[part] for part in parts) for key, parts in members.items()},
        stated=grid.stated,
        reasons={key: reason for key, parts in members.items() for reason in _reasons(grid, parts) if reason},
        through=grid.through,
        cost_centres={
            key: tuple(code for part in parts for code in grid.cost_centres.get(part, ()))
            for key, parts in members.items()
        },
    )


def _reasons(grid: Grid, parts: Iterable[Key]) -> Iterable[str]:
    return (grid.reasons[part] for part in parts if part in grid.reasons)


def grouped_places(context: Context, grids: Iterable[Grid]) -> dict[str, dict[str, str]]:
    """By activity: the group that a municipality belongs to in any of the grids."""
    groups: dict[str, dict[str, str]] = {}
    for grid in grids:
        for slug, area in grid.cells:
            row = context.areas.get(area or "")
            if row is not None and row.kind == "group":
                groups.setdefault(slug, {}).update(dict.fromkeys(row.parts, row.code))
    return groups
