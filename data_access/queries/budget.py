"""Budget, outcome and income statement: one dataset an answer, the ledger's where there is one."""

from dataclasses import dataclass

from sqlmodel import Session

from data_access.queries import ledger_answers
from data_access.queries.datasets import answer as rows_of
from data_access.queries.datasets import best, candidates
from data_access.queries.rows import Answer, FigureRow
from data_access.tables.enumerations import DatasetKind, Dimension, Measure

BUDGET_KINDS = (DatasetKind.BUDGET, DatasetKind.SUMMARY)


@dataclass(frozen=True, slots=True)
class Accumulated:
    """A value from January through a month, with the row that says so or the rows it was added from."""

    value: int | None
    through: str
    rows: tuple[FigureRow, ...]


def budget(session: Session, association_id: int, year: tuple[str, str]) -> Answer | None:
    """The year's budget by cost centre or published budget row; a budget before a plan's summary."""
    booked = ledger_answers.budget(session, association_id, year)
    if booked is not None:
        return booked
    for kind in BUDGET_KINDS:
        found = best(
            session,
            association_id,
            kinds=(kind,),
            measure=Measure.BUDGET,
            period=year,
            needs=(Dimension.COST_CENTRE,),
        )
        if found is not None:
            return found
    return None


def outcome(session: Session, association_id: int, period: tuple[str, str]) -> Answer | None:
    """The outcome by cost centre in a period that starts in January."""
    booked = ledger_answers.outcome(session, association_id, period)
    if booked is not None:
        return booked
    return best(
        session,
        association_id,
        kinds=(DatasetKind.OUTCOME, DatasetKind.BUDGET),
        measure=Measure.OUTCOME,
        period=period,
        needs=(Dimension.COST_CENTRE,),
    )


def statement(
    session: Session, association_id: int, period: tuple[str, str], measure: Measure
) -> Answer | None:
    """The income statement, `measure` OUTCOME or BUDGET, by statement line."""
    booked = ledger_answers.statement(session, association_id, period, measure)
    if booked is not None:
        return booked
    for kinds in ((DatasetKind.INCOME_STATEMENT,), tuple(DatasetKind)):
        found = candidates(
            session,
            association_id,
            kinds=kinds,
            measure=measure,
            period=period,
            needs=(Dimension.STATEMENT_LINE,),
        )
        if found:
            return rows_of(session, association_id, found[0], period)
    return None


def accumulate(rows: tuple[FigureRow, ...], year: int) -> Accumulated | None:
    """January through the last month that the rows reach without a gap.

    One row that starts in January and reaches furthest is taken as it stands; otherwise months are added
    from January on, until one is missing. None where nothing starts in January.
    """
    from_january = [row for row in rows if row.period_from == f"{year}-01"]
    if not from_january:
        return None
    furthest = max(from_january, key=lambda row: row.period_to)
    if furthest.period_to > furthest.period_from:
        return Accumulated(furthest.value, furthest.period_to, (furthest,))
    monthly = {row.period_from: row for row in rows if row.period_from == row.period_to}
    months = [f"{year}-{number:02d}" for number in range(1, 13)]
    reached: list[FigureRow] = []
    for month in months:
        if month not in monthly:
            break
        reached.append(monthly[month])
    values = [row.value for row in reached]
    total = None if None in values else sum(value for value in values if value is not None)
    return Accumulated(total, reached[-1].period_to, tuple(reached))
