"""What the office has decided and written: phasing, forecast methods, thresholds, comments.

Amounts are ören; nothing here is a figure of a source. Keys are cost centre codes.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlmodel import Session

from data_access.queries.datasets import first_day, month_text
from data_access.queries.kept import ask_once
from data_access.tables import (
    BudgetAreaForecast,
    CostCentre,
    CostCentreForecast,
    CostCentrePhasing,
    DeviationComment,
    FollowUpSetting,
)
from data_access.tables.base import columns_of
from data_access.tables.enumerations import SHARE_SCALE

_centre = columns_of(CostCentre)


@dataclass(frozen=True, slots=True)
class Written:
    """Who wrote something, and when."""

    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class PhasingRow:
    """How a cost centre's budget falls over the year: `even`, `own` with twelve millionths, `last_year`."""

    kind: str
    shares: tuple[int, ...] | None
    written: Written


@dataclass(frozen=True, slots=True)
class ForecastRow:
    """A cost centre's own method; `amount_ore` and mostly a comment where it is the office's own figure."""

    method: str
    amount_ore: int | None
    comment: str | None
    written: Written


@dataclass(frozen=True, slots=True)
class CommentRow:
    """Why a cost centre deviates through a month, and what is done about it."""

    comment: str | None
    measure: str | None
    written: Written


@dataclass(frozen=True, slots=True)
class SettingRow:
    """The association's own thresholds and signs; None is the product's own."""

    attention_amount_ore: int | None = None
    attention_share: float | None = None
    statement_signs: str | None = None


def _of_centres(
    session: Session, table: Any, association_id: int, *conditions: Any
) -> Iterator[tuple[str, Any]]:
    """The table's rows of the association, each with its cost centre's code."""
    statement = (
        select(_centre.code, table)
        .join(CostCentre, _centre.id == columns_of(table).cost_centre_id)
        .where(_centre.association_id == association_id, *conditions)
    )
    return ((row[0], row[1]) for row in session.execute(statement))


def _written(row: Any) -> Written:
    return Written(row.changed_by, row.changed_at)


def phasings(session: Session, association_id: int, year: int) -> dict[str, PhasingRow]:
    """The cost centres whose phasing of a year has been set; the others are even by month."""
    question = ("phasings", association_id, year)
    return ask_once(session, question, lambda: _phasings(session, association_id, year))


def _phasings(session: Session, association_id: int, year: int) -> dict[str, PhasingRow]:
    table = CostCentrePhasing
    found = _of_centres(session, table, association_id, columns_of(table).year == year)
    return {
        code: PhasingRow(
            kind=row.kind,
            shares=None if row.shares is None else tuple(int(part) for part in row.shares.split(",")),
            written=_written(row),
        )
        for code, row in found
    }


def forecasts(session: Session, association_id: int, year: int) -> dict[str, ForecastRow]:
    """The cost centres with a method of their own in a year."""
    question = ("forecasts", association_id, year)
    return ask_once(session, question, lambda: _forecasts(session, association_id, year))


def _forecasts(session: Session, association_id: int, year: int) -> dict[str, ForecastRow]:
    table = CostCentreForecast
    found = _of_centres(session, table, association_id, columns_of(table).year == year)
    return {code: ForecastRow(row.method, row.amount, row.comment, _written(row)) for code, row in found}


def area_methods(session: Session, association_id: int) -> dict[str, str]:
    """The method by budget area, where one has been set."""
    return ask_once(session, ("methods", association_id), lambda: _area_methods(session, association_id))


def _area_methods(session: Session, association_id: int) -> dict[str, str]:
    column = columns_of(BudgetAreaForecast)
    statement = select(column.budget_area, column.method).where(column.association_id == association_id)
    return {row[0]: row[1] for row in session.execute(statement)}


def comments(session: Session, association_id: int, through: str) -> dict[str, CommentRow]:
    """What has been written about the deviations through a month; the store is asked for the year's, once."""
    question = ("comments", association_id, through[:4])
    by_month = ask_once(session, question, lambda: _comments(session, association_id, through[:4]))
    return by_month.get(through, {})


def _comments(session: Session, association_id: int, year: str) -> dict[str, dict[str, CommentRow]]:
    table, found = DeviationComment, dict[str, dict[str, CommentRow]]()
    month = columns_of(table).through
    of_year = month >= first_day(f"{year}-01"), month <= first_day(f"{year}-12")
    for code, row in _of_centres(session, table, association_id, *of_year):
        written = CommentRow(row.comment, row.measure, _written(row))
        found.setdefault(month_text(row.through), {})[code] = written
    return found


def settings(session: Session, association_id: int) -> SettingRow:
    """The association's own thresholds and signs."""
    return ask_once(session, ("settings", association_id), lambda: _settings(session, association_id))


def _settings(session: Session, association_id: int) -> SettingRow:
    row = session.get(FollowUpSetting, association_id)
    if row is None:
        return SettingRow()
    share = row.attention_share_millionths
    return SettingRow(
        attention_amount_ore=row.attention_amount,
        attention_share=None if share is None else share / SHARE_SCALE,
        statement_signs=row.statement_signs,
    )
