"""Anonymous participants: a place at most, a gender and a year, never a month; apart from the others."""

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.interface import numbers
from dashboard.participants.flows import add_counts
from dashboard.participants.protection_keys import CountKey
from dashboard.shapes.view import Cell, Column, Table, Unit
from dashboard.translation import _
from dashboard.views.context import Context, notes_of, sources_of, status_text
from dashboard.views.protected import Count, ProtectedCounts
from data_access.queries import participants as participant_queries
from data_access.queries.rows import Answer, FigureRow
from data_access.tables.enumerations import Measure

WOMEN, MEN, TOTAL, PLANNED = "women", "men", "total", "planned"
NAMES = (WOMEN, MEN, TOTAL, PLANNED)
SOMEWHERE = ""
"""Stands for the place of a table that names none."""


@dataclass(frozen=True, slots=True)
class Anonymous:
    """Women, men, total and planned by place and all places together, counted since January.

    `through` is the last month counted; counts are `..` where protected.
    """

    answer: Answer
    through: str
    places: Mapping[str, Mapping[str, Count]]
    together: Mapping[str, Count]


def anonymous_picture(context: Context, protected: ProtectedCounts) -> Anonymous | None:
    """The anonymous through the selected month or the last before it that may be shown; None without any."""
    answer = participant_queries.anonymous(context.session, context.association.id, context.year)
    limit = protected.detail_month(answer.dataset.code, context.selection.through) if answer else None
    if answer is None or limit is None:
        return None
    counted = [row for row in answer.rows if row.measure == Measure.ANONYMOUS_PARTICIPANTS.value]
    through = max((row.period_to for row in counted if row.period_to <= limit), default=None)
    if through is None:
        return None
    rows = [row for row in counted if row.period_to == through]
    planned = [row for row in answer.rows if row.measure == Measure.EXPECTED_YEAR_VOLUME.value]
    first = min(row.period_from for row in rows)
    cells = _cells(rows, planned)
    key = CountKey(answer.dataset.code, Measure.ANONYMOUS_PARTICIPANTS.value, first, through)

    def shown(values: Mapping[str, int | None], place: str | None) -> dict[str, Count]:
        genders = {WOMEN: WOMEN, MEN: MEN, TOTAL: None}
        there = key._replace(delivery=place or None)
        return {
            name: value if name == PLANNED else protected.shown(there._replace(gender=genders[name]), value)
            for name, value in values.items()
        }

    names = [name for name in NAMES if any(name in values for values in cells.values())]
    together = {name: add_counts(values.get(name) for values in cells.values()) for name in names}
    return Anonymous(
        answer=answer,
        through=through,
        places={place: shown(values, place) for place, values in cells.items()},
        together=shown(together, None),
    )


def _cells(rows: list[FigureRow], planned: list[FigureRow]) -> dict[str, dict[str, int | None]]:
    """By place: women, men, the total (stated where it is, else the sum) and what was planned."""
    cells: dict[str, dict[str, int | None]] = {}
    for place in dict.fromkeys(row.delivery_area or SOMEWHERE for row in (*rows, *planned)):
        here = [row for row in rows if (row.delivery_area or SOMEWHERE) == place]
        parts = [row for row in here if not row.is_total]
        values: dict[str, int | None] = {}
        for gender in (WOMEN, MEN):
            found = [row.value for row in parts if row.gender == gender]
            if found:
                values[gender] = add_counts(found)
        values[TOTAL] = add_counts(row.value for row in ([one for one in here if one.is_total] or parts))
        expected = [row.value for row in planned if (row.delivery_area or SOMEWHERE) == place]
        if expected:
            values[PLANNED] = add_counts(expected)
        cells[place] = values
    return cells


def anonymous_table(context: Context, picture: Anonymous) -> Table:
    """The anonymous per place and gender with what was budgeted for the year; never spread over months."""
    names = {code: area.name for code, area in context.areas.items()} | {SOMEWHERE: _("ej angiven plats")}
    rows: list[dict[str, Cell]] = [
        {
            "id": code or "none",
            "name": name,
            **{one: picture.places[code].get(one) for one in NAMES},
            "missing_reason": _("anges inte i källan"),
        }
        for code, name in names.items()
        if code in picture.places
    ]
    return Table(
        id="anonymous",
        title=_("Anonymt registrerade deltagare, efter plats"),
        columns=(
            Column("name", _("Plats")),
            Column(WOMEN, _("Kvinnor"), Unit.COUNT),
            Column(MEN, _("Män"), Unit.COUNT),
            Column(TOTAL, _("Totalt"), Unit.COUNT),
            Column(PLANNED, _("Budgeterat för året"), Unit.COUNT),
        ),
        rows=tuple(rows),
        totals={name: picture.together.get(name) for name in NAMES},
        sources=sources_of(picture.answer),
        notes=notes_of(picture.answer),
        status=picture.answer.dataset.status,
        status_text=status_text(picture.answer.dataset),
        covers=numbers.period(context.selection.first_month, picture.through),
    )
