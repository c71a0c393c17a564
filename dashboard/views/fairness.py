"""Likvärdighet: is it fair between municipalities, and between women and men?"""

from sqlmodel import Session

from dashboard.shapes.selection import Selection
from dashboard.shapes.view import View
from dashboard.translation import _
from dashboard.views.context import Context, exists_instead, open_context
from dashboard.views.fairness_figures import (
    finding,
    gender_figures,
    index_figures,
    main_measure,
    population_figure,
)
from dashboard.views.fairness_genders import gender_note, gender_table
from dashboard.views.fairness_picture import (
    FairnessPicture,
    fairness_picture,
)
from dashboard.views.fairness_tables import by_measure, municipality_table
from dashboard.views.fairness_words import (
    meaning_table,
    notes,
)
from dashboard.views.protected import noted
from data_access.tables import enumerations

MEASURES = (
    enumerations.Measure.PLANNED_PARTICIPANTS.value,
    enumerations.Measure.PARTICIPANTS_UNIQUE.value,
    enumerations.Measure.OUTCOME.value,
)


def build(session: Session, selection: Selection) -> View:
    """The view for a selection. Raises SelectionError for an association that does not exist."""
    context = open_context(session, selection)
    picture = fairness_picture(context)
    question = _("Är det likvärdigt mellan kommunerna och mellan kvinnor och män?")
    main = main_measure(picture)
    answer = finding(context, main)
    by_place = municipality_table(context, picture, answer)
    known = tuple(table for table in (by_place, gender_table(context, picture)) if table is not None)
    if not known:
        return _nothing(context, question, picture)
    view = View(
        view="fairness",
        selection=selection,
        question=question,
        finding=answer or known[0].finding,
        key_figures=(
            *index_figures(context, main),
            *gender_figures(picture),
            *population_figure(context, picture),
        ),
        tables=(*known, meaning_table(picture)),
        notes=_notes(context, picture),
        facts={
            "measures": {measure.id: measure.name for measure in picture.measures},
            "main_measure": main.id if main else None,
            "by_measure": by_measure(context, picture, by_place) if by_place else {},
        },
    )
    return noted(context, view)


def _nothing(context: Context, question: str, picture: FairnessPicture) -> View:
    reason = exists_instead(context, MEASURES, _("Det som kan jämföras mellan kommuner"))
    if picture.population is None:
        reason = _(
            "Folkmängden saknas för {year} och tidigare: utan den finns inget att jämföra med."
        ).format(year=context.selection.year)
    return View("fairness", context.selection, question, reason, notes=(reason,))


def _notes(context: Context, picture: FairnessPicture) -> tuple[str, ...]:
    found = list(notes(context, picture))
    if picture.genders:
        found.append(gender_note(picture))
    if picture.population is None:
        found.append(_("Folkmängden saknas för året och tidigare: kommunerna kan inte jämföras."))
    if picture.measure("unique") is None:
        residents = (enumerations.Measure.PARTICIPANTS_UNIQUE.value,)
        found.append(exists_instead(context, residents, _("Deltagare per kommun")))
    return tuple(found)
