"""Printed shares: times the whole against the amount, and together against one.

A share inside the table's sum is a share of the table's total; one outside it is a share of the subtotal
that it stands under, such as the municipalities' part. Fixed shares of a split key are tested the same way.
"""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from data_access.queries.rows import FigureRow
from data_access.reconciliation import rounding, words
from data_access.reconciliation.book import Book, Dims, Group, compared
from data_access.reconciliation.comparison import (
    Comparison,
    Period,
    Rule,
    Side,
    kind_of,
    row_side,
    scaled,
    sum_side,
)
from data_access.reconciliation.periods import period_of
from data_access.reconciliation.wholes import missing_areas, whole
from data_access.tables.enumerations import SHARE_MEASURES, SHARE_SCALE, DatasetKind, Measure, MemberKind
from data_access.translation import _


def check_shares(book: Book) -> Iterator[Comparison]:
    """Every printed share, every set of them, and the association's own fixed shares."""
    for shares in book.groups():
        if shares.measure in SHARE_MEASURES:
            for amounts in book.groups():
                if amounts.answer is shares.answer and _has_amounts(shares, amounts):
                    yield from _times_whole(book, shares, amounts)
            for period in sorted({period_of(row) for row in shares.rows}):
                yield from _together(book, shares, period)
    yield from _fixed_shares(book)


def _has_amounts(shares: Group, amounts: Group) -> bool:
    return amounts.measure not in SHARE_MEASURES and amounts.alternative == shares.alternative


def _times_whole(book: Book, shares: Group, amounts: Group) -> Iterator[Comparison]:
    by_place = {(amounts.place(row), period_of(row)): row for row in amounts.rows}
    for share in shares.rows:
        period = period_of(share)
        amount = by_place.get((shares.place(share), period))
        of = _whole_of(book, shares, amounts, share)
        if amount is None or amount.value is None or share.value is None or of is None or of.value is None:
            continue
        factor = Fraction(share.value, SHARE_SCALE)
        label = _("{share} av {whole}").format(share=_percent(share.value), whole=_with_figure(amounts, of))
        left = scaled(label, of, factor, rounding.half(share.precision) / SHARE_SCALE)
        right = row_side(_("beloppet"), amounts.answer.dataset, amount)
        left = left.read_from(share.source)
        remark = _actual(amount.value, of) if amount.value != left.value else ""
        what = book.what(amounts, shares.place(share))
        yield compared(Rule.SHARES_AND_AMOUNTS, what, amounts.measure, period, (left, right), remark)


def _whole_of(book: Book, shares: Group, amounts: Group, share: FigureRow) -> Side | None:
    """What a share is a share of."""
    period = period_of(share)
    if share.in_total:
        return whole(book, amounts, period)
    above = _above(shares, share)
    if above is None:
        return None
    stated = next(
        (
            row
            for row in amounts.totals
            if row.value is not None and period_of(row) == period and amounts.place(row) == above
        ),
        None,
    )
    name = book.name(*above[-1])
    if stated is not None:
        return row_side(name, amounts.answer.dataset, stated)
    parts = [
        row for row in amounts.leaves if period_of(row) == period and set(above) <= set(amounts.place(row))
    ]
    return sum_side(name, amounts.answer.dataset, parts) if parts else None


def _above(shares: Group, share: FigureRow) -> Dims | None:
    """The place of the stated share that a share outside the sum stands under: the one that says most."""
    own = set(shares.place(share))
    above = [
        shares.place(total)
        for total in shares.totals
        if period_of(total) == period_of(share) and shares.place(total) and set(shares.place(total)) < own
    ]
    return max(above, key=len, default=None)


def _together(book: Book, shares: Group, period: Period) -> Iterator[Comparison]:
    """Shares of one whole add up to one: those inside the sum, and those under each subtotal."""
    rows = [row for row in shares.rows if period_of(row) == period]
    inside = [row for row in rows if row.in_total and shares.place(row)]
    summed = [shares.place(row) for row in inside if row.is_total]
    top = [row for row in inside if not any(set(place) < set(shares.place(row)) for place in summed)]
    sets: dict[Dims, list[FigureRow]] = {(): top}
    for row in rows:
        above = _above(shares, row) if not row.in_total else None
        if above is not None:
            sets.setdefault(above, []).append(row)
    for place, of_set in sets.items():
        if len(of_set) > 1 and _is_whole_set(book, shares, of_set, period):
            yield _sum_to_one(book, shares, period, (place, of_set))


def _is_whole_set(book: Book, shares: Group, rows: Iterable[FigureRow], period: Period) -> bool:
    """Whether every amount beside the shares has its share; a table may print only some."""
    rows = tuple(rows)
    if any(row.value is None for row in rows) or missing_areas(book, rows):
        return False
    under = _above(shares, rows[0]) if not rows[0].in_total else ()
    places = [set(shares.place(row)) for row in rows]
    for amounts in book.groups():
        if amounts.answer is shares.answer and _has_amounts(shares, amounts):
            leaves = [row for row in amounts.leaves if period_of(row) == period]
            beneath = [
                set(amounts.place(row)) for row in leaves if set(under or ()) <= set(amounts.place(row))
            ]
            if not all(any(place <= leaf for place in places) for leaf in beneath):
                return False
    return True


def _sum_to_one(book: Book, shares: Group, period: Period, of: tuple[Dims, list[FigureRow]]) -> Comparison:
    place, rows = of
    dataset = shares.answer.dataset
    left = sum_side(_("summan av {count} andelar").format(count=len(rows)), dataset, rows)
    right = row_side(_("helheten"), dataset, rows[0]).moved_to(SHARE_SCALE, Fraction(0)).without_note()
    what = book.what(shares, place)
    return compared(Rule.SUM_OF_SHARES, what, shares.measure, period, (left, right))


def _fixed_shares(book: Book) -> Iterator[Comparison]:
    """Members' fixed shares of the municipalities' part, against what each pays."""
    fixed = {
        slug: Fraction(str(member.fixed_share))
        for slug, member in book.members.items()
        if member.fixed_share is not None and member.kind == MemberKind.MUNICIPALITY
    }
    for group in book.groups(DatasetKind.CONTRIBUTIONS.value) if fixed else ():
        for period in sorted({period_of(row) for row in group.leaves}):
            rows = [row for row in group.leaves if period_of(row) == period and row.member in fixed]
            if group.measure == Measure.CONTRIBUTION and {row.member for row in rows} == set(fixed):
                yield from _fixed_share(book, group, period, (rows, fixed))


def _fixed_share(
    book: Book, group: Group, period: Period, of: tuple[list[FigureRow], dict[str, Fraction]]
) -> Iterator[Comparison]:
    rows, fixed = of
    together = sum_side(_("kommunernas del"), group.answer.dataset, rows)
    for row in rows:
        share = fixed[row.member or ""]
        label = _("{share} av {whole}").format(
            share=_percent(round(share * SHARE_SCALE)), whole=_with_figure(group, together)
        )
        right = row_side(_("beloppet"), group.answer.dataset, row)
        what = book.what(group, group.place(row), _("fast andel"))
        left = scaled(label, together, share)
        yield compared(Rule.SHARES_AND_AMOUNTS, what, group.measure, period, (left, right))


def _percent(value: int) -> str:
    return words.percent(Fraction(value, SHARE_SCALE))


def _with_figure(amounts: Group, side: Side) -> str:
    return f"{side.label} {words.side(side, kind_of(amounts.measure))}"


def _actual(amount: int, of: Side) -> str:
    if not of.value:
        return ""
    return _("Beloppet är {share} av helheten.").format(share=words.percent(Fraction(amount, of.value), 1))
