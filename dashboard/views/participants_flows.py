"""Inflow and outflow by month and gender as they may be shown, of the selected span and the year before."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from dashboard.participants.flows import GenderCount, MonthFlow, add_counts, flows_by_month
from dashboard.participants.protection_keys import CountKey
from dashboard.shapes.selection import Selection
from dashboard.views.context import Context
from dashboard.views.protected import Count, ProtectedCounts, protected_counts
from dashboard.views.protected_flows import ShownMonth, ShownTotal, shown_months, shown_total
from data_access.queries import participants as participant_queries
from data_access.queries.kept import ask_lately
from data_access.queries.rows import Answer
from data_access.tables.enumerations import Measure


@dataclass(frozen=True, slots=True)
class FlowPicture:
    """The months of the span that have figures, and the span together; counts are `..` where protected.

    `flows` are the counts themselves, which are not for showing.
    """

    answer: Answer
    months: tuple[ShownMonth, ...]
    total: ShownTotal
    flows: tuple[MonthFlow, ...] = field(repr=False)

    @property
    def first(self) -> str:
        """The first month that has figures."""
        return self.months[0].id

    @property
    def through(self) -> str:
        """The last month that the flows reach."""
        return self.months[-1].id


def flow_picture(context: Context, protected: ProtectedCounts) -> FlowPicture | None:
    """What has come in and out in the selected span; None where no month of it has figures.

    Made once for a selection: it is compared with, and forecast from.
    """
    question = ("flow-picture", context.selection)
    return ask_lately(context.session, question, lambda: _made(context, protected), "flows")


def _made(context: Context, protected: ProtectedCounts) -> FlowPicture | None:
    answer = participant_queries.flows(context.session, context.association.id, context.period)
    if answer is None:
        return None
    flows = flows_by_month(_gender_counts(answer))
    months = shown_months(protected, answer, flows)
    first = context.selection.first_counted
    inside = tuple(month for month in months if month.id >= first)
    if not inside:
        return None
    counted = tuple(flow for flow in flows if flow.id >= first)
    return FlowPicture(answer, inside, shown_total(protected, answer, counted), counted)


def inflow_since_january(flows: FlowPicture, protected: ProtectedCounts) -> dict[str, Count]:
    """What has come in since January through each month, as it may be shown; from a picture since January."""
    found: dict[str, Count] = {}
    total: int | None = 0
    for flow in flows.flows:
        total = None if total is None else add_counts((total, flow.inflow))
        key = CountKey(flows.answer.dataset.code, Measure.INFLOW.value, flows.first, flow.id)
        if flows.first.endswith("-01"):
            found[flow.id] = protected.shown(key, total)
    return found


def _gender_counts(answer: Answer) -> Iterator[GenderCount]:
    cells: dict[tuple[str, str | None], dict[str, int | None]] = {}
    for measure in (Measure.INFLOW, Measure.OUTFLOW):
        for row in answer.parts(measure.value):
            if row.period_from == row.period_to:
                cell = cells.setdefault((row.period_from, row.gender), {})
                cell[measure.value] = row.value
    for (month, gender), cell in cells.items():
        yield GenderCount(month, gender, cell.get(Measure.INFLOW.value), cell.get(Measure.OUTFLOW.value))


def years_earlier(context: Context, years: int = 1) -> Context:
    """The same span some years before."""
    now = context.selection
    year = now.year - years

    def moved(month: str) -> str:
        return f"{year}{month[4:]}"

    since = moved(now.since) if now.since else None
    return replace(context, selection=Selection(now.association, year, moved(now.through), since))


def flows_before(context: Context, flows: FlowPicture | None) -> FlowPicture | None:
    """The same months of the year before; None where it does not have them all, and no part is compared."""
    if flows is None:
        return None
    before = years_earlier(context)
    before = replace(before, selection=replace(before.selection, through=_year_before(flows.through)))
    found = flow_picture(before, protected_counts(before))
    wanted = [_year_before(month.id) for month in flows.months]
    return found if found is not None and [month.id for month in found.months] == wanted else None


def _year_before(month: str) -> str:
    return f"{int(month[:4]) - 1:04d}{month[4:]}"
