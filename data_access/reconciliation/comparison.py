"""What a comparison is: a rule, two sides with their sources, the difference and what it means."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from data_access.queries.rows import DatasetRow, FigureRow, SourceRow
from data_access.reconciliation import rounding
from data_access.reconciliation.rounding import Agreement
from data_access.tables.enumerations import MONEY_MEASURES, SHARE_MEASURES
from data_access.translation import _

Period = tuple[str, str]


class Rule(StrEnum):
    """Which general rule made the comparison."""

    PARTS_AND_TOTAL = "parts_and_total"
    SUBTOTALS_AND_TOTAL = "subtotals_and_total"
    BLANK_TOTAL = "blank_total"
    STATEMENT_SUM = "statement_sum"
    TWO_TABLES = "two_tables"
    COSTS_AND_STATEMENT = "costs_and_statement"
    SHARES_AND_AMOUNTS = "shares_and_amounts"
    SUM_OF_SHARES = "sum_of_shares"
    SUMMARY_AND_ACTIVITIES = "summary_and_activities"
    CONTRIBUTIONS_AND_STATEMENT = "contributions_and_statement"
    RESULT = "result"
    EQUITY = "equity"


class Verdict(StrEnum):
    """What a comparison says; the worst first."""

    DIFFERS = "differs"
    DIFFERENT_STATUSES = "different_statuses"
    CANNOT_COMPARE = "cannot_compare"
    ROUNDING = "rounding"
    EQUAL = "equal"


class Kind(StrEnum):
    """What the two sides are counted in: ören, persons or millionths of one."""

    ORE = "ore"
    COUNT = "count"
    SHARE = "share"


def kind_of(measure: str) -> Kind:
    """The kind of a measure's figures."""
    if measure in MONEY_MEASURES:
        return Kind.ORE
    return Kind.SHARE if measure in SHARE_MEASURES else Kind.COUNT


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two figures: its value, how far rounding may have moved it, and where it stands.

    `table` is the title and `dataset` the code of the table it is read from; `missing` counts blank cells
    among the rows that the value was added from; `note` is the store's note on the row.
    """

    label: str
    value: int | None
    half: Fraction
    precision: int | None
    status: str
    dataset: str
    table: str
    sources: tuple[SourceRow, ...]
    is_published: bool
    missing: int = 0
    note: str | None = None

    def named(self, label: str) -> "Side":
        """The same figure under another name."""
        return replace(self, label=label)

    def moved_to(self, value: int, half: Fraction) -> "Side":
        """Another figure from the same place."""
        return replace(self, value=value, half=half)

    def read_from(self, *sources: SourceRow) -> "Side":
        """The same figure, resting on other sources as well."""
        return replace(self, sources=tuple(dict.fromkeys((*sources, *self.sources))))

    def with_note_of(self, row: FigureRow) -> "Side":
        """The same figure with the store's note on a row."""
        return replace(self, note=row.note)

    def without_note(self) -> "Side":
        """The same figure without the store's note on it."""
        return replace(self, note=None)

    def plus(self, *others: "Side") -> "Side":
        """The sum of this and other figures; what stands here stands for all."""
        return added(self.label, self, *others)


@dataclass(frozen=True, slots=True)
class Subject:
    """What is compared: in words, and as codes that stay the same from run to run."""

    text: str
    key: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """One comparison; `difference` is left minus right in the kind's unit, None where one side is blank.

    `id` names it among the association's comparisons: rule, subject, tables and period. `explanation` stands
    alone; `comment` is what is to be said where the figures and their tables are seen beside it.
    """

    id: str
    rule: Rule
    what: str
    measure: str
    kind: Kind
    period: Period
    left: Side
    right: Side
    difference: int | None
    allowed: Fraction
    verdict: Verdict
    explanation: str
    comment: str


def row_side(label: str, dataset: DatasetRow, row: FigureRow) -> Side:
    """A figure as it stands in its table."""
    return Side(
        label=label,
        value=row.value,
        half=rounding.half(row.precision),
        precision=row.precision,
        status=dataset.status,
        dataset=dataset.code,
        table=dataset.title,
        sources=(row.source,),
        is_published=dataset.is_published,
        note=row.note,
    )


def sum_side(label: str, dataset: DatasetRow, rows: Iterable[FigureRow]) -> Side:
    """The sum of rows of one table; blank cells are counted, and the halves of all rows added."""
    rows = tuple(rows)
    known = [row for row in rows if row.value is not None]
    precisions = [row.precision for row in known if row.precision is not None]
    return Side(
        label=label,
        value=sum(row.value or 0 for row in known) if known else None,
        half=sum((rounding.half(row.precision) for row in known), Fraction(0)),
        precision=min(precisions, default=None),
        status=dataset.status,
        dataset=dataset.code,
        table=dataset.title,
        sources=tuple(dict.fromkeys(row.source for row in rows)) or (dataset.source,),
        is_published=dataset.is_published,
        missing=len(rows) - len(known),
    )


def added(label: str, first: Side, *others: Side) -> Side:
    """Several figures as one amount, resting on the sources of them all."""
    sides = (first, *others)
    known = [side.value for side in sides if side.value is not None]
    precisions = [side.precision for side in sides if side.precision is not None]
    return replace(
        first,
        label=label,
        value=sum(known) if len(known) == len(sides) else None,
        half=sum((side.half for side in sides), Fraction(0)),
        precision=min(precisions, default=None),
        missing=sum(side.missing for side in sides),
        is_published=all(side.is_published for side in sides),
        table=_(" och ").join(dict.fromkeys(side.table for side in sides)),
        sources=tuple(dict.fromkeys(source for side in sides for source in side.sources)),
        note=None,
    )


def scaled(label: str, side: Side, factor: Fraction, factor_half: Fraction = Fraction(0)) -> Side:
    """A figure times a share of it; `factor_half` is half the precision that the share is printed in.

    The product is rounded to whole ören, which may move it by half an öre.
    """
    if side.value is None:
        return side.named(label)
    exact = factor * side.value
    moved = Fraction(0) if exact.denominator == 1 else Fraction(1, 2)
    room = abs(factor) * side.half + factor_half * (abs(side.value) + side.half)
    return replace(side, label=label, value=rounding.whole(exact), half=room + moved, note=None)


def verdict(left: Side, right: Side) -> tuple[Verdict, int | None]:
    """What the two figures say of each other, and left minus right.

    Rows that are blank in the source may hold the difference: then nothing can be said. Two tables of
    different status may both be true: then they are not a contradiction.
    """
    if left.value is None or right.value is None:
        return Verdict.CANNOT_COMPARE, None
    difference = left.value - right.value
    found = rounding.agreement(difference, left.half + right.half)
    if found is not Agreement.DIFFERS:
        return Verdict(found.value), difference
    if left.missing or right.missing:
        return Verdict.CANNOT_COMPARE, difference
    if left.status != right.status:
        return Verdict.DIFFERENT_STATUSES, difference
    return Verdict.DIFFERS, difference
