"""The activities page's main table: each activity with people, money and cost per participant."""

from dashboard.interface import numbers
from dashboard.shapes.view import Cell, Column, Table, Unit
from dashboard.translation import _
from dashboard.views.activities_descriptions import description_of
from dashboard.views.activities_extremes import dearest_and_cheapest
from dashboard.views.activities_picture import NOT_IN_SOURCES, ActivitiesPicture, Figures
from dashboard.views.activities_words import answers, caveats, covers, own_notes, place_text, status, statuses
from dashboard.views.context import Context, sources_of
from dashboard.views.small_cells import as_count

FIGURE_COLUMNS = (
    Column("planned", _("Planerade deltagare"), Unit.COUNT),
    Column("actual", _("Faktiska deltagare"), Unit.COUNT),
    Column("budget_ore", _("Budget"), Unit.ORE, as_size=True),
    Column("outcome_ore", _("Utfall"), Unit.ORE, as_size=True),
    Column("cost_per_planned_ore", _("Budget per planerad"), Unit.ORE, decimals=1),
    Column("cost_per_actual_ore", _("Utfall per faktisk"), Unit.ORE, decimals=1),
)


def figures_of(figures: Figures) -> dict[str, Cell]:
    """The cells that an activity and a place have in common."""
    return {
        "planned": figures.planned,
        "actual": figures.actual,
        "budget_ore": figures.budget_ore,
        "outcome_ore": figures.outcome_ore,
        "cost_per_planned_ore": figures.cost_per_planned_ore,
        "cost_per_actual_ore": figures.cost_per_actual_ore,
        "missing_reason": figures.missing_reason,
    }


def activity_table(context: Context, picture: ActivitiesPicture) -> Table:
    """Each activity with people, money and cost per participant; its places are in a table of their own."""
    rows: list[dict[str, Cell]] = [
        {
            "id": activity.id,
            "name": activity.name,
            **description_of(activity.row, activity.orientation),
            "place": place_text(context, activity),
            "areas": ",".join(place.area for place in activity.places if place.area),
            **figures_of(activity),
        }
        for activity in picture.activities
    ]
    return Table(
        id="activities",
        title=_("Insatserna"),
        columns=(
            Column("name", _("Insats")),
            Column("orientation_text", _("Inriktning")),
            Column("sub_category_text", _("Underkategori")),
            Column("place", _("Plats")),
            *FIGURE_COLUMNS,
        ),
        rows=tuple(rows),
        totals=totals_of(rows),
        sources=sources_of(*answers(picture)),
        notes=(*caveats(picture), *own_notes(picture)),
        finding=dearest_and_cheapest(rows),
        status=status(picture),
        status_text=statuses(picture),
        covers=covers(picture),
    )


def totals_of(rows: list[dict[str, Cell]]) -> dict[str, Cell]:
    """Money and planned people together; actual ones are not added, as a person may be in two activities."""
    sums = {key: sum_of([row[key] for row in rows]) for key in ("planned", "budget_ore", "outcome_ore")}
    return {**sums, "missing_reason": NOT_IN_SOURCES}


def sum_of(cells: list[Cell]) -> Cell:
    """The sum of what is known; None where nothing is, protected where a part is."""
    if numbers.PROTECTED in cells:
        return numbers.PROTECTED
    known = [value for value in map(as_count, cells) if value is not None]
    return sum(known) if known else None
