"""Participants as they may be shown: the calculation's rows with `..` where a count is protected."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dashboard.participants.flows import FlowTotal, MonthFlow, add_counts, flow_total, net, share_of
from dashboard.participants.protection_keys import CountKey
from dashboard.participants.targets import AreaParticipation
from dashboard.views.protected import Count, ProtectedCounts, Share, derived
from data_access.queries.rows import Answer
from data_access.tables.enumerations import Gender, Measure

INFLOW, OUTFLOW = Measure.INFLOW.value, Measure.OUTFLOW.value
WOMEN, MEN = Gender.WOMEN.value, Gender.MEN.value


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownTotal:
    """A period's flows; what is calculated from a protected count is protected too."""

    inflow: Count
    inflow_women: Count
    inflow_men: Count
    outflow: Count
    outflow_women: Count
    outflow_men: Count
    net: Count
    inflow_women_share: Share
    outflow_women_share: Share


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownMonth(ShownTotal):
    """One month (`2017-01`) with net since 1 January."""

    id: str
    net_since_january: Count


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownArea:
    """One residence area, or all: what was expected for the year, and the period's counts."""

    id: str
    name: str
    planned: int | None
    total: Count
    unique: Count
    inflow: Count
    outflow: Count
    total_share: Share
    unique_share: Share
    missing_reason: str | None


def shown_months(
    protected: ProtectedCounts, answer: Answer, months: Sequence[MonthFlow]
) -> tuple[ShownMonth, ...]:
    """Each month as it may be shown."""
    found = []
    code = answer.dataset.code
    so_far: dict[str, int | None] = dict.fromkeys((INFLOW, OUTFLOW), 0)
    for month in months:
        counts = _flows(protected, answer, (month.id, month.id), month)
        for measure, before in so_far.items():
            so_far[measure] = None if before is None else add_counts((before, getattr(month, measure)))
        since = [
            protected.shown(CountKey(code, measure, months[0].id, month.id), count)
            for measure, count in so_far.items()
        ]
        running = derived(net, *since)
        found.append(
            ShownMonth(
                id=month.id,
                inflow=counts.inflow,
                inflow_women=counts.inflow_women,
                inflow_men=counts.inflow_men,
                outflow=counts.outflow,
                outflow_women=counts.outflow_women,
                outflow_men=counts.outflow_men,
                net=counts.net,
                inflow_women_share=counts.inflow_women_share,
                outflow_women_share=counts.outflow_women_share,
                net_since_january=None if month.net_since_january is None else running,
            )
        )
    return tuple(found)


def shown_total(protected: ProtectedCounts, answer: Answer, months: Sequence[MonthFlow]) -> ShownTotal:
    """The months together as they may be shown."""
    return _flows(protected, answer, (months[0].id, months[-1].id), flow_total(months))


def _flows(
    protected: ProtectedCounts, answer: Answer, period: tuple[str, str], counts: MonthFlow | FlowTotal
) -> ShownTotal:
    code = answer.dataset.code

    def shown(measure: str, gender: str | None, value: int | None) -> Count:
        return protected.shown(CountKey(code, measure, *period, gender), value)

    inflow, outflow = shown(INFLOW, None, counts.inflow), shown(OUTFLOW, None, counts.outflow)
    women = shown(INFLOW, WOMEN, counts.inflow_women)
    women_out = shown(OUTFLOW, WOMEN, counts.outflow_women)
    return ShownTotal(
        inflow=inflow,
        inflow_women=women,
        inflow_men=shown(INFLOW, MEN, counts.inflow_men),
        outflow=outflow,
        outflow_women=women_out,
        outflow_men=shown(OUTFLOW, MEN, counts.outflow_men),
        net=derived(net, inflow, outflow),
        inflow_women_share=derived(share_of, women, inflow),
        outflow_women_share=derived(share_of, women_out, outflow),
    )


def shown_areas(
    protected: ProtectedCounts,
    answer: Answer,
    through: str,
    areas: Iterable[AreaParticipation],
    *,
    whole: str,
) -> tuple[ShownArea, ...]:
    """Each residence area as it may be shown; `whole` is the id of the row that is all areas together."""
    first = {row.measure: row.period_from for row in answer.rows if row.period_to == through}

    def count(measure: Measure, area: AreaParticipation, value: int | None) -> Count:
        code = None if area.id == whole else area.id
        starts = first.get(measure.value, through)
        key = CountKey(answer.dataset.code, measure.value, starts, through, residence=code)
        return protected.shown(key, value)

    found = []
    for area in areas:
        total = count(Measure.PARTICIPANTS_TOTAL, area, area.total)
        unique = count(Measure.PARTICIPANTS_UNIQUE, area, area.unique)
        found.append(
            ShownArea(
                id=area.id,
                name=area.name,
                planned=area.planned,
                total=total,
                unique=unique,
                inflow=count(Measure.INFLOW, area, area.inflow),
                outflow=count(Measure.OUTFLOW, area, area.outflow),
                total_share=derived(share_of, total, area.planned),
                unique_share=derived(share_of, unique, area.planned),
                missing_reason=area.missing_reason,
            )
        )
    return tuple(found)
