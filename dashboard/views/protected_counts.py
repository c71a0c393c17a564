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
from data_access.queries.rows import Answer, DatasetRow, FigureRow
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

BREAKDOWNS = ((), ("residence_area",), ("delivery_area",), ("activity",), ("activity", "delivery_area"))
BREAKDOWNS_BY_GENDER = ((), ("delivery_area",))
PLACES = ("residence_area", "delivery_area", "activity")

Counts = dict[CountKey, int]
Place = tuple[str | None, ...]


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
    answer = datasets.answer(context.session, context.association.id, dataset, context.year)
    found = {key: value for key, value in stated_counts(answer).items() if _is_shown(key, apart)}
    return group_counts(found, groups) | found


def _is_shown(key: CountKey, apart: int) -> bool:
    return is_shown_apart(key.last, apart) or not (key.residence or key.delivery or key.activity)


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


def stated_counts(answer: Answer) -> Counts:
    """The table's own periods by each breakdown that a page shows."""
    found: Counts = {}
    periods: dict[tuple[str, str, str], list[FigureRow]] = {}
    for row in answer.rows:
        if row.measure in {measure.value for measure in PEOPLE}:
            periods.setdefault((row.measure, row.period_from, row.period_to), []).append(row)
    for (measure, first, last), rows in periods.items():
        empty = CountKey(answer.dataset.code, measure, first, last)
        for key, value in (*_for_all(empty, rows), *_by_gender(empty, rows)):
            if value is not None:
                found[key] = value
    return found


def _for_all(empty: CountKey, rows: list[FigureRow]) -> Iterator[tuple[CountKey, int | None]]:
    """Women and men together: as the source states it for a place, else the sum."""
    parts = _grouped(row for row in rows if not row.is_total)
    totals = _grouped(row for row in rows if row.is_total)
    values = {place: add_counts(row.value for row in found) for place, found in parts.items()}
    for place, found in totals.items():
        if place in parts or not any(_is_inside(other, place) for other in parts):
            values[place] = add_counts(row.value for row in found)
    for breakdown in BREAKDOWNS:
        sums: dict[Place, list[int | None]] = {}
        for place, value in values.items():
            sums.setdefault(_seen(place, breakdown), []).append(value)
        for place, found_values in sums.items():
            if all(place[PLACES.index(dimension)] is not None for dimension in breakdown):
                yield _key(empty, place), add_counts(found_values)
    for place, found in totals.items():
        if place not in values and place[PLACES.index("activity")] is not None:
            yield _key(empty, place), add_counts(row.value for row in found)


def _by_gender(empty: CountKey, rows: list[FigureRow]) -> Iterator[tuple[CountKey, int | None]]:
    for breakdown in BREAKDOWNS_BY_GENDER:
        sums: dict[tuple[str, Place], list[int | None]] = {}
        for row in rows:
            if row.gender and not row.is_total:
                sums.setdefault((row.gender, _seen(_place(row), breakdown)), []).append(row.value)
        for (gender, place), values in sums.items():
            if all(place[PLACES.index(dimension)] is not None for dimension in breakdown):
                yield _key(empty, place)._replace(gender=gender), add_counts(values)


def _grouped(rows: Iterable[FigureRow]) -> Mapping[Place, list[FigureRow]]:
    found: dict[Place, list[FigureRow]] = {}
    for row in rows:
        found.setdefault(_place(row), []).append(row)
    return found


def _place(row: FigureRow) -> Place:
    return tuple(getattr(row, dimension) for dimension in PLACES)


def _seen(place: Place, breakdown: tuple[str, ...]) -> Place:
    """The place as a breakdown sees it."""
    return tuple(
        value if dimension in breakdown else None for dimension, value in zip(PLACES, place, strict=True)
    )


def _is_inside(place: Place, whole: Place) -> bool:
    return place != whole and all(there in (None, here) for here, there in zip(place, whole, strict=True))


def _key(empty: CountKey, place: Place) -> CountKey:
    residence, delivery, activity = place
    return empty._replace(residence=residence, delivery=delivery, activity=activity)
