"""Every count of persons that the pages show of an association's year, with its coordinates.

This list and the pages belong together: a page that shows participants broken down in a new way adds that
breakdown here (`BREAKDOWNS`). A count that is not in the list is not shown while protection is on.
"""

from collections.abc import Iterable, Iterator, Mapping

from dashboard.participants.flows import add_counts
from dashboard.participants.protection_keys import CountKey
from dashboard.views.context import Context
from dashboard.views.protected_months import is_shown_apart, month_counts
from data_access.queries import datasets
from data_access.queries.person_counts import PersonRow, person_rows
from data_access.queries.rows import DatasetRow
from data_access.tables.enumerations import DatasetKind, Dimension, Measure

PEOPLE = (
    Measure.INFLOW,
    Measure.OUTFLOW,
    Measure.PARTICIPANTS_TOTAL,
    Measure.PARTICIPANTS_UNIQUE,
    Measure.OPENING_PARTICIPANTS,
    Measure.ANONYMOUS_PARTICIPANTS,
)
"""What counts persons who have taken part; planned and expected numbers are decisions and no persons."""

PEOPLE_MEASURES = frozenset(measure.value for measure in PEOPLE)

Counts = dict[CountKey, int]
Place = tuple[str | None, str | None, str | None]
"""Residence area, delivery area and activity; None for all."""

Breakdown = tuple[bool, bool, bool]
"""Which of them a page counts by."""

BREAKDOWNS: tuple[Breakdown, ...] = (
    (False, False, False),
    (True, False, False),
    (False, True, False),
    (False, False, True),
    (False, True, True),
)
BREAKDOWNS_BY_GENDER: tuple[Breakdown, ...] = ((False, False, False), (False, True, False))
ACTIVITY = 2


def people_datasets(context: Context) -> tuple[DatasetRow, ...]:
    """The tables that count persons in the selected year, each once."""
    found: dict[int, DatasetRow] = {}
    for measure in PEOPLE:
        for dataset in datasets.candidates(
            context.session,
            context.association.id,
            kinds=tuple(DatasetKind),
            measure=measure,
            period=context.year,
        ):
            found.setdefault(dataset.id, dataset)
    return tuple(found.values())


def counts_of(
    context: Context, dataset: DatasetRow, groups: Mapping[str, tuple[str, ...]], apart: int
) -> Counts:
    """The counts of a table that some page shows for some month of the year, by coordinates.

    `groups` are areas that are sums of others: a page puts places together where another table does.
    `apart` is how many months lie between those through which places and activities are shown.
    """
    if Dimension.MONTH in dataset.grain:
        return month_counts(context, dataset, apart)
    rows = person_rows(context.session, context.association.id, dataset, PEOPLE, context.year)
    found = stated_counts(dataset.code, rows, apart)
    return group_counts(found, groups) | found


def group_counts(counts: Counts, groups: Mapping[str, tuple[str, ...]]) -> Counts:
    """The counts of a group of places, where each of its places has one."""
    found: Counts = {}
    for group, parts in groups.items():
        for key in counts:
            members = [counts.get(key._replace(delivery=part)) for part in parts]
            total = add_counts(members)
            if key.delivery == parts[0] and total is not None:
                found[key._replace(delivery=group)] = total
    return found


def stated_counts(table: str, counted: Iterable[PersonRow], apart: int = 1) -> Counts:
    """The table's own periods by each breakdown that a page shows; detail some months apart."""
    found: Counts = {}
    periods: dict[tuple[str, str, str], list[PersonRow]] = {}
    for row in counted:
        if row.measure in PEOPLE_MEASURES:
            periods.setdefault((row.measure, row.period_from, row.period_to), []).append(row)
    for (measure, first, last), rows in periods.items():
        empty = CountKey(table, measure, first, last)
        in_detail = is_shown_apart(last, apart)
        for key, value in (
            *_for_all(empty, rows, in_detail=in_detail),
            *_by_gender(empty, rows, in_detail=in_detail),
        ):
            if value is not None:
                found[key] = value
    return found


def _for_all(
    empty: CountKey, rows: list[PersonRow], *, in_detail: bool
) -> Iterator[tuple[CountKey, int | None]]:
    """Women and men together: as the source states it for a place, else the sum."""
    parts = _grouped(row for row in rows if not row.is_total)
    totals = _grouped(row for row in rows if row.is_total)
    values = {place: add_counts(row.value for row in found) for place, found in parts.items()}
    for place, found in totals.items():
        if place in parts or not any(_is_inside(other, place) for other in parts):
            values[place] = add_counts(row.value for row in found)
    for breakdown in BREAKDOWNS if in_detail else BREAKDOWNS[:1]:
        sums: dict[Place, list[int | None]] = {}
        for place, value in values.items():
            if _has(place, breakdown):
                sums.setdefault(_seen(place, breakdown), []).append(value)
        for place, found_values in sums.items():
            yield _key(empty, place), add_counts(found_values)
    for place, found in totals.items() if in_detail else ():
        if place not in values and place[ACTIVITY] is not None:
            yield _key(empty, place), add_counts(row.value for row in found)


def _by_gender(
    empty: CountKey, rows: list[PersonRow], *, in_detail: bool
) -> Iterator[tuple[CountKey, int | None]]:
    counted = [(row.gender, _place(row), row.value) for row in rows if row.gender and not row.is_total]
    for breakdown in BREAKDOWNS_BY_GENDER if in_detail else BREAKDOWNS_BY_GENDER[:1]:
        sums: dict[tuple[str, Place], list[int | None]] = {}
        for gender, place, value in counted:
            if _has(place, breakdown):
                sums.setdefault((gender, _seen(place, breakdown)), []).append(value)
        for (gender, place), values in sums.items():
            yield _key(empty, place, gender), add_counts(values)


def _grouped(rows: Iterable[PersonRow]) -> Mapping[Place, list[PersonRow]]:
    found: dict[Place, list[PersonRow]] = {}
    for row in rows:
        found.setdefault(_place(row), []).append(row)
    return found


def _place(row: PersonRow) -> Place:
    return row.residence_area, row.delivery_area, row.activity


def _seen(place: Place, breakdown: Breakdown) -> Place:
    """The place as a breakdown sees it."""
    residence, delivery, activity = breakdown
    return (
        place[0] if residence else None,
        place[1] if delivery else None,
        place[2] if activity else None,
    )


def _has(place: Place, breakdown: Breakdown) -> bool:
    """Whether the place has all that the breakdown counts by."""
    residence, delivery, activity = breakdown
    return not (
        (residence and place[0] is None) or (delivery and place[1] is None) or (activity and place[2] is None)
    )


def _is_inside(place: Place, whole: Place) -> bool:
    return place != whole and all(there in (None, here) for here, there in zip(place, whole, strict=True))


def _key(empty: CountKey, place: Place, gender: str | None = None) -> CountKey:
    return CountKey(empty.table, empty.measure, empty.first, empty.last, gender, *place)
