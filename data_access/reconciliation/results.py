"""Income against costs against the stated result, and equity: opening + result = closing."""

from collections.abc import Iterator
from fractions import Fraction

from data_access.queries.rows import FigureRow
from data_access.reconciliation import words
from data_access.reconciliation.book import Book, Group, compared, not_comparable
from data_access.reconciliation.comparison import (
    Comparison,
    Kind,
    Period,
    Rule,
    Side,
    Subject,
    Verdict,
    row_side,
    scaled,
    sum_side,
)
from data_access.reconciliation.periods import YEAR, number, period_of
from data_access.reconciliation.statements import section, stated, statements
from data_access.reconciliation.wholes import COSTS, periods_of, whole, with_alternative
from data_access.tables.enumerations import STATUS_PRECEDENCE, DatasetKind, Measure, StatementSection
from data_access.translation import _

MONEY_IN = (StatementSection.INCOME.value, StatementSection.CONTRIBUTION.value)


def check_results(book: Book) -> Iterator[Comparison]:
    """Stated results without lines of their own, contributions in the statement, and equity."""
    for group, period, lines in statements(book, longest=True):
        if all(row.is_total and section(book, row) == StatementSection.RESULT for row in lines):
            yield from _stated_result(book, group, period, lines[0])
        else:
            yield from _contributions(book, group, period, lines)
    equity = list(book.groups(DatasetKind.EQUITY.value))
    for group in equity:
        if group.measure == Measure.CLOSING_EQUITY:
            yield from _closing(book, group)
        if group.measure == Measure.INCOME:
            yield from _money_to_use(book, group)
        if group.measure == Measure.OPENING_EQUITY:
            yield from _carried_over(book, group, equity)


def _best(groups: list[Group], status: str) -> Group | None:
    """The group of the same status, else of the most final one."""

    def rank(group: Group) -> tuple[bool, int]:
        own = group.answer.dataset.status
        return own != status, STATUS_PRECEDENCE[own]

    return min(groups, key=rank, default=None)


def _paid(book: Book, period: Period, status: str) -> Side | None:
    """What the members pay in a period, from one table."""
    tables = [
        found
        for found in book.groups(DatasetKind.CONTRIBUTIONS.value)
        if found.measure == Measure.CONTRIBUTION and whole(book, found, period)
    ]
    best = _best(tables, status)
    return whole(book, best, period) if best else None


def _spent(book: Book, group: Group, period: Period) -> Side | None:
    """All costs in the measure that the result is stated in, with what its alternative changes."""
    tables = [found for found in book.groups(*COSTS) if found.measure == group.measure]
    base = [found for found in tables if found.is_base and whole(book, found, period)]
    costs = _best(base, group.answer.dataset.status)
    if costs is None:
        return None
    changed = [
        found
        for found in tables
        if found.answer is costs.answer and found.alternative == group.alternative and not found.is_base
    ]
    return with_alternative(costs, changed[0] if changed else None, period, book)


def _stated_result(book: Book, group: Group, period: Period, line: FigureRow) -> Iterator[Comparison]:
    """A plan's result, against what the members pay less all costs, for the alternative it is stated for."""
    income = _paid(book, period, group.answer.dataset.status)
    spent = _spent(book, group, period)
    if income is None or spent is None:
        return
    label = _("bidragen {income} och kostnaderna {costs} tillsammans")
    left = income.plus(spent).named(
        label.format(income=words.side(income, Kind.ORE), costs=words.side(spent, Kind.ORE))
    )
    right = row_side(_("angivet resultat"), group.answer.dataset, line)
    what = book.what(group, group.place(line))
    yield compared(Rule.RESULT, what, group.measure, period, (left, right))


def _contributions(book: Book, group: Group, period: Period, lines: list[FigureRow]) -> Iterator[Comparison]:
    """What the statement has received from the members, against the table of contributions for that time."""
    received = stated(book, group, lines, StatementSection.CONTRIBUTION)
    if received is None or period[0][:4] != period[1][:4]:
        return
    status, of_year = group.answer.dataset.status, (f"{period[0][:4]}-01", f"{period[0][:4]}-12")
    what = book.what(group, (), _("medlemmarnas bidrag"))
    same, year = _paid(book, period, status), _paid(book, of_year, status)
    if same is not None:
        yield compared(Rule.CONTRIBUTIONS_AND_STATEMENT, what, group.measure, period, (received, same))
    elif year is not None:
        months = number(period[1]) - number(period[0]) + 1
        yield _part_of_year(group, period, what, received, (year, months))


def _part_of_year(
    group: Group, period: Period, what: Subject, received: Side, of: tuple[Side, int]
) -> Comparison:
    """A part of the year against as many twelfths of the year's contributions."""
    year, months = of
    label = _("{months} månader av årets {year}").format(months=months, year=words.side(year, Kind.ORE))
    part = scaled(label, year, Fraction(months, YEAR))
    rule = Rule.CONTRIBUTIONS_AND_STATEMENT
    found = compared(rule, what, group.measure, period, (received, part))
    if found.verdict in (Verdict.EQUAL, Verdict.ROUNDING):
        return found
    reason = _("bidragen kan betalas ojämnt över året")
    return not_comparable(rule, what, group.measure, period, (received, part), reason)


def _statement_for(book: Book, group: Group, period: Period) -> tuple[Group, list[FigureRow]] | None:
    """The income statement with lines for a period, of the same status first."""
    found = [
        (statement, lines)
        for statement, of_period, lines in statements(book, longest=True)
        if of_period == period and statement.is_base and any(not row.is_total for row in lines)
    ]
    best = _best([statement for statement, _lines in found], group.answer.dataset.status)
    return next(((statement, lines) for statement, lines in found if statement is best), None)


def _result(book: Book, group: Group, lines: list[FigureRow]) -> Side:
    """The statement's result: as stated, else its lines together."""
    line = stated(book, group, lines, StatementSection.RESULT)
    if line is not None:
        return line
    parts = [row for row in lines if not row.is_total and row.in_total]
    return sum_side(_("resultatet"), group.answer.dataset, parts)


def _level(book: Book, beside: Group, measure: Measure, period: Period) -> Side | None:
    """Another level of equity in the same table."""
    for group in book.groups(DatasetKind.EQUITY.value):
        if group.answer is beside.answer and group.measure == measure:
            return whole(book, group, period)
    return None


def _closing(book: Book, group: Group) -> Iterator[Comparison]:
    """Opening equity and the year's result against closing equity."""
    for period in sorted(periods_of(group)):
        opening = _level(book, group, Measure.OPENING_EQUITY, period)
        closing = whole(book, group, period)
        statement = _statement_for(book, group, period)
        if opening is None or closing is None or statement is None:
            continue
        result = _result(book, *statement)
        left = opening.plus(result).named(_("ingående eget kapital och resultatet"))
        right = closing.named(_("utgående eget kapital"))
        yield compared(Rule.EQUITY, book.what(group), group.measure, period, (left, right))


def _money_to_use(book: Book, group: Group) -> Iterator[Comparison]:
    """What a plan calls incoming funds: opening equity and the year's income together."""
    for row in group.totals:
        period = period_of(row)
        opening = _level(book, group, Measure.OPENING_EQUITY, period)
        statement = _statement_for(book, group, period)
        if opening is None or statement is None or row.value is None:
            continue
        of, lines = statement
        income = [
            line for line in lines if section(book, line) in MONEY_IN and not line.is_total and line.in_total
        ]
        if income:
            left = opening.plus(sum_side("", of.answer.dataset, income))
            left = left.named(_("ingående eget kapital och årets intäkter"))
            right = row_side(_("angiven summa"), group.answer.dataset, row)
            what = book.what(group, group.place(row))
            yield compared(Rule.EQUITY, what, group.measure, period, (left, right))


def _carried_over(book: Book, group: Group, equity: list[Group]) -> Iterator[Comparison]:
    """Opening equity against closing equity of the year before."""
    for row in group.rows:
        before = number(row.period_from) - 1
        for other in equity:
            if other.measure != Measure.CLOSING_EQUITY:
                continue
            for closing in other.rows:
                if number(closing.period_to) == before:
                    left = row_side(_("ingående eget kapital"), group.answer.dataset, row)
                    right = row_side(_("utgående året före"), other.answer.dataset, closing)
                    yield compared(
                        Rule.EQUITY, book.what(group), group.measure, period_of(row), (left, right)
                    )
