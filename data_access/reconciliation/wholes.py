"""What a table says in total: its stated total, or the sum of its rows where it states none.

Two tables are held against each other only where both are about the whole association. Which kinds of
table are is a matter of what they are, not of their figures: a plan of activities leaves administration out.
"""

from collections.abc import Iterable, Sequence

from data_access.queries.rows import FigureRow
from data_access.reconciliation import words
from data_access.reconciliation.book import Book, Dims, Group
from data_access.reconciliation.comparison import Period, Side, row_side, sum_side
from data_access.reconciliation.periods import in_period, period_of
from data_access.reconciliation.totals import counts_twice, partitions, projected
from data_access.tables.enumerations import AreaKind, DatasetKind
from data_access.translation import _

OF_THE_WHOLE = frozenset(
    {
        DatasetKind.CONTRIBUTIONS,
        DatasetKind.BUDGET,
        DatasetKind.OUTCOME,
        DatasetKind.SUMMARY,
        DatasetKind.CATEGORIES,
        DatasetKind.FLOWS,
        DatasetKind.PARTICIPANTS_BY_MUNICIPALITY,
        DatasetKind.ALLOCATION,
        DatasetKind.POPULATION,
        DatasetKind.EQUITY,
    }
)
"""Kinds of table that are about the whole association in what they measure."""

COSTS = (DatasetKind.OUTCOME.value, DatasetKind.BUDGET.value, DatasetKind.SUMMARY.value)
"""Kinds of table whose total is all costs."""


def whole(book: Book, group: Group, period: Period) -> Side | None:
    """The table's total of its measure for a period, or None where it does not say."""
    stated = [row for row in group.totals if period_of(row) == period and not group.place(row)]
    if stated and stated[0].value is not None:
        return row_side(_("angiven summa"), group.answer.dataset, stated[0])
    rows = in_period(group.leaves, period, group.measure)
    for part in partitions(group, rows, frozenset()):
        if not missing_areas(book, part) and not counts_twice(group, part, frozenset()):
            return sum_side(words.sum_of(len(part)), group.answer.dataset, part)
    return None


def margin(group: Group, period: Period, names: frozenset[str]) -> dict[Dims, Side]:
    """The table's figures for a period by some dimensions, each from its stated total where it has one."""
    found: dict[Dims, Side] = {}
    rows = in_period(group.leaves, period, group.measure)
    for part in partitions(group, rows, frozenset()):
        index = projected(group, part, names)
        is_complete = sum(len(of_place) for of_place in index.values()) == len(part)
        if is_complete and not counts_twice(group, part, names):
            for place, of_place in index.items():
                label = words.sum_of(len(of_place))
                found.setdefault(place, sum_side(label, group.answer.dataset, of_place))
    for row in group.totals:
        place = group.place(row)
        if period_of(row) == period and row.value is not None and {name for name, _code in place} == names:
            found[place] = row_side(_("angiven delsumma"), group.answer.dataset, row)
    return found


def missing_areas(book: Book, rows: Iterable[FigureRow]) -> set[str]:
    """The municipalities that rows by residence leave out; none where the rows are not by residence."""
    areas = {row.residence_area for row in rows}
    if areas <= {None}:
        return set()
    covered = {part for code in areas if code for part in (book.areas[code].parts or (code,))}
    return {code for code, area in book.areas.items() if area.kind == AreaKind.MUNICIPALITY} - covered


def with_alternative(base: Group, other: Group | None, period: Period, book: Book) -> Side | None:
    """A table's total where an alternative changes some of its rows: what it does not mention is the same."""
    total = whole(book, base, period)
    if other is None:
        return total
    stated = whole_if_stated(other, period)
    if stated is not None or total is None or total.value is None:
        return stated
    own = {base.place(row): row for row in in_period(base.leaves, period, base.measure)}
    changed: Sequence[FigureRow] = in_period(other.leaves, period, other.measure)
    value, half = total.value, total.half
    for row in changed:
        before = own.get(other.place(row))
        if row.value is None or (before is not None and before.value is None):
            return None
        value += row.value - (before.value or 0 if before else 0)
    label = _("summan med de rader som ändras {alternative}").format(
        alternative=words.ALTERNATIVES[other.alternative or ""]
    )
    moved = sum_side(label, other.answer.dataset, changed)
    return moved.named(label).moved_to(value, half + 2 * moved.half)


def whole_if_stated(group: Group, period: Period) -> Side | None:
    """The table's stated total for a period, or None."""
    for row in group.totals:
        if period_of(row) == period and not group.place(row) and row.value is not None:
            return row_side(_("angiven summa"), group.answer.dataset, row)
    return None


def periods_of(group: Group) -> set[Period]:
    """The periods that the table's rows are for."""
    return {period_of(row) for row in group.rows}
