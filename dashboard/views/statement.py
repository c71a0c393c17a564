"""The income statement in the source document's own layout, and the result with projects apart."""

from dataclasses import dataclass

from dashboard.budget.statement import result_without_projects
from dashboard.budget.totals import sum_or_missing
from dashboard.interface import numbers, words
from dashboard.shapes.view import Cell, Column, Table, Unit
from dashboard.translation import _
from dashboard.views.budget_picture import BudgetPicture
from dashboard.views.context import Context, notes_of, sources_of, status_text
from dashboard.views.statement_beside import beside_amounts, beside_columns, hides_minus, sign_cell
from data_access.queries import budget as budget_queries
from data_access.queries.kept import ask_lately
from data_access.queries.rows import PROJECT_GRANTED, Answer, FigureRow
from data_access.tables.enumerations import Measure, StatementSection


@dataclass(frozen=True, slots=True)
class StatementPicture:
    """The income statement's answer and the amounts that sentences are made of, in ören."""

    answer: Answer
    through: str
    lines: tuple[tuple[str, FigureRow], ...]
    result_ore: int | None
    result_without_projects_ore: int | None
    project_income_ore: int
    is_result_stated: bool
    is_outcome: bool

    def stated(self, context: Context, section: str) -> FigureRow | None:
        """The stated sum of a section."""
        return next(
            (
                row
                for code, row in self.lines
                if row.is_total and context.statement_lines[code].section == section
            ),
            None,
        )


def statement_picture(
    context: Context, budget: BudgetPicture, measure: Measure = Measure.OUTCOME
) -> StatementPicture | None:
    """The income statement of the outcome through the selected month, or of the year's budget; or None."""
    question = ("statement-picture", context.selection, measure)
    return ask_lately(context.session, question, lambda: _made(context, budget, measure))


def _made(context: Context, budget: BudgetPicture, measure: Measure) -> StatementPicture | None:
    period = context.period if measure is Measure.OUTCOME else context.year
    answer = budget_queries.statement(context.session, context.association.id, period, measure)
    if answer is None:
        return None
    rows = [
        row
        for row in answer.rows
        if row.statement_line and row.measure == measure.value and row.alternative != PROJECT_GRANTED
    ]
    through = max(row.period_to for row in rows)
    lines = tuple((row.statement_line or "", row) for row in rows if row.period_to == through)
    known = context.statement_lines
    stated = [row.value for code, row in lines if known[code].section == "result"]
    parts = [row.value for code, row in lines if not row.is_total]
    has_costs = any(known[code].section == StatementSection.COST.value for code, _row in lines)
    # Other income alone, as an association may give it when it is set up, is no result.
    result = stated[0] if stated else (sum_or_missing(parts) if has_costs else None)
    project_income = sum(row.value or 0 for code, row in lines if known[code].is_project and not row.is_total)
    same_period = budget.outcome is not None and budget.through == through and budget.table.projects.row_count
    projects = budget.table.projects.outcome_ore if same_period else None
    return StatementPicture(
        answer=answer,
        through=through,
        lines=lines,
        result_ore=result,
        result_without_projects_ore=result_without_projects(
            result, project_costs_ore=projects, project_income_ore=project_income
        ),
        project_income_ore=project_income,
        is_result_stated=bool(stated),
        is_outcome=measure is Measure.OUTCOME,
    )


def statement_table(context: Context, picture: StatementPicture) -> Table:
    """Rows in the association's order, sums where the document states them, kronor and ören.

    With a ledger the month alone, the budget, the year before, and own operations and projects apart stand
    beside. `without_minus` says which rows the association writes without their minus.
    """
    beside = beside_amounts(context, picture.answer, picture.through)
    hidden = hides_minus(context)
    sections = {code: line.section for code, line in context.statement_lines.items()}
    rows: list[dict[str, Cell]] = [
        {
            "id": code,
            "name": context.statement_lines[code].name,
            "section": words.STATEMENT_SECTIONS[sections[code]],
            "amount_ore": row.value,
            **{key: amounts.get(code, 0) for key, amounts in beside.items()},
            **sign_cell(sections[code], hidden=hidden),
            "is_total": row.is_total,
            "missing_reason": row.missing_reason,
        }
        for code, row in picture.lines
    ]
    return Table(
        id="income-statement",
        title=_("Resultaträkning") if picture.is_outcome else _("Resultaträkning, budget"),
        columns=(
            Column("name", _("Rad")),
            Column("section", _("Avsnitt")),
            Column("amount_ore", _("Belopp, kr"), Unit.ORE, in_kronor=True, decimals=2),
            *beside_columns(beside),
        ),
        rows=tuple(rows),
        totals={"name": _("Resultat"), "amount_ore": picture.result_ore},
        shows_totals=not picture.is_result_stated,
        sources=sources_of(picture.answer),
        notes=(
            *notes_of(picture.answer),
            *(() if picture.is_result_stated else (_("Resultatet är uträknat ur raderna."),)),
        ),
        status=picture.answer.dataset.status,
        status_text=status_text(picture.answer.dataset),
        covers=numbers.period(context.selection.first_month, picture.through),
    )
