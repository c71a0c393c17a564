"""What the database adds up of a table: one measure and period at a time, by some dimensions.

A database that sorts to group sorts a year's rows in a third of the time when each part is sorted by itself.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Select, bindparam, func, select
from sqlmodel import Session, col

from data_access.queries.datasets import first_day
from data_access.queries.every_dataset import figure_periods
from data_access.queries.kept import ask_lately, ask_once
from data_access.queries.rows import PROJECT_GRANTED, DatasetRow
from data_access.tables import Activity, Area, Figure
from data_access.tables.enumerations import Dimension, Gender, Measure

PEOPLE = frozenset({Dimension.GENDER, Dimension.RESIDENCE_AREA})
_COLUMNS: dict[Dimension, Any] = {
    Dimension.GENDER: Figure.gender,
    Dimension.RESIDENCE_AREA: Figure.residence_area_id,
    Dimension.DELIVERY_AREA: Figure.delivery_area_id,
    Dimension.ACTIVITY: Figure.activity_id,
}

_PEOPLE = tuple(dimension for dimension in _COLUMNS if dimension in PEOPLE)

Codes = dict[Any, str | None]
"""An area's or activity's code by its key in the store; a gender is its own."""


def ordered(dimensions: Iterable[Dimension]) -> tuple[Dimension, ...]:
    """The dimensions that sums are made by, in one order; a month is a period and none of them."""
    return tuple(dimension for dimension in _COLUMNS if dimension in dimensions)


class Added(NamedTuple):
    """A sum as the database gives it: what of its parts has no value, and the keys of where it is."""

    measure: str
    first: date
    last: date
    where: tuple[Any, ...]
    total: int | None
    missing: int
    reason: str | None
    note: str | None
    source: int


def _by_fewer(
    found: Iterable[Added], asked: tuple[Dimension, ...], dimensions: tuple[Dimension, ...]
) -> Iterator[Added]:
    """Sums by some of the dimensions that were asked for."""
    kept = [asked.index(one) for one in dimensions]
    parts: dict[tuple[Any, ...], list[Added]] = {}
    for one in found:
        where = tuple([one.where[place] for place in kept])
        parts.setdefault((one.measure, one.first, one.last, where), []).append(one)
    for (measure, first, last, where), several in parts.items():
        totals = [one.total for one in several if one.total is not None]
        yield Added(
            measure,
            first,
            last,
            where,
            sum(totals) if totals else None,
            sum([one.missing for one in several]),
            min([one.reason for one in several if one.reason is not None], default=None),
            max([one.note for one in several if one.note is not None], default=None),
            min([one.source for one in several]),
        )


def added_by(
    session: Session,
    association_id: int,
    dataset: DatasetRow,
    measures: Sequence[Measure],
    dimensions: tuple[Dimension, ...],
    period: tuple[str, str],
) -> Iterable[Added]:
    """The sums of the table's parts inside the period: by gender and by municipality from one question."""
    asked = _PEOPLE if PEOPLE.issuperset(dimensions) and dataset.grain >= PEOPLE else dimensions
    found = ask_lately(
        session,
        (dataset.id, tuple(measures), asked, period),
        lambda: tuple(_asked(session, association_id, dataset, measures, asked, period)),
        "added",
    )
    return found if asked == dimensions else _by_fewer(found, asked, dimensions)


def _asked(
    session: Session,
    association_id: int,
    dataset: DatasetRow,
    measures: Sequence[Measure],
    dimensions: tuple[Dimension, ...],
    period: tuple[str, str],
) -> Iterator[Added]:
    first, last = first_day(period[0]), first_day(period[1])
    statement, connection = _statement(dimensions), session.connection()
    for part in figure_periods(session, association_id):
        is_asked = part.dataset == dataset.id and part.measure in measures
        if is_asked and first <= part.first and part.last <= last:
            of_part = {"table": dataset.id, "counted": part.measure, "first": part.first, "last": part.last}
            for *where, total, missing, reason, note, source in connection.execute(statement, of_part).all():
                yield Added(
                    part.measure, part.first, part.last, tuple(where), total, missing, reason, note, source
                )


@cache
def _statement(dimensions: tuple[Dimension, ...]) -> Select[Any]:
    """The sums of one measure and period of a table, by the dimensions."""
    keys = [_COLUMNS[one] for one in dimensions]
    return (
        select(
            *keys,
            func.sum(col(Figure.value)),
            func.count() - func.count(col(Figure.value)),
            func.min(col(Figure.missing_reason)),
            func.max(col(Figure.note)),
            func.min(col(Figure.source_id)),
        )
        .where(
            col(Figure.dataset_id) == bindparam("table"),
            col(Figure.measure) == bindparam("counted"),
            col(Figure.period_from) == bindparam("first"),
            col(Figure.period_to) == bindparam("last"),
            col(Figure.is_total).is_(False),
            func.coalesce(col(Figure.alternative), "") != PROJECT_GRANTED,
        )
        .group_by(*keys)
        .having(func.count() > 0)
    )


def codes_of(session: Session, association_id: int, dimension: Dimension) -> Codes:
    """What a dimension's keys are called. Joining these to each row of a long table would cost most."""
    return ask_once(
        session, ("codes", association_id, dimension), lambda: _codes(session, association_id, dimension)
    )


def _codes(session: Session, association_id: int, dimension: Dimension) -> Codes:
    if dimension is Dimension.GENDER:
        return {gender.value: gender.value for gender in Gender} | {None: None}
    table: Any = Activity if dimension is Dimension.ACTIVITY else Area
    code: Any = Activity.slug if table is Activity else Area.code
    found = session.execute(select(table.id, code).where(table.association_id == association_id))
    return {row[0]: row[1] for row in found} | {None: None}
