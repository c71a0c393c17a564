"""What each activity is planned to cost and for how many, by place."""

from sqlmodel import Session

from data_access.queries.datasets import best
from data_access.queries.rows import Answer
from data_access.tables.enumerations import DatasetKind, Dimension, Measure


def plan(session: Session, association_id: int, year: tuple[str, str]) -> Answer | None:
    """Planned participants and budget per activity and place."""
    return best(
        session,
        association_id,
        kinds=(DatasetKind.ACTIVITY_PLAN,),
        measure=Measure.BUDGET,
        period=year,
        needs=(Dimension.ACTIVITY,),
    )


def administration(session: Session, association_id: int, year: tuple[str, str]) -> Answer | None:
    """Administration per row, with and without a granted project where the plan has both."""
    return best(
        session,
        association_id,
        kinds=(DatasetKind.ADMINISTRATION,),
        measure=Measure.BUDGET,
        period=year,
        needs=(Dimension.COST_CENTRE,),
    )
