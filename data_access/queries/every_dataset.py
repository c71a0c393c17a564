"""An association's datasets, and what each has figures of and when."""

from datetime import date
from typing import NamedTuple

from sqlalchemy import exists, func, select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from data_access.queries.kept import ask_once
from data_access.queries.organisation import sources_by_id
from data_access.queries.rows import DatasetRow, SourceRow
from data_access.tables import Dataset, Figure


def _dataset(dataset: Dataset, sources: dict[int, SourceRow]) -> DatasetRow:
    return DatasetRow(
        id=dataset.id or 0,
        code=dataset.code,
        kind=dataset.kind,
        title=dataset.title,
        status=dataset.status,
        stated_on=dataset.stated_on,
        grain=frozenset(dataset.grain.split(",")),
        is_published=dataset.is_published,
        note=dataset.note,
        source=sources[dataset.source_id],
    )


def every_dataset(session: Session, association_id: int) -> tuple[DatasetRow, ...]:
    """All datasets of an association, in the order in which they came into the store."""
    return ask_once(session, ("datasets", association_id), lambda: _datasets(session, association_id))


def _datasets(session: Session, association_id: int) -> tuple[DatasetRow, ...]:
    found = session.scalars(
        select(Dataset).where(col(Dataset.association_id) == association_id).order_by(col(Dataset.id))
    )
    sources = sources_by_id(session, association_id)
    return tuple(_dataset(dataset, sources) for dataset in found)


class FigurePeriod(NamedTuple):
    """A dataset's figures of one measure and period: how many, and whether any has a value."""

    dataset: int
    measure: str
    first: date
    last: date
    figures: int
    has_value: bool


def figure_periods(session: Session, association_id: int) -> tuple[FigurePeriod, ...]:
    """What the association's datasets have figures of, and when; asked once, as it asks of every figure."""
    question = ("figure-periods", association_id)
    return ask_once(session, question, lambda: _figure_periods(session, association_id))


def _figure_periods(session: Session, association_id: int) -> tuple[FigurePeriod, ...]:
    """Grouped as the index is ordered, so that rows are only read for the first value of each group."""
    key = (col(Figure.dataset_id), col(Figure.measure), col(Figure.period_from), col(Figure.period_to))
    tables = [table.id for table in every_dataset(session, association_id)]
    grouped = (
        select(*key, func.count().label("figures"))
        .where(col(Figure.dataset_id).in_(tables))
        .group_by(*key)
        .subquery()
    )
    one, group = aliased(Figure), grouped.c
    has_value = exists().where(
        col(one.dataset_id) == group.dataset_id,
        col(one.measure) == group.measure,
        col(one.period_from) == group.period_from,
        col(one.period_to) == group.period_to,
        col(one.value).is_not(None),
    )
    return tuple(FigurePeriod(*row) for row in session.execute(select(*group, has_value)))
