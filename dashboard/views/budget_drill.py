"""From the association down to the posting: budget area, cost centre, account, and the way back."""

from dataclasses import replace

from sqlmodel import Session

from dashboard.budget.variance import OWN_OPERATIONS
from dashboard.interface import numbers
from dashboard.shapes.drill import Drill, DrillPath, TrailStep
from dashboard.shapes.selection import Selection
from dashboard.shapes.view import Table
from dashboard.translation import _
from dashboard.views.budget_drill_accounts import account_level, posting_level
from dashboard.views.budget_drill_path import area_name, checked_path, in_area
from dashboard.views.budget_picture import BudgetPicture, budget_picture
from dashboard.views.budget_tables import cost_centre_table, operations_table
from dashboard.views.context import Context, open_context
from dashboard.views.rounding_notes import rounding_notes


def drill(session: Session, selection: Selection, path: DrillPath) -> Drill | None:
    """The level that a path leads to. None where there is neither budget nor outcome.

    Raises SelectionError for a path to what does not exist; it says what does.
    """
    context = open_context(session, selection)
    return level_of(context, budget_picture(context), path)


def level_of(context: Context, picture: BudgetPicture, path: DrillPath) -> Drill | None:
    """As `drill`, for a view that has the picture already."""
    if picture.budget is None and picture.outcome is None:
        return None
    known = checked_path(context, picture, path)
    trail = _trail(context, known)
    if known.area is None:
        return _areas(context, picture, trail)
    if known.cost_centre is None:
        return _centres(context, picture, known, trail)
    if not picture.is_booked:
        return _published_end(context, picture, known, trail)
    if known.account is None:
        return account_level(context, picture, known, trail)
    return posting_level(context, picture, known, trail)


def _trail(context: Context, path: DrillPath) -> tuple[TrailStep, ...]:
    steps = [TrailStep(context.association.name, DrillPath())]
    if path.area is not None:
        steps.append(TrailStep(area_name(path.area), DrillPath(path.area)))
    if path.area is not None and path.cost_centre is not None:
        name = context.cost_centres[path.cost_centre].name
        steps.append(TrailStep(name, DrillPath(path.area, path.cost_centre)))
    if path.account is not None:
        steps.append(TrailStep(_("Konto {code}").format(code=path.account), replace(path, first=0)))
    return tuple(steps)


def _areas(context: Context, picture: BudgetPicture, trail: tuple[TrailStep, ...]) -> Drill:
    table = operations_table(context, picture)
    leads = {str(row["id"]): DrillPath(str(row["id"])) for row in table.rows if row["id"] != OWN_OPERATIONS}
    return Drill(trail, table, leads)


def _centres(
    context: Context, picture: BudgetPicture, path: DrillPath, trail: tuple[TrailStep, ...]
) -> Drill:
    inside = in_area(context, picture, str(path.area))
    found = cost_centre_table(context, picture, None, "", inside)
    sums = {row["id"]: row for row in operations_table(context, picture).rows}
    totals = {key: cell for key, cell in sums[path.area].items() if key in found.totals}
    table = replace(
        found,
        id="drill-cost-centres",
        title=trail_words(trail),
        totals=totals,
        notes=rounding_notes(found.columns, found.rows, totals),
    )
    leads = {str(row["id"]): DrillPath(path.area, str(row["id"])) for row in found.rows}
    return Drill(trail, table, leads)


def trail_words(trail: tuple[TrailStep, ...]) -> str:
    """The way down as one line: `Exempelförbundet › Administration › Kansli`."""
    return " › ".join(step.name for step in trail)


def _published_end(
    context: Context, picture: BudgetPicture, path: DrillPath, trail: tuple[TrailStep, ...]
) -> Drill:
    """A published table has no accounts: the cost centre's own row, and why it goes no further."""
    own = cost_centre_table(context, picture, None, "", {str(path.cost_centre)})
    stop = _(
        "Här slutar spåret: {period} finns bara som publicerad tabell, utan konton och verifikationer. "
        "Med en huvudbok (SIE) går det att följa siffran till den enskilda bokföringsposten."
    ).format(period=numbers.period(context.selection.first_month, picture.through))
    title = trail_words(trail)
    table: Table = replace(own, id="drill-cost-centres", title=title, totals={}, notes=(stop,))
    return Drill(trail, table, {})
