"""Participants: flows by month and gender, counts by municipality of residence, anonymous counts."""

from sqlmodel import Session

from data_access.queries.datasets import answer, best, candidates
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


def by_municipality(
    session: Session, association_id: int, year: tuple[str, str], through: str | None = None
) -> Answer | None:
    """Participants in the year's periods by municipality of residence, with the expected yearly volume.

    The volume is for the whole year and the counts for a part of it: each row says its own period. `through`
    asks for the table that has counts up to that month, where each tertial is a table of its own.
    """
    return _counted(
        session,
        association_id,
        DatasetKind.PARTICIPANTS_BY_MUNICIPALITY,
        Measure.PARTICIPANTS_TOTAL,
        (year, through),
        (Dimension.RESIDENCE_AREA,),
    )


def anonymous(
    session: Session, association_id: int, year: tuple[str, str], through: str | None = None
) -> Answer | None:
    """Anonymous participants: a year and a gender, never spread over months; `through` as above."""
    return _counted(
        session, association_id, DatasetKind.ANONYMOUS, Measure.ANONYMOUS_PARTICIPANTS, (year, through), ()
    )


def _counted(
    session: Session,
    association_id: int,
    kind: DatasetKind,
    measure: Measure,
    when: tuple[tuple[str, str], str | None],
    needs: tuple[Dimension, ...],
) -> Answer | None:
    """The year's rows of the table that counts up to the month asked for, else of the year's best."""
    year, through = when
    for last in dict.fromkeys((through or year[1], year[1])):
        found = candidates(
            session, association_id, kinds=(kind,), measure=measure, period=(year[0], last), needs=needs
        )
        if found:
            return answer(session, association_id, found[0], year)
    return None
