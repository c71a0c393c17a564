"""Budget och utfall: are we in phase, cost centre by cost centre?"""

from sqlmodel import Session

from dashboard.interface import numbers
from dashboard.shapes.selection import Selection
from dashboard.shapes.view import KeyFigure, Meaning, Unit, View
from dashboard.translation import _
from dashboard.views.budget_picture import BudgetPicture, budget_picture
from dashboard.views.budget_tables import cost_centre_table, operations_table, picture_status
from dashboard.views.context import Context, exists_instead, open_context, sources_of, status_text
from dashboard.views.statement import StatementPicture, statement_picture, statement_table
from data_access.tables.enumerations import Measure


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
    tables = [
        cost_centre_table(context, picture, statement, finding(picture)),
        operations_table(context, picture),
    ]
    if statement is not None:
        covers = numbers.period(selection.first_month, statement.through)
        tables.append(statement_table(context, statement, covers))
    return View(
        view="budget-outcome",
        selection=selection,
        question=question,
        finding=finding(picture),
        key_figures=key_figures(context, picture, statement),
        tables=tuple(tables),
        notes=_notes(context, picture, statement),
    )


def finding(picture: BudgetPicture) -> str:
    """The page's sentence: own operations against the share of the year, and what the projects add."""
    own, everything = picture.table.own_operations, picture.table.everything
    if picture.outcome is None:
        return _("Budgeten är {budget}. Inget utfall är publicerat än för året.").format(
            budget=numbers.tkr(_size(picture.budget_total_ore))
        )
    if picture.budget is None:
        return _("Utfallet är {outcome}. Budgeten för året finns inte i källorna.").format(
            outcome=numbers.tkr(_size(picture.outcome_total_ore))
        )
    sentence = _("Den egna verksamheten har använt {used} av årsbudgeten; {gone} av året har gått.").format(
        used=numbers.share(own.used_share), gone=numbers.share(own.expected_share)
    )
    if not picture.table.projects.row_count:
        return sentence
    return (
        sentence
        + " "
        + _("ESF-projekten, som inte har någon budget, har kostat {projects} därutöver.").format(
            projects=numbers.tkr(_size(picture.table.projects.known_outcome_ore))
        )
        + " "
        + _("Räknas de in ser det ut som {everything}.").format(
            everything=numbers.share(everything.used_share)
        )
    )


def _size(value_ore: int | None) -> int | None:
    return None if value_ore is None else abs(value_ore)


def key_figures(
    context: Context, picture: BudgetPicture, statement: StatementPicture | None
) -> tuple[KeyFigure, ...]:
    """In phase or not, where budget and outcome both are known; else what the one that is known says."""
    if picture.budget is None or picture.outcome is None:
        planned = statement_picture(context, picture, Measure.BUDGET)
        return (*_one_sided(context, picture), *result_figures(statement or planned))
    return (*phase_figures(picture), *result_figures(statement))


def _one_sided(context: Context, picture: BudgetPicture) -> tuple[KeyFigure, ...]:
    status, text = picture_status(picture)
    sides = (
        ("budget", _("Budget för året"), picture.budget_total_ore, (Measure.BUDGET.value,), _("Budget")),
        ("outcome", _("Utfall"), picture.outcome_total_ore, (Measure.OUTCOME.value,), _("Utfall")),
    )
    return tuple(
        KeyFigure(
            id=name,
            label=label,
            unit=Unit.ORE,
            value=value,
            as_size=True,
            status=status if value is not None else None,
            status_text=text if value is not None else None,
            sources=sources_of(picture.budget, picture.outcome),
            missing_reason=exists_instead(context, measures, what) if value is None else None,
        )
        for name, label, value, measures, what in sides
    )


def phase_figures(picture: BudgetPicture) -> tuple[KeyFigure, ...]:
    """Own operations' used share and variance to date, and the projects' outcome beside them."""
    own, projects = picture.table.own_operations, picture.table.projects
    status, text = picture_status(picture)
    sources = sources_of(picture.budget, picture.outcome)
    late = own.used_share is not None and own.used_share > (own.expected_share or 0)
    found = [
        KeyFigure(
            id="own-operations-used",
            label=_("Egen verksamhet, använt av årsbudgeten"),
            unit=Unit.SHARE,
            value=own.used_share,
            decimals=1,
            status=status,
            status_text=text,
            comparison=_("{gone} av året har gått").format(gone=numbers.share(own.expected_share)),
            meaning=Meaning.BAD if late else Meaning.GOOD,
            sources=sources,
            missing_reason=own.missing_reason,
        ),
        KeyFigure(
            id="own-operations-variance",
            label=_("Egen verksamhet mot jämnt fördelad budget"),
            unit=Unit.ORE,
            value=own.variance_to_date_ore,
            signed=True,
            status=status,
            status_text=text,
            comparison=_("{outcome} av {budget} t.o.m. perioden").format(
                outcome=numbers.tkr(_size(own.outcome_ore)), budget=numbers.tkr(_size(own.budget_to_date_ore))
            ),
            meaning=Meaning.GOOD if (own.variance_to_date_ore or 0) >= 0 else Meaning.BAD,
            sources=sources,
            missing_reason=own.missing_reason,
        ),
    ]
    if projects.row_count:
        found.append(
            KeyFigure(
                id="projects-outcome",
                label=_("ESF-projekt, utfall utan budget"),
                unit=Unit.ORE,
                value=projects.outcome_ore,
                status=status,
                status_text=text,
                comparison=_("inräknade ser det ut som {share} av årsbudgeten").format(
                    share=numbers.share(picture.table.everything.used_share)
                ),
                sources=sources,
                missing_reason=projects.missing_reason if projects.outcome_ore is None else None,
            )
        )
    return tuple(found)


def result_figures(statement: StatementPicture | None) -> tuple[KeyFigure, ...]:
    """The period's result, and about what it is without the projects' costs and income so far."""
    if statement is None:
        return ()
    without = statement.result_without_projects_ore
    return (
        KeyFigure(
            id="result",
            label=_("Periodens resultat") if statement.is_outcome else _("Budgeterat resultat"),
            unit=Unit.ORE,
            value=statement.result_ore,
            signed=True,
            decimals=0,
            status=statement.answer.dataset.status,
            status_text=status_text(statement.answer.dataset),
            comparison=None
            if without is None
            else _("ungefär {without} utan projektens kostnader och intäkter hittills").format(
                without=numbers.tkr(without, signed=True)
            ),
            meaning=Meaning.BAD if (statement.result_ore or 0) < 0 else Meaning.GOOD,
            sources=sources_of(statement.answer),
        ),
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
            _(
                "Resultatet {result} omfattar ESF-projektens kostnader {costs} och intäkter {income}. "
                "Utan dem är det "
                "ungefär {without}; kostnaderna är publicerade i hela tkr."
            ).format(
                result=numbers.tkr(statement.result_ore, 1),
                costs=numbers.tkr(picture.table.projects.outcome_ore),
                income=numbers.tkr(statement.project_income_ore, 1),
                without=numbers.tkr(statement.result_without_projects_ore, signed=True),
            )
        )
    return tuple(notes)
