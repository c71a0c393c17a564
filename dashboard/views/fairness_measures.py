"""What is shared between municipalities: money and places where they are, participants where they live."""

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.participants.flows import add_counts
from dashboard.translation import _
from dashboard.views.context import Context
from dashboard.views.members_picture import MembersPicture
from dashboard.views.participants_picture import ParticipantsPicture
from dashboard.views.protected import Count
from data_access.queries import budget as budget_queries
from data_access.queries.rows import Answer, FigureRow
from data_access.tables.enumerations import Measure


@dataclass(frozen=True, slots=True)
class Asked:
    """A measure before it is shared: id, name, what it is a share of, and each area's amount as shown."""

    id: str
    name: str
    of_what: str
    answer: Answer
    amounts: Mapping[str, Count]
    confidence: float | None = None


def delivered(members: MembersPicture) -> list[Asked]:
    """Money and planned places by where the activities are. A cost has minus: its size is what is shared."""
    answer = members.delivery_answer
    if answer is None:
        return []
    money = {
        code: None if delivery.money_ore is None else max(0, -delivery.money_ore)
        for code, delivery in members.deliveries.items()
    }
    places = {code: delivery.places for code, delivery in members.deliveries.items()}
    found = [Asked("budget", _("Budget för insatser på plats"), _("pengarna"), answer, money)]
    if members.plan is not None:
        found.append(Asked("places", _("Planerade platser"), _("platserna"), answer, places))
    return found


def spent(context: Context) -> list[Asked]:
    """The outcome so far of the cost centres that say where they are, projects apart."""
    answer = budget_queries.outcome(context.session, context.association.id, context.period)
    if answer is None:
        return []
    by_code: dict[str, list[FigureRow]] = {}
    for row in answer.parts(Measure.OUTCOME.value):
        if row.cost_centre and row.in_total:
            by_code.setdefault(row.cost_centre, []).append(row)
    amounts: dict[str, list[int | None]] = {}
    for code, rows in by_code.items():
        centre = context.cost_centres[code]
        used = budget_queries.accumulate(tuple(rows), context.selection.year)
        if centre.delivery_area and not centre.is_project and used is not None:
            amounts.setdefault(centre.delivery_area, []).append(used.value)
    sums = {area: add_counts(values) for area, values in amounts.items()}
    sizes = {area: None if value is None else max(0, -value) for area, value in sums.items()}
    return [Asked("outcome", _("Utfall för insatser på plats"), _("det som har använts"), answer, sizes)]


def residents(participants: ParticipantsPicture, confidence: float) -> list[Asked]:
    """Expected and unique participants by where they live."""
    places = participants.municipalities
    if places is None:
        return []
    planned = {area.id: area.planned for area in places.areas}
    unique = {area.id: area.unique for area in places.areas}
    return [
        Asked("planned", _("Förväntade deltagare"), _("den förväntade volymen"), places.answer, planned),
        Asked("unique", _("Unika deltagare"), _("deltagarna"), places.answer, unique, confidence),
    ]
