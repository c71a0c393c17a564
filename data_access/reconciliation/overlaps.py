"""The same measure for the same period in two tables: of different grain, or of different status.

Where both are broken down by the same thing, that is compared too, so that a difference can be found.
"""

from collections.abc import Iterator
from itertools import combinations

from data_access.reconciliation.book import Book, Group, compared
from data_access.reconciliation.comparison import Comparison, Kind, Period, Rule, Side, Verdict, kind_of
from data_access.reconciliation.periods import longest_of_years, number, period_of
from data_access.reconciliation.wholes import OF_THE_WHOLE, margin, periods_of, whole
from data_access.tables.enumerations import SHARE_MEASURES, DatasetKind, Measure, MemberKind
from data_access.translation import _

STATE = (MemberKind.STATE, MemberKind.SOCIAL_INSURANCE_AGENCY, MemberKind.EMPLOYMENT_SERVICE)
SHARED = ("gender", "residence_area", "member", "statement_line", "cost_centre", "category", "activity")
"""What two tables may both be broken down by; each is compared by itself."""


def check_overlaps(book: Book) -> Iterator[Comparison]:
    """Every pair of tables that say the same thing about the whole association."""
    groups = [
        group
        for group in book.groups(*(kind.value for kind in OF_THE_WHOLE))
        if group.measure not in SHARE_MEASURES
    ]
    by_measure: dict[tuple[str, bool], list[Group]] = {}
    for group in groups:
        by_measure.setdefault((group.measure, group.is_base), []).append(group)
    for of_measure in by_measure.values():
        for first, second in combinations(of_measure, 2):
            if first.answer is not second.answer:
                yield from _pair(book, first, second)
    yield from _state_part(book)


def _pair(book: Book, first: Group, second: Group) -> Iterator[Comparison]:
    """Every period that both speak of; months within one whose tables are of two statuses are left out."""
    same_status = first.answer.dataset.status == second.answer.dataset.status
    longest: list[Period] = []
    for period in _common_periods(first, second):
        left, right = whole(book, first, period), whole(book, second, period)
        is_part = any(one[0] <= period[0] and period[1] <= one[1] for one in longest)
        if left is None or right is None or (is_part and not same_status):
            continue
        what, sides = book.what(first, (), _("totalt")), (left, right)
        remark = _equal_figure(book, period, left, right, kind_of(first.measure))
        found = compared(Rule.TWO_TABLES, what, first.measure, period, sides, remark)
        yield found
        if not is_part:
            longest.append(period)
            if found.verdict is not Verdict.DIFFERENT_STATUSES:
                yield from _margins(book, first, second, period)


def _common_periods(first: Group, second: Group) -> list[Period]:
    """Periods that both may speak of, the longest first: their own and the longest run of each year."""
    periods = periods_of(first) | periods_of(second)
    for group in (first, second):
        periods.update(longest_of_years(group.leaves, group.measure))
    return sorted(periods, key=lambda found: (number(found[0]) - number(found[1]), found))


def _margins(book: Book, first: Group, second: Group, period: Period) -> Iterator[Comparison]:
    for name in SHARED:
        names = frozenset({name})
        one, other = margin(first, period, names), margin(second, period, names)
        for place in one:
            if place in other:
                sides = one[place], other[place]
                yield compared(Rule.TWO_TABLES, book.what(first, place), first.measure, period, sides)


def _equal_figure(book: Book, period: Period, left: Side, right: Side, kind: Kind) -> str:
    """Another stated amount of the same period that is just as large as the difference."""
    if kind is not Kind.ORE or left.value is None or right.value is None or left.value == right.value:
        return ""
    size = abs(left.value - right.value)
    for group in book.groups(DatasetKind.EQUITY.value, DatasetKind.INCOME_STATEMENT.value):
        for row in group.rows:
            if row.value is not None and abs(row.value) == size and period_of(row) == period:
                name = book.what(group, group.place(row)).text.lower()
                table = group.answer.dataset.title
                return _("Skillnaden är lika stor som {name} i ”{table}”.").format(name=name, table=table)
    return ""


def _state_part(book: Book) -> Iterator[Comparison]:
    """The state's allocation as decided, against what the contributions have for the state's members."""
    state = {slug for slug, member in book.members.items() if member.kind in STATE}
    for allocation in book.groups(DatasetKind.ALLOCATION.value):
        for contributions in book.groups(DatasetKind.CONTRIBUTIONS.value):
            if allocation.measure != Measure.ALLOCATION or contributions.measure != Measure.CONTRIBUTION:
                continue
            for period in sorted(periods_of(allocation) & periods_of(contributions)):
                paid = margin(contributions, period, frozenset({"member"}))
                sides = [side for place, side in paid.items() if place[0][1] in state]
                decided = whole(book, allocation, period)
                if decided is not None and sides:
                    right = sides[0].plus(*sides[1:]).named(_("statens medlemmar tillsammans"))
                    what = book.what(allocation, (), _("statens del"))
                    yield compared(Rule.TWO_TABLES, what, allocation.measure, period, (decided, right))
