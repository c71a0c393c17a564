"""From counts with coordinates to the grid that is protected: which cells there are and what ties them.

A count's coordinates say everything: its table, what is counted, its months, and for which gender, area or
activity. Two pages that show the same count show the same cell. What a reader could put together follows:

- a count for all is the sum of its parts (gender, area, activity); what no part accounts for is a cell too;
- January-August is January-April and what came between, also where no page shows what came between;
- a group of areas is the sum of its areas;
- the same count in two tables is the same; where they differ, the difference is taken as known;
- unique participants are not more than all participants, and neither are those who came or those who left;
- all participants are those carried over from the year before and those who came;
- those who are left at the end of a month are those carried over and those who came, less those who left.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dashboard.participants.protection_cells import Cell, Grid, Relation
from dashboard.participants.protection_keys import PLACES, CountKey, Series, in_any_table, tied, with_value
from dashboard.participants.protection_margins import (
    Groups,
    add_wholes,
    group_relations,
    margin_relations,
)
from dashboard.participants.protection_periods import period_relations

TOTAL, UNIQUE, INFLOW, OUTFLOW = "participants_total", "participants_unique", "inflow", "outflow"
OPENING, REMAINING = "opening_participants", "remaining"
TABLE, WHERE = PLACES["measure"] + 1, PLACES["gender"]
"""A key begins with a table and what it counts, and ends with where."""

NOT_MORE_THAN_TOTAL = (UNIQUE, INFLOW, OUTFLOW)


@dataclass(frozen=True, slots=True)
class ShownCount:
    """A count that some page shows; `is_public` says that its table is shown as it was published."""

    key: CountKey
    value: int
    is_public: bool = False


def count_grid(counts: Iterable[ShownCount], groups: Groups) -> Grid:
    """The grid of everything shown and everything that follows from it, in the order given.

    `groups` are areas that are sums of others, by code. Where a key is given twice the first stands.
    """
    values: dict[CountKey, int] = {}
    public: set[str] = set()
    for count in counts:
        values.setdefault(count.key, count.value)
        if count.is_public:
            public.add(count.key.table)
    shown = frozenset(values)
    add_wholes(values, groups)
    relations = [*group_relations(values, groups), *margin_relations(values, groups)]
    relations += period_relations(values)
    relations += _links(values)
    relations += _bounds(values)
    relations += _carried(values)
    relations += _remaining(values)
    depths = _depths(shown)
    return Grid(
        tuple(
            Cell(
                key=key,
                value=value,
                stage=key.last,
                cost=_cost(key, depths),
                is_shown=key in shown,
                is_public=key.table in public,
            )
            for key, value in values.items()
        ),
        tuple(dict.fromkeys(relations)),
    )


def _links(values: Mapping[CountKey, int]) -> Iterator[Relation]:
    """The same count in several tables."""
    same: dict[Series, CountKey] = {}
    for key in values:
        first = same.setdefault(in_any_table(key), key)
        if first is not key:
            yield tied(((first, 1), (key, -1)), values)


def _bounds(values: Mapping[CountKey, int]) -> Iterator[Relation]:
    """Nobody is unique, came or left without having taken part; figures that say so are not believed."""
    for key, value in values.items():
        if key.measure in NOT_MORE_THAN_TOTAL:
            total = with_value(key, "measure", TOTAL)
            if value <= values.get(total, -1):
                yield Relation(((key, 1), (total, -1)), None, 0)


def _carried(values: Mapping[CountKey, int]) -> Iterator[Relation]:
    """What participants grew by from one month to another is what came in between, whatever the table.

    Where those carried over are counted too, that count and what has come are the participants. Where the
    figures say otherwise, the difference is taken as known.
    """
    first: dict[Series, CountKey] = {}
    for key in values:
        if key.measure in {TOTAL, INFLOW, OPENING}:
            first.setdefault(in_any_table(key), key)
    before: dict[Series, tuple[CountKey, CountKey]] = {}
    for (measure, start, last, *where), total in first.items():
        came = first.get((INFLOW, start, last, *where)) if measure == TOTAL else None
        if came is None or not total.first.endswith("-01"):
            continue
        opening = first.get((OPENING, start, start, *where))
        if opening is not None:
            yield tied(((total, -1), (came, 1), (opening, 1)), values)
            continue
        one = before.setdefault(tuple(where), (total, came))
        if one != (total, came):
            yield tied(((total, -1), (came, 1), (one[0], 1), (one[1], -1)), values)


def _remaining(values: dict[CountKey, int]) -> Iterator[Relation]:
    """Those left at the end of each month, where those carried over are counted: a few are protected too."""
    openings = [key for key in values if key.measure == OPENING]
    came = {key._replace(table=""): key for key in values if key.measure == INFLOW}
    left = {key._replace(table=""): key for key in values if key.measure == OUTFLOW}
    for opening in openings:
        start = opening._replace(table="")
        for key in [one for one in came if one.first == opening.first]:
            leaving = left.get(key._replace(measure=OUTFLOW))
            is_same_place = key._replace(measure=OPENING, last=opening.last) == start
            if leaving is None or not is_same_place:
                continue
            count = values[opening] + values[came[key]] - values[leaving]
            if count >= 0:
                remaining = opening._replace(measure=REMAINING, first=key.last, last=key.last)
                values[remaining] = count
                yield tied(((opening, 1), (came[key], 1), (leaving, -1), (remaining, -1)), values)


def _depths(keys: Iterable[CountKey]) -> dict[Series, int]:
    """How many dimensions each table breaks a measure down by."""
    used: dict[Series, set[int]] = {}
    for key in keys:
        found = used.setdefault(key[:TABLE], set())
        found.update([place for place, value in enumerate(key[WHERE:]) if value is not None])
    return {table: len(found) for table, found in used.items()}


def _cost(key: CountKey, depths: Mapping[Series, int]) -> int:
    """Twice as dear for each step of summing up: detail goes before sums, and the sum of all goes last."""
    where = key[WHERE:]
    given = len(where) - where.count(None)
    steps = max(0, depths.get(key[:TABLE], 0) - given)
    return 1 << (steps + (key.first != key.last))
