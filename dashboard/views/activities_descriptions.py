"""What activities are: for whom, how long, with which labels; and the frames of external projects."""

from dashboard.interface import numbers
from dashboard.shapes.source import SourceReference
from dashboard.shapes.view import Cell, Column, Table, Unit
from dashboard.translation import _
from dashboard.views.activities_picture import ActivitiesPicture
from dashboard.views.activities_words import ORIENTATIONS, SUB_CATEGORIES, area_name
from dashboard.views.context import Context, notes_of, reference, sources_of, status_text
from data_access.queries import activity_figures
from data_access.queries.rows import ActivityRow
from data_access.tables.enumerations import Measure

FRAME_KEYS = {
    Measure.PLANNED_PARTICIPANTS.value: "planned",
    Measure.BUDGET.value: "budget_ore",
    Measure.PROJECT_FUNDING.value: "project_funding_ore",
}


def description_of(row: ActivityRow | None, orientation: str | None) -> dict[str, Cell]:
    """What the plan says of an activity, in words; a cost centre has little but its orientation."""
    return {
        "orientation": orientation,
        "orientation_text": ORIENTATIONS.get(orientation or ""),
        "sub_category": row.sub_category if row else None,
        "sub_category_text": SUB_CATEGORIES.get(row.sub_category or "") if row else None,
        "target_group": row.target_group if row else None,
        "labels": ", ".join(row.labels) or None if row else None,
        "duration": row.duration if row else None,
        "description": row.description if row else None,
    }


def description_table(context: Context, picture: ActivitiesPicture) -> Table | None:
    """For whom, how long and with which labels; also what the year's plan describes without figures."""
    described = [activity.row for activity in picture.activities if activity.row is not None]
    described += without_figures(context, picture)
    if not described:
        return None
    sources: dict[str, SourceReference] = {}
    for row in described:
        sources.setdefault(row.source.code, reference(row.source))
    return Table(
        id="descriptions",
        title=_("Vad insatserna är"),
        columns=(
            Column("name", _("Insats")),
            Column("target_group", _("Målgrupp")),
            Column("labels", _("Märkning")),
            Column("duration", _("Varaktighet")),
            Column("description", _("Innehåll")),
        ),
        rows=tuple(
            {"id": row.slug, "name": row.name, **description_of(row, row.orientation)} for row in described
        ),
        sources=tuple(sources.values()),
        covers=str(picture.year),
    )


def without_figures(context: Context, picture: ActivitiesPicture) -> list[ActivityRow]:
    """The activities that the year's plan describes without people or money in its tables."""
    plans = {answer.dataset.source.title for answer in picture.grids.budget.answers if picture.grids.has_plan}
    shown = {activity.id for activity in picture.activities}
    return [row for row in context.activities.values() if row.source.title in plans and row.slug not in shown]


def frame_table(context: Context, year: int) -> Table | None:
    """External projects: frames over the projects' own periods, never added to a year's figures."""
    answer = activity_figures.project_frames(context.session, context.association.id, year)
    if answer is None:
        return None
    rows: dict[tuple[str, str, str], dict[str, Cell]] = {}
    for row in answer.rows:
        if row.activity is None:
            continue
        activity = context.activities[row.activity]
        cells = rows.setdefault(
            (row.activity, row.period_from, row.period_to),
            {
                "id": row.activity,
                "name": activity.name,
                "period": numbers.period(row.period_from, row.period_to),
                "place": area_name(context, row.delivery_area),
                "planned": None,
                "budget_ore": None,
                "project_funding_ore": None,
                "missing_reason": _("anges inte i källan"),
            },
        )
        key = FRAME_KEYS.get(row.measure)
        if key is not None:
            cells[key] = row.value
        if row.missing_reason:
            cells["missing_reason"] = row.missing_reason
    return Table(
        id="external",
        title=_("Externa insatser, ramar över hela projekttiden"),
        columns=(
            Column("name", _("Insats")),
            Column("period", _("Projekttid")),
            Column("place", _("Plats")),
            Column("planned", _("Planerade deltagare"), Unit.COUNT),
            Column("budget_ore", _("Förbundets medel"), Unit.ORE, as_size=True),
            Column("project_funding_ore", _("Projektmedel"), Unit.ORE, as_size=True),
        ),
        rows=tuple(rows.values()),
        sources=sources_of(answer),
        notes=notes_of(answer),
        status=answer.dataset.status,
        status_text=status_text(answer.dataset),
        covers=_("projekt som pågår {year}").format(year=year),
    )
