"""The slides, a function each: what one says is what a page's own view says. No arithmetic.

Each returns its slides, or none where the selection has no figures for it.
"""

from dataclasses import replace

from dashboard.shapes.slide import Slide
from dashboard.shapes.view import Table, View
from dashboard.translation import _
from dashboard.views.slideshow_pages import Room, on_slides

Slides = tuple[Slide, ...]

WRITTEN = Room(12, {"name": 19, "sentence": 19, "comment": 28, "measure": 28})
UNWRITTEN = Room(12, {"name": 44, "sentence": 44})
PLAIN = Room(14, {})
"""How much there is room for on a slide, as static/slideshow.css draws it."""


def standing(overview: View) -> Slides:
    """Where the association stands: the first page's answer and key figures."""
    if all(figure.value is None for figure in overview.key_figures):
        return ()
    return (Slide("standing", _("Var står vi?"), overview.finding, key_figures=overview.key_figures),)


def budget_areas(overview: View, budget: View) -> Slides:
    """What is used of the year's budget per budget area; the one of the two that is known where it is one."""
    areas = overview.table("operations")
    if areas is None:
        return ()
    if _has(areas, "used_share"):
        title = _("Använt av årsbudgeten per budgetområde")
        return (Slide("used-share", title, budget.finding, table=areas, chart="used-share"),)
    budget_is_known = _has(areas, "budget_ore")
    shown = with_columns(
        areas, "name", "budget_ore" if budget_is_known else "outcome_ore", "previous_year_ore"
    )
    title = _("Årets budget per budgetområde") if budget_is_known else _("Årets utfall per budgetområde")
    name = "budget" if budget_is_known else "outcome"
    return on_slides(Slide(name, title, budget.finding, table=shown), PLAIN)


def deviations(overview: View) -> Slides:
    """Each deviation with the office's comment and measure; where there are none, it says so."""
    table = overview.table("attention")
    if table is None:
        return ()
    finding, room = table.finding, WRITTEN
    if not _has(table, "comment") and not _has(table, "measure"):
        room = UNWRITTEN
        if table.rows:
            finding = " ".join((finding, _("Kansliet har inte skrivit någon kommentar eller åtgärd.")))
    shown = with_columns(table, *room.letters)
    return on_slides(Slide("deviations", _("Avvikelser som kräver åtgärd"), finding, table=shown), room)


def year_end(budget: View) -> Slides:
    """Where the year ends: accumulated outcome against budget, with the forecast of the months to come."""
    months, forecast = budget.table("months"), budget.table("forecast")
    if months is None or not _has(months, "own_budget_ore"):
        return ()
    finding = forecast.finding if forecast is not None and forecast.finding else months.finding
    return (Slide("year-end", _("Var slutar året?"), finding, table=months, chart="accumulated"),)


def flows(participants: View) -> Slides:
    """Who comes in and out, month by month."""
    return _charted(participants.table("flows-by-month"), "flows", _("Deltagare in och ut"), "flows")


def volume(participants: View) -> Slides:
    """Participants since January against the year's planned volume."""
    return _charted(participants.table("year-end"), "volume", _("Når vi årsvolymen?"), "year-volume")


def contributions(members: View) -> Slides:
    """What each member pays."""
    title = _("Vad medlemmarna betalar")
    return _charted(members.table("contributions"), "contributions", title, "contributions")


def _charted(table: Table | None, name: str, title: str, chart: str) -> Slides:
    """A table's own sentence and its chart, where there is such a table."""
    return () if table is None else (Slide(name, title, table.finding, table=table, chart=chart),)


def ahead(scenario: View) -> Slides:
    """What the plan says of its years."""
    years = scenario.table("years")
    if years is None:
        return ()
    shown = with_columns(
        years,
        "id",
        "income_ore",
        "costs_ore",
        "own_result_ore",
        "project_result_ore",
        "result_ore",
        "closing_equity_ore",
    )
    return (Slide("ahead", _("Planen för åren framåt"), years.finding, table=shown),)


def with_columns(table: Table, *keys: str) -> Table:
    """The table's rows with some of its columns only, those that it has, in its own order."""
    columns = tuple(column for column in table.columns if column.key in keys)
    return replace(table, columns=columns, totals={})


def _has(table: Table, key: str) -> bool:
    """Whether any row has something there."""
    return any(row.get(key) is not None for row in table.rows)
