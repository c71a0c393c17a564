"""Which days there is a population for, and the figures of one of them.

Statistics Sweden publishes 31 December; a source may also have 30 June, which the members' key goes by. A day
is its month, `2015-06` or `2015-12`.
"""

from sqlmodel import Session, col, select

from data_access.queries.datasets import best, first_day, month_text
from data_access.queries.kept import ask_once
from data_access.queries.rows import Answer
from data_access.tables import Dataset, Figure
from data_access.tables.enumerations import DatasetKind, Dimension, Measure

JUNE, DECEMBER = "-06", "-12"


def population_months(session: Session, association_id: int, until: int) -> tuple[str, ...]:
    """The months up to and with December of `until` that have a population, in order."""
    question = ("population-months", association_id, until)
    return ask_once(session, question, lambda: _population_months(session, association_id, until))


def _population_months(session: Session, association_id: int, until: int) -> tuple[str, ...]:
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
    return tuple(sorted(month_text(day) for day in found))


def population_years(session: Session, association_id: int, until: int) -> tuple[int, ...]:
    """The years up to and with `until` that have a population on 31 December, in order."""
    months = population_months(session, association_id, until)
    return tuple(int(month[:4]) for month in months if month.endswith(DECEMBER))


def population_in(
    session: Session, association_id: int, month: str, by: Dimension | None = None
) -> Answer | None:
    """The inhabitants by municipality on the last day of a month, or None where no source has them.

    `by` asks for a table that divides them further: by gender, or by category (an age).
    """
    return best(
        session,
        association_id,
        kinds=(DatasetKind.POPULATION,),
        measure=Measure.POPULATION,
        period=(month, month),
        needs=(Dimension.RESIDENCE_AREA, *([by] if by else [])),
    )
