"""Inhabitants per municipality on 31 December."""

from sqlmodel import Session

from data_access.queries.datasets import best
from data_access.queries.rows import Answer
from data_access.tables.enumerations import DatasetKind, Dimension, Measure


def population(session: Session, association_id: int, year: int) -> Answer | None:
    """Inhabitants on 31 December of the year, by municipality."""
    return best(
        session,
        association_id,
        kinds=(DatasetKind.POPULATION,),
        measure=Measure.POPULATION,
        period=(f"{year}-12", f"{year}-12"),
        needs=(Dimension.RESIDENCE_AREA,),
    )
