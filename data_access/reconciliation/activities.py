"""A plan's summary against the activities and the administration that it sums, area by area.

The summary's rows and the plan's activities meet where both say where something is delivered and to which
orientation it belongs. Rows of several years are never held against a single year.
"""

from collections.abc import Iterable, Iterator

from data_access.queries.rows import FigureRow
from data_access.reconciliation import words
from data_access.reconciliation.book import Book, Group, compared, not_comparable
from data_access.reconciliation.comparison import Comparison, Kind, Period, Rule, Side, row_side, sum_side
from data_access.reconciliation.periods import in_period, period_of
from data_access.reconciliation.wholes import periods_of, with_alternative
from data_access.tables.enumerations import BudgetArea, DatasetKind, Orientation
from data_access.translation import _

ORIENTATIONS = {
    BudgetArea.INDIVIDUAL.value: Orientation.INDIVIDUAL.value,
    BudgetArea.STRUCTURAL.value: Orientation.STRUCTURAL.value,
}
OFFICE = (BudgetArea.BOARD.value, BudgetArea.ADMINISTRATION.value, BudgetArea.AUDIT.value)
NAMES = {
    Orientation.INDIVIDUAL.value: _("individinriktat"),
    Orientation.STRUCTURAL.value: _("strukturövergripande"),
}


def check_activities(book: Book) -> Iterator[Comparison]:
    """Summaries against activities and administration, the same activity in two tables."""
    for summary in book.groups(DatasetKind.SUMMARY.value):
        for period in sorted(periods_of(summary)):
            for plan in book.groups(DatasetKind.ACTIVITY_PLAN.value):
                if plan.measure == summary.measure and summary.is_base and period in periods_of(plan):
                    yield from _areas(book, summary, plan, period)
            yield from _administration(book, summary, period)
    yield from _same_activity(book)


def _cost(book: Book, row: FigureRow) -> str | None:
    """The orientation of a summary's row, by its budget area."""
    return ORIENTATIONS.get(book.cost_centres[row.cost_centre].budget_area) if row.cost_centre else None


def _place(book: Book, row: FigureRow) -> str | None:
    if row.delivery_area or row.cost_centre is None:
        return row.delivery_area
    return book.cost_centres[row.cost_centre].delivery_area


def _orientation(book: Book, row: FigureRow) -> str | None:
    return book.activities[row.activity].orientation if row.activity else None


def _areas(book: Book, summary: Group, plan: Group, period: Period) -> Iterator[Comparison]:
    """Per place: all of it, and where it is of both orientations each of them."""
    of_summary = [row for row in summary.leaves if period_of(row) == period and _cost(book, row)]
    of_plan = [row for row in plan.leaves if period_of(row) == period and row.activity]
    unplaced = [row for row in of_plan if row.delivery_area is None]
    for place in dict.fromkeys(filter(None, (_place(book, row) for row in of_summary))):
        left = [row for row in of_summary if _place(book, row) == place]
        right = [row for row in of_plan if row.delivery_area == place]
        if not right:
            yield _nothing_there(book, (summary, left), plan, (period, place))
            continue
        remark = _unplaced(book, unplaced)
        yield _compared(book, (summary, left), (plan, right), (period, place, ""), remark)
        orientations = {_cost(book, row) for row in left}
        for orientation in sorted(filter(None, orientations)) if len(orientations) > 1 else ():
            of_left = [row for row in left if _cost(book, row) == orientation]
            of_right = [row for row in right if _orientation(book, row) == orientation]
            of = period, place, NAMES[orientation]
            yield _compared(book, (summary, of_left), (plan, of_right), of, "")


def _nothing_there(
    book: Book, left: tuple[Group, list[FigureRow]], plan: Group, of: tuple[Period, str]
) -> Comparison:
    period, place = of
    one = sum_side(words.sum_of(len(left[1])), left[0].answer.dataset, left[1])
    other = sum_side(_("planens insatser där"), plan.answer.dataset, ())
    what = book.what(left[0], (), book.name("delivery_area", place))
    reason = _("planen har ingen insats med den platsen")
    return not_comparable(Rule.SUMMARY_AND_ACTIVITIES, what, plan.measure, period, (one, other), reason)


def _compared(
    book: Book,
    left: tuple[Group, list[FigureRow]],
    right: tuple[Group, list[FigureRow]],
    of: tuple[Period, str, str],
    remark: str,
) -> Comparison:
    period, place, orientation = of
    name = book.name("delivery_area", place)
    one = sum_side(words.sum_of(len(left[1])), left[0].answer.dataset, left[1])
    if len(left[1]) == 1:
        one = row_side(_("sammanställningens rad"), left[0].answer.dataset, left[1][0])
    other = sum_side(_activities(len(right[1])), right[0].answer.dataset, right[1])
    if not right[1]:
        other = other.moved_to(0, other.half)
    what = book.what(left[0], (), name, *([orientation] if orientation else []))
    if not _differs(one, other):
        remark = ""
    return compared(Rule.SUMMARY_AND_ACTIVITIES, what, left[0].measure, period, (one, other), remark)


def _activities(count: int) -> str:
    if count > 1:
        return _("summan av planens {count} insatser där").format(count=count)
    return _("planens enda insats där") if count else _("planens insatser där")


def _differs(one: Side, other: Side) -> bool:
    return one.value is not None and other.value is not None and one.value != other.value


def _unplaced(book: Book, rows: Iterable[FigureRow]) -> str:
    """The activities without a place, where a difference may lie."""
    known = [row for row in rows if row.value is not None]
    if not known:
        return ""
    amounts = [words.figure(row.value, Kind.ORE, row.precision) for row in known]
    activities = [book.name("activity", row.activity or "") for row in known]
    names = ", ".join(" ".join(pair) for pair in zip(activities, amounts, strict=True))
    return _("Insatser utan plats i planen: {names}.").format(names=names)


def _administration(book: Book, summary: Group, period: Period) -> Iterator[Comparison]:
    """The summary's row for the office against the table of administration, per alternative."""
    own = [
        row
        for row in summary.leaves
        if period_of(row) == period
        and row.cost_centre
        and book.cost_centres[row.cost_centre].budget_area in OFFICE
    ]
    groups = [
        group
        for group in book.groups(DatasetKind.ADMINISTRATION.value)
        if group.measure == summary.measure and period in periods_of(group)
    ]
    fitting = [group for group in groups if group.alternative == summary.alternative]
    for group in fitting if own else ():
        total = with_alternative(group, None, period, book)
        if total is not None:
            left = sum_side(_("sammanställningens rad"), summary.answer.dataset, own)
            what = book.what(summary, (), _("administration"))
            yield compared(Rule.SUMMARY_AND_ACTIVITIES, what, summary.measure, period, (left, total))


def _same_activity(book: Book) -> Iterator[Comparison]:
    """An activity in the plan and the same code in a budget, or in a project's frame over several years."""
    for plan in book.groups(DatasetKind.ACTIVITY_PLAN.value):
        planned = _by_code(book, plan)
        for other in book.groups(DatasetKind.BUDGET.value, DatasetKind.PROJECT_FUNDING.value):
            if other.measure == plan.measure and other.is_base:
                held = _by_code(book, other)
                for code in planned.keys() & held.keys():
                    yield from _one_activity(book, (plan, planned[code]), (other, held[code]))


def _by_code(book: Book, group: Group) -> dict[str, list[FigureRow]]:
    """A table's rows by the activity that they name, as such or as a cost centre with the same code."""
    found: dict[str, list[FigureRow]] = {}
    for row in group.leaves:
        code = row.activity or row.cost_centre
        if code in book.activities:
            found.setdefault(code or "", []).append(row)
    return found


def _one_activity(
    book: Book, plan: tuple[Group, list[FigureRow]], other: tuple[Group, list[FigureRow]]
) -> Iterator[Comparison]:
    """For each period of the plan: against the same period, or said why not where the two only overlap."""
    group, planned = plan
    table, held = other
    what = book.what(group, (("activity", planned[0].activity or ""),))
    for period in sorted({period_of(row) for row in planned}):
        rows = [row for row in planned if period_of(row) == period]
        left = sum_side(_("insatsen"), group.answer.dataset, rows)
        same = in_period(held, period, group.measure)
        over = [row for row in held if row.period_from <= period[1] and period[0] <= row.period_to]
        right = sum_side(_("samma insats"), table.answer.dataset, same or over)
        if same:
            yield compared(Rule.SUMMARY_AND_ACTIVITIES, what, group.measure, period, (left, right))
        elif over:
            one, two = words.period(period), words.period(period_of(over[0]))
            reason = _("det ena gäller {one}, det andra {two}").format(one=one, two=two)
            sides = left, right
            yield not_comparable(Rule.SUMMARY_AND_ACTIVITIES, what, group.measure, period, sides, reason)
