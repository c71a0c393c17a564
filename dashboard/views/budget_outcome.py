"""Budget och utfall: are we in phase, cost centre by cost centre?"""

from sqlmodel import Session

from dashboard.interface import numbers
from dashboard.shapes.drill import DrillPath
from dashboard.shapes.selection import Selection
from dashboard.shapes.view import View
from dashboard.translation import _
from dashboard.views.budget_drill import level_of
from dashboard.views.budget_figures import gone_words, key_figures, phase_figures, result_figures, size
from dashboard.views.budget_forecast import forecast_picture
from dashboard.views.budget_parts import MAKERS, PARTS, Figures, parts_of
from dashboard.views.budget_picture import BudgetPicture, budget_picture
from dashboard.views.choices import SelectionError
from dashboard.views.context import Context, exists_instead, open_context
from dashboard.views.parts import made_tables
from dashboard.views.statement import StatementPicture, statement_picture
from data_access.queries.ledger_answers import is_ledger
from data_access.tables.enumerations import Measure

__all__ = ["build", "finding", "key_figures", "phase_figures", "result_figures"]


def build(session: Session, selection: Selection, part: str | None = None) -> View:
    """The view for a selection, with all tables or those of one part.

    Raises SelectionError for an association that does not exist.
    """
    return _view(open_context(session, selection), None if part is None else PARTS[part], None)


def build_drilled(session: Session, selection: Selection, path: DrillPath) -> View:
    """The whole view, and the level that a path leads down to as one more table.

    Raises SelectionError for a path to what does not exist.
    """
    return _view(open_context(session, selection), None, path)


def _view(context: Context, wanted: tuple[str, ...] | None, path: DrillPath | None) -> View:
    selection, picture = context.selection, budget_picture(context)
    statement = statement_picture(context, picture)
    question = _("Är vi i fas, kostnadsställe för kostnadsställe?")
    if picture.budget is None and picture.outcome is None:
        nothing = exists_instead(
            context, (Measure.BUDGET.value, Measure.OUTCOME.value), _("Budget och utfall")
        )
        if path is not None:
            raise SelectionError(nothing)
        return View("budget-outcome", selection, question, nothing, notes=(nothing,))
    found = forecast_picture(context, picture)
    shown = statement or statement_picture(context, picture, Measure.BUDGET)
    tables = list(made_tables(MAKERS, Figures(context, picture, shown, found, finding(picture)), wanted))
    level = None if path is None else level_of(context, picture, path)
    if level is not None and level.table.id != "operations":
        tables.append(level.table)
    return View(
        view="budget-outcome",
        selection=selection,
        question=question,
        finding=finding(picture),
        key_figures=key_figures(context, picture, statement, found),
        tables=tuple(tables),
        notes=_notes(context, picture, statement),
        facts={"is_even": picture.is_even, "parts": parts_of(picture, shown)},
    )


def finding(picture: BudgetPicture) -> str:
    """The page's sentence: own operations against the share of the year, and what the projects add."""
    own, everything = picture.table.own_operations, picture.table.everything
    if picture.outcome is None:
        return _("Budgeten för året är {budget}. Utfall för {period} finns inte i källorna.").format(
            budget=numbers.tkr(size(picture.budget_total_ore)),
            period=numbers.period(f"{picture.through[:4]}-01", picture.through),
        )
    if picture.budget is None:
        return _("Utfallet är {outcome}. Budgeten för året finns inte i källorna.").format(
            outcome=numbers.tkr(size(picture.outcome_total_ore))
        )
    sentence = _("Den egna verksamheten har använt {used} av årsbudgeten; {gone}.").format(
        used=numbers.share(own.used_share), gone=gone_words(picture)
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
