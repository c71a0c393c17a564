"""Inflow and outflow of a span by municipality of residence or by activity, where a table has that grain.

While counts are protected, places and activities are shown some months apart: a span that begins or ends
between those is shown as the widest one inside it that may be, and the table says which.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from operator import attrgetter

from dashboard.interface import numbers
from dashboard.participants.flows import add_counts, net
from dashboard.participants.protection_keys import CountKey
from dashboard.shapes.view import Cell, Column, Table, Unit
from dashboard.translation import _
from dashboard.views.context import Context, notes_of, sources_of, status_text
from dashboard.views.participants_flows import years_earlier
from dashboard.views.protected import Count, ProtectedCounts, derived, protected_counts
from data_access.queries import participants as participant_queries
from data_access.queries.kept import ask_lately
from data_access.queries.rows import Answer, FigureRow
from data_access.tables.enumerations import Dimension, Measure

INFLOW, OUTFLOW = Measure.INFLOW.value, Measure.OUTFLOW.value
TABLES = {
    Dimension.RESIDENCE_AREA: (
        "flows-by-municipality",
        _("In och ut efter folkbokföringskommun"),
        _("Kommun"),
    ),
    Dimension.ACTIVITY: ("flows-by-activity", _("In och ut per insats"), _("Insats")),
}
"""By what in and out are counted: the table's id and title, and what its rows are."""
Pair = tuple[Count, Count]
"""In and out."""


@dataclass(frozen=True, slots=True)
class PlaceFlows:
    """In and out of a span by place; `together` is all places."""

    answer: Answer
    first: str
    through: str
    places: Mapping[str, Pair]
    together: Pair


def has_place_flows(context: Context) -> bool:
    """Whether either has anything to show for the selected span."""
    return any(place_flows(context, by) is not None for by in TABLES)


def left_out_notes(context: Context) -> tuple[str, ...]:
    """That places and activities are not shown for the selected span, where that is why there is no table."""
    for by in TABLES:
        answer = participant_queries.flows(context.session, context.association.id, context.period, by)
        if answer is not None and place_flows(context, by) is None:
            return (
                _(
                    "In och ut per kommun och insats visas tertial för tertial medan små antal skyddas: välj "
                    "t.o.m. april, augusti eller december, och fr.o.m. januari, maj eller september."
                ),
            )
    return ()


def place_flows(context: Context, by: Dimension) -> PlaceFlows | None:
    """In and out by place in the selected span, or the widest one inside it that may be shown."""
    question = ("place-flows", context.selection, by)
    return ask_lately(context.session, question, lambda: _place_flows(context, by))


def _place_flows(context: Context, by: Dimension) -> PlaceFlows | None:
    answer = participant_queries.flows(context.session, context.association.id, context.period, by)
    if answer is None:
        return None
    protected = protected_counts(context)
    months = sorted({row.period_from for row in answer.rows if row.period_from == row.period_to})
    span = _shown_span(protected, answer, context.selection.first_counted, months)
    if span is None:
        return None
    inside = [
        row
        for row in answer.rows
        if span[0] <= row.period_from <= span[1] and row.period_from == row.period_to
    ]
    # The table's own rows of the span are the same whatever month is asked for; those of places where nobody
    # was counted are only ever added to. So a span of as many rows has the same ones.
    question = ("place-counts", context.association.id, answer.dataset.id, by, span, len(inside))
    places, together = ask_lately(
        context.session, question, lambda: _counts(protected, answer.dataset.code, by, span, inside), "places"
    )
    return PlaceFlows(answer, *span, places=places, together=together)


def _counts(
    protected: ProtectedCounts, code: str, by: Dimension, span: tuple[str, str], rows: Iterable[FigureRow]
) -> tuple[Mapping[str, Pair], Pair]:
    """In and out of the span by place, and all places together."""
    values: dict[str, dict[str, list[int | None]]] = {}
    place_of = attrgetter(by.value)
    for row in rows:
        if place := place_of(row):
            values.setdefault(place, {}).setdefault(row.measure, []).append(row.value)
    is_area = by is Dimension.RESIDENCE_AREA

    def shown(counts: Mapping[str, Iterable[int | None]], place: str | None) -> Pair:
        residence, activity = (place, None) if is_area else (None, place)
        came, left = (
            protected.shown(
                CountKey(code, measure, *span, residence=residence, activity=activity),
                add_counts(counts.get(measure, ())),
            )
            for measure in (INFLOW, OUTFLOW)
        )
        return came, left

    everybody = {
        measure: [count for counts in values.values() for count in counts.get(measure, ())]
        for measure in (INFLOW, OUTFLOW)
    }
    return {place: shown(counts, place) for place, counts in values.items()}, shown(everybody, None)


def _shown_span(
    protected: ProtectedCounts, answer: Answer, first: str, months: list[str]
) -> tuple[str, str] | None:
    """The widest span inside the asked one that begins and ends where places are shown."""
    code = answer.dataset.code
    through = protected.detail_month(code, months[-1]) if months else None
    starts = [month for month in months if month >= first and _may_begin(protected, code, month, months[0])]
    if through is None or not starts or starts[0] > through:
        return None
    return starts[0], through


def _may_begin(protected: ProtectedCounts, code: str, month: str, january: str) -> bool:
    """The first month there is, or the one after a month through which places are shown."""
    before = f"{month[:4]}-{int(month[5:]) - 1:02d}"
    return month == january or protected.detail_month(code, before) == before


def flows_by_place(context: Context, by: Dimension) -> Table | None:
    """In and out by municipality of residence or by activity, as far as the data has them."""
    table_id, title, heading = TABLES[by]
    places = context.areas if by is Dimension.RESIDENCE_AREA else context.activities
    flows = place_flows(context, by)
    if flows is None:
        return None
    before = place_flows(years_earlier(context), by)
    if before is not None and (before.first[4:], before.through[4:]) != (flows.first[4:], flows.through[4:]):
        before = None
    year = context.selection.year - 1
    rows = [
        _row(code, place.name, flows.places[code], before.places.get(code) if before else None)
        for code, place in places.items()
        if code in flows.places
    ]
    return Table(
        id=table_id,
        title=title,
        columns=(
            Column("name", heading),
            Column("inflow", _("In"), Unit.COUNT),
            Column("outflow", _("Ut"), Unit.COUNT),
            Column("net", _("Netto"), Unit.COUNT, signed=True),
            Column("inflow_previous", _("In {year}").format(year=year), Unit.COUNT),
            Column("outflow_previous", _("Ut {year}").format(year=year), Unit.COUNT),
        ),
        rows=tuple(rows),
        totals={
            key: value
            for key, value in _row("", "", flows.together, before.together if before else None).items()
            if key not in {"id", "name"}
        },
        sources=sources_of(flows.answer, before.answer if before else None),
        notes=(*notes_of(flows.answer), *_notes(context, flows)),
        status=flows.answer.dataset.status,
        status_text=status_text(flows.answer.dataset),
        covers=numbers.period(flows.first, flows.through),
    )


def _row(place: str, name: str, now: Pair, before: Pair | None) -> dict[str, Cell]:
    return {
        "id": place,
        "name": name,
        "inflow": now[0],
        "outflow": now[1],
        "net": derived(net, *now),
        "inflow_previous": before[0] if before else None,
        "outflow_previous": before[1] if before else None,
        "missing_reason": None if before else _("samma månader året före finns inte i källorna"),
    }


def _notes(context: Context, flows: PlaceFlows) -> list[str]:
    notes = [_("Varje inskrivning räknas: den som börjar i två insatser räknas två gånger.")]
    asked = context.selection.first_counted, context.selection.through
    if (flows.first, flows.through) != asked and not flows.answer.dataset.is_published:
        notes.append(
            _(
                "Per kommun och insats visas skyddade antal tertial för tertial, här {period}: månad för "
                "månad är antalen för små."
            ).format(period=numbers.period(flows.first, flows.through))
        )
    return notes
