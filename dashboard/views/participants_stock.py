"""How many take part at the end of each month: only where it is known how many were there at the start."""

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.interface import numbers
from dashboard.participants.protection_keys import CountKey
from dashboard.shapes.view import KeyFigure, Unit
from dashboard.translation import _
from dashboard.views.context import Context, sources_of, status_text
from dashboard.views.participants_flows import FlowPicture
from dashboard.views.protected import Count, ProtectedCounts, derived
from data_access.queries import participants as participant_queries
from data_access.queries.rows import Answer
from data_access.tables.enumerations import Measure


@dataclass(frozen=True, slots=True)
class Stock:
    """Participants carried over on 1 January, and at the end of each month; `..` where that is protected."""

    answer: Answer
    opening: Count
    months: Mapping[str, Count]


def stock(context: Context, protected: ProtectedCounts, flows: FlowPicture | None) -> Stock | None:
    """None where no source says how many were there on 1 January: a running net is never a stock."""
    january = context.selection.first_month
    answer = participant_queries.opening(context.session, context.association.id, january)
    if answer is None or flows is None:
        return None
    key = CountKey(answer.dataset.code, Measure.OPENING_PARTICIPANTS.value, january, january)
    opening = protected.shown(key, answer.rows[0].value)
    return Stock(
        answer=answer,
        opening=opening,
        months={month.id: derived(_sum, opening, month.net_since_january) for month in flows.months},
    )


def _sum(opening: int | None, net: int | None) -> int | None:
    return None if opening is None or net is None else opening + net


def stock_figure(found: Stock, flows: FlowPicture) -> KeyFigure:
    """How many take part at the end of the last month."""
    value = found.months[flows.through]
    return KeyFigure(
        id="stock",
        label=_("Pågående sist i {month}").format(month=numbers.month_name(int(flows.through[5:]))),
        unit=Unit.COUNT,
        value=value,
        status=flows.answer.dataset.status,
        status_text=status_text(flows.answer.dataset),
        comparison=_("{opening} den 1 januari, netto {net} sedan dess").format(
            opening=numbers.count(found.opening),
            net=numbers.count(flows.months[-1].net_since_january, signed=True),
        ),
        sources=sources_of(found.answer, flows.answer),
        missing_reason=_("en månad saknas i källan") if value is None else None,
    )
