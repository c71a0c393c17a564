"""The income statement by month, and accumulated by tertial, from the ledger."""

from collections.abc import Mapping

from dashboard.interface import numbers, words
from dashboard.shapes.view import Cell, Column, Table, Unit
from dashboard.translation import _
from dashboard.views.context import Context, reference
from dashboard.views.statement_beside import shown_amount
from data_access.queries import follow_up, ledger
from data_access.queries.ledger import LedgerRow
from data_access.queries.ledger_answers import sum_line
from data_access.tables.enumerations import LedgerKind

TERTIALS = (4, 8, 12)
NOT_BOOKED = _("inte bokfört än")


def period_tables(context: Context) -> tuple[Table, ...]:
    """Months one by one, and tertials accumulated since January; none without a ledger."""
    session, association, year = context.session, context.association.id, context.selection.year
    found = ledger.ledger(session, association, year, LedgerKind.OUTCOME)
    if found is None:
        return ()
    last = int(min(found.last_month, context.selection.through)[5:])
    amounts = ledger.by_statement_line_and_month(session, found)
    detailed = ledger.lines_with_accounts(session, association)
    by_month = {
        month: {code: amounts.get(code, {}).get(f"{year}-{month:02d}", 0) for code in detailed}
        for month in range(1, last + 1)
    }
    tertials = {
        end: {code: sum(by_month[month][code] for month in range(1, end + 1)) for code in detailed}
        for end in TERTIALS
        if end <= last
    }
    months = {month: by_month.get(month) for month in range(1, 13)}
    return (
        _table(context, found, "statement-months", _("Resultaträkning månad för månad"), {
            f"month_{month:02d}_ore": (numbers.month_name(month), known) for month, known in months.items()
        }),
        _table(context, found, "statement-tertials", _("Resultaträkning per tertial, ackumulerat"), {
            f"through_{end:02d}_ore": (numbers.period(f"{year}-01", f"{year}-{end:02d}"), tertials.get(end))
            for end in TERTIALS
        }),
    )  # fmt: skip


def _table(
    context: Context,
    found: LedgerRow,
    name: str,
    title: str,
    columns: Mapping[str, tuple[str, Mapping[str, int] | None]],
) -> Table:
    lines = context.statement_lines
    detailed = ledger.lines_with_accounts(context.session, context.association.id)
    signs = follow_up.settings(context.session, context.association.id).statement_signs
    rows: list[dict[str, Cell]] = []
    for code, line in lines.items():
        row: dict[str, Cell] = {
            "id": code,
            "name": line.name,
            "section": words.STATEMENT_SECTIONS[line.section],
            "is_total": code not in detailed,
        }
        for key, (_label, amounts) in columns.items():
            value = None
            if amounts is not None:
                value = amounts[code] if code in detailed else sum_line(line, lines, detailed, dict(amounts))
            row[key] = shown_amount(value, line.section, signs)
        row["missing_reason"] = NOT_BOOKED if None in row.values() else None
        rows.append(row)
    return Table(
        id=name,
        title=title,
        columns=(
            Column("name", _("Rad")),
            *(Column(key, label, Unit.ORE) for key, (label, _amounts) in columns.items()),
        ),
        rows=tuple(rows),
        sources=(reference(found.source),),
        notes=(_("I tkr; kronor och ören står i resultaträkningen för perioden."),),
        status=found.status,
        status_text=_("utfall") if found.status == "outcome" else _("preliminärt"),
        covers=numbers.period(
            context.selection.first_month, min(found.last_month, context.selection.through)
        ),
    )
