"""Participants as the participants page, the members page and the overview all need them."""

from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.participants.flows import GenderCount, flow_total, flows_by_month
from dashboard.participants.targets import AreaCount, participation_by_area, participation_total
from dashboard.translation import _
from dashboard.views.context import Context
from dashboard.views.protected import ProtectedCounts, protected_counts
from dashboard.views.protected_flows import (
    ShownAnonymous,
    ShownArea,
    ShownMonth,
    ShownTotal,
    shown_anonymous,
    shown_areas,
    shown_months,
    shown_total,
)
from data_access.queries import participants as participant_queries
from data_access.queries.rows import Answer, FigureRow
from data_access.tables.enumerations import Gender, Measure


@dataclass(frozen=True, slots=True)
class ParticipantsPicture:
    """Flows by month, participants by municipality, anonymous apart; an answer is None where none fits.

    Counts are as they may be shown, `..` where protected; the answers give sources, notes and statuses.
    `municipality_through` is the last month of the counts by municipality.
    """

    flows: Answer | None
    months: tuple[ShownMonth, ...]
    total: ShownTotal
    municipalities: Answer | None
    areas: tuple[ShownArea, ...]
    all_areas: ShownArea | None
    municipality_through: str | None
    anonymous: Answer | None
    anonymous_counts: ShownAnonymous

    @property
    def flows_through(self) -> str | None:
        """The last month that the flows reach."""
        return self.months[-1].id if self.months else None


def participants_picture(context: Context) -> ParticipantsPicture:
    """What the sources say of the selected year through the selected month."""
    session, association = context.session, context.association.id
    protected = protected_counts(context)
    flows = participant_queries.flows(session, association, context.period)
    months = flows_by_month(_gender_counts(flows)) if flows else ()
    by_area = participant_queries.by_municipality(session, association, context.year)
    through = _counted_through(by_area, context.selection.through)
    areas = _shown_areas(context, protected, by_area, through) if by_area and through else ()
    anonymous = participant_queries.anonymous(session, association, context.year)
    unnamed = anonymous_cells(anonymous) if anonymous else {}
    return ParticipantsPicture(
        flows=flows,
        months=shown_months(protected, flows, months) if flows else (),
        total=shown_total(protected, flows, months, flow_total(months)),
        municipalities=by_area if through else None,
        areas=areas[:-1],
        all_areas=areas[-1] if areas else None,
        municipality_through=through,
        anonymous=anonymous if _counted(anonymous, context.selection.through) else None,
        anonymous_counts=shown_anonymous(protected, anonymous, unnamed)
        if anonymous
        else ShownAnonymous({}, {}),
    )


def _shown_areas(
    context: Context, protected: ProtectedCounts, answer: Answer, through: str
) -> tuple[ShownArea, ...]:
    """Each residence area and last all of them together; empty where the source has none."""
    areas = participation_by_area(_area_counts(context, answer, through))
    if not areas:
        return ()
    together = participation_total(areas, name=_("Hela förbundet"))
    return shown_areas(protected, answer, through, (*areas, together), whole=together.id)


def _gender_counts(answer: Answer) -> Iterable[GenderCount]:
    cells: dict[tuple[str, str | None], dict[str, int | None]] = {}
    for measure in (Measure.INFLOW, Measure.OUTFLOW):
        for row in answer.parts(measure.value):
            if row.period_from == row.period_to:
                cell = cells.setdefault((row.period_from, row.gender), {})
                cell[measure.value] = row.value
    for (month, gender), cell in cells.items():
        yield GenderCount(month, gender, cell.get(Measure.INFLOW.value), cell.get(Measure.OUTFLOW.value))


def _counted_through(answer: Answer | None, through: str) -> str | None:
    """The last month of the counts by municipality that lies within the selection."""
    if answer is None:
        return None
    months = [
        row.period_to for row in answer.parts(Measure.PARTICIPANTS_TOTAL.value) if row.period_to <= through
    ]
    return max(months, default=None)


def _counted(answer: Answer | None, through: str) -> bool:
    return answer is not None and any(
        row.period_to <= through for row in answer.parts(Measure.ANONYMOUS_PARTICIPANTS.value)
    )


def _area_counts(context: Context, answer: Answer, through: str) -> list[AreaCount]:
    cells: dict[str, dict[str, int | None]] = {}
    for row in answer.rows:
        wanted = row.measure == Measure.EXPECTED_YEAR_VOLUME.value or row.period_to == through
        if row.residence_area and not row.is_total and wanted:
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


def anonymous_cells(answer: Answer) -> dict[str, dict[str, FigureRow]]:
    """Per delivery area: the rows `women`, `men`, `total` and `planned`."""
    cells: dict[str, dict[str, FigureRow]] = {}
    for row in answer.rows:
        if row.delivery_area is None:
            continue
        if row.measure == Measure.EXPECTED_YEAR_VOLUME.value:
            name = "planned"
        elif row.is_total:
            name = "total"
        else:
            name = {Gender.WOMEN.value: "women", Gender.MEN.value: "men"}.get(row.gender or "", "total")
        cells.setdefault(row.delivery_area, {})[name] = row
    return cells
