"""What is needed to reach the planned volume, and the goal for the registered."""

from fractions import Fraction

from dashboard.interface import numbers
from dashboard.participants.forecast import unique_forecast
from dashboard.participants.targets import goal_progress
from dashboard.shapes.view import Cell, Column, Table, Unit
from dashboard.translation import _
from dashboard.views.context import Context, sources_of
from dashboard.views.goals import registered_share, registered_source
from dashboard.views.participants_outlook import Outlook
from dashboard.views.participants_outlook_words import LACKS, OUTLOOK, answers_of, month_text
from dashboard.views.participants_volume import Volume


def goal_table(context: Context, counted: Volume, found: Outlook) -> Table:
    """All participants against the whole planned volume, and the unique against the goal's part of it."""
    share = registered_share(context)
    total, value = found.known.participants, found.forecast.value
    of_unique = unique_forecast(value, total, found.unique)
    plan = _row(found, counted.planned, 1.0, count=total, ends_at=value)
    registered = _row(found, counted.planned, share, count=found.unique, ends_at=of_unique)
    named = _("Minst {share} fullständigt registrerade, unika").format(share=numbers.share(share, 0))
    return Table(
        id="goal",
        title=_("Vad som behövs för att nå planen och målet"),
        columns=(
            Column("name", _("Mål")),
            Column("count", _("Antal hittills"), Unit.COUNT),
            Column("goal", _("Målet"), Unit.COUNT),
            Column("count_share", _("Av årsvolymen"), Unit.SHARE),
            Column("remaining", _("Återstår"), Unit.COUNT),
            Column("needed_per_month", _("Behövs per månad"), Unit.NUMBER, decimals=1),
            Column("pace_per_month", _("Nya per månad hittills"), Unit.NUMBER, decimals=1),
            Column("forecast", _("Hela året"), Unit.COUNT),
        ),
        rows=(
            {"id": "plan", "name": _("Hela årsvolymen, deltagare totalt"), **plan},
            {"id": "registered", "name": named, **registered},
        ),
        sources=sources_of(*answers_of(found)),
        notes=_notes(context, counted),
        status=counted.latest.answer.dataset.status if found.is_over else OUTLOOK,
        status_text=_("räknat t.o.m. {month}").format(month=month_text(found)),
        covers=str(context.selection.year),
    )


def _row(
    found: Outlook, planned: int | None, share: float, *, count: int | None, ends_at: int | None
) -> dict[str, Cell]:
    """`share` of the planned volume is the goal; the pace of the unique is their part of all who come."""
    row: dict[str, Cell] = {
        "planned": planned,
        "goal_share": share,
        "count": count,
        "goal": None,
        "count_share": None,
        "remaining": None,
        "needed_per_month": None,
        "pace_per_month": None,
        "forecast": ends_at,
        "is_reached": None,
        "missing_reason": _reason(found, planned, count),
    }
    if planned is None or count is None:
        return row
    progress = goal_progress(
        planned=planned,
        unique=count,
        goal_share=Fraction(str(share)),
        months_left=found.known.months_left,
    )
    whole = found.known.participants
    return row | {
        "goal": progress.needed,
        "count_share": progress.unique_share,
        "remaining": progress.remaining,
        "needed_per_month": progress.remaining_per_month,
        "pace_per_month": found.pace * count / whole if found.pace is not None and whole else None,
        "is_reached": progress.is_reached,
    }


def _reason(found: Outlook, planned: int | None, count: int | None) -> str | None:
    """Why the row lacks a number."""
    if planned is None:
        return _("ingen planerad volym i källorna")
    if count is None:
        latest = found.now.volume.latest if found.now.volume else None
        return (latest.unique_missing if latest else None) or _("antalet saknas eller är skyddat")
    if found.is_over:
        return _("året är slut")
    return LACKS[found.forecast.lack] if found.forecast.lack else None


def _notes(context: Context, counted: Volume) -> tuple[str, ...]:
    notes = [
        _("Målet mäts som unika, identifierade deltagare mot årsvolymen ({source}).").format(
            source=registered_source(context)
        ),
        _("Nya unika per månad är takten gånger de unikas del av deltagarna hittills."),
    ]
    if counted.plan is not None and counted.plan.is_plan:
        notes.append(_("Årsvolymen är summan av de individinriktade insatsernas planerade deltagare."))
    return tuple(notes)
