"""The income statement: its own sum lines, and costs per cost centre against it.

A sum line states the sum of its section, or of the lines since the sum line before it; net cost is income
and costs, and the result is everything above. Costs per cost centre are gross: what they differ from the
net cost by is the operating income, which is on no cost centre.
"""

from collections.abc import Iterator, Sequence

from data_access.queries.rows import FigureRow
from data_access.reconciliation import words
from data_access.reconciliation.book import Book, Group, compared
from data_access.reconciliation.comparison import (
    Comparison,
    Kind,
    Period,
    Rule,
    Side,
    Verdict,
    row_side,
    sum_side,
    verdict,
)
from data_access.reconciliation.periods import in_period, longest_of_years, period_of
from data_access.reconciliation.wholes import COSTS, margin, whole
from data_access.tables.enumerations import DatasetKind, StatementSection
from data_access.translation import _

Statement = tuple[Group, Period, list[FigureRow]]
"""A statement, one of its periods, and the rows that make it up."""
NET_OF = (StatementSection.INCOME.value, StatementSection.COST.value)


def statements(book: Book, *, longest: bool = False) -> Iterator[Statement]:
    """Income statements: for each period that they print, or the longest of each year that their rows fill.

    The rows come in the order of the association's own lines.
    """
    order = {code: place for place, code in enumerate(book.statement_lines)}
    for group in book.groups(DatasetKind.INCOME_STATEMENT.value):
        rows = [row for row in group.rows if row.statement_line]
        printed = sorted({period_of(row) for row in rows})
        for period in longest_of_years(rows, group.measure) if longest else printed:
            lines = in_period(rows, period, group.measure)
            yield group, period, sorted(lines, key=lambda row: order[row.statement_line or ""])


def check_statements(book: Book) -> Iterator[Comparison]:
    """Sum lines against the lines that they sum, and cost tables against the statement."""
    for group, period, lines in statements(book):
        if not group.is_ledger:
            yield from _sum_lines(book, group, period, lines)
        for costs in _cost_tables(book, group):
            yield from _gross(book, costs, (group, period, lines))
            yield from _by_line(book, costs, (group, period, lines))
    for group, period, lines in statements(book, longest=True):
        for costs in _cost_tables(book, group):
            if not costs.is_ledger:
                yield from _net(book, costs, (group, period, lines))


def _cost_tables(book: Book, group: Group) -> Iterator[Group]:
    """The tables of costs that say the same measure as a statement, for the same alternative."""
    for costs in book.groups(*COSTS):
        if (costs.measure, costs.alternative) == (group.measure, group.alternative):
            yield costs


def section(book: Book, row: FigureRow) -> str:
    """The section of the statement that a line stands in."""
    return book.statement_lines[row.statement_line or ""].section


def _sum_lines(book: Book, group: Group, period: Period, lines: Sequence[FigureRow]) -> Iterator[Comparison]:
    for place, line in enumerate(lines):
        if not line.is_total or line.value is None:
            continue
        candidates = [found for found in _summed(book, lines[:place], line) if found]
        comparisons = [_sum_line(book, group, period, line, found) for found in candidates]
        fitting = [found for found in comparisons if found.verdict is not Verdict.DIFFERS]
        yield from (fitting or comparisons)[:1]


def _summed(book: Book, above: Sequence[FigureRow], line: FigureRow) -> tuple[list[FigureRow], ...]:
    """What a sum line may be the sum of, the likeliest first."""
    parts = [row for row in above if not row.is_total and row.in_total]
    of_section = section(book, line)
    if of_section == StatementSection.RESULT:
        return (parts,)
    if of_section == StatementSection.NET_COST:
        return ([row for row in parts if section(book, row) in NET_OF],)
    own = [row for row in parts if section(book, row) == of_section]
    before = [place for place, row in enumerate(above) if row.is_total]
    since = [row for row in above[before[-1] + 1 if before else 0 :] if row in parts]
    return own, since


def _sum_line(
    book: Book, group: Group, period: Period, line: FigureRow, parts: Sequence[FigureRow]
) -> Comparison:
    left = sum_side(words.sum_of(len(parts)), group.answer.dataset, parts)
    right = row_side(_("angiven summa"), group.answer.dataset, line)
    what = book.what(group, group.place(line))
    return compared(Rule.STATEMENT_SUM, what, group.measure, period, (left, right))


def stated(book: Book, group: Group, lines: Sequence[FigureRow], of_section: StatementSection) -> Side | None:
    """A section's sum: its sum line, for each month where the lines are monthly, else its lines together."""
    rows = [row for row in lines if section(book, row) == of_section]
    totals = [row for row in rows if row.is_total and row.value is not None]
    dataset = group.answer.dataset
    if totals:
        of_line = [row for row in totals if row.statement_line == totals[0].statement_line]
        return sum_side(_line(book, totals[0]), dataset, of_line).with_note_of(totals[0])
    parts = [row for row in rows if not row.is_total and row.in_total]
    return sum_side(words.sum_of(len(parts)), dataset, parts) if parts else None


def _against_gross(book: Book, costs: Group, of: Statement) -> Comparison | None:
    group, period, lines = of
    gross = stated(book, group, lines, StatementSection.COST)
    total = whole(book, costs, period)
    if gross is None or total is None:
        return None
    what = book.what(costs, (), _("kostnaderna tillsammans"))
    return compared(Rule.COSTS_AND_STATEMENT, what, costs.measure, period, (total, gross))


def _gross(book: Book, costs: Group, of: Statement) -> Iterator[Comparison]:
    """All costs per cost centre against the statement's costs."""
    found = _against_gross(book, costs, of)
    if found is not None:
        yield found


def _net(book: Book, costs: Group, of: Statement) -> Iterator[Comparison]:
    """The costs against the net cost; where the table is the gross cost, that is taken in its exact form."""
    group, period, lines = of
    gross = _against_gross(book, costs, of)
    net = stated(book, group, lines, StatementSection.NET_COST)
    if gross is None or net is None:
        return
    total, remark = gross.left, ""
    if gross.verdict in (Verdict.EQUAL, Verdict.ROUNDING):
        total = gross.right.named(_("bruttokostnaden per kostnadsställe"))
        total = total.read_from(*gross.left.sources)
    income = stated(book, group, lines, StatementSection.INCOME)
    difference = verdict(total, net)[1]
    if difference and income is not None and abs(difference) == abs(income.value or 0):
        text = _("Skillnaden är verksamhetens intäkter, {income}, som inte finns på något kostnadsställe.")
        remark = text.format(income=words.side(income, Kind.ORE))
    what = book.what(costs, (), _("brutto mot netto"))
    yield compared(Rule.COSTS_AND_STATEMENT, what, group.measure, period, (total, net), remark)


def _line(book: Book, row: FigureRow) -> str:
    return f"”{book.name('statement_line', row.statement_line or '')}”"


def _by_line(book: Book, costs: Group, of: Statement) -> Iterator[Comparison]:
    """Cost tables that say which line of the statement their rows belong to, line by line."""
    group, period, lines = of
    by_line = margin(costs, period, frozenset({"statement_line"}))
    for row in lines:
        place = (("statement_line", row.statement_line or ""),)
        if place in by_line and not row.is_total:
            right = row_side(_("raden"), group.answer.dataset, row)
            what = book.what(costs, place)
            yield compared(Rule.COSTS_AND_STATEMENT, what, group.measure, period, (by_line[place], right))
