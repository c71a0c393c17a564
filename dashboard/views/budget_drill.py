"""From the association down to the posting: budget area, cost centre, account, and the way back."""

from collections.abc import Mapping
from dataclasses import replace

from sqlmodel import Session

from dashboard.interface import numbers, words
from dashboard.shapes.drill import Drill, DrillPath, TrailStep
from dashboard.shapes.selection import Selection
from dashboard.shapes.view import Cell, Table
from dashboard.translation import _
from dashboard.views.budget_drill_accounts import account_level, posting_level
from dashboard.views.budget_picture import BudgetPicture, budget_picture
from dashboard.views.budget_tables import cost_centre_table, operations_table
from dashboard.views.context import Context, open_context

PROJECT_AREA = "project"
OWN_TOTAL, PROJECTS_ROW = "own-operations", "projects"


def drill(session: Session, selection: Selection, path: DrillPath) -> Drill | None:
    """The level that a path leads to; a path to what does not exist ends at its last known level.

    None where there is neither budget nor outcome.
    """
    context = open_context(session, selection)
    picture = budget_picture(context)
    if picture.budget is None and picture.outcome is None:
        return None
    known = known_path(context, picture, path)
    if known.area is None:
        return _areas(context, picture)
    if known.cost_centre is None:
        return _centres(context, picture, known)
    trail = _trail(context, known)
    if not picture.is_booked:
        return _published_end(context, picture, known, trail)
    if known.account is None:
        return account_level(context, picture, known, trail)
    return posting_level(context, picture, known, trail)


def known_path(context: Context, picture: BudgetPicture, path: DrillPath) -> DrillPath:
    """The path as far as it exists: an unknown area, or a cost centre of another area, is left out."""
    areas = {_area_of(context, row.id) for row in picture.table.rows}
    area = path.area if path.area in areas else None
    rows = {row.id for row in picture.table.rows if _area_of(context, row.id) == area}
    centre = path.cost_centre if area and path.cost_centre in rows else None
    account = path.account if centre and picture.is_booked else None
    return DrillPath(area, centre, account, max(path.first, 0) if account else 0)


def _area_of(context: Context, code: str) -> str:
    centre = context.cost_centres[code]
    return PROJECT_AREA if centre.is_project else centre.budget_area


def _area_name(area: str) -> str:
    return words.BUDGET_AREAS[area]


def _trail(context: Context, path: DrillPath) -> tuple[TrailStep, ...]:
    steps = [TrailStep(context.association.name, DrillPath())]
    if path.area is not None:
        steps.append(TrailStep(_area_name(path.area), DrillPath(path.area)))
    if path.area is not None and path.cost_centre is not None:
        name = context.cost_centres[path.cost_centre].name
        steps.append(TrailStep(name, DrillPath(path.area, path.cost_centre)))
    if path.account is not None:
        steps.append(TrailStep(_("Konto {code}").format(code=path.account), replace(path, first=0)))
    return tuple(steps)


def _areas(context: Context, picture: BudgetPicture) -> Drill:
    table = operations_table(context, picture)
    leads = {
        str(row["id"]): DrillPath(PROJECT_AREA if row["id"] == PROJECTS_ROW else str(row["id"]))
        for row in table.rows
        if row["id"] != OWN_TOTAL
    }
    return Drill(_trail(context, DrillPath()), replace(table, id="drill"), leads)


def _centres(context: Context, picture: BudgetPicture, path: DrillPath) -> Drill:
    whole = cost_centre_table(context, picture, None, "")
    rows = tuple(
        row
        for row in whole.rows
        if _area_of(context, str(row["id"])) == path.area and str(row["id"]) not in picture.outside
    )
    table = replace(
        whole,
        id="drill",
        title=_("{area}: kostnadsställen").format(area=_area_name(str(path.area))),
        rows=rows,
        totals=_sum(rows),
        notes=(),
    )
    leads = {str(row["id"]): DrillPath(path.area, str(row["id"])) for row in rows}
    return Drill(_trail(context, path), table, leads)


def _sum(rows: tuple[Mapping[str, Cell], ...]) -> dict[str, Cell]:
    """The area's own sums of the amounts, None where a part is missing."""
    found: dict[str, Cell] = {}
    for key in ("budget_ore", "budget_to_date_ore", "outcome_ore", "variance_to_date_ore"):
        values = [row.get(key) for row in rows]
        found[key] = None if None in values else sum(int(value or 0) for value in values)
    found["missing_reason"] = _("en rad saknar beloppet") if None in found.values() else None
    return found


def _published_end(
    context: Context, picture: BudgetPicture, path: DrillPath, trail: tuple[TrailStep, ...]
) -> Drill:
    """A published table has no accounts: the cost centre's own row, and why it goes no further."""
    whole = cost_centre_table(context, picture, None, "")
    rows = tuple(row for row in whole.rows if row["id"] == path.cost_centre)
    stop = _(
        "Här slutar spåret: {period} finns bara som publicerad tabell, utan konton och verifikationer. "
        "Med en huvudbok (SIE) går det att följa siffran till den enskilda bokföringsposten."
    ).format(period=numbers.period(context.selection.first_month, picture.through))
    table: Table = replace(whole, id="drill", title=trail[-1].name, rows=rows, totals={})
    return Drill(trail, table, {}, stop)
