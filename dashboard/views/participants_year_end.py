"""The forecast's tables: the year's months to its end, and the methods side by side with their errors."""

from collections.abc import Mapping

from dashboard.interface import numbers
from dashboard.participants.forecast import (
    MONTHS_IN_YEAR,
    Method,
    mean_error,
    path_to,
    unique_forecast,
)
from dashboard.shapes.view import Cell, Column, KeyFigure, Table, Unit
from dashboard.translation import _
from dashboard.views.context import sources_of
from dashboard.views.participants_outlook import Outlook
from dashboard.views.participants_outlook_words import (
    LACKS,
    METHODS,
    OUTLOOK,
    REASONING,
    accuracy,
    answers_of,
    interval_text,
    month_text,
    outlook_finding,
)
from dashboard.views.participants_volume import Volume

IS_KNOWN, NOT_YET = _("månaden är känd: ingen prognos"), _("har inte hänt än")


def outlook_figure(counted: Volume, found: Outlook) -> KeyFigure:
    """The year's expected participants, of the plan, by which method and how wrong that has been."""
    value, planned = found.forecast.value, counted.planned
    of_plan = None
    if value is not None and planned:
        of_plan = _("{share} av {planned} förväntade").format(
            share=numbers.share(value / planned, 0), planned=numbers.count(planned)
        )
    method = _("{method}, {accuracy}").format(method=METHODS[found.method], accuracy=accuracy(found))
    return KeyFigure(
        id="year-end",
        label=_("Prognos, deltagare hela året"),
        unit=Unit.COUNT,
        value=value,
        status=OUTLOOK,
        status_text=_("prognos"),
        comparison=of_plan,
        note=method,
        sources=sources_of(*answers_of(found)),
        missing_reason=LACKS[found.forecast.lack] if found.forecast.lack else None,
    )


def year_table(counted: Volume, found: Outlook) -> Table:
    """Participants since January through each month as they were, and as forecast for the months to come."""
    year = counted.latest.through[:4]
    known = {int(one.through[5:]): one for one in counted.months}
    path = _path(found)
    rows: list[dict[str, Cell]] = []
    for month in range(1, MONTHS_IN_YEAR + 1):
        there = known.get(month)
        if there is not None or month in path:
            rows.append(
                {
                    "id": f"{year}-{month:02d}",
                    "name": numbers.month_name(month),
                    "total": there.total if there else None,
                    "unique": there.unique if there else None,
                    "forecast": None if there else path[month],
                    "status": there.answer.dataset.status if there else OUTLOOK,
                    "missing_reason": (there.unique_missing or IS_KNOWN) if there else NOT_YET,
                }
            )
    low, high = found.interval or (None, None)
    reasoning = _("{method}: {reasoning}.").format(
        method=METHODS[found.method], reasoning=REASONING[found.method]
    )
    notes = (reasoning, interval_text(found)) if path else ()
    return Table(
        id="year-end",
        title=_("Deltagare sedan 1 januari, till årets slut"),
        columns=(
            Column("name", _("T.o.m.")),
            Column("total", _("Deltagare totalt"), Unit.COUNT),
            Column("unique", _("Varav unika"), Unit.COUNT),
            Column("forecast", _("Prognos, totalt"), Unit.COUNT),
        ),
        rows=tuple(rows),
        totals={
            "planned": counted.planned,
            "total": counted.latest.total,
            "unique": counted.latest.unique,
            "forecast": found.forecast.value,
            "low": low,
            "high": high,
            "is_tested": found.error_share is not None,
            "missing_reason": LACKS[found.forecast.lack] if found.forecast.lack else None,
        },
        shows_totals=False,
        sources=sources_of(*answers_of(found)),
        notes=tuple(note for note in notes if note),
        finding=outlook_finding(found, counted.planned),
        status=OUTLOOK if path else counted.latest.answer.dataset.status,
        status_text=_("utfall t.o.m. {month}, sedan prognos").format(month=month_text(found))
        if path
        else _("utfall"),
        covers=year,
    )


def _path(found: Outlook) -> Mapping[int, int]:
    """The forecast month by month; empty where there is none or the year is over."""
    value = found.forecast.value
    if value is None or found.is_over:
        return {}
    months = range(found.known.month + 1, MONTHS_IN_YEAR + 1)
    rest = [found.last.inflow_of_month.get(month) for month in months]
    is_patterned = found.method is Method.LAST_YEAR and None not in rest
    return path_to(value, found.known, [count or 0 for count in rest] if is_patterned else None)


def method_table(counted: Volume, found: Outlook) -> Table:
    """Each method's forecast of the year, and how wrong it was in earlier years."""
    planned = counted.planned
    rows: list[dict[str, Cell]] = [
        {
            "id": method.value,
            "name": METHODS[method],
            "reasoning": REASONING[method],
            "forecast": one.value,
            "forecast_share": one.value / planned if one.value is not None and planned else None,
            "unique_forecast": unique_forecast(one.value, found.known.participants, found.unique),
            "error_share": mean_error(found.trials, method),
            "error_this_month_share": mean_error(found.trials, method, found.known.month),
            "is_shown": method is found.method and one.value is not None,
            "missing_reason": LACKS[one.lack] if one.lack else _("inte prövad: tidigare hela år saknas"),
        }
        for method, one in found.forecasts.items()
    ]
    return Table(
        id="forecast",
        title=_("Prognosens metoder, och hur fel de har haft"),
        columns=(
            Column("name", _("Metod")),
            Column("reasoning", _("Så räknas den")),
            Column("forecast", _("Året, totalt"), Unit.COUNT),
            Column("forecast_share", _("Av årsvolymen"), Unit.SHARE),
            Column("unique_forecast", _("Året, unika"), Unit.COUNT),
            Column("error_share", _("Fel i snitt"), Unit.SHARE, decimals=1),
            Column("error_this_month_share", _("Fel vid samma månad"), Unit.SHARE, decimals=1),
        ),
        rows=tuple(rows),
        sources=sources_of(*answers_of(found)),
        notes=_method_notes(found),
        status=OUTLOOK,
        status_text=_("prognos"),
        covers=counted.latest.through[:4],
    )


def _method_notes(found: Outlook) -> tuple[str, ...]:
    became = sorted({trial.year: trial.became for trial in found.trials}.items())
    tested = ", ".join(
        _("{year} ({count} deltagare)").format(year=year, count=numbers.count(count))
        for year, count in became
    )
    notes = (
        _(
            "Felet är prognosens avvikelse från vad året blev, som del av det; varje månad visste metoden "
            "bara det som då var känt. Metoden med minst fel visas först."
        ),
        _("Prövad på {years}.").format(years=tested) if tested else None,
        _("De unika antas vara en lika stor del av deltagarna hela året."),
    )
    return tuple(note for note in notes if note)
