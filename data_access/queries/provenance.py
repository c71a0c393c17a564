"""What rests on each source: figures by table and measure, and the lists that were read from it."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import func
from sqlalchemy import select as select_columns
from sqlmodel import Session, select

from data_access.queries import ledger_answers
from data_access.queries.datasets import answer, month_text
from data_access.queries.every_dataset import every_dataset
from data_access.queries.ledger import ledgers
from data_access.queries.ledger_answers import CODE
from data_access.queries.organisation import sources_by_id
from data_access.queries.rows import DatasetRow, FigureRow, SourceRow
from data_access.tables import (
    Activity,
    Area,
    CalendarEvent,
    CostCentre,
    Dataset,
    Figure,
    Goal,
    LedgerEntry,
    Member,
    Source,
    StatementLine,
)
from data_access.tables.base import columns_of
from data_access.tables.enumerations import LedgerKind, Measure

ALL_TIME = ("0001-01", "9999-12")
LISTS = {
    "members": Member,
    "areas": Area,
    "cost_centres": CostCentre,
    "statement_lines": StatementLine,
    "activities": Activity,
    "goals": Goal,
    "calendar_events": CalendarEvent,
}
"""The lists beside the figures whose rows have a source of their own."""


@dataclass(frozen=True, slots=True)
class RestingRow:
    """The figures of one measure in one table that rest on one source."""

    source: str
    dataset: str
    title: str
    status: str
    measure: str
    figures: int
    first_month: str
    last_month: str


def sources(session: Session, association_id: int) -> tuple[SourceRow, ...]:
    """The association's sources in the order in which they came into the store."""
    return tuple(row for _id, row in sorted(sources_by_id(session, association_id).items()))


def resting(session: Session, association_id: int) -> tuple[RestingRow, ...]:
    """Figures by source, table and measure; last the ledgers."""
    first, last = func.min(Figure.period_from), func.max(Figure.period_to)
    place = (Source.id, Dataset.id, Source.code, Dataset.code, Dataset.title, Dataset.status, Figure.measure)
    statement = (
        select(*place, func.count(), first, last)  # type: ignore[call-overload]
        .select_from(Figure)
        .join(Dataset, Dataset.id == Figure.dataset_id)
        .join(Source, Source.id == Figure.source_id)
        .where(Dataset.association_id == association_id)
        .group_by(*place)
        .order_by(Source.id, Dataset.id, Figure.measure)
    )
    published = (
        RestingRow(row[2], row[3], row[4], row[5], row[6], row[7], month_text(row[8]), month_text(row[9]))
        for row in session.execute(statement)
    )
    return (*published, *_postings(session, association_id))


def _postings(session: Session, association_id: int) -> Iterator[RestingRow]:
    """The ledgers, whose figures are postings."""
    entry = columns_of(LedgerEntry)
    statement = select_columns(entry.ledger_id, func.count()).group_by(entry.ledger_id)
    counts = {row[0]: row[1] for row in session.execute(statement)}
    for (year, kind), row in sorted(ledgers(session, association_id).items()):
        yield RestingRow(
            source=row.source.code,
            dataset=f"{CODE}{year}-{kind}",
            title=row.title,
            status=row.status,
            measure=Measure(kind).value,
            figures=counts.get(row.id, 0),
            first_month=f"{year}-01",
            last_month=row.last_month,
        )


def headed(session: Session, association_id: int) -> dict[str, set[str]]:
    """The tables that name each source as their own, by the source's code."""
    found: dict[str, set[str]] = {}
    for dataset in every_dataset(session, association_id):
        found.setdefault(dataset.source.code, set()).add(dataset.code)
    return found


def listed(session: Session, association_id: int) -> dict[str, dict[str, int]]:
    """How many members, cost centres and so on rest on each source, by its code."""
    found: dict[str, dict[str, int]] = {}
    for name, table in LISTS.items():
        statement = (
            select(Source.code, func.count())
            .join(table, table.source_id == Source.id)  # type: ignore[attr-defined]
            .where(table.association_id == association_id)  # type: ignore[attr-defined]
            .group_by(Source.code)
        )
        for code, count in session.execute(statement):
            found.setdefault(code, {})[name] = count
    return found


def figures_of(session: Session, association_id: int, source: str) -> Iterator[tuple[DatasetRow, FigureRow]]:
    """Every figure that rests on a source, table by table in the tables' own order.

    A ledger is listed by its sums of what is booked: costs per cost centre and lines of the statement.
    """
    tables = {row.dataset for row in resting(session, association_id) if row.source == source}
    for dataset in every_dataset(session, association_id):
        if dataset.code in tables:
            for row in answer(session, association_id, dataset, ALL_TIME).rows:
                if row.source.code == source:
                    yield dataset, row
    for (year, kind), ledger in sorted(ledgers(session, association_id).items()):
        if ledger.source.code == source:
            booked = f"{year}-01", ledger.last_month
            is_outcome = kind == LedgerKind.OUTCOME.value
            costs = ledger_answers.outcome if is_outcome else ledger_answers.budget
            lines = ledger_answers.statement(session, association_id, booked, Measure(kind))
            for found in (costs(session, association_id, booked), lines):
                yield from ((found.dataset, row) for row in found.rows) if found else ()
