"""The budget page's key figures: in phase or not, and the result, with projects apart."""

from dashboard.interface import numbers
from dashboard.shapes.view import KeyFigure, Meaning, Unit
from dashboard.translation import _
from dashboard.views.budget_forecast import ForecastPicture
from dashboard.views.budget_picture import BudgetPicture
from dashboard.views.budget_tables import picture_status
from dashboard.views.context import Context, exists_instead, sources_of, status_text
from dashboard.views.statement import StatementPicture, statement_picture
from data_access.queries.ledger_answers import is_ledger
from data_access.tables.enumerations import Measure


def size(value_ore: int | None) -> int | None:
    """An amount without its sign; None stays None."""
    return None if value_ore is None else abs(value_ore)


def gone_words(picture: BudgetPicture) -> str:
    """What the used share is to be held against: the part of the year, or what the phasing expects by now."""
    share = numbers.share(picture.table.own_operations.expected_share)
    text = _("{share} av året har gått") if picture.is_even else _("{share} var väntat")
    return text.format(share=share)


def key_figures(
    context: Context,
    picture: BudgetPicture,
    statement: StatementPicture | None,
    found: ForecastPicture | None = None,
) -> tuple[KeyFigure, ...]:
    """In phase or not, where budget and outcome both are known; else what the one that is known says."""
    if picture.budget is None or picture.outcome is None:
        planned = statement_picture(context, picture, Measure.BUDGET)
        return (*_one_sided(context, picture), *result_figures(statement or planned))
    return (*phase_figures(picture), *forecast_figures(picture, found), *result_figures(statement))


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
            comparison=gone_words(picture),
            meaning=Meaning.BAD if late else Meaning.GOOD,
            sources=sources,
            missing_reason=own.missing_reason,
        ),
        KeyFigure(
            id="own-operations-variance",
            label=_("Egen verksamhet mot jämnt fördelad budget")
            if picture.is_even
            else _("Egen verksamhet mot periodiserad budget"),
            unit=Unit.ORE,
            value=own.variance_to_date_ore,
            signed=True,
            status=status,
            status_text=text,
            comparison=_("{outcome} av {budget} t.o.m. perioden").format(
                outcome=numbers.tkr(size(own.outcome_ore)), budget=numbers.tkr(size(own.budget_to_date_ore))
            ),
            meaning=Meaning.GOOD if (own.variance_to_date_ore or 0) >= 0 else Meaning.BAD,
            sources=sources,
            missing_reason=own.missing_reason,
        ),
    ]
    if projects.row_count and projects.budget_ore:
        found.append(_budgeted_projects(picture))
    elif projects.row_count:
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


def _budgeted_projects(picture: BudgetPicture) -> KeyFigure:
    """The projects' own share of their own budget, never mixed with own operations'."""
    projects = picture.table.projects
    status, text = picture_status(picture)
    return KeyFigure(
        id="projects-outcome",
        label=_("ESF-projekt, utfall"),
        unit=Unit.ORE,
        value=projects.outcome_ore,
        status=status,
        status_text=text,
        comparison=_("{share} av projektens budget, {gone} väntat").format(
            share=numbers.share(projects.used_share), gone=numbers.share(projects.expected_share)
        ),
        sources=sources_of(picture.budget, picture.outcome),
        missing_reason=projects.missing_reason if projects.outcome_ore is None else None,
    )


def forecast_figures(picture: BudgetPicture, found: ForecastPicture | None) -> tuple[KeyFigure, ...]:
    """What own operations are expected to end at against their budget."""
    if found is None:
        return ()
    own = [row for row in picture.table.rows if not row.is_project]
    expected, budget = found.total_ore(own), sum(row.budget_ore for row in own)
    variance = None if expected is None else expected - budget
    return (
        KeyFigure(
            id="own-operations-forecast",
            label=_("Egen verksamhet, prognos mot årsbudget"),
            unit=Unit.ORE,
            value=variance,
            signed=True,
            status="outlook",
            status_text=_("prognos, metoderna står i tabellen"),
            comparison=None
            if expected is None
            else _("{forecast} mot {budget}").format(
                forecast=numbers.tkr(size(expected)), budget=numbers.tkr(size(budget))
            ),
            meaning=Meaning.BAD if (variance or 0) < 0 else Meaning.GOOD,
            sources=sources_of(picture.budget, picture.outcome),
            missing_reason=_("minst en rad behöver en annan metod") if variance is None else None,
        ),
    )


def without_projects(statement: StatementPicture) -> str:
    """The result without projects: exact from a ledger, "about" where the costs are published rounded."""
    if is_ledger(statement.answer):
        return _("{without} utan projektens kostnader och intäkter hittills")
    return _("ungefär {without} utan projektens kostnader och intäkter hittills")


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
            else without_projects(statement).format(without=numbers.tkr(without, signed=True)),
            meaning=Meaning.BAD if (statement.result_ore or 0) < 0 else Meaning.GOOD,
            sources=sources_of(statement.answer),
            missing_reason=_("raderna i källan räcker inte till ett resultat")
            if statement.result_ore is None
            else None,
        ),
    )
