"""What a baseline rests on, in words: what is entered by hand, carried on, foreseen, or assumed."""

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.interface import numbers
from dashboard.translation import _
from dashboard.views.context import Context, status_text
from dashboard.views.scenario_build import PlanFigures
from dashboard.views.scenario_plan import Plan, months
from data_access.queries import contributions
from data_access.queries import scenarios as queries
from data_access.tables.enumerations import Status

OPENING, FLOOR, CEILING = "equity.opening_tkr", "equity.floor_tkr", "equity.ceiling_share"
OTHER_INCOME = "other_income.amount_tkr"


@dataclass(frozen=True, slots=True)
class Grounds:
    """Notes for the reader, where levers' defaults come from by key, and which of them are assumptions."""

    notes: tuple[str, ...]
    origins: Mapping[str, str]
    assumed: tuple[str, ...]


def grounds_of(context: Context, plan: Plan, figures: PlanFigures) -> Grounds:
    """The grounds of a plan's baseline."""
    entered = _entered(context, plan)
    assumed = _assumed(figures)
    notes = [
        _("Utgångsläge: {document}. Planens kostnader för {year} förs vidare till åren efter.").format(
            document=plan.costs.dataset.source.title, year=plan.year
        ),
        *_about_contributions(figures),
        *_paid_in_total(context, figures),
        *_about_project(figures),
        *_about_split(context, figures),
    ]
    words = {OPENING: _("Ingående eget kapital"), FLOOR: _("Golvet"), CEILING: _("Taket")}
    notes += [_("{what} är {origin}.").format(what=words[key], origin=text) for key, text in entered.items()]
    return Grounds(tuple(notes), entered | assumed, tuple(assumed))


def _entered(context: Context, plan: Plan) -> dict[str, str]:
    """What the office has entered itself, by lever."""
    slug = context.association.slug
    rows = {row.name: row for row in queries.entered(context.session, slug)}
    found = (
        (OPENING, queries.entered_opening(context.session, slug, plan.year)),
        (FLOOR, rows.get("equity_floor")),
        (CEILING, rows.get("equity_ceiling")),
    )
    return {
        key: _("angivet av {author} {day}").format(author=row.entered_by, day=f"{row.entered_at:%Y-%m-%d}")
        for key, row in found
        if row is not None and row.value is not None
    }


def _assumed(figures: PlanFigures) -> dict[str, str]:
    """Defaults that no source states, by lever."""
    found = {}
    if not figures.states_income:
        found[OTHER_INCOME] = _("planen anger inga intäkter utöver medlemmarnas")
    if figures.split.assumption and figures.baseline.split_key == "population":
        for member in figures.baseline.party("municipality"):
            found[f"split.{member.code}.population"] = figures.split.assumption
    return found


def _about_contributions(figures: PlanFigures) -> list[str]:
    """What the contributions of each year are: paid, the plan's own, its outlook, or carried on."""
    groups = {
        Status.OUTLOOK.value: _("Bidragen för {years} är planens egen prognos."),
        Status.OUTCOME.value: _("Bidragen för {years} är vad medlemmarna har betalat."),
        Status.PRELIMINARY.value: _("Bidragen för {years} är preliminära."),
    }
    notes = []
    for status, words in groups.items():
        years = [year for year, found in figures.statuses.items() if found == status]
        if years:
            notes.append(words.format(years=numbers.years(years)))
    carried = [year for year, found in figures.statuses.items() if found is None]
    if carried:
        notes.append(
            _("Bidragen för {years} står i ingen källa: {last} års belopp förs vidare.").format(
                years=numbers.years(carried), last=carried[0] - 1
            )
        )
    return notes


def _paid_in_total(context: Context, figures: PlanFigures) -> list[str]:
    """Years whose contributions are known in total only, where that is another sum than the plan foresaw."""
    notes = []
    for index, (year, status) in enumerate(figures.statuses.items()):
        answer = contributions.in_total(context.session, context.association.id, months(year))
        if answer is None or status not in (None, Status.OUTLOOK.value):
            continue
        paid = contributions.total_ore(answer)
        counted = sum(member.contribution_ore[index] for member in figures.baseline.members)
        if answer.dataset.status == Status.OUTLOOK.value or paid in (None, counted):
            continue
        notes.append(
            _(
                "För {year} är bidragen tillsammans {paid} ({status}). Ingen källa delar upp dem per medlem: "
                "scenariot räknar med {counted}."
            ).format(
                year=year,
                paid=numbers.tkr(paid),
                status=status_text(answer.dataset),
                counted=numbers.tkr(counted),
            )
        )
    return notes


def _about_project(figures: PlanFigures) -> list[str]:
    baseline = figures.baseline
    if not baseline.project_granted:
        return []
    return [
        _("Projektet {name} räknas bara {year}, det år som budgeten har det för.").format(
            name=baseline.project_name, year=baseline.base_year
        )
    ]


def _about_split(context: Context, figures: PlanFigures) -> list[str]:
    if context.association.split_key != "population":
        return []
    key = _("Kommunernas del är som i planen; fördelningsnyckeln är befolkningen den 30 juni året före.")
    carried = figures.split.assumption
    return [key, _("Nyckeln räknar med {basis}.").format(basis=carried)] if carried else [key]
