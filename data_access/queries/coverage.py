"""What there is to look at: years, months and tables of an association."""

from dataclasses import dataclass

from sqlalchemy import String, cast, func
from sqlmodel import Session, select

from data_access.queries.datasets import month_text
from data_access.queries.ledger import ledgers
from data_access.tables import Dataset, Figure
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


def coverage(session: Session, association_id: int) -> tuple[CoverageRow, ...]:
    """Every year's tables, by year, kind and measure, population left out; last the ledgers."""
    first, last = func.min(Figure.period_from), func.max(Figure.period_to)
    year = func.substr(cast(Figure.period_to, String), 1, 4)
    statement = (
        select(year, Dataset.kind, Figure.measure, Dataset.status, Dataset.title, first, last, func.count())
        .join(Dataset, Dataset.id == Figure.dataset_id)  # type: ignore[arg-type]
        .where(
            Dataset.association_id == association_id,
            Dataset.kind.not_in([kind.value for kind in BACKGROUND]),  # type: ignore[attr-defined]
        )
        .group_by(year, Dataset.id, Dataset.kind, Dataset.status, Dataset.title, Figure.measure)
        .order_by(year, Dataset.kind, Figure.measure, Dataset.title)
    )
    published = [
        CoverageRow(
            int(row[0]), row[1], row[2], row[3], row[4], month_text(row[5]), month_text(row[6]), row[7]
        )
        for row in session.execute(statement)
    ]
    return (*published, *_ledgers(session, association_id))


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
