"""The budget page's tables: per cost centre, and per budget area with projects apart."""

from dashboard.budget.variance import Comparison, Subtotal
from dashboard.interface import numbers, words
from dashboard.shapes.view import Cell, Column, Table, Unit
from dashboard.translation import _
from dashboard.views.budget_picture import BudgetPicture, most_precise_total
from dashboard.views.context import Context, notes_of, sources_of, status_text
from dashboard.views.statement import StatementPicture
from data_access.tables.enumerations import Measure

COMPARISON_COLUMNS = (
    Column("budget_ore", _("Budget, året"), Unit.ORE),
    Column("budget_to_date_ore", _("Budget t.o.m."), Unit.ORE),
    Column("outcome_ore", _("Utfall"), Unit.ORE),
    Column("variance_to_date_ore", _("Avvikelse t.o.m."), Unit.ORE, signed=True),
    Column("variance_ore", _("Kvar av året"), Unit.ORE, signed=True, shown=False),
    Column("used_share", _("Använt"), Unit.SHARE, decimals=1),
    Column("expected_share", _("Av året"), Unit.SHARE, decimals=1, shown=False),
)


PREVIOUS_YEAR = Column("previous_year_ore", _("Utfall samma period året före"), Unit.ORE)


def previous_amounts(picture: BudgetPicture) -> dict[str, int] | None:
    """The same months' outcome the year before by cost centre, from the books; None where there are none."""
    if picture.previous is None:
        return None
    return {str(row.cost_centre): row.value or 0 for row in picture.previous.rows}


def picture_status(picture: BudgetPicture) -> tuple[str | None, str | None]:
    """The status of the outcome, else of the budget: code and words."""
    answer = picture.outcome or picture.budget
    return (answer.dataset.status, status_text(answer.dataset)) if answer else (None, None)


def comparison_cells(row: Comparison, picture: BudgetPicture) -> dict[str, Cell]:
    """The cells of one comparison; a side that no source gives is missing, not zero."""
    has_budget, has_outcome = picture.budget is not None, picture.outcome is not None
    both = has_budget and has_outcome
    return {
        "budget_ore": row.budget_ore if has_budget else None,
        "budget_to_date_ore": row.budget_to_date_ore if has_budget else None,
        "outcome_ore": row.outcome_ore if has_outcome else None,
        "variance_to_date_ore": row.variance_to_date_ore if both else None,
        "variance_ore": row.variance_ore if both else None,
        "used_share": row.used_share if both else None,
        "expected_share": row.expected_share,
        "missing_reason": row.missing_reason if has_budget else _("budget finns inte i källorna"),
    }


def cost_centre_table(
    context: Context, picture: BudgetPicture, statement: StatementPicture | None, sentence: str
) -> Table:
    """Budget and outcome per cost centre, with the table's totals from their most precise statement."""
    cells = {row.id: comparison_cells(row, picture) for row in picture.table.rows}
    previous = previous_amounts(picture)
    for code, amounts in cells.items():
        if previous is not None:
            amounts["previous_year_ore"] = previous.get(code, 0)
    for code, reason in picture.outside.items():
        cells[code] = {**cells.get(code, {}), "missing_reason": reason}
    rows: list[dict[str, Cell]] = [
        {
            "id": code,
            "code": code if code.isdecimal() else None,
            "name": centre.name,
            "budget_area": words.BUDGET_AREAS[centre.budget_area],
            "is_project": centre.is_project,
            **dict.fromkeys(column.key for column in COMPARISON_COLUMNS),
            **({} if previous is None else {"previous_year_ore": None}),
            **cells[code],
        }
        for code, centre in context.cost_centres.items()
        if code in cells
    ]
    totals = {**comparison_cells(picture.table.everything, picture), "budget_ore": picture.budget_total_ore}
    totals["outcome_ore"] = _precise_outcome(context, picture, statement)
    if picture.budget and picture.outcome and totals["outcome_ore"] is not None:
        totals["variance_ore"] = int(totals["outcome_ore"]) - (picture.budget_total_ore or 0)
    status, text = picture_status(picture)
    return Table(
        id="cost-centres",
        title=_("Budget och utfall per kostnadsställe"),
        columns=(
            Column("code", _("Kod")),
            Column("name", _("Kostnadsställe")),
            Column("budget_area", _("Budgetområde"), shown=False),
            *COMPARISON_COLUMNS,
            *(() if previous is None else (PREVIOUS_YEAR,)),
        ),
        rows=tuple(rows),
        totals=totals if previous is None else totals | {"previous_year_ore": sum(previous.values())},
        sources=sources_of(picture.budget, picture.outcome),
        notes=notes_of(picture.budget, picture.outcome),
        finding=sentence,
        status=status,
        status_text=text,
        covers=numbers.period(context.selection.first_month, picture.through),
    )


def _precise_outcome(
    context: Context, picture: BudgetPicture, statement: StatementPicture | None
) -> int | None:
    stated = picture.outcome.total(Measure.OUTCOME.value) if picture.outcome else None
    same_period = statement is not None and statement.through == picture.through
    exact = statement.stated(context, "cost") if statement is not None and same_period else None
    return most_precise_total(picture.outcome_total_ore, stated.precision if stated else None, exact)


def operations_table(context: Context, picture: BudgetPicture) -> Table:
    """Own operations, their budget areas, and the projects: never one without the others."""
    table = picture.table
    subtotals: list[tuple[Subtotal, str]] = [
        *((area, words.BUDGET_AREAS[area.id]) for area in table.own_by_budget_area),
        (table.own_operations, _("Egen verksamhet")),
    ]
    if table.projects.row_count:
        subtotals.append((table.projects, _("ESF-projekt")))
    rows: list[dict[str, Cell]] = [
        {
            "id": subtotal.id,
            "name": name,
            "is_total": subtotal is table.own_operations,
            **comparison_cells(subtotal, picture),
        }
        for subtotal, name in subtotals
    ]
    status, text = picture_status(picture)
    return Table(
        id="operations",
        title=_("Budgetområden: egen verksamhet och projekt var för sig"),
        columns=(Column("name", _("Budgetområde")), *COMPARISON_COLUMNS),
        rows=tuple(rows),
        totals={"name": _("Egen verksamhet och projekt"), **comparison_cells(table.everything, picture)},
        sources=sources_of(picture.budget, picture.outcome),
        status=status,
        status_text=text,
        covers=numbers.period(context.selection.first_month, picture.through),
    )
