"""Equity as the sources state it: opening and closing, per year."""

from sqlmodel import Session

from data_access.queries.datasets import best
from data_access.queries.rows import Answer, FigureRow
from data_access.tables.enumerations import DatasetKind, Measure


def equity(session: Session, association_id: int, year: tuple[str, str]) -> Answer | None:
    """The year's opening and closing equity, or None where no source has it."""
    return best(
        session, association_id, kinds=(DatasetKind.EQUITY,), measure=Measure.CLOSING_EQUITY, period=year
    )


def level(answer: Answer | None, measure: Measure) -> FigureRow | None:
    """The row of OPENING_EQUITY or CLOSING_EQUITY."""
    rows = answer.rows if answer else ()
    return next((row for row in rows if row.measure == measure.value and row.value is not None), None)
