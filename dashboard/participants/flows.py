"""Participants in and out by month and gender.

Net is inflow minus outflow. No opening stock is published, so a running sum is "netto sedan 1 januari"
and never a stock. Rule: DOMAIN.md, Follow-up. Anonymous participants have no month and are not in here.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

WOMEN, MEN = "women", "men"
JANUARY = 1


@dataclass(frozen=True, slots=True)
class GenderCount:
    """One month's counts for one gender (`women`, `men`, or None where unknown); None when missing."""

    month: str
    gender: str | None
    inflow: int | None
    outflow: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthFlow:
    """One month (`2017-01`): counts, net, net since 1 January of its year, women's shares of one.

    A count is None when a part of it is missing; a gender that the month does not mention is None too.
    `net_since_january` is None when a month since January is absent or incomplete.
    """

    id: str
    inflow: int | None
    inflow_women: int | None
    inflow_men: int | None
    outflow: int | None
    outflow_women: int | None
    outflow_men: int | None
    net: int | None
    net_women: int | None
    net_men: int | None
    net_since_january: int | None
    inflow_women_share: float | None
    outflow_women_share: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowTotal:
    """A whole period's flows; None where a month in it is incomplete."""

    inflow: int | None
    inflow_women: int | None
    inflow_men: int | None
    outflow: int | None
    outflow_women: int | None
    outflow_men: int | None
    net: int | None
    inflow_women_share: float | None
    outflow_women_share: float | None


def add_counts(counts: Iterable[int | None]) -> int | None:
    """The sum; None when there is nothing to add or a part is missing."""
    total, is_anything = 0, False
    for count in counts:
        if count is None:
            return None
        total, is_anything = total + count, True
    return total if is_anything else None


def net(inflow: int | None, outflow: int | None) -> int | None:
    """Inflow minus outflow; None when either is missing."""
    return None if inflow is None or outflow is None else inflow - outflow


def share_of(part: int | None, whole: int | None) -> float | None:
    """The part as a fraction of one; None when either is missing or the whole is zero."""
    return None if part is None or not whole else part / whole


def flows_by_month(counts: Iterable[GenderCount]) -> tuple[MonthFlow, ...]:
    """One row a month that has figures, in time order. Months without figures are not made up."""
    by_month: dict[str, list[GenderCount]] = {}
    for count in counts:
        by_month.setdefault(count.month, []).append(count)
    flows: list[MonthFlow] = []
    for month in sorted(by_month):
        flows.append(_month_flow(month, by_month[month], flows[-1] if flows else None))
    return tuple(flows)


def _month_flow(month: str, counts: Sequence[GenderCount], previous: MonthFlow | None) -> MonthFlow:
    women = [count for count in counts if count.gender == WOMEN]
    men = [count for count in counts if count.gender == MEN]
    inflow = add_counts(count.inflow for count in counts)
    outflow = add_counts(count.outflow for count in counts)
    inflow_women = add_counts(count.inflow for count in women)
    inflow_men = add_counts(count.inflow for count in men)
    outflow_women = add_counts(count.outflow for count in women)
    outflow_men = add_counts(count.outflow for count in men)
    return MonthFlow(
        id=month,
        inflow=inflow,
        inflow_women=inflow_women,
        inflow_men=inflow_men,
        outflow=outflow,
        outflow_women=outflow_women,
        outflow_men=outflow_men,
        net=net(inflow, outflow),
        net_women=net(inflow_women, outflow_women),
        net_men=net(inflow_men, outflow_men),
        net_since_january=_net_since_january(month, net(inflow, outflow), previous),
        inflow_women_share=share_of(inflow_women, inflow),
        outflow_women_share=share_of(outflow_women, outflow),
    )


def _net_since_january(month: str, month_net: int | None, previous: MonthFlow | None) -> int | None:
    year, number = int(month[:4]), int(month[5:])
    if number == JANUARY:
        return month_net
    if previous is None or previous.id != f"{year:04d}-{number - 1:02d}":
        return None
    return add_counts((previous.net_since_january, month_net))


def flow_total(flows: Sequence[MonthFlow]) -> FlowTotal:
    """The months' sums: the period's inflow, outflow, net and women's shares."""
    inflow = add_counts(flow.inflow for flow in flows)
    outflow = add_counts(flow.outflow for flow in flows)
    inflow_women = add_counts(flow.inflow_women for flow in flows)
    outflow_women = add_counts(flow.outflow_women for flow in flows)
    return FlowTotal(
        inflow=inflow,
        inflow_women=inflow_women,
        inflow_men=add_counts(flow.inflow_men for flow in flows),
        outflow=outflow,
        outflow_women=outflow_women,
        outflow_men=add_counts(flow.outflow_men for flow in flows),
        net=net(inflow, outflow),
        inflow_women_share=share_of(inflow_women, inflow),
        outflow_women_share=share_of(outflow_women, outflow),
    )
