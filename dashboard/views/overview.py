"""Översikt: where do we stand, and what needs attention?"""

from sqlmodel import Session

from dashboard.interface import numbers
from dashboard.shapes.selection import Selection
from dashboard.shapes.view import KeyFigure, Table, Unit, View
from dashboard.translation import _
from dashboard.views import budget_outcome
from dashboard.views.attention import attention_table
from dashboard.views.budget_picture import BudgetPicture, budget_picture
from dashboard.views.budget_tables import operations_table
from dashboard.views.context import Context, open_context, sources_of, status_text
from dashboard.views.goals import goal_table
from dashboard.views.members_picture import MembersPicture, members_picture
from dashboard.views.members_words import whole_finding
from dashboard.views.participants_figures import flow_finding, volume_figures, volume_finding
from dashboard.views.participants_flows import flows_before
from dashboard.views.participants_picture import ParticipantsPicture, participants_picture
from dashboard.views.participants_tables import month_table
from dashboard.views.protected import noted
from dashboard.views.statement import StatementPicture, statement_picture
from data_access.queries import equity as equity_queries
from data_access.tables.enumerations import Measure


def build(session: Session, selection: Selection) -> View:
    """The view for a selection. Raises SelectionError for an association that does not exist."""
    context = open_context(session, selection)
    budget = budget_picture(context)
    people = participants_picture(context)
    money = members_picture(context)
    statement = statement_picture(context, budget)
    view = View(
        view="overview",
        selection=selection,
        question=_("Var står vi, och vad kräver uppmärksamhet?"),
        finding=finding(context, budget, people, money),
        key_figures=key_figures(context, budget, people, statement),
        tables=_tables(context, budget, people),
        notes=_notes(context, budget),
    )
    return noted(context, view)


def finding(
    context: Context, budget: BudgetPicture, people: ParticipantsPicture, money: MembersPicture
) -> str:
    """One sentence on money and one on people; where neither is followed up, what the members pay."""
    sentences = []
    if budget.budget is not None or budget.outcome is not None:
        sentences.append(budget_outcome.finding(budget))
    if people.volume is not None:
        sentences.append(volume_finding(people.volume))
    if not sentences or budget.outcome is None:
        sentences.append(whole_finding(context, money))
    return " ".join(sentences)


def key_figures(
    context: Context,
    budget: BudgetPicture,
    people: ParticipantsPicture,
    statement: StatementPicture | None,
) -> tuple[KeyFigure, ...]:
    """In phase, the result, participants against the yearly volume, equity."""
    money = budget_outcome.key_figures(context, budget, statement)
    shown = [
        figure for figure in money if figure.id in {"own-operations-used", "result", "budget", "outcome"}
    ]
    return (*shown, *volume_figures(people.volume)[:1], equity_figure(context))


def equity_figure(context: Context) -> KeyFigure:
    """Closing equity as the sources state it, against the association's floor; unknown is said."""
    answer = equity_queries.equity(context.session, context.association.id, context.year)
    row = equity_queries.level(answer, Measure.CLOSING_EQUITY)
    floor = context.association.equity_floor_ore
    return KeyFigure(
        id="closing-equity",
        label=_("Eget kapital vid årets slut"),
        unit=Unit.ORE,
        value=row.value if row else None,
        status=answer.dataset.status if answer and row else None,
        status_text=status_text(answer.dataset) if answer and row else None,
        comparison=_("målet är minst {floor}").format(floor=numbers.tkr(floor)) if floor else None,
        sources=sources_of(answer),
        missing_reason=None if row else _("finns inte i någon källa; anges av förbundet"),
    )


def _tables(context: Context, budget: BudgetPicture, people: ParticipantsPicture) -> tuple[Table, ...]:
    tables: list[Table | None] = [attention_table(context, budget)]
    if budget.budget is not None or budget.outcome is not None:
        tables.append(operations_table(context, budget))
    if people.flows is not None:
        before = flows_before(context, people.flows)
        tables.append(month_table(context, people.flows, before, flow_finding(people.flows)))
    tables.append(goal_table(context, people))
    return tuple(table for table in tables if table is not None)


def _notes(context: Context, budget: BudgetPicture) -> tuple[str, ...]:
    if budget.outcome is None or budget.through == context.selection.through:
        return ()
    return (_("Utfallet räcker t.o.m. {month}.").format(month=numbers.month_year(budget.through)),)
