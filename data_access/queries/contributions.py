"""What members pay: per member where a source says so, and in total from the most final source."""

from sqlmodel import Session

from data_access.queries.coverage import CoverageRow
from data_access.queries.datasets import best
from data_access.queries.rows import Answer
from data_access.tables.enumerations import DatasetKind, Dimension, Measure


def by_member(session: Session, association_id: int, year: tuple[str, str]) -> Answer | None:
    """The year's contributions per member, from the most final table that has members."""
    return best(
        session,
        association_id,
        kinds=(DatasetKind.CONTRIBUTIONS,),
        measure=Measure.CONTRIBUTION,
        period=year,
        needs=(Dimension.MEMBER,),
        whole=True,
    )


def in_total(session: Session, association_id: int, year: tuple[str, str]) -> Answer | None:
    """The year's contributions in total, from the most final table whatever its grain."""
    return best(
        session,
        association_id,
        kinds=(DatasetKind.CONTRIBUTIONS,),
        measure=Measure.CONTRIBUTION,
        period=year,
        whole=True,
    )


def decided_allocation(session: Session, association_id: int, year: tuple[str, str]) -> Answer | None:
    """The state's share as decided, where a source states it by itself."""
    return best(
        session,
        association_id,
        kinds=(DatasetKind.ALLOCATION,),
        measure=Measure.ALLOCATION,
        period=year,
        whole=True,
    )


def years(coverage: tuple[CoverageRow, ...]) -> tuple[int, ...]:
    """The years that have contributions, in order."""
    return tuple(sorted({row.year for row in coverage if row.measure == Measure.CONTRIBUTION.value}))


def total_ore(answer: Answer) -> int | None:
    """The table's stated total; the sum of its members where it states none; None where one is missing."""
    stated = answer.total(Measure.CONTRIBUTION.value)
    if stated is not None:
        return stated.value
    values = [row.value for row in answer.parts(Measure.CONTRIBUTION.value) if row.in_total]
    known = [value for value in values if value is not None]
    return sum(known) if values and len(known) == len(values) else None
