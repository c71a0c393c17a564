"""From the budgeted result to the year's actual or forecast one, budget area by budget area."""

from collections.abc import Iterable, Sequence

from dashboard.budget.phasing import MONTHS_IN_YEAR
from dashboard.budget.totals import sum_or_missing
from dashboard.budget.variance import PROJECTS, VarianceRow
from dashboard.interface import numbers, words
from dashboard.shapes.view import Cell, Column, Table, Unit
from dashboard.translation import _
from dashboard.views.budget_forecast import ForecastPicture
from dashboard.views.budget_picture import BudgetPicture
from dashboard.views.context import Context, sources_of, status_text
from dashboard.views.rounding_notes import rounding_notes
from data_access.queries import ledger
from data_access.queries.ledger_answers import is_ledger
from data_access.tables.enumerations import LedgerKind, StatementSection

Step = tuple[str, str, int | None]
START, END, INCOME = "budget-result", "result", "income"
COLUMNS = (Column("name", _("Steg")), Column("amount_ore", _("Belopp"), Unit.ORE, signed=True))


def bridge_table(context: Context, picture: BudgetPicture, found: ForecastPicture | None) -> Table | None:
    """The steps from the budgeted result to the actual one of a year that is booked in full, or the forecast.

    With a ledger of the budget the budgeted result is known; before the year is over costs are then the
    forecasts, and income, contributions and financial items are taken as budgeted, which the table says. A
    published table of costs has no budgeted result: there the steps are what each budget area's forecast
    changes, from nothing. None where there is no budget to start from, or no outcome.
    """
    if picture.outcome is None or picture.budget is None:
        return None
    if not (picture.is_booked and is_ledger(picture.budget)):
        return None if found is None else _changes_table(context, picture, found)
    is_over = picture.months == MONTHS_IN_YEAR
    budgeted, other = _results(context, is_over=is_over)
    steps = _steps(picture, found)
    if is_over:
        steps.append((INCOME, _("Intäkter, bidrag och finansiella poster"), other))
    end = sum_or_missing((budgeted, *(change for _id, _name, change in steps)))
    end_name = _("Årets resultat") if is_over else _("Prognos för årets resultat")
    rows = _rows(((START, _("Budgeterat resultat"), budgeted), *steps, (END, end_name, end)))
    return Table(
        id="result-bridge",
        title=_("Från budgeterat till verkligt resultat")
        if is_over
        else _("Från budgeterat resultat till prognos"),
        columns=COLUMNS,
        rows=rows,
        sources=sources_of(picture.budget, picture.outcome),
        notes=rounding_notes(COLUMNS, rows[:-1], rows[-1]),
        finding=_finding(budgeted, end, is_over=is_over),
        status=picture.outcome.dataset.status if is_over else "outlook",
        status_text=status_text(picture.outcome.dataset) if is_over else _("prognos"),
        covers=str(context.selection.year),
    )


def _changes_table(context: Context, picture: BudgetPicture, found: ForecastPicture) -> Table:
    """What each budget area's forecast changes against the year's budget, own operations alone."""
    own = [step for step in _steps(picture, found) if step[0] != PROJECTS]
    end = sum_or_missing(change for _id, _name, change in own)
    rows = _rows((*own, (END, _("Prognos mot årsbudget"), end)))
    return Table(
        id="result-bridge",
        title=_("Vad prognosen ändrar mot årets budget, egen verksamhet"),
        columns=COLUMNS,
        rows=rows,
        sources=sources_of(picture.budget, picture.outcome),
        notes=(
            _("Bara kostnader: något budgeterat resultat finns inte i källan."),
            *rounding_notes(COLUMNS, rows[:-1], rows[-1]),
        ),
        finding=_("Prognosen saknas för minst en rad.")
        if end is None
        else _("Budgetområdena ändrar året med {end} mot budgeten.").format(
            end=numbers.tkr(end, signed=True)
        ),
        status="outlook",
        status_text=_("prognos"),
        covers=str(context.selection.year),
    )


def _steps(picture: BudgetPicture, found: ForecastPicture | None) -> list[Step]:
    """What each budget area does to the result, and the projects together."""
    own = [row for row in picture.table.rows if not row.is_project]
    projects = [row for row in picture.table.rows if row.is_project]
    steps: list[Step] = [
        (area, words.BUDGET_AREAS[area], _change([row for row in own if row.budget_area == area], found))
        for area in dict.fromkeys(row.budget_area for row in own)
    ]
    if projects:
        steps.append((PROJECTS, _("ESF-projekt, kostnader"), _change(projects, found)))
    return steps


def _rows(steps: Iterable[Step]) -> tuple[dict[str, Cell], ...]:
    missing = _("en rad i budgetområdet saknar prognos")
    return tuple(
        {
            "id": key,
            "name": name,
            "amount_ore": amount,
            "is_total": key in {START, END},
            "missing_reason": missing if amount is None else None,
        }
        for key, name, amount in steps
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
        else _(
            "Resultatet väntas bli {end} mot budgeterade {budget}, om intäkter, bidrag och finansiella "
            "poster blir som budgeterat."
        )
    )
    return text.format(end=numbers.tkr(end, signed=True), budget=numbers.tkr(budgeted, signed=True))
