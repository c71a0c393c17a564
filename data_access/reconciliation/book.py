"""Everything that an association's tables say, read once, and the names of what they are broken down by."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from sqlmodel import Session

from data_access.checks import DIMENSIONS
from data_access.queries import organisation
from data_access.queries.datasets import answer
from data_access.queries.every_dataset import every_dataset
from data_access.queries.ledger_answers import is_ledger
from data_access.queries.rows import (
    ActivityRow,
    Answer,
    AreaRow,
    AssociationRow,
    CostCentreRow,
    FigureRow,
    MemberRow,
    StatementLineRow,
)
from data_access.reconciliation import sentences, words
from data_access.reconciliation.comparison import (
    Comparison,
    Period,
    Rule,
    Side,
    Subject,
    Verdict,
    kind_of,
    verdict,
)
from data_access.reconciliation.ledgers import ledger_tables
from data_access.tables.enumerations import Alternative

ALL_TIME = ("0001-01", "9999-12")
Dims = tuple[tuple[str, str], ...]
"""A row's place in its table: the dimensions that apply, with their codes."""

KEPT_APART = "alternative"
"""Two alternatives are never added together; they are not one dimension among others."""


@dataclass(frozen=True, slots=True)
class Group:
    """The rows of one measure and one alternative in one table, in the table's order."""

    answer: Answer
    measure: str
    alternative: str | None
    rows: tuple[FigureRow, ...]
    places: dict[int, Dims] = field(default_factory=dict, compare=False)

    def place(self, row: FigureRow) -> Dims:
        """The row's dimensions, alternative left out."""
        found = self.places.get(id(row))
        if found is None:
            found = self.places[id(row)] = dimensions(row)
        return found

    @property
    def totals(self) -> tuple[FigureRow, ...]:
        """Rows that state a sum."""
        return tuple(row for row in self.rows if row.is_total)

    @property
    def leaves(self) -> tuple[FigureRow, ...]:
        """Rows that are themselves parts of the table's sums."""
        return tuple(row for row in self.rows if not row.is_total and row.in_total)

    @property
    def outside(self) -> tuple[FigureRow, ...]:
        """Rows that the table leaves out of its sums."""
        return tuple(row for row in self.rows if not row.is_total and not row.in_total)

    @property
    def is_ledger(self) -> bool:
        """Whether these are the books; their sum lines are added up by us, and their costs hold no income."""
        return is_ledger(self.answer)

    @property
    def is_base(self) -> bool:
        """Whether these are the table's own figures, not an alternative beside them."""
        return self.alternative in (None, Alternative.PROJECT_NOT_GRANTED.value)


def dimensions(row: FigureRow) -> Dims:
    """The dimensions that apply to a row, with their codes."""
    return tuple(
        (name, str(value))
        for name in DIMENSIONS
        if name != KEPT_APART and (value := getattr(row, name, None)) is not None
    )


@dataclass(frozen=True)
class Book:
    """An association's tables with all rows, and its lists by code."""

    association: AssociationRow
    answers: tuple[Answer, ...]
    areas: dict[str, AreaRow]
    members: dict[str, MemberRow]
    cost_centres: dict[str, CostCentreRow]
    statement_lines: dict[str, StatementLineRow]
    activities: dict[str, ActivityRow]

    @cached_property
    def every_group(self) -> tuple[Group, ...]:
        """All rows by table, measure and alternative."""
        return tuple(group for found in self.answers for group in groups_of(found))

    def groups(self, *kinds: str) -> tuple[Group, ...]:
        """Rows by table, measure and alternative; of the kinds of table named, or of all."""
        return tuple(group for group in self.every_group if not kinds or group.answer.dataset.kind in kinds)

    @cached_property
    def _names(self) -> dict[str, dict[str, str]]:
        areas = {row.code: row.name for row in self.areas.values()}
        return {
            "cost_centre": {row.code: row.name for row in self.cost_centres.values()},
            "statement_line": {row.code: row.name for row in self.statement_lines.values()},
            "member": {row.slug: row.name for row in self.members.values()},
            "activity": {row.slug: row.name for row in self.activities.values()},
            "residence_area": areas,
            "delivery_area": areas,
            "gender": words.GENDERS,
        }

    def name(self, dimension: str, code: str) -> str:
        """What a code is called; a code without a list, such as a category, is its own name."""
        return self._names.get(dimension, {}).get(code, code)

    def what(self, group: Group, place: Dims = (), *more: str) -> Subject:
        """`Bidrag, Kommuner`, `Budget, Aktiv kraft, utan beviljat projekt`."""
        parts = [words.MEASURES[group.measure], *(self.name(*item) for item in place), *more]
        codes = [group.measure, *(f"{name}={code}" for name, code in place), *more]
        if group.alternative:
            parts.append(words.ALTERNATIVES[group.alternative])
            codes.append(group.alternative)
        return Subject(words.capital(", ".join(parts)), "|".join(codes))


def groups_of(found: Answer) -> Iterator[Group]:
    """A table's rows by measure and alternative, in the order in which they first appear."""
    rows: dict[tuple[str, str | None], list[FigureRow]] = {}
    for row in found.rows:
        rows.setdefault((row.measure, row.alternative), []).append(row)
    for (measure, alternative), of_group in rows.items():
        yield Group(found, measure, alternative, tuple(of_group))


def read_book(session: Session, association: AssociationRow) -> Book:
    """Read an association's tables, whatever their period, and its ledgers as tables."""
    datasets = every_dataset(session, association.id)
    published = [answer(session, association.id, dataset, ALL_TIME) for dataset in datasets]
    return Book(
        association=association,
        answers=(*published, *ledger_tables(session, association.id, published)),
        areas=organisation.areas(session, association.id),
        members=organisation.members(session, association.id),
        cost_centres=organisation.cost_centres(session, association.id),
        statement_lines=organisation.statement_lines(session, association.id),
        activities=organisation.activities(session, association.id),
    )


def compared(
    rule: Rule, what: Subject, measure: str, period: Period, sides: tuple[Side, Side], remark: str = ""
) -> Comparison:
    """The comparison of two figures of a measure, with its verdict and its sentence."""
    left, right = sides
    kind = kind_of(measure)
    found, difference = verdict(left, right)
    return Comparison(
        id=_identity(rule, what, period, sides),
        rule=rule,
        what=what.text,
        measure=measure,
        kind=kind,
        period=period,
        left=left,
        right=right,
        difference=difference,
        allowed=left.half + right.half,
        verdict=found,
        explanation=sentences.explanation(kind, sides, found, difference, remark),
        comment=sentences.comment(kind, sides, found, difference, remark),
    )


def not_comparable(
    rule: Rule, what: Subject, measure: str, period: Period, sides: tuple[Side, Side], reason: str
) -> Comparison:
    """Two figures side by side that no sum can test, and why."""
    left, right = sides
    return Comparison(
        id=_identity(rule, what, period, sides),
        rule=rule,
        what=what.text,
        measure=measure,
        kind=kind_of(measure),
        period=period,
        left=left,
        right=right,
        difference=None,
        allowed=left.half + right.half,
        verdict=Verdict.CANNOT_COMPARE,
        explanation=sentences.not_comparable(kind_of(measure), left, right, reason),
        comment=words.capital(f"{reason}."),
    )


def _identity(rule: Rule, what: Subject, period: Period, sides: tuple[Side, Side]) -> str:
    tables = dict.fromkeys(side.dataset for side in sides)
    return "/".join((rule.value, *tables, f"{period[0]}--{period[1]}", what.key))
