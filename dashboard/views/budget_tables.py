"""The budget page's tables: per cost centre, and per budget area with projects apart."""

from collections.abc import Collection, Mapping
from dataclasses import replace

from dashboard.budget.variance import OWN_OPERATIONS, PROJECTS, Comparison, Subtotal
from dashboard.interface import numbers, words
from dashboard.shapes.view import Cell, Column, Table, Unit
from dashboard.translation import _
from dashboard.views.budget_picture import BudgetPicture, most_precise_total
from dashboard.views.context import Context, notes_of, sources_of, status_text
from dashboard.views.rounding_notes import rounding_notes
from dashboard.views.statement import StatementPicture
from data_access.tables.enumerations import Measure

PREVIOUS = "previous_year_ore"


def comparison_columns(picture: BudgetPicture) -> tuple[Column, ...]:
    """Budget against outcome; what says nothing for the selection is in the data and not on screen.

    The expected share is the same for every row until one has its own phasing. A year without an outcome
    has no use for a budget to date.
    """
    followed = picture.outcome is not None
    return (
        Column("budget_ore", _("Budget, året"), Unit.ORE),
        Column("budget_to_date_ore", _("Budget t.o.m."), Unit.ORE, shown=followed),
        Column("outcome_ore", _("Utfall"), Unit.ORE, shown=followed),
        Column("variance_to_date_ore", _("Avvikelse t.o.m."), Unit.ORE, signed=True, shown=followed),
        Column("variance_share", _("Avvikelse"), Unit.SHARE, decimals=1, signed=True, shown=followed),
        Column("variance_ore", _("Kvar av året"), Unit.ORE, signed=True, shown=False),
        Column("used_share", _("Använt"), Unit.SHARE, decimals=1, shown=followed),
        Column("expected_share", _("Väntat"), Unit.SHARE, decimals=1, shown=not picture.is_even),
    )


def previous_columns(picture: BudgetPicture) -> tuple[Column, ...]:
    """The same months' outcome the year before and how final it is; none where it is not known."""
    if picture.previous is None:
        return ()
    status = picture.previous.dataset.status
    text = _("Utfall {year}") if status == "outcome" else _("Preliminärt utfall {year}")
    year = int(picture.through[:4]) - 1
    return (
        Column(PREVIOUS, text.format(year=year), Unit.ORE),
        Column("previous_year_status", _("Status {year}").format(year=year), shown=False),
    )


def picture_status(picture: BudgetPicture) -> tuple[str | None, str | None]:
    """The status of the outcome, else of the budget: code and words."""
    answer = picture.outcome or picture.budget
    return (answer.dataset.status, status_text(answer.dataset)) if answer else (None, None)


def comparison_cells(row: Comparison, picture: BudgetPicture, codes: Collection[str]) -> dict[str, Cell]:
    """The cells of the comparison of some cost centres; a side that no source gives is missing, not zero."""
    has_budget, has_outcome = picture.budget is not None, picture.outcome is not None
    both = has_budget and has_outcome
    return {
        "budget_ore": row.budget_ore if has_budget else None,
        "budget_to_date_ore": row.budget_to_date_ore if has_budget else None,
        "outcome_ore": row.outcome_ore if has_outcome else None,
        "variance_to_date_ore": row.variance_to_date_ore if both else None,
        "variance_share": row.variance_share if both else None,
        "variance_ore": row.variance_ore if both else None,
        "used_share": row.used_share if both else None,
        "expected_share": row.expected_share,
        **previous_cells(picture, codes),
        "missing_reason": _missing(row, picture, codes),
    }


def previous_cells(picture: BudgetPicture, codes: Collection[str]) -> dict[str, Cell]:
    """What those of some cost centres that the year before has came to then; missing where it has none."""
    if picture.previous is None:
        return {}
    known = [picture.previous_ore[code] for code in codes if code in picture.previous_ore]
    amount = sum(known) if known else None
    status = picture.previous.dataset.status
    return {PREVIOUS: amount, "previous_year_status": None if amount is None else status}


def _missing(row: Comparison, picture: BudgetPicture, codes: Collection[str]) -> str | None:
    """Why a cell is missing: no year before, no budget at all, else the row's own reason."""
    reasons = []
    if picture.previous is not None and not any(code in picture.previous_ore for code in codes):
        year = picture.through[:4]
        printed = [picture.previous_outside[code] for code in codes if code in picture.previous_outside]
        text = next(iter(printed), _("saknas"))
        reasons.append(_("{year}: {reason}").format(year=int(year) - 1, reason=text))
    if picture.budget is None:
        reasons.append(_("budget finns inte i källorna"))
    elif row.missing_reason is not None:
        reasons.append(row.missing_reason)
    elif row.variance_share is None and picture.outcome is not None:
        reasons.append(_("ingen budget hittills"))
    return "; ".join(reasons) or None


def cost_centre_table(
    context: Context,
    picture: BudgetPicture,
    statement: StatementPicture | None,
    sentence: str,
    only: Collection[str] | None = None,
) -> Table:
    """Budget and outcome per cost centre, with the table's totals from their most precise statement.

    `only` leaves out the rows of other cost centres; the totals are of them all.
    """
    columns = (*comparison_columns(picture), *previous_columns(picture))
    cells = {
        row.id: comparison_cells(row, picture, [row.id])
        for row in picture.table.rows
        if only is None or row.id in only
    }
    for code, reason in picture.outside.items():
        if only is None or code in only:
            cells[code] = {**cells.get(code, {}), "missing_reason": reason}
    nothing = dict.fromkeys(column.key for column in columns)
    rows: list[dict[str, Cell]] = [
        {
            "id": code,
            "code": code if code.isdecimal() else None,
            "name": centre.name,
            "budget_area": words.BUDGET_AREAS[centre.budget_area],
            "is_project": centre.is_project,
            **nothing,
            **cells[code],
        }
        for code, centre in context.cost_centres.items()
        if code in cells
    ]
    totals = comparison_cells(picture.table.everything, picture, list(picture.previous_ore))
    totals["budget_ore"] = picture.budget_total_ore
    totals["outcome_ore"] = _precise_outcome(context, picture, statement)
    if picture.budget and picture.outcome and totals["outcome_ore"] is not None:
        totals["variance_ore"] = int(totals["outcome_ore"]) - (picture.budget_total_ore or 0)
    status, text = picture_status(picture)
    parts = [row for row in rows if row["id"] not in picture.outside]
    return Table(
        id="cost-centres",
        title=_("Budget och utfall per kostnadsställe"),
        columns=(
            Column("code", _("Kod")),
            Column("name", _("Kostnadsställe")),
            Column("budget_area", _("Budgetområde"), shown=False),
            *columns,
        ),
        rows=tuple(rows),
        totals=totals,
        sources=sources_of(picture.budget, picture.outcome, picture.previous),
        notes=(*notes_of(picture.budget, picture.outcome), *rounding_notes(columns, parts, totals)),
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
    table, columns = picture.table, (*comparison_columns(picture), *previous_columns(picture))
    centres = context.cost_centres
    own = [code for code in picture.previous_ore if not centres[code].is_project]
    subtotals: list[tuple[Subtotal, str, list[str]]] = [
        *(
            (
                area,
                words.BUDGET_AREAS[area.id],
                [code for code in own if centres[code].budget_area == area.id],
            )
            for area in table.own_by_budget_area
        ),
        (table.own_operations, _("Egen verksamhet"), own),
    ]
    if table.projects.row_count:
        projects = [code for code in picture.previous_ore if centres[code].is_project]
        subtotals.append((table.projects, _("ESF-projekt"), projects))
    rows: list[dict[str, Cell]] = [
        {
            "id": subtotal.id,
            "name": name,
            "is_project": subtotal is table.projects,
            "is_total": subtotal is table.own_operations,
            **comparison_cells(subtotal, picture, codes),
        }
        for subtotal, name, codes in subtotals
    ]
    everything = comparison_cells(table.everything, picture, list(picture.previous_ore))
    status, text = picture_status(picture)
    areas = [row for row in rows if not row["is_total"]]
    return Table(
        id="operations",
        title=_("Budgetområden: egen verksamhet och projekt var för sig"),
        columns=(Column("name", _("Budgetområde")), *columns),
        rows=tuple(rows),
        totals={"name": _("Egen verksamhet och projekt"), **everything},
        shows_totals=bool(table.projects.row_count),
        sources=sources_of(picture.budget, picture.outcome, picture.previous),
        notes=rounding_notes(columns, areas, everything),
        status=status,
        status_text=text,
        covers=numbers.period(context.selection.first_month, picture.through),
    )


def with_subtotals(cost_centres: Table, operations: Table) -> Table:
    """The cost centres as they stand on screen: own operations and their sum, then projects and theirs."""
    sums = {str(row["id"]): {**row, "is_total": True} for row in operations.rows}
    rows: list[Mapping[str, Cell]] = []
    for name, is_project in ((OWN_OPERATIONS, False), (PROJECTS, True)):
        centres = [row for row in cost_centres.rows if row["is_project"] is is_project]
        rows += [*centres, sums[name]] if centres else []
    return replace(cost_centres, rows=tuple(rows), shows_totals=operations.shows_totals)
