"""From the budgeted result to the year's actual or forecast one, budget area by budget area."""

from collections.abc import Sequence

from dashboard.budget.phasing import MONTHS_IN_YEAR
from dashboard.budget.totals import sum_or_missing
from dashboard.budget.variance import VarianceRow
from dashboard.interface import numbers, words
from dashboard.shapes.view import Cell, Column, Table, Unit
from dashboard.translation import _
from dashboard.views.budget_forecast import ForecastPicture
from dashboard.views.budget_picture import BudgetPicture
from dashboard.views.context import Context, sources_of, status_text
from data_access.queries import ledger
from data_access.queries.ledger_answers import is_ledger
from data_access.tables.enumerations import LedgerKind, StatementSection

START, END, INCOME, PROJECTS = "budget-result", "result", "income", "projects"


def bridge_table(context: Context, picture: BudgetPicture, found: ForecastPicture | None) -> Table | None:
    """The steps from the budgeted result; None unless both budget and outcome come from ledgers.

    With the year booked in full the end is the actual result. Before that costs are the forecasts, and
    income, contributions and financial items are taken as budgeted, which the table says.
    """
    if not (picture.is_booked and is_ledger(picture.budget) and picture.outcome is not None):
        return None
    is_over = picture.months == MONTHS_IN_YEAR
    budgeted, other = _results(context, is_over=is_over)
    own = [row for row in picture.table.rows if not row.is_project]
    projects = [row for row in picture.table.rows if row.is_project]
    steps: list[tuple[str, str, int | None]] = [
        (area, words.BUDGET_AREAS[area], _change([row for row in own if row.budget_area == area], found))
        for area in dict.fromkeys(row.budget_area for row in own)
    ]
    if projects:
        steps.append((PROJECTS, _("ESF-projekt, kostnader"), _change(projects, found)))
    if is_over:
        steps.append((INCOME, _("Intäkter, bidrag och finansiella poster"), other))
    end = sum_or_missing((budgeted, *(change for _id, _name, change in steps)))
    end_name = _("Årets resultat") if is_over else _("Prognos för årets resultat")
    rows: list[dict[str, Cell]] = [
        {"id": key, "name": name, "amount_ore": amount, "is_total": key in {START, END}}
        for key, name, amount in (
            (START, _("Budgeterat resultat"), budgeted),
            *steps,
            (END, end_name, end),
        )
    ]
    missing = _("en rad i budgetområdet saknar prognos")
    return Table(
        id="result-bridge",
        title=_("Från budgeterat till verkligt resultat")
        if is_over
        else _("Från budgeterat resultat till prognos"),
        columns=(Column("name", _("Steg")), Column("amount_ore", _("Belopp"), Unit.ORE, signed=True)),
        rows=tuple(row | {"missing_reason": missing if row["amount_ore"] is None else None} for row in rows),
        sources=sources_of(picture.budget, picture.outcome),
        notes=() if is_over else (_("Intäkter, bidrag och finansiella poster antas bli som budgeterat."),),
        finding=_finding(budgeted, end, is_over=is_over),
        status=picture.outcome.dataset.status if is_over else "outlook",
        status_text=status_text(picture.outcome.dataset) if is_over else _("prognos"),
        covers=str(context.selection.year),
    )


def _results(context: Context, *, is_over: bool) -> tuple[int, int]:
    """The budgeted result, and how much more than budgeted everything but costs came to."""
    known = ledger.ledgers(context.session, context.association.id)
    year = context.selection.year
    budget = ledger.by_statement_line(context.session, known[year, LedgerKind.BUDGET.value], context.year)
    if not is_over:
        return sum(budget.values()), 0
    outcome = ledger.by_statement_line(context.session, known[year, LedgerKind.OUTCOME.value], context.year)
    cost = {
        code for code, line in context.statement_lines.items() if line.section == StatementSection.COST.value
    }
    other = sum(value for code, value in outcome.items() if code not in cost)
    return sum(budget.values()), other - sum(value for code, value in budget.items() if code not in cost)


def _change(rows: Sequence[VarianceRow], found: ForecastPicture | None) -> int | None:
    """What some cost centres do to the result: forecast, or outcome of a year that is over, minus budget."""
    ends = (
        [row.outcome_ore for row in rows]
        if found is None
        else [found.chosen[row.id].value_ore for row in rows]
    )
    end = sum_or_missing(ends)
    return None if end is None else end - sum(row.budget_ore for row in rows)


def _finding(budgeted: int, end: int | None, *, is_over: bool) -> str:
    if end is None:
        return _("Budgeterat resultat är {budget}; prognosen saknas för minst en rad.").format(
            budget=numbers.tkr(budgeted, signed=True)
        )
    text = (
        _("Resultatet blev {end} mot budgeterade {budget}.")
        if is_over
        else _("Resultatet väntas bli {end} mot budgeterade {budget}.")
    )
    return text.format(end=numbers.tkr(end, signed=True), budget=numbers.tkr(budgeted, signed=True))
