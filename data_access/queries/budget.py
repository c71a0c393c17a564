"""Budget, outcome and income statement: one dataset an answer, the ledger's where there is one."""

from dataclasses import dataclass
from functools import cache

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


@cache
def _ends(year: int) -> tuple[str, str]:
    """A year's first and last month, `2017-01` and `2017-12`."""
    return f"{year}-01", f"{year}-12"


def accumulate(rows: tuple[FigureRow, ...], year: int) -> Accumulated | None:
    """January through the last month that the rows reach without a gap.

    `rows` are one item's. One row that starts in January is taken as it stands, the one that reaches
    furthest; months are added from January on, until one is missing, where they reach further still.
    None where nothing starts in January.
    """
    january, december = _ends(year)
    if len(rows) == 1:
        (row,) = rows
        inside = row.period_from == january and row.period_to <= december
        return Accumulated(row.value, row.period_to, rows) if inside else None
    stated = [row for row in rows if row.period_from == january and row.period_to <= december]
    if not stated:
        return None
    furthest = max(stated, key=lambda row: row.period_to)
    months = _months_from_january(rows, year)
    if not months or months[-1].period_to <= furthest.period_to:
        return Accumulated(furthest.value, furthest.period_to, (furthest,))
    values = [row.value for row in months if row.value is not None]
    total = sum(values) if len(values) == len(months) else None
    return Accumulated(total, months[-1].period_to, tuple(months))


def _months_from_january(rows: tuple[FigureRow, ...], year: int) -> list[FigureRow]:
    """The single months in order, until one is missing."""
    by_month = {row.period_from: row for row in rows if row.period_from == row.period_to}
    reached: list[FigureRow] = []
    while (row := by_month.get(f"{year}-{len(reached) + 1:02d}")) is not None:
        reached.append(row)
    return reached
