"""The income statement by month, and accumulated by tertial, with budget: from the ledger."""

from collections.abc import Mapping
from itertools import pairwise

from dashboard.interface import numbers, words
from dashboard.shapes.view import Cell, Column, Table, Unit
from dashboard.translation import _
from dashboard.views.context import Context, reference
from dashboard.views.statement_beside import hides_minus, sign_cell
from dashboard.views.statement_budget import budget_row, budget_through, minus, with_sums
from data_access.queries import ledger
from data_access.queries.ledger import LedgerRow
from data_access.tables.enumerations import LedgerKind

TERTIALS = (4, 8, 12)
MONTHS = range(1, 13)
NOT_BOOKED = _("inte bokfört än")
MOST_SHOWN = 12
"""More columns than this cannot be read side by side: the budget's are then there to be asked for."""

Columns = dict[str, tuple[str, Mapping[str, int] | None]]
"""Heading and amounts by line, by key; no amounts where nothing is booked yet."""


def period_tables(context: Context) -> tuple[Table, ...]:
    """Months one by one, and tertials accumulated since January; none without a ledger."""
    session, year = context.session, context.selection.year
    found = ledger.ledger(session, context.association.id, year, LedgerKind.OUTCOME)
    if found is None:
        return ()
    last = int(min(found.last_month, context.selection.through)[5:])
    booked = _through(context, found, last)
    budgeted = budget_through(context, MONTHS)
    ends = {end: _words(year, end) for end in TERTIALS}
    names = {month: numbers.month_name(month) for month in MONTHS}
    return (
        _table(
            context,
            found,
            ("statement-tertials", _("Resultaträkning per tertial, ackumulerat")),
            {f"through_{end:02d}_ore": (text, booked.get(end)) for end, text in ends.items()},
            {
                f"through_{end:02d}_budget_ore": (
                    _("Budget, {period}").format(period=text.lower()),
                    budgeted[end],
                )
                for end, text in ends.items()
                if budgeted
            },
        ),
        _table(
            context,
            found,
            ("statement-months", _("Resultaträkning månad för månad")),
            {f"month_{month:02d}_ore": (names[month], amounts) for month, amounts in _alone(booked).items()},
            {
                f"month_{month:02d}_budget_ore": (_("Budget, {period}").format(period=names[month]), amounts)
                for month, amounts in (_alone(budgeted) if budgeted else {}).items()
            },
        ),
    )


def _words(year: int, end: int) -> str:
    """`Januari–augusti`, without the year that the table is of."""
    text = numbers.period(f"{year}-01", f"{year}-{end:02d}")
    return _("Hela året") if end == MONTHS[-1] else text.removesuffix(f" {year}").capitalize()


def _through(context: Context, found: LedgerRow, last: int) -> dict[int, dict[str, int]]:
    """Each line's amount accumulated through each booked month."""
    year, amounts = context.selection.year, ledger.by_statement_line_and_month(context.session, found)
    return {
        end: with_sums(
            context,
            {
                code: sum(months.get(f"{year}-{month:02d}", 0) for month in range(1, end + 1))
                for code, months in amounts.items()
            },
        )
        for end in range(1, last + 1)
    }


def _alone(through: Mapping[int, Mapping[str, int]]) -> dict[int, Mapping[str, int] | None]:
    """Each month by itself: what is accumulated through it less what was before."""
    alone: dict[int, Mapping[str, int] | None] = dict.fromkeys(MONTHS)
    for before, month in pairwise((0, *through)):
        alone[month] = minus(through[month], through.get(before, {}))
    return alone


def _table(
    context: Context, found: LedgerRow, named: tuple[str, str], outcome: Columns, budget: Columns
) -> Table:
    """Outcome and budget side by side, each under its own key."""
    hidden = hides_minus(context)
    rows: list[dict[str, Cell]] = []
    detailed = ledger.lines_with_accounts(context.session, context.association.id)
    columns = {
        key: (outcome | budget)[key]
        for outcome_key in outcome
        for key in (outcome_key, outcome_key.replace("_ore", "_budget_ore"))
        if key in outcome or key in budget
    }
    for code, line in context.statement_lines.items():
        cells: dict[str, Cell] = {
            key: None if amounts is None else amounts[code] for key, (_label, amounts) in columns.items()
        }
        rows.append(
            {
                "id": code,
                "name": line.name,
                "section": words.STATEMENT_SECTIONS[line.section],
                "is_total": code not in detailed,
                **cells,
                **sign_cell(line.section, hidden=hidden),
                "missing_reason": NOT_BOOKED if None in cells.values() else None,
            }
        )
    planned = budget_row(context)
    return Table(
        id=named[0],
        title=named[1],
        columns=(
            Column("name", _("Rad")),
            *(
                Column(key, label, Unit.ORE, shown=key in outcome or len(columns) <= MOST_SHOWN)
                for key, (label, _amounts) in columns.items()
            ),
        ),
        rows=tuple(rows),
        sources=tuple(reference(row.source) for row in (found, planned) if row is not None),
        notes=(_("I tkr; kronor och ören står i resultaträkningen för perioden."),),
        status=found.status,
        status_text=_("utfall") if found.status == "outcome" else _("preliminärt"),
        covers=numbers.period(
            context.selection.first_month, min(found.last_month, context.selection.through)
        ),
    )
