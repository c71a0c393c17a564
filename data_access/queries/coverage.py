"""What there is to look at: years, months and tables of an association."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlmodel import Session, col

from data_access.queries.datasets import month_text
from data_access.queries.every_dataset import figure_periods
from data_access.queries.ledger import ledgers
from data_access.queries.state import FIGURES, Remembered
from data_access.tables import Dataset, Ledger
from data_access.tables.enumerations import DatasetKind, Measure

FOLLOW_UP = (
    Measure.OUTCOME,
    Measure.INFLOW,
    Measure.OUTFLOW,
    Measure.PARTICIPANTS_TOTAL,
    Measure.PARTICIPANTS_UNIQUE,
)
"""The measures that say how far a year has been followed up."""

BACKGROUND = (DatasetKind.POPULATION, DatasetKind.PROJECT_FUNDING)
"""Kinds that do not make a year one to look at: they are there for years without any plan."""


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """One measure of one dataset kind in one year: how final and through which month."""

    year: int
    kind: str
    measure: str
    status: str
    title: str
    first_month: str
    last_month: str
    figures: int


_covered: Remembered[tuple[CoverageRow, ...]] = Remembered(64, (*FIGURES, Ledger))


def coverage(session: Session, association_id: int) -> tuple[CoverageRow, ...]:
    """Every year's tables by year, kind, measure and title, the background left out; last the ledgers.

    A figure belongs to the year in which its period ends. Remembered while the figures and ledgers are the
    same, since it asks about every figure there is.
    """
    return _covered.answer(session, association_id, lambda: _coverage(session, association_id))


def _coverage(session: Session, association_id: int) -> tuple[CoverageRow, ...]:
    tables = session.scalars(
        select(Dataset).where(
            col(Dataset.association_id) == association_id,
            col(Dataset.kind).not_in([kind.value for kind in BACKGROUND]),
        )
    )
    by_id = {table.id: table for table in tables}
    years: dict[tuple[int, str, int], list[tuple[date, date, int]]] = {}
    for table, measure, first, last, figures, _has_value in figure_periods(session, association_id):
        if table in by_id:
            years.setdefault((table, measure, last.year), []).append((first, last, figures))
    rows = [
        _coverage_row(by_id[table], measure, year, periods)
        for (table, measure, year), periods in years.items()
    ]
    # Sorted here: the two databases order letters differently.
    published = sorted(rows, key=lambda row: (row.year, row.kind, row.measure, row.title, row.status))
    return (*published, *_ledgers(session, association_id))


def _coverage_row(
    table: Dataset, measure: str, year: int, periods: list[tuple[date, date, int]]
) -> CoverageRow:
    return CoverageRow(
        year=year,
        kind=table.kind,
        measure=measure,
        status=table.status,
        title=table.title,
        first_month=month_text(min(first for first, _last, _figures in periods)),
        last_month=month_text(max(last for _first, last, _figures in periods)),
        figures=sum(figures for _first, _last, figures in periods),
    )


def _ledgers(session: Session, association_id: int) -> list[CoverageRow]:
    """The ledgers, which hold postings instead of figures."""
    found = ledgers(session, association_id)
    return [
        CoverageRow(
            year,
            kind,
            Measure(kind).value,
            row.status,
            row.title,
            first_month=f"{year}-01",
            last_month=row.last_month,
            figures=1,
        )
        for (year, kind), row in sorted(found.items())
    ]


def years(rows: tuple[CoverageRow, ...]) -> tuple[int, ...]:
    """The years that have figures, in order."""
    return tuple(sorted({row.year for row in rows}))


def last_month(rows: tuple[CoverageRow, ...], year: int) -> str:
    """The last month of the year that has been followed up; a year that is only planned counts whole."""
    return max((row.last_month for row in _followed(rows) if row.year == year), default=f"{year}-12")


def followed_years(rows: tuple[CoverageRow, ...]) -> tuple[int, ...]:
    """The years that have an outcome, in order."""
    return years(tuple(_followed(rows)))


def _followed(rows: tuple[CoverageRow, ...]) -> list[CoverageRow]:
    return [row for row in rows if row.measure in {measure.value for measure in FOLLOW_UP}]
