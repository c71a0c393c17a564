"""Which dataset answers a question, and its rows.

Rows of two datasets are never added together. The dataset is chosen by status (outcome before
preliminary before decided before plan before outlook), then by date, then by how well its grain fits.
"""

from collections.abc import Collection
from datetime import date

from sqlalchemy.orm import aliased
from sqlmodel import Session, select

from data_access.queries.organisation import sources_by_id
from data_access.queries.rows import Answer, DatasetRow, FigureRow, SourceRow
from data_access.tables import Activity, Area, CostCentre, Dataset, Figure, Member, StatementLine
from data_access.tables.enumerations import STATUS_PRECEDENCE, DatasetKind, Dimension, Measure

_residence, _delivery = aliased(Area), aliased(Area)


def first_day(month: str) -> date:
    """`2017-04` as 1 April 2017."""
    year, number = month.split("-")
    return date(int(year), int(number), 1)


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
) -> list[DatasetRow]:
    """The datasets that have the measure for a period inside the one asked about, best first.

    `period` is first and last month; `needs` are dimensions that the rows must be broken down by.
    """
    inside = (
        select(Figure.dataset_id)
        .where(
            Figure.measure == measure.value,
            Figure.period_from >= first_day(period[0]),
            Figure.period_to <= first_day(period[1]),
        )
        .distinct()
    )
    found = session.exec(
        select(Dataset).where(
            Dataset.association_id == association_id,
            Dataset.kind.in_([kind.value for kind in kinds]),  # type: ignore[attr-defined]
            Dataset.id.in_(inside),  # type: ignore[union-attr]
        )
    )
    sources = sources_by_id(session, association_id)
    rows = [_dataset(dataset, sources) for dataset in found]
    fitting = [row for row in rows if set(needs) <= row.grain]
    by_grain = sorted(fitting, key=lambda row: (len(row.grain - set(needs)), row.code))
    by_date = sorted(by_grain, key=lambda row: row.stated_on or "", reverse=True)
    return sorted(by_date, key=lambda row: STATUS_PRECEDENCE[row.status])


def _dataset(dataset: Dataset, sources: dict[int, SourceRow]) -> DatasetRow:
    return DatasetRow(
        id=dataset.id or 0,
        code=dataset.code,
        kind=dataset.kind,
        title=dataset.title,
        status=dataset.status,
        stated_on=dataset.stated_on,
        grain=frozenset(dataset.grain.split(",")),
        is_published=dataset.is_published,
        note=dataset.note,
        source=sources[dataset.source_id],
    )


def every_dataset(session: Session, association_id: int) -> tuple[DatasetRow, ...]:
    """All datasets of an association, in the order in which they came into the store."""
    found = session.exec(
        select(Dataset).where(Dataset.association_id == association_id).order_by(Dataset.id)  # type: ignore[arg-type]
    )
    sources = sources_by_id(session, association_id)
    return tuple(_dataset(dataset, sources) for dataset in found)


def best(
    session: Session,
    association_id: int,
    *,
    kinds: Collection[DatasetKind],
    measure: Measure,
    period: tuple[str, str],
    needs: Collection[Dimension] = (),
) -> Answer | None:
    """The rows of the dataset that answers the question, or None where none does."""
    found = candidates(session, association_id, kinds=kinds, measure=measure, period=period, needs=needs)
    return answer(session, association_id, found[0], period) if found else None


def answer(session: Session, association_id: int, dataset: DatasetRow, period: tuple[str, str]) -> Answer:
    """All rows of a dataset whose period lies inside the one asked about."""
    statement = (
        select(
            Figure,
            CostCentre.code,
            StatementLine.code,
            Member.slug,
            Activity.slug,
            _residence.code,
            _delivery.code,
        )
        .join(CostCentre, CostCentre.id == Figure.cost_centre_id, isouter=True)
        .join(StatementLine, StatementLine.id == Figure.statement_line_id, isouter=True)
        .join(Member, Member.id == Figure.member_id, isouter=True)
        .join(Activity, Activity.id == Figure.activity_id, isouter=True)
        .join(_residence, _residence.id == Figure.residence_area_id, isouter=True)
        .join(_delivery, _delivery.id == Figure.delivery_area_id, isouter=True)
        .where(
            Figure.dataset_id == dataset.id,
            Figure.period_from >= first_day(period[0]),
            Figure.period_to <= first_day(period[1]),
        )
        .order_by(Figure.position)
    )
    sources = sources_by_id(session, association_id)
    return Answer(dataset, tuple(_figure(row, sources) for row in session.execute(statement)))


def _figure(row: tuple[Figure, ...], sources: dict[int, SourceRow]) -> FigureRow:
    figure, cost_centre, statement_line, member, activity, residence, delivery = row
    return FigureRow(
        measure=figure.measure,
        period_from=month_text(figure.period_from),
        period_to=month_text(figure.period_to),
        cost_centre=cost_centre,
        statement_line=statement_line,
        category=figure.category,
        member=member,
        activity=activity,
        gender=figure.gender,
        residence_area=residence,
        delivery_area=delivery,
        alternative=figure.alternative,
        value=figure.value,
        precision=figure.precision,
        printed=figure.printed,
        in_total=figure.in_total,
        is_total=figure.is_total,
        missing_reason=figure.missing_reason,
        note=figure.note,
        source=sources[figure.source_id],
    )
