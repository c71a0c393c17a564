"""Key figures and sentences of the participants page: what came in and out, the year's volume, its end."""

from dashboard.interface import numbers
from dashboard.shapes.view import KeyFigure, Meaning, Unit
from dashboard.translation import _
from dashboard.views.context import sources_of, status_text
from dashboard.views.participants_flows import FlowPicture
from dashboard.views.participants_stock import Stock, stock_figure
from dashboard.views.participants_tables import volume_sentence
from dashboard.views.participants_volume import Volume
from dashboard.views.protected import Count, Share, share_text
from dashboard.views.small_cells import as_count


def since_text(flows: FlowPicture) -> str:
    """`sedan 1 januari`, or `februari–april 2017` for a span that begins later."""
    if flows.first.endswith("-01"):
        return _("sedan 1 januari")
    return numbers.period(flows.first, flows.through)


def flow_sentence(flows: FlowPicture | None) -> str:
    """What has come in and gone out in the span."""
    if flows is None or flows.total.inflow is None or flows.total.outflow is None:
        return ""
    total, since = flows.total, since_text(flows)
    if not flows.first.endswith("-01"):
        since = _("under {period}").format(period=since)
    return _("{inflow} har kommit in och {outflow} har gått ut {since}: netto {net}.").format(
        inflow=numbers.count(total.inflow),
        outflow=numbers.count(total.outflow),
        since=since,
        net=numbers.count(total.net, signed=True),
    )


def flow_finding(flows: FlowPicture | None) -> str:
    """In and out of the span, and the months when more left than came, from the data."""
    sentence = flow_sentence(flows)
    if flows is None or not sentence:
        return ""
    more_out = [month for month in flows.months if isinstance(month.net, int) and month.net < 0]
    if not more_out:
        return sentence
    names = _listed([numbers.month_name(int(month.id[5:])) for month in more_out])
    return sentence + " " + _("I {months} gick fler ut än in.").format(months=names)


def _listed(names: list[str]) -> str:
    """`mars och april`, `april, juni och juli`."""
    *first, last = names
    return _(" och ").join((", ".join(first), last)) if first else last


def volume_finding(counted: Volume | None) -> str:
    """Participants in the period against the yearly volume, total and unique."""
    if counted is None:
        return ""
    latest = counted.latest
    return volume_sentence(latest.through, latest.total, latest.unique, counted.planned, counted.total_share)


def flow_figures(
    flows: FlowPicture | None, before: FlowPicture | None, found: Stock | None
) -> tuple[KeyFigure, ...]:
    """In and out of the span against the same months of the year before, and the net or the stock."""
    if flows is None:
        return ()
    total, since = flows.total, since_text(flows)
    figures = []
    for name, label in (("inflow", _("In")), ("outflow", _("Ut"))):
        women, men = getattr(total, f"{name}_women"), getattr(total, f"{name}_men")
        value: Count = getattr(total, name)
        figures.append(
            _flow_figure(
                flows,
                name,
                f"{label} {since}",
                value,
                _("{women} kvinnor, {men} män").format(women=numbers.count(women), men=numbers.count(men)),
                note=_against(flows, value, getattr(before.total, name) if before else None),
            )
        )
    if found is not None:
        return (*figures, stock_figure(found, flows))
    figures.append(
        _flow_figure(
            flows,
            "net-since-january",
            _("Netto sedan 1 januari"),
            flows.months[-1].net_since_january,
            _("ingående antal är inte publicerat: inte antalet deltagare"),
            signed=True,
        )
    )
    return tuple(figures)


def _flow_figure(
    flows: FlowPicture,
    name: str,
    label: str,
    value: Count,
    comparison: str,
    *,
    note: str | None = None,
    signed: bool = False,
) -> KeyFigure:
    return KeyFigure(
        id=name,
        label=label,
        unit=Unit.COUNT,
        value=value,
        signed=signed,
        status=flows.answer.dataset.status,
        status_text=status_text(flows.answer.dataset),
        comparison=comparison,
        note=note,
        sources=sources_of(flows.answer),
        missing_reason=_("en månad saknas i källan") if value is None else None,
    )


def _against(flows: FlowPicture, now: Count, before: Count) -> str | None:
    """`2024: 281, +18`; None where the year before is not known."""
    if before is None:
        return None
    year = int(flows.first[:4]) - 1
    counts = as_count(now), as_count(before)
    change = None if None in counts else (counts[0] or 0) - (counts[1] or 0)
    words = _("Samma månader {year}: {before}").format(year=year, before=numbers.count(before))
    return words if change is None else f"{words} ({numbers.count(change, signed=True)})"


def volume_figures(counted: Volume | None) -> tuple[KeyFigure, ...]:
    """Participants in the period, total and unique, as shares of the planned yearly volume."""
    if counted is None:
        return ()
    latest, planned = counted.latest, counted.planned
    total = _volume_figure(
        counted,
        "total-of-year-volume",
        _("Deltagare sedan 1 januari av årsvolymen"),
        counted.total_share,
        _("{count} av {planned} förväntade på året").format(
            count=numbers.count(latest.total), planned=numbers.count(planned)
        )
        + _unique_text(counted),
        counted.missing_reason,
    )
    unique = _volume_figure(
        counted,
        "unique-of-year-volume",
        _("Unika deltagare av årsvolymen"),
        counted.unique_share,
        _("{count} av {planned} förväntade på året").format(
            count=numbers.count(latest.unique), planned=numbers.count(planned)
        ),
        counted.missing_reason or latest.unique_missing,
    )
    return total, unique


def _unique_text(counted: Volume) -> str:
    """The unique beside all, where they are known."""
    if counted.latest.unique is None:
        return ""
    return _("; unika {unique}, {share}").format(
        unique=numbers.count(counted.latest.unique), share=share_text(counted.unique_share, 0)
    )


def _volume_figure(
    counted: Volume, name: str, label: str, value: Share, comparison: str, missing: str | None
) -> KeyFigure:
    return KeyFigure(
        id=name,
        label=label,
        unit=Unit.SHARE,
        value=value,
        status=counted.latest.answer.dataset.status,
        status_text=status_text(counted.latest.answer.dataset),
        comparison=comparison,
        meaning=Meaning.NEUTRAL,
        sources=sources_of(*counted.answers),
        missing_reason=missing,
    )
