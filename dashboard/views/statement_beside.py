"""What stands beside the income statement's amounts: the month, budget, the year before, projects apart."""

from dashboard.shapes.view import Cell, Column, Unit
from dashboard.translation import _
from dashboard.views.context import Context
from dashboard.views.statement_budget import budget_through, minus
from data_access.queries import follow_up, ledger_answers
from data_access.queries.ledger_answers import is_ledger
from data_access.queries.rows import Answer
from data_access.tables.enumerations import Measure, SignRule, StatementSection

DECEMBER = 12

Amounts = dict[str, dict[str, int]]
"""Amounts by column and line."""

BESIDE = {
    "budget_ore": _("Budget t.o.m."),
    "variance_ore": _("Avvikelse"),
    "year_budget_ore": _("Budget hela året"),
    "previous_ore": _("Samma period året före"),
    "month_ore": _("Månaden"),
    "month_budget_ore": _("Månadens budget"),
    "month_variance_ore": _("Avvikelse i månaden"),
    "own_ore": _("Egen verksamhet"),
    "project_ore": _("Projekt"),
}


def beside_columns(beside: Amounts) -> tuple[Column, ...]:
    """The columns that there are figures for, in kronor and ören."""
    return tuple(
        Column(
            key,
            _("{label}, kr").format(label=label),
            Unit.ORE,
            in_kronor=True,
            decimals=2,
            signed="variance" in key,
        )
        for key, label in BESIDE.items()
        if key in beside
    )


def beside_amounts(context: Context, answer: Answer, through: str) -> Amounts:
    """The amounts by column and line; empty where only a table is published, or for a budget itself."""
    if not is_ledger(answer) or not answer.rows or answer.rows[0].measure != Measure.OUTCOME:
        return {}
    period = context.selection.first_month, through
    before = f"{context.selection.year - 1}-01", f"{context.selection.year - 1}{through[4:]}"
    asked = {
        "own_ore": _ledger(context, period, projects=False),
        "project_ore": _ledger(context, period, projects=True),
        "previous_ore": _ledger(context, before),
        "month_ore": _ledger(context, (through, through)),
    }
    return _budgeted(context, answer, through, {key: _amounts(one) for key, one in asked.items() if one})


def _budgeted(context: Context, answer: Answer, through: str, found: Amounts) -> Amounts:
    """With the budget and the variances beside, where there is a ledger of it."""
    month = int(through[5:])
    known = budget_through(context, {month - 1, month, DECEMBER} - {0})
    if not known:
        return found
    alone = minus(known[month], known.get(month - 1, {}))
    return found | {
        "budget_ore": known[month],
        "variance_ore": minus(_amounts(answer), known[month]),
        "year_budget_ore": known[DECEMBER],
        "month_budget_ore": alone,
        "month_variance_ore": minus(found["month_ore"], alone),
    }


def _ledger(context: Context, period: tuple[str, str], *, projects: bool | None = None) -> Answer | None:
    return ledger_answers.statement(
        context.session, context.association.id, period, Measure.OUTCOME, projects=projects
    )


def _amounts(found: Answer) -> dict[str, int]:
    return {str(row.statement_line): row.value or 0 for row in found.rows}


def hides_minus(context: Context) -> bool:
    """Whether the association writes its costs without their minus; the figures keep their sign."""
    signs = follow_up.settings(context.session, context.association.id).statement_signs
    return signs == SignRule.WITHOUT_MINUS.value


def sign_cell(section: str, *, hidden: bool) -> dict[str, Cell]:
    """What tells the screen to write a row of costs without its minus."""
    return {"without_minus": hidden and section == StatementSection.COST.value}
