"""The counts of a table by month that the pages show: months, and months since the first.

Months are shown for women and men. By municipality and activity there are sums since January only, some
months apart, since single months count so few. What lies between any two follows from them.
"""

from collections.abc import Iterable, Iterator

from dashboard.participants.flows import add_counts
from dashboard.participants.protection_keys import CountKey, month_number
from dashboard.views.context import Context
from data_access.queries.participants import FLOWS
from data_access.queries.rows import DatasetRow, FigureRow
from data_access.queries.sums import Question, sums
from data_access.tables.enumerations import Dimension

BREAKDOWNS = (Dimension.GENDER, Dimension.RESIDENCE_AREA, Dimension.ACTIVITY)

Where = tuple[str | None, str | None, str | None]
"""Gender, residence area and activity; None for all."""


def month_counts(context: Context, dataset: DatasetRow, apart: int) -> dict[CountKey, int]:
    """The table's counts by coordinates; `apart` is how many months lie between sums of detail."""
    found: dict[CountKey, int] = {}
    breakdowns = [frozenset({by}) for by in BREAKDOWNS if by in dataset.grain]
    for by in breakdowns or [frozenset()]:
        question = Question((), FLOWS, by)
        rows = sums(context.session, context.association.id, dataset, question, context.year)
        if not found:
            found |= counts_by_month(dataset.code, for_all(rows), apart)
        found |= counts_by_month(dataset.code, rows, apart)
    return found


def for_all(rows: Iterable[FigureRow]) -> Iterator[FigureRow]:
    """The rows of each month together: of any one breakdown, since each is of everybody."""
    months: dict[tuple[str, str, str], list[FigureRow]] = {}
    for row in rows:
        months.setdefault((row.measure, row.period_from, row.period_to), []).append(row)
    for parts in months.values():
        value = add_counts(row.value for row in parts)
        yield parts[0]._replace(value=value, gender=None, residence_area=None, activity=None)


def counts_by_month(table: str, rows: Iterable[FigureRow], apart: int) -> dict[CountKey, int]:
    """Rows of single months, each place on its own, as months and sums since the first month there is."""
    series: dict[tuple[str, Where], dict[str, int | None]] = {}
    for row in rows:
        if row.period_from == row.period_to:
            where = (row.gender, row.residence_area, row.activity)
            series.setdefault((row.measure, where), {})[row.period_from] = row.value
    found: dict[CountKey, int] = {}
    for (measure, (gender, residence, activity)), by_month in series.items():
        is_detail = residence is not None or activity is not None
        start = min(by_month)
        for first, last, value in _sums(by_month):
            if not is_detail or (first == start and is_shown_apart(last, apart)):
                found[CountKey(table, measure, first, last, gender, residence, None, activity)] = value
    return found


def is_shown_apart(month: str, apart: int) -> bool:
    """Whether sums of detail are shown through this month."""
    return int(month[5:]) % apart == 0


def _sums(by_month: dict[str, int | None]) -> Iterator[tuple[str, str, int]]:
    """Each month, and the months together since the first.

    None where a month is left out or has no count: a sum over a gap is not protected, and so not shown where
    others are.
    """
    months = sorted(by_month)
    first = month_number(months[0])
    so_far: int | None = 0
    for place, month in enumerate(months):
        value = by_month[month]
        so_far = None if value is None or so_far is None else so_far + value
        if value is not None:
            yield month, month, value
        if place and so_far is not None and month_number(month) == first + place:
            yield months[0], month, so_far
