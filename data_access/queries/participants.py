"""Participants: flows by month and gender, counts by municipality of residence, anonymous counts."""

from sqlmodel import Session

from data_access.queries.datasets import best
from data_access.queries.rows import Answer
from data_access.tables.enumerations import DatasetKind, Dimension, Measure


def flows(session: Session, association_id: int, period: tuple[str, str]) -> Answer | None:
    """Inflow and outflow by month and gender inside the period."""
    return best(
        session,
        association_id,
        kinds=(DatasetKind.FLOWS,),
        measure=Measure.INFLOW,
        period=period,
        needs=(Dimension.MONTH,),
    )


def by_municipality(session: Session, association_id: int, year: tuple[str, str]) -> Answer | None:
    """Participants in the year's periods by municipality of residence, with the expected yearly volume.

    The volume is for the whole year and the counts for a part of it: each row says its own period.
    """
    return best(
        session,
        association_id,
        kinds=(DatasetKind.PARTICIPANTS_BY_MUNICIPALITY,),
        measure=Measure.PARTICIPANTS_TOTAL,
        period=year,
        needs=(Dimension.RESIDENCE_AREA,),
    )


def anonymous(session: Session, association_id: int, year: tuple[str, str]) -> Answer | None:
    """Anonymous participants: a year and a gender, never spread over months."""
    return best(
        session,
        association_id,
        kinds=(DatasetKind.ANONYMOUS,),
        measure=Measure.ANONYMOUS_PARTICIPANTS,
        period=year,
    )
