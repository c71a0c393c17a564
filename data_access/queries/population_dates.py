"""Which days there is a population for: 31 December of one year or another."""

from sqlmodel import Session, col, select

from data_access.queries.datasets import first_day, month_text
from data_access.tables import Dataset, Figure
from data_access.tables.enumerations import DatasetKind, Measure

DECEMBER = "-12"


def population_years(session: Session, association_id: int, until: int) -> tuple[int, ...]:
    """The years up to and with `until` that have a population on 31 December, in order."""
    tables = select(col(Dataset.id)).where(
        Dataset.association_id == association_id, Dataset.kind == DatasetKind.POPULATION.value
    )
    found = session.exec(
        select(col(Figure.period_to))
        .where(
            col(Figure.dataset_id).in_(tables),
            Figure.measure == Measure.POPULATION.value,
            Figure.period_to <= first_day(f"{until}{DECEMBER}"),
        )
        .distinct()
    )
    months = sorted(month_text(day) for day in found)
    return tuple(int(month[:4]) for month in months if month.endswith(DECEMBER))
