"""What stands beside the income statement's amounts: own operations, projects, the year's budget."""

from dashboard.translation import _
from dashboard.views.context import Context
from data_access.queries import budget as budget_queries
from data_access.queries import ledger_answers
from data_access.queries.ledger_answers import is_ledger
from data_access.queries.rows import Answer
from data_access.tables.enumerations import Measure, SignRule, StatementSection

BESIDE = {
    "own_ore": _("Egen verksamhet, kr"),
    "project_ore": _("Projekt, kr"),
    "year_budget_ore": _("Budget hela året, kr"),
    "previous_ore": _("Samma period året före, kr"),
}


def beside_amounts(context: Context, answer: Answer, through: str) -> dict[str, dict[str, int]]:
    """The columns that there are figures for: amounts by line. Empty where only a table is published."""
    if not is_ledger(answer) or answer.dataset.kind != "income_statement":
        return {}
    measure = Measure(answer.rows[0].measure) if answer.rows else Measure.OUTCOME
    if measure is not Measure.OUTCOME:
        return {}
    period = context.selection.first_month, through
    before = f"{context.selection.year - 1}-01", f"{context.selection.year - 1}{through[4:]}"
    asked = {
        "own_ore": _ledger(context, period, projects=False),
        "project_ore": _ledger(context, period, projects=True),
        "year_budget_ore": budget_queries.statement(
            context.session, context.association.id, context.year, Measure.BUDGET
        ),
        "previous_ore": _ledger(context, before),
    }
    return {key: _amounts(found) for key, found in asked.items() if is_ledger(found)}


def _ledger(context: Context, period: tuple[str, str], *, projects: bool | None = None) -> Answer | None:
    return ledger_answers.statement(
        context.session, context.association.id, period, Measure.OUTCOME, projects=projects
    )


def _amounts(found: Answer | None) -> dict[str, int]:
    rows = found.rows if found else ()
    return {str(row.statement_line): row.value or 0 for row in rows}


def shown_amount(value: int | None, section: str, signs: str | None) -> int | None:
    """The amount as the association writes it: costs without their minus where it has chosen so."""
    is_cost = section == StatementSection.COST.value
    if value is None or not is_cost or signs != SignRule.WITHOUT_MINUS.value:
        return value
    return -value
