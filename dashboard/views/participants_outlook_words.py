"""The forecast of the year's participants in words: its methods, its accuracy, and what it comes to."""

from dashboard.interface import numbers
from dashboard.participants.forecast import Lack, Method
from dashboard.participants.targets import GoalProgress, goal_progress
from dashboard.translation import _
from dashboard.views.participants_outlook import Outlook
from data_access.queries.rows import Answer

METHODS = {Method.PACE: _("Samma takt"), Method.LAST_YEAR: _("Som förra året")}
REASONING = {
    Method.PACE: _("deltagarna hittills, och lika många nya i månaden som hittills i snitt"),
    Method.LAST_YEAR: _("deltagarna hittills, och nya resten av året i samma proportion som förra året"),
}
LACKS = {
    Lack.NO_PARTICIPANTS: _("antalet deltagare saknas"),
    Lack.NO_INFLOW: _("inflödet per månad saknas"),
    Lack.NO_LAST_YEAR: _("förra årets inflöde saknas"),
    Lack.NO_PATTERN: _("ingen kom in under samma månader förra året"),
}
OUTLOOK = "outlook"


def answers_of(found: Outlook) -> list[Answer]:
    """The tables that the outlook rests on."""
    flows = (found.now.flows, found.last.flows if found.method is Method.LAST_YEAR else None)
    counted = found.now.volume.answers if found.now.volume else ()
    return [*counted, *(one.answer for one in flows if one is not None)]


def month_text(found: Outlook) -> str:
    """The month that the forecast starts from."""
    return numbers.month_name(found.known.month)


def plan_progress(found: Outlook, planned: int) -> GoalProgress:
    """All participants so far against the whole planned volume."""
    return goal_progress(
        planned=planned,
        unique=found.known.participants or 0,
        goal_share=1,
        months_left=found.known.months_left,
    )


def outlook_sentence(found: Outlook, planned: int | None) -> str:
    """Where the year ends, and how much of the plan that is."""
    value = found.forecast.value
    if value is None or (found.is_over and not planned):
        return ""
    share = numbers.share(value / planned, 0) if planned else ""
    if found.is_over:
        return _("Året slutade på {count} deltagare av {planned}: {share}.").format(
            count=numbers.count(value), planned=numbers.count(planned), share=share
        )
    sentence = _("Prognosen ({method}) är {count} deltagare på året").format(
        method=METHODS[found.method].lower(), count=numbers.count(value)
    )
    return sentence + (_(", {share} av årsvolymen.").format(share=share) if planned else ".")


def outlook_finding(found: Outlook, planned: int | None) -> str:
    """The same, and what is needed a month to reach the plan against what has come."""
    sentence = outlook_sentence(found, planned)
    if not sentence or not planned or found.is_over:
        return sentence
    progress = plan_progress(found, planned)
    return " ".join(
        (sentence, _("Årsvolymen är redan nådd.") if progress.is_reached else _needed(found, progress))
    )


def _needed(found: Outlook, progress: GoalProgress) -> str:
    return _("För att nå årsvolymen behövs {needed} nya i månaden, mot {pace} hittills.").format(
        needed=numbers.decimal(progress.remaining_per_month or 0, 1), pace=numbers.decimal(found.pace or 0, 1)
    )


def accuracy(found: Outlook) -> str:
    """How wrong the shown method has been, short: `i snitt 4,1 % fel 2023–2024`."""
    if found.error_share is None:
        return _("inte prövad, tidigare hela år saknas")
    return _("i snitt {error} fel {years}").format(
        years=years_text(found.tested_years), error=numbers.share(found.error_share)
    )


def years_text(years: tuple[int, ...]) -> str:
    """`2024`, `2023–2024`."""
    return str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}"


def interval_text(found: Outlook) -> str | None:
    """How far the forecast may be wrong, and why."""
    if found.interval is None:
        return None
    low, high = (numbers.count(end) for end in found.interval)
    if found.error_share is None:
        return _(
            "Blir varje månad som kvarstår som den svagaste hittills slutar året på {low}, som den starkaste "
            "på {high}. Metoden är inte prövad: tidigare hela år saknas."
        ).format(low=low, high=high)
    return _("Prövad på {years} har metoden i snitt haft {error} fel: {low}–{high}.").format(
        years=years_text(found.tested_years),
        error=numbers.share(found.error_share),
        low=low,
        high=high,
    )
