"""Deltagarflöden: who comes in and out, by month and gender, against what was planned?"""

from sqlmodel import Session

from dashboard.interface import numbers
from dashboard.shapes.selection import Selection
from dashboard.shapes.view import KeyFigure, View
from dashboard.translation import _
from dashboard.views.context import Context, exists_instead, open_context
from dashboard.views.participants_figures import (
    flow_figures,
    flow_sentence,
    volume_figures,
    volume_finding,
)
from dashboard.views.participants_flows import FlowPicture, flows_before
from dashboard.views.participants_outlook import Outlook, outlook
from dashboard.views.participants_outlook_words import outlook_sentence
from dashboard.views.participants_parts import MAKERS, PARTS, Figures, parts_of
from dashboard.views.participants_picture import ParticipantsPicture, participants_picture
from dashboard.views.participants_places import left_out_notes
from dashboard.views.participants_stock import Stock, stock
from dashboard.views.participants_year_end import outlook_figure
from dashboard.views.parts import made_tables
from dashboard.views.protected import is_protected, noted, protected_counts
from data_access.tables.enumerations import Measure

MEASURES = (Measure.INFLOW.value, Measure.PARTICIPANTS_TOTAL.value)


def build(session: Session, selection: Selection, part: str | None = None) -> View:
    """The view for a selection, with all tables or those of one part.

    Raises SelectionError for an association that does not exist.
    """
    context = open_context(session, selection)
    picture = participants_picture(context)
    question = _("Vilka kommer in och ut, per månad och kön, mot det som planerades?")
    if picture.is_empty:
        nothing = exists_instead(context, MEASURES, _("Deltagarflöden"))
        return View("participants", selection, question, nothing, notes=(nothing,))
    before, ahead = flows_before(context, picture.flows), outlook(context)
    carried = stock(context, protected_counts(context), picture.flows)
    given = Figures(context, picture, before, ahead, carried)
    findings = (flow_sentence(picture.flows), volume_finding(picture.volume), _ahead(picture, ahead))
    view = View(
        view="participants",
        selection=selection,
        question=question,
        finding=" ".join(finding for finding in findings if finding),
        key_figures=_key_figures(picture, before, ahead, carried),
        tables=made_tables(MAKERS, given, None if part is None else PARTS[part]),
        notes=_notes(context, picture),
        facts={"parts": parts_of(given)},
    )
    return noted(context, view)


def _ahead(picture: ParticipantsPicture, ahead: Outlook | None) -> str:
    """The forecast in a sentence; nothing of a year that is over, which the volume already says."""
    if ahead is None or picture.volume is None or ahead.is_over:
        return ""
    return outlook_sentence(ahead, picture.volume.planned)


def _key_figures(
    picture: ParticipantsPicture, before: FlowPicture | None, ahead: Outlook | None, carried: Stock | None
) -> tuple[KeyFigure, ...]:
    """In, out, net, participants of the volume; last where the year ends, or the unique of one that has."""
    figures = flow_figures(picture.flows, before, carried)
    of_volume = volume_figures(picture.volume)
    if ahead is None or picture.volume is None or ahead.is_over:
        return (*figures, *of_volume)
    return (*figures, *of_volume[:1], outlook_figure(picture.volume, ahead))


def _notes(context: Context, picture: ParticipantsPicture) -> tuple[str, ...]:
    notes = [
        _(
            "Årsvolymen jämförs med deltagare i perioden, inte med inflödet eller hur stor del av året "
            "som har gått: deltagare följer med från år till år."
        )
    ]
    if picture.flows is None:
        notes.append(exists_instead(context, (Measure.INFLOW.value,), _("Flöden per månad")))
    elif picture.flows.through != context.selection.through:
        notes.append(
            _("Flödena räcker t.o.m. {month}; längre finns inte än.").format(
                month=numbers.month_year(picture.flows.through)
            )
        )
    if picture.municipalities is None:
        notes.append(exists_instead(context, (Measure.PARTICIPANTS_TOTAL.value,), _("Deltagare per kommun")))
    if context.selection.since is not None:
        notes.append(
            _(
                "In och ut gäller {period}. Deltagare i perioden, årsvolym, mål och prognos räknas alltid "
                "sedan 1 januari."
            ).format(period=numbers.period(context.selection.since, context.selection.through))
        )
    notes += (*left_out_notes(context), *_disagreement(context, picture))
    return tuple(notes)


def _disagreement(context: Context, picture: ParticipantsPicture) -> list[str]:
    """Two grains of the same period that do not agree: the page shows one and says so."""
    flows, places = picture.flows, picture.municipalities
    if flows is None or places is None or context.selection.since or places.through != flows.through:
        return []
    together = places.together
    pairs = ((flows.total.inflow, together.inflow), (flows.total.outflow, together.outflow))
    unknown = any(is_protected(*pair) or None in pair for pair in pairs)
    if unknown or all(month == place for month, place in pairs):
        return []
    return [
        _(
            "Källan är inte ense med sig själv: per månad och kön {in_month} in och {out_month} ut, "
            "per kommun {in_area} in och {out_area} ut. Båda visas som de är publicerade."
        ).format(
            in_month=numbers.count(flows.total.inflow),
            out_month=numbers.count(flows.total.outflow),
            in_area=numbers.count(together.inflow),
            out_area=numbers.count(together.outflow),
        )
    ]
