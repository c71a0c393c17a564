"""A table's counts of persons as they stand, with the dimensions that persons have: many rows, few columns.

Protection reads whole years of these, where the rows of an answer would take three times as long.
"""

from collections.abc import Collection
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlmodel import Session, col

from data_access.queries.added import codes_of
from data_access.queries.datasets import first_day, month_text
from data_access.queries.rows import DatasetRow
from data_access.tables import Figure
from data_access.tables.enumerations import Dimension, Measure


class PersonRow(NamedTuple):
    """One count, by the codes of what it is broken down by; None for what it is not."""

    measure: str
    period_from: str
    period_to: str
    gender: str | None
    residence_area: str | None
    delivery_area: str | None
    activity: str | None
    value: int | None
    is_total: bool


_COLUMNS: tuple[Any, ...] = (
    Figure.measure,
    Figure.period_from,
    Figure.period_to,
    Figure.gender,
    Figure.residence_area_id,
    Figure.delivery_area_id,
    Figure.activity_id,
    Figure.value,
    Figure.is_total,
)


def person_rows(
    session: Session,
    association_id: int,
    dataset: DatasetRow,
    measures: Collection[Measure],
    period: tuple[str, str],
) -> tuple[PersonRow, ...]:
    """The dataset's rows of the measures whose period lies inside the one asked about, in its order."""
    statement = (
        select(*_COLUMNS)
        .where(
            col(Figure.dataset_id) == dataset.id,
            col(Figure.measure).in_([measure.value for measure in measures]),
            col(Figure.period_from) >= first_day(period[0]),
            col(Figure.period_to) <= first_day(period[1]),
        )
        .order_by(col(Figure.position), col(Figure.id))
    )
    areas = codes_of(session, association_id, Dimension.RESIDENCE_AREA)
    activities = codes_of(session, association_id, Dimension.ACTIVITY)
    found = session.connection().execute(statement).all()
    return tuple(
        PersonRow(
            measure,
            month_text(first),
            month_text(last),
            gender,
            areas[residence],
            areas[delivery],
            activities[activity],
            value,
            is_total,
        )
        for measure, first, last, gender, residence, delivery, activity, value, is_total in found
    )
