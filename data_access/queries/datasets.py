"""Which dataset answers a question, and its rows.

Rows of two datasets are never added together. The dataset is chosen by status (outcome before
preliminary before decided before plan before outlook), then by date, then by how well its grain fits;
between two that are still alike by how far it reaches, then the office's own before a published one, and last
by its code.
"""

from collections.abc import Collection
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Row, select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from data_access.queries.every_dataset import FigurePeriod, every_dataset, figure_periods
from data_access.queries.kept import ask_lately, ask_once
from data_access.queries.organisation import sources_by_id
from data_access.queries.rows import Answer, DatasetRow, FigureRow, SourceRow
from data_access.tables import Activity, Area, CostCentre, Figure, Member, StatementLine
from data_access.tables.enumerations import STATUS_PRECEDENCE, DatasetKind, Dimension, Measure

_residence, _delivery = aliased(Area), aliased(Area)


@cache
def first_day(month: str) -> date:
    """`2017-04` as 1 April 2017."""
    year, number = month.split("-")
    return date(int(year), int(number), 1)


@cache
def month_text(day: date) -> str:
    """1 April 2017 as `2017-04`."""
    return f"{day:%Y-%m}"


def candidates(
    session: Session,
    association_id: int,
    *,
    kinds: Collection[DatasetKind],
    measure: Measure,
    period: tuple[str, str],
    needs: Collection[Dimension] = (),
    whole: bool = False,
) -> list[DatasetRow]:
    """The datasets that have a value of the measure for a period inside the one asked about, best first.

    `period` is first and last month; `needs` are dimensions that the rows must be broken down by. With
    `whole` the value must be for all of the period: what was paid in four months is not the year's.
    """
    named = {kind.value for kind in kinds}
    fine = [
        table
        for table in every_dataset(session, association_id)
        if table.kind in named and table.grain.issuperset(needs)
    ]
    reaches = _reaches(session, association_id, measure, period, whole=whole)
    rows = [table for table in fine if table.id in reaches]
    fitting = sorted(rows, key=_own_first)
    by_reach = sorted(fitting, key=lambda row: reaches[row.id], reverse=True)
    by_grain = sorted(by_reach, key=lambda row: len(row.grain - {*needs, Dimension.TOTAL}))
    by_date = sorted(by_grain, key=lambda row: row.stated_on or "", reverse=True)
    return sorted(by_date, key=lambda row: STATUS_PRECEDENCE[row.status])


def _own_first(row: DatasetRow) -> tuple[bool, str]:
    """What the office has brought in itself before what is published, where all else is alike."""
    return row.is_published, row.code


def _reaches(
    session: Session, association_id: int, measure: Measure, period: tuple[str, str], *, whole: bool
) -> dict[int, date]:
    """The last month in the period that each of the datasets has a value for, by the dataset's key."""
    first, last = first_day(period[0]), first_day(period[1])
    years = first.year, last.year
    question = ("periods", association_id, measure, years)
    found: dict[int, date] = {}
    for one in ask_once(session, question, lambda: _periods(session, association_id, measure, years)):
        start, end = one.first, one.last
        if (start, end) == (first, last) or (not whole and first <= start and end <= last):
            found[one.dataset] = max(end, found.get(one.dataset, end))
    return found


def _periods(
    session: Session, association_id: int, measure: Measure, years: tuple[int, int]
) -> tuple[FigurePeriod, ...]:
    """The periods within the years that the association's datasets have a value of the measure for."""
    return tuple(
        one
        for one in figure_periods(session, association_id)
        if one.measure == measure.value
        and one.has_value
        and years[0] <= one.first.year
        and one.last.year <= years[1]
    )


def _inside(period: tuple[str, str]) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """The conditions for a figure whose period lies inside this one."""
    return col(Figure.period_from) >= first_day(period[0]), col(Figure.period_to) <= first_day(period[1])


def best(
    session: Session,
    association_id: int,
    *,
    kinds: Collection[DatasetKind],
    measure: Measure,
    period: tuple[str, str],
    needs: Collection[Dimension] = (),
    whole: bool = False,
) -> Answer | None:
    """The rows of the dataset that answers the question, or None where none does."""
    found = candidates(
        session, association_id, kinds=kinds, measure=measure, period=period, needs=needs, whole=whole
    )
    return answer(session, association_id, found[0], period) if found else None


def answer(session: Session, association_id: int, dataset: DatasetRow, period: tuple[str, str]) -> Answer:
    """All rows of a dataset whose period lies inside the one asked about; asked of the database for whole
    years, so that another month asks nothing."""
    years = f"{period[0][:4]}-01", f"{period[1][:4]}-12"
    every = ask_lately(
        session, (dataset.id, years), lambda: rows_of(session, association_id, dataset, years), "rows"
    )
    inside = (row for row in every if period[0] <= row.period_from and row.period_to <= period[1])
    return Answer(dataset, every if period == years else tuple(inside))


def rows_of(
    session: Session, association_id: int, dataset: DatasetRow, period: tuple[str, str]
) -> tuple[FigureRow, ...]:
    """The rows of a dataset whose period lies inside the one asked about, which are not kept."""
    statement = (
        select(*_COLUMNS.values())
        .join(CostCentre, col(CostCentre.id) == col(Figure.cost_centre_id), isouter=True)
        .join(StatementLine, col(StatementLine.id) == col(Figure.statement_line_id), isouter=True)
        .join(Member, col(Member.id) == col(Figure.member_id), isouter=True)
        .join(Activity, col(Activity.id) == col(Figure.activity_id), isouter=True)
        .join(_residence, col(_residence.id) == col(Figure.residence_area_id), isouter=True)
        .join(_delivery, col(_delivery.id) == col(Figure.delivery_area_id), isouter=True)
        .where(col(Figure.dataset_id) == dataset.id, *_inside(period))
        .order_by(col(Figure.position), col(Figure.id))
    )
    sources = sources_by_id(session, association_id)
    return tuple(_figure(row, sources) for row in session.connection().execute(statement).all())


_COLUMNS: dict[str, Any] = {
    "source": Figure.source_id,
    "period_from": Figure.period_from,
    "period_to": Figure.period_to,
    "cost_centre": CostCentre.code,
    "statement_line": StatementLine.code,
    "member": Member.slug,
    "activity": Activity.slug,
    "residence_area": _residence.code,
    "delivery_area": _delivery.code,
    "measure": Figure.measure,
    "category": Figure.category,
    "gender": Figure.gender,
    "alternative": Figure.alternative,
    "value": Figure.value,
    "precision": Figure.precision,
    "printed": Figure.printed,
    "in_total": Figure.in_total,
    "is_total": Figure.is_total,
    "missing_reason": Figure.missing_reason,
    "note": Figure.note,
}
"""What a figure row is made of, by its name there. Columns and no objects: long tables are read faster."""

_AS_THEY_STAND = tuple(_COLUMNS)[3:]


def _figure(row: Row[Any], sources: dict[int, SourceRow]) -> FigureRow:
    source, first, last, *more = tuple(row)
    return FigureRow(
        source=sources[source],
        period_from=month_text(first),
        period_to=month_text(last),
        **dict(zip(_AS_THEY_STAND, more, strict=True)),
    )
