"""Deltagarflöden: who comes in and out, by month and gender, against what was planned?"""

from sqlmodel import Session

from dashboard.interface import numbers
from dashboard.shapes.selection import Selection
from dashboard.shapes.view import KeyFigure, Meaning, Table, Unit, View
from dashboard.translation import _
from dashboard.views.context import Context, exists_instead, open_context, sources_of, status_text
from dashboard.views.participants_picture import ParticipantsPicture, participants_picture
from dashboard.views.participants_tables import anonymous_table, gender_table, month_table, municipality_table
from dashboard.views.protected import is_protected, noted, share_text
from data_access.tables.enumerations import Measure

MEASURES = (Measure.INFLOW.value, Measure.PARTICIPANTS_TOTAL.value)


def build(session: Session, selection: Selection) -> View:
    """The view for a selection. Raises SelectionError for an association that does not exist."""
    context = open_context(session, selection)
    picture = participants_picture(context)
    question = _("Vilka kommer in och ut, per månad och kön, mot det som planerades?")
    tables = _tables(context, picture)
    if not tables:
        nothing = exists_instead(context, MEASURES, _("Deltagarflöden"))
        return View("participants", selection, question, nothing, notes=(nothing,))
    findings = (flow_finding(picture), volume_finding(picture))
    view = View(
        view="participants",
        selection=selection,
        question=question,
        finding=" ".join(finding for finding in findings if finding),
        key_figures=key_figures(picture),
        tables=tables,
        notes=_notes(context, picture),
    )
    return noted(context, view)


def _tables(context: Context, picture: ParticipantsPicture) -> tuple[Table, ...]:
    tables = []
    if picture.flows is not None:
        tables.append(month_table(context, picture, picture.flows, flow_finding(picture)))
        tables.append(gender_table(context, picture, picture.flows))
    if picture.municipalities is not None:
        tables.append(municipality_table(context, picture, picture.municipalities, volume_finding(picture)))
    if picture.anonymous is not None:
        tables.append(anonymous_table(context, picture, picture.anonymous))
    return tuple(tables)


def flow_finding(picture: ParticipantsPicture) -> str:
    """In and out since 1 January, and the month when most left or came, from the data."""
    total = picture.total
    if total.inflow is None or total.outflow is None:
        return ""
    sentence = _("{inflow} har kommit in och {outflow} har gått ut sedan 1 januari: netto {net}.").format(
        inflow=numbers.count(total.inflow),
        outflow=numbers.count(total.outflow),
        net=numbers.count(total.net, signed=True),
    )
    more_out = [month for month in picture.months if isinstance(month.net, int) and month.net < 0]
    if not more_out:
        return sentence
    names = _(" och ").join(numbers.month_name(int(month.id[5:])) for month in more_out)
    return sentence + " " + _("I {months} gick fler ut än in.").format(months=names)


def volume_finding(picture: ParticipantsPicture) -> str:
    """Participants in the period against the yearly volume, total and unique."""
    area = picture.all_areas
    if area is None or area.planned is None:
        return ""
    return _(
        "{total} deltagare i perioden ({unique} unika) mot {planned} förväntade på hela året: "
        "{share} av årsvolymen."
    ).format(
        total=numbers.count(area.total),
        unique=numbers.count(area.unique),
        planned=numbers.count(area.planned),
        share=share_text(area.total_share, 0),
    )


def key_figures(picture: ParticipantsPicture) -> tuple[KeyFigure, ...]:
    """In, out, net since 1 January, women's share, participants against the yearly volume."""
    return (*flow_figures(picture), *volume_figures(picture))


def flow_figures(picture: ParticipantsPicture) -> tuple[KeyFigure, ...]:
    """In, out and net since 1 January."""
    if picture.flows is None:
        return ()
    total = picture.total
    sources, status = sources_of(picture.flows), picture.flows.dataset.status
    words = status_text(picture.flows.dataset)
    women = _("{women} kvinnor, {men} män")
    return (
        KeyFigure(
            id="inflow",
            label=_("In sedan 1 januari"),
            unit=Unit.COUNT,
            value=total.inflow,
            status=status,
            status_text=words,
            comparison=women.format(
                women=numbers.count(total.inflow_women), men=numbers.count(total.inflow_men)
            ),
            sources=sources,
        ),
        KeyFigure(
            id="outflow",
            label=_("Ut sedan 1 januari"),
            unit=Unit.COUNT,
            value=total.outflow,
            status=status,
            status_text=words,
            comparison=women.format(
                women=numbers.count(total.outflow_women), men=numbers.count(total.outflow_men)
            ),
            sources=sources,
        ),
        KeyFigure(
            id="net-since-january",
            label=_("Netto sedan 1 januari"),
            unit=Unit.COUNT,
            value=total.net,
            signed=True,
            status=status,
            status_text=words,
            comparison=_("inte antalet deltagare: ingående antal är inte publicerat"),
            sources=sources,
        ),
    )


def volume_figures(picture: ParticipantsPicture) -> tuple[KeyFigure, ...]:
    """Participants in the period, total and unique, as shares of the expected yearly volume."""
    area = picture.all_areas
    if picture.municipalities is None or area is None:
        return ()
    sources, status = sources_of(picture.municipalities), picture.municipalities.dataset.status
    words = status_text(picture.municipalities.dataset)
    of_volume = _("{count} av {planned} förväntade på året")
    return (
        KeyFigure(
            id="total-of-year-volume",
            label=_("Deltagare i perioden av årsvolymen"),
            unit=Unit.SHARE,
            value=area.total_share,
            status=status,
            status_text=words,
            comparison=of_volume.format(count=numbers.count(area.total), planned=numbers.count(area.planned)),
            meaning=Meaning.NEUTRAL,
            sources=sources,
            missing_reason=area.missing_reason,
        ),
        KeyFigure(
            id="unique-of-year-volume",
            label=_("Unika deltagare av årsvolymen"),
            unit=Unit.SHARE,
            value=area.unique_share,
            status=status,
            status_text=words,
            comparison=of_volume.format(
                count=numbers.count(area.unique), planned=numbers.count(area.planned)
            ),
            meaning=Meaning.NEUTRAL,
            sources=sources,
            missing_reason=area.missing_reason,
        ),
    )


def _notes(context: Context, picture: ParticipantsPicture) -> tuple[str, ...]:
    notes = [
        _(
            "Årsvolymen jämförs med deltagare i perioden, inte med inflödet eller hur stor del av året "
            "som har gått: "
            "deltagare följer med från år till år."
        )
    ]
    if picture.flows is None:
        notes.append(exists_instead(context, (Measure.INFLOW.value,), _("Flöden per månad")))
    elif picture.flows_through != context.selection.through:
        notes.append(
            _("Flödena räcker t.o.m. {month}; längre finns inte än.").format(
                month=numbers.month_year(picture.flows_through or context.selection.through)
            )
        )
    if picture.municipalities is None:
        notes.append(exists_instead(context, (Measure.PARTICIPANTS_TOTAL.value,), _("Deltagare per kommun")))
    notes += _disagreement(picture)
    return tuple(notes)


def _disagreement(picture: ParticipantsPicture) -> list[str]:
    """Two grains of the same period that do not agree: the page shows one and says so."""
    area = picture.all_areas
    if area is None or picture.municipality_through != picture.flows_through:
        return []
    pairs = ((picture.total.inflow, area.inflow), (picture.total.outflow, area.outflow))
    protected = any(is_protected(*pair) for pair in pairs)
    if protected or all(month == place for month, place in pairs):
        return []
    return [
        _(
            "Källan är inte ense med sig själv: per månad och kön {in_month} in och {out_month} ut, "
            "per kommun {in_area} in och {out_area} ut. Båda visas som de är publicerade."
        ).format(
            in_month=numbers.count(picture.total.inflow),
            out_month=numbers.count(picture.total.outflow),
            in_area=numbers.count(area.inflow),
            out_area=numbers.count(area.outflow),
        )
    ]
