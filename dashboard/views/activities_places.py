"""The activities page's tables of places: each activity where it is, and municipalities side by side."""

from dashboard.interface import numbers
from dashboard.participants.unit_costs import matched_unit_cost
from dashboard.shapes.view import Cell, Column, Table, Unit
from dashboard.translation import _
from dashboard.views.activities_picture import ActivitiesPicture, Place
from dashboard.views.activities_tables import FIGURE_COLUMNS, figures_of, sum_of
from dashboard.views.activities_words import answers, area_name, covers, status, statuses
from dashboard.views.context import Context, sources_of
from dashboard.views.small_cells import as_count


def place_table(context: Context, picture: ActivitiesPicture) -> Table:
    """Each activity in each of its places: the grain of the plan."""
    rows: list[dict[str, Cell]] = [
        {
            "id": f"{activity.id}/{place.area or ''}",
            "activity": activity.id,
            "name": activity.name,
            "area": place.area,
            "place": area_name(context, place.area),
            "cost_centres": ", ".join(place.cost_centres) or None,
            **figures_of(place),
        }
        for activity in picture.activities
        for place in activity.places
    ]
    return Table(
        id="places",
        title=_("Insatserna per plats"),
        columns=(
            Column("name", _("Insats")),
            Column("place", _("Plats")),
            Column("cost_centres", _("Kostnadsställe"), shown=picture.grids.is_linked),
            *FIGURE_COLUMNS,
        ),
        rows=tuple(rows),
        sources=sources_of(*answers(picture)),
        status=status(picture),
        status_text=statuses(picture),
        covers=covers(picture),
    )


def municipality_table(context: Context, picture: ActivitiesPicture) -> Table:
    """What is delivered in each municipality, all its activities together."""
    delivered: dict[str, list[Place]] = {}
    for activity in picture.activities:
        for place in activity.places:
            delivered.setdefault(place.area or "", []).append(place)
    rows: list[dict[str, Cell]] = []
    for code, area in context.areas.items():
        places = delivered.get(code, [])
        if not places or area.kind == "association":
            continue
        counts: list[Cell] = [place.planned for place in places]
        rows.append(
            {
                "id": code,
                "name": area.name,
                "activities": len(places),
                "planned": sum_of(counts),
                "budget_ore": sum_of([place.budget_ore for place in places]),
                "outcome_ore": sum_of([place.outcome_ore for place in places]),
                "cost_per_planned_ore": numbers.PROTECTED
                if numbers.PROTECTED in counts
                else matched_unit_cost((place.budget_ore, as_count(place.planned)) for place in places),
                "missing_reason": _("anges inte"),
            }
        )
    return Table(
        id="municipalities",
        title=_("Kommunerna jämförda: allt som finns på plats"),
        columns=(
            Column("name", _("Kommun")),
            Column("activities", _("Antal insatser"), Unit.COUNT),
            Column("planned", _("Planerade deltagare"), Unit.COUNT),
            Column("budget_ore", _("Budget"), Unit.ORE, as_size=True),
            Column("outcome_ore", _("Utfall"), Unit.ORE, as_size=True),
            Column("cost_per_planned_ore", _("Budget per planerad"), Unit.ORE, decimals=1),
        ),
        rows=tuple(rows),
        sources=sources_of(*answers(picture)),
        notes=(
            _(
                "Kommunerna har olika slags insatser, och det syns i kostnaden per deltagare. Jämför hellre "
                "samma insats i flera kommuner. Plats är där insatsen finns, inte var deltagarna bor."
            ),
        ),
        status=status(picture),
        status_text=statuses(picture),
        covers=covers(picture),
    )
