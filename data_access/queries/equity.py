"""Equity as the sources state it: opening and closing, per year."""

from sqlmodel import Session

from data_access.queries.datasets import best
from data_access.queries.rows import Answer, FigureRow
from data_access.tables.enumerations import DatasetKind, Measure


def equity(session: Session, association_id: int, year: tuple[str, str]) -> Answer | None:
    """The year's opening and closing equity, or the opening alone; None where no source has either."""
    for measure in (Measure.CLOSING_EQUITY, Measure.OPENING_EQUITY):
        found = best(session, association_id, kinds=(DatasetKind.EQUITY,), measure=measure, period=year)
        if found is not None:
            return found
    return None


def level(answer: Answer | None, measure: Measure) -> FigureRow | None:
    """The row of OPENING_EQUITY or CLOSING_EQUITY."""
    rows = answer.rows if answer else ()
    return next((row for row in rows if row.measure == measure.value and row.value is not None), None)
