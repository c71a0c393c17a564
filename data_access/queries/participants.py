"""Participants: flows by month, participants of a period by municipality, anonymous counts.

Each question is answered from one table, added up in the database where the table is finer.
"""

from sqlmodel import Session

from data_access.queries.datasets import best
from data_access.queries.rows import Answer
from data_access.queries.sums import Question, added, every_added
from data_access.tables.enumerations import DatasetKind, Dimension, Measure

FLOWS = (Measure.INFLOW, Measure.OUTFLOW)
COUNTED = (Measure.PARTICIPANTS_TOTAL, Measure.PARTICIPANTS_UNIQUE)
FOLLOWED_UP = (DatasetKind.PARTICIPANTS_BY_MUNICIPALITY, DatasetKind.FLOWS)


def flows(
    session: Session, association_id: int, period: tuple[str, str], by: Dimension = Dimension.GENDER
) -> Answer | None:
    """Inflow and outflow inside the period by month and gender, residence area or activity."""
    question = Question((DatasetKind.FLOWS,), FLOWS, frozenset({Dimension.MONTH, by}))
    return added(session, association_id, question, period)


def by_municipality(session: Session, association_id: int, year: tuple[str, str]) -> Answer | None:
    """Participants in the year's periods by municipality of residence, with the expected yearly volume.

    The volume is for the whole year and the counts for a part of it: each row says its own period.
    """
    question = Question(
        (DatasetKind.PARTICIPANTS_BY_MUNICIPALITY,),
        (*COUNTED, Measure.EXPECTED_YEAR_VOLUME, *FLOWS),
        frozenset({Dimension.RESIDENCE_AREA}),
    )
    return added(session, association_id, question, year)


def in_total(
    session: Session, association_id: int, year: tuple[str, str], by: frozenset[Dimension] = frozenset()
) -> tuple[Answer, ...]:
    """Participants of the year's periods, the whole association together: a table for each period.

    A period is answered by the first table that has it; each answer holds only the periods that it answers.
    Unique participants lack their value where a table only has them by activity.
    """
    question = Question(FOLLOWED_UP, COUNTED, by)
    answered: set[tuple[str, str]] = set()
    found = []
    for whole in every_added(session, association_id, question, year):
        rows = tuple(row for row in whole.rows if (row.period_from, row.period_to) not in answered)
        answered |= {(row.period_from, row.period_to) for row in rows}
        if rows:
            found.append(Answer(whole.dataset, rows))
    return tuple(found)


def opening(session: Session, association_id: int, january: str) -> Answer | None:
    """How many took part when January began, the whole association together."""
    question = Question(FOLLOWED_UP, (Measure.OPENING_PARTICIPANTS,), frozenset())
    return added(session, association_id, question, (january, january))


def expected(session: Session, association_id: int, year: tuple[str, str]) -> Answer | None:
    """The volume that is expected of the year, the whole association together."""
    measures = (Measure.EXPECTED_YEAR_VOLUME,)
    return added(session, association_id, Question(FOLLOWED_UP, measures, frozenset()), year)


def anonymous(session: Session, association_id: int, year: tuple[str, str]) -> Answer | None:
    """Anonymous participants: a year and a gender, never spread over months."""
    return best(
        session,
        association_id,
        kinds=(DatasetKind.ANONYMOUS,),
        measure=Measure.ANONYMOUS_PARTICIPANTS,
        period=year,
    )
