"""A table answers a coarser question by having its rows added up, in the database.

A table by month, gender, municipality and activity also says how many came each month, and how many came to
each activity. Only what adds up is added: a person in two activities is one unique participant, so unique
ones are never added over activities, and participants of two months never at all. Periods are kept apart.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from operator import attrgetter
from typing import Any

from sqlmodel import Session

from data_access.queries.added import PEOPLE, Added, added_by, codes_of, ordered
from data_access.queries.datasets import answer, candidates, month_text
from data_access.queries.kept import ask_lately
from data_access.queries.organisation import sources_by_id
from data_access.queries.rows import Answer, DatasetRow, FigureRow, SourceRow
from data_access.tables.enumerations import DatasetKind, Dimension, Measure
from data_access.translation import _

PLACES = frozenset({Dimension.DELIVERY_AREA, Dimension.ACTIVITY})

ADDS_OVER: dict[Measure, frozenset[Dimension]] = {
    Measure.INFLOW: PEOPLE | PLACES,
    Measure.OUTFLOW: PEOPLE | PLACES,
    Measure.PARTICIPANTS_TOTAL: PEOPLE | PLACES,
    Measure.PARTICIPANTS_UNIQUE: PEOPLE,
    Measure.OPENING_PARTICIPANTS: PEOPLE | PLACES,
    Measure.ANONYMOUS_PARTICIPANTS: PEOPLE | PLACES,
    Measure.EXPECTED_YEAR_VOLUME: PEOPLE | PLACES,
    Measure.PLANNED_PARTICIPANTS: PEOPLE | PLACES,
}
"""What a count may be added over. Everybody has one gender and one municipality; activities one may have
several of, and then each counts in a total but not among the unique."""


@dataclass(frozen=True, slots=True)
class Question:
    """Measures (the first decides which table answers) by dimensions, in the tables of these kinds."""

    kinds: Collection[DatasetKind]
    measures: Sequence[Measure]
    by: frozenset[Dimension]


def added(
    session: Session, association_id: int, question: Question, period: tuple[str, str]
) -> Answer | None:
    """The rows that answer the question inside the period, added up where the table is finer.

    None where no table has the first measure by these dimensions in a way that adds up. A table that is as
    fine as the question answers with its own rows, totals and notes.
    """
    return next(every_added(session, association_id, question, period), None)


def every_added(
    session: Session, association_id: int, question: Question, period: tuple[str, str]
) -> Iterator[Answer]:
    """The answer of each table that can give one, the best first."""
    lead = question.measures[0]
    for dataset in candidates(
        session, association_id, kinds=question.kinds, measure=lead, period=period, needs=question.by
    ):
        finer = finer_by(dataset, question.by)
        if not finer:
            yield answer(session, association_id, dataset, period)
        elif finer <= ADDS_OVER[lead]:
            yield Answer(dataset, sums(session, association_id, dataset, question, period))


def finer_by(dataset: DatasetRow, by: Collection[Dimension]) -> frozenset[Dimension]:
    """The dimensions that a table has beside those asked for; a month is a period and never one of them."""
    beside = dataset.grain - {*by, Dimension.TOTAL, Dimension.MONTH}
    return frozenset(Dimension(name) for name in beside)


def sums(
    session: Session, association_id: int, dataset: DatasetRow, question: Question, period: tuple[str, str]
) -> tuple[FigureRow, ...]:
    """The table's parts by period and the question's dimensions, one row each, in the order of both.

    A sum lacks its value where a part does, and where the measure does not add up over what is left out.
    Stated totals are no parts. In a month that a finer table has, nobody is counted where it has no row.
    """
    dimensions = ordered(question.by)
    asked = (dataset.id, tuple(question.measures), dimensions, period)
    return ask_lately(
        session, asked, lambda: _span(session, association_id, dataset, question, period), "spans"
    )


def _span(
    session: Session, association_id: int, dataset: DatasetRow, question: Question, period: tuple[str, str]
) -> tuple[FigureRow, ...]:
    """What of the years' sums lies inside the period, with those that nobody was counted in."""
    years = f"{period[0][:4]}-01", f"{period[1][:4]}-12"
    dimensions = ordered(question.by)
    coordinates = attrgetter("measure", "period_from", "period_to", *map(str, dimensions))

    def place(row: FigureRow) -> list[str]:
        return [there or "" for there in coordinates(row)]

    def ask() -> tuple[list[FigureRow], bool]:
        found = sorted(_sums(session, association_id, dataset, question, years), key=place)
        has_gaps = bool(finer_by(dataset, question.by) and Dimension.MONTH in dataset.grain)
        return found, has_gaps and bool(_nobody(found, question.by))

    asked = (dataset.id, tuple(question.measures), dimensions, years)
    every, has_gaps = ask_lately(session, asked, ask, "sums")
    rows = [row for row in every if period[0] <= row.period_from and row.period_to <= period[1]]
    if has_gaps:  # a part of what has none has none either
        nobody = _nobody(rows, question.by)
        if nobody:
            rows = sorted((*rows, *nobody), key=place)
    return tuple(rows)


def _sums(
    session: Session, association_id: int, dataset: DatasetRow, question: Question, period: tuple[str, str]
) -> Iterator[FigureRow]:
    """The sums by the question's dimensions: for whole years, so that another month asks nothing."""
    dimensions, finer = ordered(question.by), finer_by(dataset, question.by)
    codes = [(str(one), codes_of(session, association_id, one)) for one in dimensions]
    sources = sources_by_id(session, association_id)
    adds_up = {measure.value: finer <= over for measure, over in ADDS_OVER.items()}
    for one in added_by(session, association_id, dataset, question.measures, dimensions, period):
        there: dict[str, Any] = {
            name: known[key] for (name, known), key in zip(codes, one.where, strict=True)
        }
        yield _row(one, there, sources, is_sum=adds_up[one.measure])


def _nobody(rows: Sequence[FigureRow], by: frozenset[Dimension]) -> list[FigureRow]:
    """A zero for each combination that some month has and another month that is reported does not."""
    names = [str(dimension) for dimension in ordered(by)]
    fields = [FigureRow._fields.index(name) for name in names]

    def where(row: FigureRow) -> tuple[object, ...]:
        return tuple([row[field] for field in fields])

    there = {(row.measure, row.period_from, row.period_to, where(row)) for row in rows}
    months = dict.fromkeys((row.period_from, row.period_to) for row in rows)
    measures = {row.measure: row for row in rows}
    places = dict.fromkeys(place for _measure, _first, _last, place in there)
    if len(there) == len(months) * len(measures) * len(places):
        return []
    return [
        measures[measure]._replace(
            period_from=first,
            period_to=last,
            value=0,
            missing_reason=None,
            note=None,
            **dict(zip(names, place, strict=True)),
        )
        for measure, (first, last), place in product(measures, months, places)
        if first == last and (measure, first, last, place) not in there
    ]


def _row(one: Added, there: dict[str, Any], sources: Mapping[int, SourceRow], *, is_sum: bool) -> FigureRow:
    return FigureRow(
        measure=one.measure,
        period_from=month_text(one.first),
        period_to=month_text(one.last),
        value=int(one.total or 0) if is_sum and not one.missing else None,
        missing_reason=one.reason
        if is_sum
        else _("unika deltagare går inte att räkna ihop över insatser eller platser"),
        note=one.note,
        source=sources[one.source],
        **there,
    )
