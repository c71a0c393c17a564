"""Parts against the total that the same table states: rows, subtotals, blank totals.

A total keeps the dimensions that it is a total of ("Totalt januari" keeps the month): its parts are the
rows that agree with it in those and say more. Rows marked as outside the sum stay outside.
"""

from collections.abc import Iterable, Iterator, Sequence

from data_access.queries.rows import FigureRow
from data_access.reconciliation import words
from data_access.reconciliation.book import Book, Dims, Group, compared, not_comparable
from data_access.reconciliation.comparison import Comparison, Rule, Side, kind_of, row_side, sum_side
from data_access.reconciliation.periods import in_period, period_of
from data_access.tables.enumerations import SHARE_MEASURES, Measure
from data_access.translation import _

Names = frozenset[str]
ONE_PERSON_IN_SEVERAL = frozenset({"activity", "delivery_area"})
"""What one unique participant may be counted in more than once."""


def check_totals(book: Book) -> Iterator[Comparison]:
    """Every stated total against its rows and its subtotals."""
    for group in book.groups():
        if group.totals and group.measure not in SHARE_MEASURES:
            finder = _Finder(group)
            for total in group.totals:
                yield from _against_rows(book, group, total, finder)
                yield from _against_subtotals(book, group, total, finder)


class _Finder:
    """The rows beneath a total, found without going through the table once for each total."""

    def __init__(self, group: Group) -> None:
        self._group = group
        self._indexes: dict[tuple[Names, bool], dict[Dims, list[FigureRow]]] = {}

    def beneath(self, total: FigureRow, *, totals: bool = False) -> list[FigureRow]:
        """Rows (or totals) that agree with the total in every dimension it keeps, in its period."""
        place = self._group.place(total)
        names = frozenset(name for name, _code in place)
        index = self._indexes.get((names, totals))
        if index is None:
            rows = self._group.totals if totals else self._group.leaves
            index = self._indexes[names, totals] = projected(self._group, rows, names)
        return [row for row in index.get(place, []) if row is not total]


def projected(group: Group, rows: Iterable[FigureRow], names: Names) -> dict[Dims, list[FigureRow]]:
    """Rows that have all of the named dimensions, by their codes in those."""
    index: dict[Dims, list[FigureRow]] = {}
    for row in rows:
        place = tuple(item for item in group.place(row) if item[0] in names)
        if len(place) == len(names):
            index.setdefault(place, []).append(row)
    return index


def partitions(group: Group, rows: Sequence[FigureRow], kept: Names) -> list[list[FigureRow]]:
    """Rows apart by what they are broken down by: by gender and by municipality are two ways to one sum.

    Rows that share a dimension belong together, since some of a table's rows leave one out.
    """
    by_names: dict[Names, list[FigureRow]] = {}
    for row in rows:
        by_names.setdefault(frozenset(name for name, _code in group.place(row)) - kept, []).append(row)
    bare = by_names.pop(frozenset(), [])
    found: list[tuple[Names, list[FigureRow]]] = []
    for names, of_names in by_names.items():
        sharing = [part for part in found if part[0] & names]
        merged = names.union(*(part[0] for part in sharing))
        members = [row for part in sharing for row in part[1]] + of_names
        found = [part for part in found if part not in sharing] + [(merged, members)]
    parts = [members for _names, members in found]
    if bare and len(parts) == 1:
        return [bare + parts[0]]
    return [*parts, *([bare] if bare else [])]


def _against_rows(book: Book, group: Group, total: FigureRow, finder: _Finder) -> Iterator[Comparison]:
    place = group.place(total)
    kept = frozenset(name for name, _code in place)
    rows = in_period(finder.beneath(total), period_of(total), group.measure)
    for part in partitions(group, rows, kept):
        left = sum_side(words.sum_of(len(part)), group.answer.dataset, part)
        rule = Rule.PARTS_AND_TOTAL if total.value is not None else Rule.BLANK_TOTAL
        remark = _outside(book, group, place) if rule is Rule.PARTS_AND_TOTAL else ""
        yield from _compared(book, group, total, (rule, left, remark), part)
    if not rows and total.value is None:
        nothing = sum_side(_("summan av raderna"), group.answer.dataset, ())
        yield from _compared(book, group, total, (Rule.BLANK_TOTAL, nothing, ""), [])


def _against_subtotals(book: Book, group: Group, total: FigureRow, finder: _Finder) -> Iterator[Comparison]:
    """A total against the table's own subtotals and the rows that are in none of them."""
    if total.value is None:
        return
    kept = frozenset(name for name, _code in group.place(total))
    subtotals = in_period(
        [row for row in finder.beneath(total, totals=True) if _says_more(group, row, total)],
        period_of(total),
        group.measure,
    )
    leaves = in_period(finder.beneath(total), period_of(total), group.measure)
    by_names: dict[Names, list[FigureRow]] = {}
    for row in subtotals:
        by_names.setdefault(frozenset(name for name, _code in group.place(row)), []).append(row)
    for names, rows in by_names.items():
        if all(row.value is not None for row in rows):
            rest = _beside(group, rows, names, partitions(group, leaves, kept))
            label = _("summan av {subtotals}").format(subtotals=words.subtotals(len(rows)))
            if rest:
                label += _(" och {rows}").format(rows=words.rows(len(rest)))
            left = sum_side(label, group.answer.dataset, [*rows, *rest])
            yield from _compared(book, group, total, (Rule.SUBTOTALS_AND_TOTAL, left, ""), [*rows, *rest])


def _says_more(group: Group, row: FigureRow, total: FigureRow) -> bool:
    return len(group.place(row)) > len(group.place(total)) or period_of(row) != period_of(total)


def _beside(
    group: Group, subtotals: Iterable[FigureRow], names: Names, parts: Iterable[list[FigureRow]]
) -> list[FigureRow]:
    """The rows that are in none of the subtotals, of the partition that the subtotals are sums of."""
    summed = set(projected(group, subtotals, names))
    for part in parts:
        rest = [
            row for row in part if tuple(item for item in group.place(row) if item[0] in names) not in summed
        ]
        if len(rest) < len(part):
            return rest
    return []


def _outside(book: Book, group: Group, place: Dims) -> str:
    """Which rows the table itself leaves out of the sum."""
    rows = [row for row in group.outside if set(place) <= set(group.place(row))]
    if not rows:
        return ""
    left_out = sum_side("", group.answer.dataset, rows)
    names = [book.name(*item) for item in group.place(rows[0]) if item not in place]
    return _("Utanför summan enligt källan: {rows} ({name}), {figure}.").format(
        rows=words.rows(len(rows)),
        name=names[0] if names else words.MEASURES[group.measure],
        figure=words.side(left_out, kind_of(group.measure)),
    )


def _compared(
    book: Book, group: Group, total: FigureRow, found: tuple[Rule, Side, str], parts: Sequence[FigureRow]
) -> Iterator[Comparison]:
    rule, left, remark = found
    right = row_side(_("angiven summa"), group.answer.dataset, total)
    what = book.what(group, group.place(total))
    kept = frozenset(name for name, _code in group.place(total))
    if counts_twice(group, parts, kept) and left.value != right.value:
        reason = _("en person som deltar i flera insatser räknas en gång i summan, men en gång i varje rad")
        yield not_comparable(rule, what, group.measure, period_of(total), (left, right), reason)
    else:
        yield compared(rule, what, group.measure, period_of(total), (left, right), remark)


def counts_twice(group: Group, parts: Iterable[FigureRow], kept: Names) -> bool:
    """Whether one unique participant may be in several of the parts of a sum that keeps some dimensions."""
    if group.measure != Measure.PARTICIPANTS_UNIQUE:
        return False
    return any({name for name, _code in group.place(row)} & (ONE_PERSON_IN_SEVERAL - kept) for row in parts)
