"""Insatser: what did each activity get, for how many, at what cost per participant?"""

from sqlmodel import Session

from dashboard.shapes.selection import Selection
from dashboard.shapes.view import Table, View
from dashboard.translation import _
from dashboard.views.activities_descriptions import description_table, frame_table, without_figures
from dashboard.views.activities_figures import finding, key_figures
from dashboard.views.activities_picture import ActivitiesPicture, activities_picture
from dashboard.views.activities_places import municipality_table, place_table
from dashboard.views.activities_tables import activity_table
from dashboard.views.activities_words import caveats
from dashboard.views.activities_years import year_table
from dashboard.views.context import Context, exists_instead, open_context
from dashboard.views.protected import noted
from data_access.tables.enumerations import Measure

MEASURES = (Measure.PLANNED_PARTICIPANTS.value, Measure.ANONYMOUS_PARTICIPANTS.value)


def build(session: Session, selection: Selection, *, with_years: bool = True) -> View:
    """The view for a selection; the years side by side can be left out and asked for by themselves.

    Raises SelectionError for an association that does not exist.
    """
    context = open_context(session, selection)
    picture = activities_picture(context, selection.year, selection.through)
    question = _("Vad fick varje insats, för hur många, och vad kostade det per deltagare?")
    years = _filled(year_table(context, picture)) if with_years else ()
    if not picture.activities:
        nothing = exists_instead(context, MEASURES, _("Insatser"))
        return View("activities", selection, question, nothing, tables=years, notes=(nothing,))
    answer = finding(picture)
    extra = (description_table(context, picture), frame_table(context, selection.year))
    view = View(
        view="activities",
        selection=selection,
        question=question,
        finding=answer,
        key_figures=key_figures(picture),
        tables=(
            activity_table(context, picture),
            place_table(context, picture),
            municipality_table(context, picture),
            *(table for table in extra if table is not None),
            *years,
        ),
        notes=_notes(context, picture),
    )
    return noted(context, view)


def years(session: Session, selection: Selection) -> View:
    """Every year's activities side by side: the same whatever year is selected, and more to read."""
    context = open_context(session, selection)
    table = year_table(context)
    return noted(context, View("activities", selection, "", "", tables=_filled(table)))


def _filled(table: Table) -> tuple[Table, ...]:
    return (table,) if table.rows else ()


def _notes(context: Context, picture: ActivitiesPicture) -> tuple[str, ...]:
    notes = list(caveats(picture))
    if not picture.grids.planned.answers:
        notes.append(exists_instead(context, MEASURES, _("Planerade deltagare per insats")))
    if not picture.grids.outcome.answers:
        notes.append(_("Utfall per insats finns inte för {year}.").format(year=picture.year))
    described = [row for row in without_figures(context, picture) if row.orientation != "external"]
    if described:
        notes.append(
            _("Beskrivs i planen utan egna tal i dess tabeller: {names}.").format(
                names=", ".join(row.name for row in described)
            )
        )
    return tuple(notes)
