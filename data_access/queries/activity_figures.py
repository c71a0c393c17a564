"""What activities cost and how many took part, where a source says it activity by activity."""

from sqlmodel import Session

from data_access.queries.datasets import answer, best, candidates
from data_access.queries.rows import Answer
from data_access.tables.enumerations import DatasetKind, Dimension, Measure

COUNTED = (Measure.PARTICIPANTS_UNIQUE, Measure.PARTICIPANTS_TOTAL)
FOLLOWED_UP = tuple(kind for kind in DatasetKind if kind is not DatasetKind.PROJECT_FUNDING)
"""Frames of external projects run over several years and are not what an activity used in a year."""


def outcome(session: Session, association_id: int, period: tuple[str, str]) -> Answer | None:
    """The outcome by activity inside the period."""
    return best(
        session,
        association_id,
        kinds=FOLLOWED_UP,
        measure=Measure.OUTCOME,
        period=period,
        needs=(Dimension.ACTIVITY,),
    )


def participants(session: Session, association_id: int, period: tuple[str, str]) -> Answer | None:
    """Identified participants by activity inside the period: unique where known, else in total."""
    for measure in COUNTED:
        found = best(
            session,
            association_id,
            kinds=FOLLOWED_UP,
            measure=measure,
            period=period,
            needs=(Dimension.ACTIVITY,),
        )
        if found is not None:
            return found
    return None


def anonymous(session: Session, association_id: int, year: tuple[str, str]) -> Answer | None:
    """Anonymous participants by activity, with the year's expected volume, which is for the whole year."""
    return best(
        session,
        association_id,
        kinds=(DatasetKind.ANONYMOUS,),
        measure=Measure.ANONYMOUS_PARTICIPANTS,
        period=year,
        needs=(Dimension.ACTIVITY,),
    )


def project_frames(session: Session, association_id: int, year: int) -> Answer | None:
    """The frames of external projects that run in the year, each row with the whole project's period."""
    ever = ("1900-01", "2999-12")
    for measure in (Measure.PROJECT_FUNDING, Measure.BUDGET, Measure.PLANNED_PARTICIPANTS):
        for dataset in candidates(
            session,
            association_id,
            kinds=(DatasetKind.PROJECT_FUNDING,),
            measure=measure,
            period=ever,
            needs=(Dimension.ACTIVITY,),
        ):
            found = answer(session, association_id, dataset, ever)
            rows = tuple(row for row in found.rows if row.period_from[:4] <= str(year) <= row.period_to[:4])
            if rows:
                return Answer(found.dataset, rows)
    return None
