"""What activities cost and how many took part, where a source says it activity by activity."""

from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from data_access.queries.datasets import answer, best, candidates, first_day, month_text
from data_access.queries.every_dataset import figure_periods
from data_access.queries.kept import ask_lately, ask_once
from data_access.queries.organisation import sources_by_id
from data_access.queries.rows import Answer, DatasetRow, FigureRow
from data_access.tables import Activity, Area, Figure
from data_access.tables.enumerations import DatasetKind, Dimension, Measure

_residence, _delivery = aliased(Area), aliased(Area)

COUNTED = (Measure.PARTICIPANTS_UNIQUE, Measure.PARTICIPANTS_TOTAL)
FOLLOWED_UP = tuple(kind for kind in DatasetKind if kind is not DatasetKind.PROJECT_FUNDING)
"""Frames of external projects run over several years and are not what an activity used in a year."""


def outcome(session: Session, association_id: int, period: tuple[str, str]) -> Answer | None:
    """The outcome by activity inside the period."""
    return best(
        session,
        association_id,
        kinds=FOLLOWED_UP,
        measure=Measure.OUTCOME,
        period=period,
        needs=(Dimension.ACTIVITY,),
    )


def participants(session: Session, association_id: int, period: tuple[str, str]) -> Answer | None:
    """Identified participants by activity since the period's first month: unique where known, else in total.

    Only the rows that reach furthest: counts of persons do not add up over months, and a table that has
    them month by month for every activity and municipality is long.
    """
    found = _counted(session, association_id, period)
    if found is None:
        return None
    dataset, measure, last = found
    question = ("participants-by-activity", dataset.id, measure, period[0], last)
    rows = ask_lately(
        session,
        question,
        lambda: _rows(session, association_id, dataset, measure, (period[0], last)),
        "sums",
    )
    return Answer(dataset, rows)


def participants_table(session: Session, association_id: int, period: tuple[str, str]) -> DatasetRow | None:
    """The table that `participants` answers from."""
    found = _counted(session, association_id, period)
    return found[0] if found else None


def _counted(
    session: Session, association_id: int, period: tuple[str, str]
) -> tuple[DatasetRow, Measure, date] | None:
    """The table, its measure, and the last month that it reaches by activity."""
    for measure in COUNTED:
        for dataset in candidates(
            session,
            association_id,
            kinds=FOLLOWED_UP,
            measure=measure,
            period=period,
            needs=(Dimension.ACTIVITY,),
        ):
            reached = _reached(session, association_id, dataset, measure, period[0])
            last = max((last for last in reached if last <= first_day(period[1])), default=None)
            if last is not None:
                return dataset, measure, last
    return None


def _reached(
    session: Session, association_id: int, dataset: DatasetRow, measure: Measure, first: str
) -> tuple[date, ...]:
    """The months through which a table has the measure by activity; asked for all of them at once.

    A total alone has no activity.
    """

    def ask() -> tuple[date, ...]:
        of_measure = {"table": dataset.id, "counted": measure.value, "first": first_day(first)}
        months = {
            one.last
            for one in figure_periods(session, association_id)
            if (one.dataset, one.measure, one.first) == tuple(of_measure.values())
        }
        there = _has_activity()
        return tuple(
            last
            for last in sorted(months)
            if session.connection().execute(there, {**of_measure, "last": last}).first()
        )

    return ask_once(session, ("reached-by-activity", dataset.id, measure, first), ask)


@cache
def _has_activity() -> Select[Any]:
    """Whether there is any row of a period by activity."""
    return select(col(Figure.id)).where(*_of_period(), col(Figure.activity_id).is_not(None)).limit(1)


def _of_period() -> tuple[ColumnElement[bool], ...]:
    """One measure's rows of a period in a table."""
    return (
        col(Figure.dataset_id) == bindparam("table"),
        col(Figure.measure) == bindparam("counted"),
        col(Figure.period_from) == bindparam("first"),
        col(Figure.period_to) == bindparam("last"),
    )


def _rows(
    session: Session, association_id: int, dataset: DatasetRow, measure: Measure, period: tuple[str, date]
) -> tuple[FigureRow, ...]:
    """The measure's rows of the period by activity."""
    first, last = period
    of_period = {"table": dataset.id, "counted": measure.value, "first": first_day(first), "last": last}
    found = session.connection().execute(_by_activity(), of_period).all()
    return _counts(session, association_id, measure, (first, month_text(last)), found)


@cache
def _by_activity() -> Select[Any]:
    """One measure's rows of a period by activity, in the table's order."""
    columns: tuple[Any, ...] = (
        Figure.gender,
        Activity.slug,
        _residence.code,
        _delivery.code,
        Figure.value,
        Figure.is_total,
        Figure.missing_reason,
        Figure.note,
        Figure.source_id,
    )
    return (
        select(*columns)
        .join(Activity, col(Activity.id) == col(Figure.activity_id))
        .join(_residence, col(_residence.id) == col(Figure.residence_area_id), isouter=True)
        .join(_delivery, col(_delivery.id) == col(Figure.delivery_area_id), isouter=True)
        .where(*_of_period())
        .order_by(col(Figure.position), col(Figure.id))
    )


def _counts(
    session: Session,
    association_id: int,
    measure: Measure,
    period: tuple[str, str],
    found: Iterable[Iterable[Any]],
) -> tuple[FigureRow, ...]:
    sources = sources_by_id(session, association_id)
    return tuple(
        FigureRow(
            measure=measure.value,
            period_from=period[0],
            period_to=period[1],
            activity=activity,
            gender=gender,
            residence_area=residence,
            delivery_area=delivery,
            value=value,
            is_total=is_total,
            missing_reason=missing_reason,
            note=note,
            source=sources[source],
        )
        for gender, activity, residence, delivery, value, is_total, missing_reason, note, source in found
    )


def anonymous(session: Session, association_id: int, year: tuple[str, str]) -> Answer | None:
    """Anonymous participants by activity, with the year's expected volume, which is for the whole year."""
    return best(
        session,
        association_id,
        kinds=(DatasetKind.ANONYMOUS,),
        measure=Measure.ANONYMOUS_PARTICIPANTS,
        period=year,
        needs=(Dimension.ACTIVITY,),
    )


def project_frames(session: Session, association_id: int, year: int) -> Answer | None:
    """The frames of external projects that run in the year, each row with the whole project's period."""
    ever = ("1900-01", "2999-12")
    for measure in (Measure.PROJECT_FUNDING, Measure.BUDGET, Measure.PLANNED_PARTICIPANTS):
        for dataset in candidates(
            session,
            association_id,
            kinds=(DatasetKind.PROJECT_FUNDING,),
            measure=measure,
            period=ever,
            needs=(Dimension.ACTIVITY,),
        ):
            found = answer(session, association_id, dataset, ever)
            rows = tuple(row for row in found.rows if row.period_from[:4] <= str(year) <= row.period_to[:4])
            if rows:
                return Answer(found.dataset, rows)
    return None
