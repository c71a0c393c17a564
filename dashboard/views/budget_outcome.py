"""Budget och utfall: are we in phase, cost centre by cost centre?"""

from sqlmodel import Session

from dashboard.interface import numbers
from dashboard.shapes.selection import Selection
from dashboard.shapes.view import Table, View
from dashboard.translation import _
from dashboard.views.attention import attention_table
from dashboard.views.budget_backtest import backtest_table
from dashboard.views.budget_bridge import bridge_table
from dashboard.views.budget_figures import key_figures, phase_figures, result_figures, size
from dashboard.views.budget_forecast import ForecastPicture, forecast_picture, forecast_table
from dashboard.views.budget_months import months_table
from dashboard.views.budget_picture import BudgetPicture, budget_picture
from dashboard.views.budget_tables import cost_centre_table, operations_table
from dashboard.views.context import Context, exists_instead, open_context
from dashboard.views.statement import StatementPicture, statement_picture, statement_table
from dashboard.views.statement_periods import period_tables
from data_access.queries.ledger_answers import is_ledger
from data_access.tables.enumerations import Measure

__all__ = ["build", "finding", "key_figures", "phase_figures", "result_figures"]


def build(session: Session, selection: Selection) -> View:
    """The view for a selection. Raises SelectionError for an association that does not exist."""
    context = open_context(session, selection)
    picture = budget_picture(context)
    statement = statement_picture(context, picture)
    question = _("Är vi i fas, kostnadsställe för kostnadsställe?")
    if picture.budget is None and picture.outcome is None:
        nothing = exists_instead(
            context, (Measure.BUDGET.value, Measure.OUTCOME.value), _("Budget och utfall")
        )
        return View("budget-outcome", selection, question, nothing, notes=(nothing,))
    found = forecast_picture(context, picture)
    tables = [
        cost_centre_table(context, picture, statement, finding(picture)),
        operations_table(context, picture),
        *follow_up_tables(context, picture, found),
    ]
    if statement is not None:
        covers = numbers.period(selection.first_month, statement.through)
        tables.append(statement_table(context, statement, covers))
    tables.extend(period_tables(context))
    return View(
        view="budget-outcome",
        selection=selection,
        question=question,
        finding=finding(picture),
        key_figures=key_figures(context, picture, statement, found),
        tables=tuple(tables),
        notes=_notes(context, picture, statement),
        facts={"is_even": picture.is_even},
    )


def follow_up_tables(
    context: Context, picture: BudgetPicture, found: ForecastPicture | None
) -> tuple[Table, ...]:
    """Deviations with comments, forecasts, months, the test of the methods: what there is ground for."""
    tested = backtest_table(context) if picture.is_booked else None
    made = (
        attention_table(context, picture),
        None if found is None else forecast_table(context, picture, found, tested),
        months_table(context, picture, found),
        bridge_table(context, picture, found),
        tested,
    )
    return tuple(table for table in made if table is not None)


def finding(picture: BudgetPicture) -> str:
    """The page's sentence: own operations against the share of the year, and what the projects add."""
    own, everything = picture.table.own_operations, picture.table.everything
    if picture.outcome is None:
        return _("Budgeten är {budget}. Inget utfall är publicerat än för året.").format(
            budget=numbers.tkr(size(picture.budget_total_ore))
        )
    if picture.budget is None:
        return _("Utfallet är {outcome}. Budgeten för året finns inte i källorna.").format(
            outcome=numbers.tkr(size(picture.outcome_total_ore))
        )
    sentence = _("Den egna verksamheten har använt {used} av årsbudgeten; {gone} av året har gått.").format(
        used=numbers.share(own.used_share), gone=numbers.share(own.expected_share)
    )
    if not picture.table.projects.row_count:
        return sentence
    return (
        sentence
        + " "
        + _projects_sentence(picture)
        + " "
        + _("Räknas de in ser det ut som {everything}.").format(
            everything=numbers.share(everything.used_share)
        )
    )


def _projects_sentence(picture: BudgetPicture) -> str:
    """What the projects have cost beside own operations, of their own budget where they have one."""
    projects = picture.table.projects
    cost = numbers.tkr(size(projects.known_outcome_ore))
    if not projects.budget_ore:
        return _("ESF-projekten, som inte har någon budget, har kostat {projects} därutöver.").format(
            projects=cost
        )
    return _("ESF-projekten har därutöver kostat {projects} av sin egen budget {budget}.").format(
        projects=cost, budget=numbers.tkr(size(projects.budget_ore))
    )


def _notes(context: Context, picture: BudgetPicture, statement: StatementPicture | None) -> tuple[str, ...]:
    notes = []
    if picture.outcome is None:
        notes.append(exists_instead(context, (Measure.OUTCOME.value,), _("Utfall")))
    elif picture.through != context.selection.through:
        notes.append(
            _("Utfallet räcker t.o.m. {month}; längre finns inte än.").format(
                month=numbers.month_year(picture.through)
            )
        )
    if statement is not None and statement.result_without_projects_ore is not None:
        notes.append(
            _without_projects_note(statement).format(
                result=numbers.tkr(statement.result_ore, 1),
                costs=numbers.tkr(picture.table.projects.outcome_ore),
                income=numbers.tkr(statement.project_income_ore, 1),
                without=numbers.tkr(statement.result_without_projects_ore, signed=True),
            )
        )
    return tuple(notes)


def _without_projects_note(statement: StatementPicture) -> str:
    if is_ledger(statement.answer):
        return _(
            "Resultatet {result} omfattar projektens kostnader {costs} och intäkter {income}. "
            "Utan dem är det {without}."
        )
    return _(
        "Resultatet {result} omfattar ESF-projektens kostnader {costs} och intäkter {income}. "
        "Utan dem är det ungefär {without}; kostnaderna är publicerade i hela tkr."
    )
