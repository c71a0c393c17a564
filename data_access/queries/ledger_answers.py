"""The ledger's answers in the form of a published table's, so that every view can ask without knowing which.

A ledger comes before a published table: it is the books. Each answer is still one dataset's.
"""

from collections.abc import Iterable

from sqlmodel import Session

from data_access.queries import ledger, organisation
from data_access.queries.kept import ask_once
from data_access.queries.ledger import LedgerRow
from data_access.queries.rows import Answer, DatasetRow, FigureRow, StatementLineRow
from data_access.tables.enumerations import DatasetKind, Dimension, LedgerKind, Measure, StatementSection

CODE = "ledger-"
"""What the code of a ledger's dataset begins with; it is made here and stands nowhere in the store."""

SUMS: dict[str, frozenset[str]] = {
    StatementSection.INCOME.value: frozenset({"income"}),
    StatementSection.COST.value: frozenset({"cost"}),
    StatementSection.NET_COST.value: frozenset({"income", "cost"}),
    StatementSection.CONTRIBUTION.value: frozenset({"contribution"}),
    StatementSection.FINANCIAL.value: frozenset({"contribution", "financial"}),
    StatementSection.RESULT.value: frozenset({"income", "cost", "contribution", "financial"}),
}
"""Which sections a sum line adds up, by the section that it stands in. Source: the tertial report of 2017."""


def is_ledger(answer: Answer | None) -> bool:
    """Whether the answer comes from a ledger and can be followed down to the postings."""
    return answer is not None and answer.dataset.code.startswith(CODE)


def budget(session: Session, association_id: int, year: tuple[str, str]) -> Answer | None:
    """The year's budget by cost centre, or None without a ledger of it."""
    found = ledger.ledger(session, association_id, int(year[0][:4]), LedgerKind.BUDGET)
    if found is None:
        return None
    return ask_once(session, ("ledger-budget", found.id, year), lambda: _budget(session, found, year))


def _budget(session: Session, found: LedgerRow, year: tuple[str, str]) -> Answer:
    amounts = ledger.cost_by_centre(session, found, year)
    rows = [_figure(found, Measure.BUDGET, year, value, cost_centre=code) for code, value in amounts.items()]
    return _answer(found, DatasetKind.BUDGET, Dimension.COST_CENTRE, rows)


def outcome(session: Session, association_id: int, period: tuple[str, str]) -> Answer | None:
    """The outcome by cost centre, January through the period's last month or the last that is booked.

    A cost centre that is budgeted in the ledger and has no posting has cost 0: the books say so.
    """
    known = ledger.ledgers(session, association_id)
    year = int(period[0][:4])
    found = known.get((year, LedgerKind.OUTCOME.value))
    if found is None:
        return None
    booked = period[0], min(period[1], found.last_month)
    amounts = ledger.cost_by_centre(session, found, booked)
    budgeted = known.get((year, LedgerKind.BUDGET.value))
    if budgeted is not None:
        whole = f"{year}-01", f"{year}-12"
        amounts = dict.fromkeys(ledger.cost_by_centre(session, budgeted, whole), 0) | amounts
    rows = [
        _figure(found, Measure.OUTCOME, booked, value, cost_centre=code) for code, value in amounts.items()
    ]
    return _answer(found, DatasetKind.OUTCOME, Dimension.COST_CENTRE, rows)


def statement(
    session: Session,
    association_id: int,
    period: tuple[str, str],
    measure: Measure,
    *,
    projects: bool | None = None,
) -> Answer | None:
    """The income statement of a period, `measure` OUTCOME or BUDGET, with the sums of its sum lines.

    `projects` True is the projects' part, False own operations', None both. A line without accounts is a
    sum. An outcome ends with the last month that is booked; None where nothing of the period is.
    """
    kind = LedgerKind.OUTCOME if measure is Measure.OUTCOME else LedgerKind.BUDGET
    found = ledger.ledger(session, association_id, int(period[0][:4]), kind)
    if found is None or found.last_month < period[0]:
        return None
    booked = period[0], min(period[1], found.last_month)
    amounts = ledger.by_statement_line(session, found, booked, projects=projects)
    lines = organisation.statement_lines(session, association_id)
    detailed = ledger.lines_with_accounts(session, association_id)
    rows = [
        _figure(
            found,
            measure,
            booked,
            amounts.get(code, 0) if code in detailed else sum_line(line, lines, detailed, amounts),
            statement_line=code,
            is_total=code not in detailed,
        )
        for code, line in lines.items()
    ]
    return _answer(found, DatasetKind.INCOME_STATEMENT, Dimension.STATEMENT_LINE, rows)


def sum_line(
    line: StatementLineRow,
    lines: dict[str, StatementLineRow],
    detailed: frozenset[str],
    amounts: dict[str, int],
) -> int:
    """What a sum line adds up of the lines that have accounts."""
    sections = SUMS[line.section]
    return sum(amounts.get(code, 0) for code in detailed if lines[code].section in sections)


def _figure(
    found: LedgerRow,
    measure: Measure,
    period: tuple[str, str],
    value: int,
    *,
    cost_centre: str | None = None,
    statement_line: str | None = None,
    is_total: bool = False,
) -> FigureRow:
    return FigureRow(
        measure=measure.value,
        period_from=period[0],
        period_to=period[1],
        cost_centre=cost_centre,
        statement_line=statement_line,
        value=value,
        precision=1,
        is_total=is_total,
        source=found.source,
    )


def _answer(found: LedgerRow, kind: DatasetKind, grain: Dimension, rows: Iterable[FigureRow]) -> Answer:
    dataset = DatasetRow(
        id=0,
        code=f"{CODE}{found.year}-{found.kind}",
        kind=kind.value,
        title=found.title,
        status=found.status,
        stated_on=None,
        grain=frozenset({grain.value}),
        is_published=False,
        note=None,
        source=found.source,
    )
    return Answer(dataset, tuple(rows))
