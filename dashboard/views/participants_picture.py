"""Participants from several tables side by side: flows, the year's volume, municipalities, anonymous."""

from dataclasses import dataclass

from dashboard.participants.targets import AreaCount, participation_by_area, participation_total
from dashboard.translation import _
from dashboard.views.context import Context
from dashboard.views.participants_anonymous import Anonymous, anonymous_picture
from dashboard.views.participants_flows import FlowPicture, flow_picture
from dashboard.views.participants_volume import Volume, volume
from dashboard.views.protected import ProtectedCounts, protected_counts
from dashboard.views.protected_flows import ShownArea, shown_areas
from data_access.queries import participants as participant_queries
from data_access.queries.kept import ask_lately
from data_access.queries.rows import Answer
from data_access.tables.enumerations import Measure

TOGETHER = "total"


@dataclass(frozen=True, slots=True)
class Municipalities:
    """Participants since January by municipality of residence, through a month, and all of them together."""

    answer: Answer
    through: str
    areas: tuple[ShownArea, ...]
    together: ShownArea


@dataclass(frozen=True, slots=True)
class ParticipantsPicture:
    """What there is for the selection; a part is None where no table has it.

    Counts are as they may be shown, `..` where protected.
    """

    flows: FlowPicture | None
    volume: Volume | None
    municipalities: Municipalities | None
    anonymous: Anonymous | None

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing at all."""
        return not (self.flows or self.volume or self.municipalities or self.anonymous)


def participants_picture(context: Context) -> ParticipantsPicture:
    """What the sources say of the selected year through the selected month; made once for a selection."""
    question = ("participants-picture", context.selection)
    return ask_lately(context.session, question, lambda: _made(context))


def _made(context: Context) -> ParticipantsPicture:
    protected = protected_counts(context)
    return ParticipantsPicture(
        flows=flow_picture(context, protected),
        volume=volume(context, protected),
        municipalities=municipalities_picture(context),
        anonymous=anonymous_picture(context, protected),
    )


def municipalities_picture(context: Context) -> Municipalities | None:
    """Through the selected month or the last before it that has counts which may be shown by place."""
    protected = protected_counts(context)
    answer = participant_queries.by_municipality(context.session, context.association.id, context.year)
    limit = protected.detail_month(answer.dataset.code, context.selection.through) if answer else None
    if answer is None or limit is None:
        return None
    question = ("municipalities", context.association.id, answer.dataset.id, limit)
    return ask_lately(
        context.session, question, lambda: _municipalities(context, protected, answer, limit), "places"
    )


def _municipalities(
    context: Context, protected: ProtectedCounts, answer: Answer, limit: str
) -> Municipalities | None:
    """The same for all months that have the same last one which may be shown."""
    counted = answer.parts(Measure.PARTICIPANTS_TOTAL.value)
    through = max((row.period_to for row in counted if row.period_to <= limit), default=None)
    areas = participation_by_area(_area_counts(context, answer, through)) if through else ()
    if through is None or not areas:
        return None
    together = participation_total(areas, name=_("Hela förbundet"), id=TOGETHER)
    shown = shown_areas(protected, answer, through, (*areas, together), whole=TOGETHER)
    return Municipalities(answer, through, shown[:-1], shown[-1])


def _area_counts(context: Context, answer: Answer, through: str) -> list[AreaCount]:
    cells: dict[str, dict[str, int | None]] = {}
    planned = Measure.EXPECTED_YEAR_VOLUME.value
    for row in answer.rows:
        wanted = row.measure == planned or row.period_to == through
        if wanted and row.residence_area and not row.is_total:
            cells.setdefault(row.residence_area, {})[row.measure] = row.value
    return [
        AreaCount(
            id=code,
            name=area.name,
            planned=cells[code].get(Measure.EXPECTED_YEAR_VOLUME.value),
            total=cells[code].get(Measure.PARTICIPANTS_TOTAL.value),
            unique=cells[code].get(Measure.PARTICIPANTS_UNIQUE.value),
            inflow=cells[code].get(Measure.INFLOW.value),
            outflow=cells[code].get(Measure.OUTFLOW.value),
        )
        for code, area in context.areas.items()
        if code in cells
    ]
