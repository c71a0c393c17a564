"""The typed rows that queries answer with. Months are text, `2017-04`; money is integer ören."""

from dataclasses import dataclass
from typing import NamedTuple

from data_access.tables.enumerations import Alternative

PROJECT_GRANTED = Alternative.PROJECT_GRANTED.value
"""The alternative that a plan describes beside its own figures; asked for by name, never mixed in."""


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source, as the store has it."""

    code: str
    title: str
    date: str | None
    section: str | None
    page: str | None
    address: str | None
    file_name: str | None
    file_sha256: str | None


@dataclass(frozen=True, slots=True)
class DatasetRow:
    """A published or imported table: what it is, how final, and where it comes from."""

    id: int
    code: str
    kind: str
    title: str
    status: str
    stated_on: str | None
    grain: frozenset[str]
    is_published: bool
    note: str | None
    source: SourceRow


class FigureRow(NamedTuple):
    """One figure with the codes of the dimensions that apply to it; None for those that do not.

    A month is made of hundreds: a tuple of so many fields is made in half the time of a frozen dataclass.
    """

    measure: str
    period_from: str
    period_to: str
    value: int | None
    source: SourceRow
    cost_centre: str | None = None
    statement_line: str | None = None
    category: str | None = None
    member: str | None = None
    activity: str | None = None
    gender: str | None = None
    residence_area: str | None = None
    delivery_area: str | None = None
    alternative: str | None = None
    precision: int | None = None
    printed: str | None = None
    in_total: bool = True
    is_total: bool = False
    missing_reason: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows of one dataset for one question; never rows of two datasets added together."""

    dataset: DatasetRow
    rows: tuple[FigureRow, ...]

    def total(self, measure: str) -> FigureRow | None:
        """The table's own stated total of a measure, from its most precise statement.

        A total row without dimensions, for at least the time of the parts: January's total is not the
        table's.
        """
        stated = [
            row
            for row in self.rows
            if row.is_total
            and row.measure == measure
            and row.value is not None
            and row.alternative != PROJECT_GRANTED
            and not (row.cost_centre or row.statement_line or row.member or row.activity)
            and not (row.gender or row.residence_area or row.delivery_area or row.category)
        ]
        if not stated:
            return None
        parts = self.parts(measure)
        first = min(row.period_from for row in (*parts, *stated))
        last = max(row.period_to for row in (*parts, *stated))
        whole = [row for row in stated if row.period_from == first and row.period_to == last]
        return min(whole, key=lambda row: row.precision or 1, default=None)

    def parts(self, measure: str) -> tuple[FigureRow, ...]:
        """The table's rows of a measure that are not themselves totals."""
        return tuple(
            row
            for row in self.rows
            if row.measure == measure and not row.is_total and row.alternative != PROJECT_GRANTED
        )


@dataclass(frozen=True, slots=True)
class AssociationRow:
    """One association and its settings."""

    id: int
    slug: str
    name: str
    is_fictional: bool
    split_key: str
    cell_threshold: int
    protect_published: bool
    equity_floor_ore: int | None
    equity_ceiling_share: float | None


@dataclass(frozen=True, slots=True)
class AreaRow:
    """A municipality, a group or the whole association; `parts` are municipality codes."""

    code: str
    name: str
    kind: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A party that pays."""

    slug: str
    name: str
    kind: str
    area: str | None
    fixed_share: float | None


@dataclass(frozen=True, slots=True)
class CostCentreRow:
    """A cost centre or a published budget row."""

    code: str
    name: str
    budget_area: str
    is_project: bool
    delivery_area: str | None


@dataclass(frozen=True, slots=True)
class StatementLineRow:
    """A line of the income statement."""

    code: str
    name: str
    section: str
    is_project: bool


@dataclass(frozen=True, slots=True)
class ActivityRow:
    """An activity and how it is described."""

    slug: str
    name: str
    orientation: str
    sub_category: str | None
    target_group: str | None
    labels: tuple[str, ...]
    duration: str | None
    description: str | None
    source: SourceRow


@dataclass(frozen=True, slots=True)
class GoalRow:
    """A goal, in words or with a threshold in the unit it states."""

    code: str
    text: str
    measure: str | None
    threshold: int | None
    unit: str | None
    direction: str | None
    valid_from: str | None
    source: SourceRow
