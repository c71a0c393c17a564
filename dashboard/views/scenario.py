"""Scenario: what if the state gives less, more is asked, costs rise, a project is granted?"""

from collections.abc import Callable
from dataclasses import dataclass

from sqlmodel import Session

from dashboard.interface import numbers
from dashboard.scenarios.baseline import Baseline
from dashboard.scenarios.compare import waterfall
from dashboard.scenarios.levers import Lever, levers
from dashboard.scenarios.outcome import YearOutcome
from dashboard.scenarios.run import run
from dashboard.scenarios.settings import NO_OVERRIDES, Overrides
from dashboard.shapes.selection import Selection
from dashboard.shapes.source import SourceReference
from dashboard.shapes.view import KeyFigure, Meaning, Table, Unit, View
from dashboard.translation import _
from dashboard.views.context import Context, open_context, sources_of, status_text
from dashboard.views.scenario_baseline import Plan, build_baseline, find_plan, plan_years
from dashboard.views.scenario_tables import (
    blocks_table,
    effects_table,
    levers_table,
    members_table,
    years_table,
)
from data_access.queries import contributions as contribution_queries

PROJECT = "project.granted"
Money = Callable[..., KeyFigure]


@dataclass(frozen=True, slots=True)
class PlanBaseline:
    """A baseline with the documents that it rests on; kept between runs, since only overrides change."""

    baseline: Baseline
    sources: tuple[SourceReference, ...]
    status: str
    status_text: str
    notes: tuple[str, ...]


def baseline_of(session: Session, selection: Selection) -> PlanBaseline | str:
    """The baseline for a selection, or the Swedish reason why there is none."""
    context = open_context(session, selection)
    plan = find_plan(context)
    if plan is None:
        years = ", ".join(str(year) for year in sorted(plan_years(context)))
        return _(
            "Ingen plan med både kostnader och bidrag per medlem finns för {year} eller tidigare. "
            "Det finns för: {years}."
        ).format(year=selection.year, years=years or numbers.MISSING)
    return PlanBaseline(
        baseline=build_baseline(context, plan),
        sources=sources_of(plan.costs, plan.contributions),
        status=plan.costs.dataset.status,
        status_text=status_text(plan.costs.dataset),
        notes=_plan_notes(context, plan),
    )


def _plan_notes(context: Context, plan: Plan) -> tuple[str, ...]:
    foreseen = [year for year in contribution_queries.years(context.coverage) if year > plan.year]
    notes = [
        _("Utgångsläge: {document}. Planens kostnader för {year} förs vidare till åren efter.").format(
            document=plan.costs.dataset.source.title, year=plan.year
        )
    ]
    if foreseen:
        notes.append(_("Bidragen för åren efter {year} är planens egen prognos.").format(year=plan.year))
    if context.association.split_key == "population":
        notes.append(
            _("Kommunernas del är som i planen; fördelningsnyckeln är befolkningen den 30 juni året före.")
        )
    return tuple(notes)


def build(session: Session, selection: Selection, overrides: Overrides = NO_OVERRIDES) -> View:
    """The view for a selection and overrides of levers. Raises ScenarioError for impossible overrides."""
    found = baseline_of(session, selection)
    if isinstance(found, str):
        return View("scenario", selection, QUESTION, found, notes=(found,))
    return scenario_view(found, selection, overrides)


QUESTION = _("Vad händer om staten ger mindre, vi äskar mer, kostnaderna ökar eller projektet beviljas?")


def scenario_view(plan: PlanBaseline, selection: Selection, overrides: Overrides = NO_OVERRIDES) -> View:
    """The view without asking the store: a pure function of the baseline and the overrides."""
    baseline = plan.baseline
    result = run(baseline, overrides)
    years, planned = result.table(), run(baseline).table()
    place = max(0, min(selection.year - baseline.base_year, baseline.horizon - 1))
    known = levers(baseline, overrides)
    sentence = finding(baseline, years[place], planned[place], known)
    tables = [
        years_table(years, planned, plan.sources, sentence),
        levers_table(known, place),
        members_table(baseline, years[place], planned[place], plan.sources),
        blocks_table(baseline, years[place], planned[place], plan.sources),
    ]
    effects = _effects(baseline, overrides, years[place])
    if effects is not None:
        tables.insert(1, effects)
    return View(
        view="scenario",
        selection=selection,
        question=QUESTION,
        finding=sentence,
        key_figures=key_figures(plan, years[place], planned[place], years),
        tables=tuple(tables),
        notes=(*plan.notes, *dict.fromkeys(str(remark) for remark in result.remarks)),
        facts={
            "year": years[place].year,
            "result_ore": years[place].result_ore,
            "planned_result_ore": planned[place].result_ore,
        },
    )


def _effects(baseline: Baseline, overrides: Overrides, year: YearOutcome) -> Table | None:
    if not overrides:
        return None
    return effects_table(waterfall(baseline, overrides, "result_ore", year.year))


def finding(baseline: Baseline, year: YearOutcome, plan: YearOutcome, known: tuple[Lever, ...]) -> str:
    """The year's result in a sentence, and what was changed to get there."""
    sentence = _("Resultatet {year} blir {result}: {income} i intäkter mot {costs} i kostnader.").format(
        year=year.year,
        result=numbers.tkr(year.result_ore, signed=True),
        income=numbers.tkr(year.income_ore),
        costs=numbers.tkr(abs(year.cost_ore)),
    )
    moved = [lever for lever in known if lever.is_moved]
    if not moved:
        return sentence + " " + _plan_sentence(baseline, year)
    place = year.year - baseline.base_year
    changes = ", ".join(
        _("{label}: {value}").format(label=lever.label, value=lever.text(lever.values[place]))
        for lever in moved
    )
    return (
        sentence
        + " "
        + _("Det är {difference} mot planen ({changes}).").format(
            difference=numbers.tkr(year.result_ore - plan.result_ore, signed=True), changes=changes
        )
    )


def _plan_sentence(baseline: Baseline, year: YearOutcome) -> str:
    if year.year == baseline.base_year:
        return _("Så säger planen.")
    return _("Det är planens prognos för bidragen mot kostnaderna från {year}.").format(
        year=baseline.base_year
    )


def key_figures(
    plan: PlanBaseline, year: YearOutcome, planned: YearOutcome, years: tuple[YearOutcome, ...]
) -> tuple[KeyFigure, ...]:
    """The year's result, the state's allocation, equity's change over the horizon, its level or why not."""
    last = years[-1]

    def money(
        name: str,
        label: str,
        value: int | None,
        comparison: str | None,
        *,
        signed: bool,
        missing: str | None = None,
    ) -> KeyFigure:
        return KeyFigure(
            id=name,
            label=label,
            unit=Unit.ORE,
            value=value,
            signed=signed,
            status=plan.status,
            status_text=_("scenario på {status}").format(status=plan.status_text),
            comparison=comparison,
            meaning=_meaning(value) if signed else Meaning.NEUTRAL,
            sources=plan.sources,
            missing_reason=missing if value is None else None,
        )

    return (
        money(
            "result",
            _("Resultat {year}").format(year=year.year),
            year.result_ore,
            _against_plan(year.result_ore, planned.result_ore),
            signed=True,
        ),
        money(
            "state-allocation",
            _("Statens tilldelning {year}").format(year=year.year),
            year.state_allocation_ore,
            _against_plan(year.state_allocation_ore, planned.state_allocation_ore),
            signed=False,
        ),
        money(
            "equity-change",
            _("Eget kapital, förändring {first}–{last}").format(first=years[0].year, last=last.year),
            last.equity_change_ore,
            limit_sentence(years),
            signed=True,
        ),
        *_closing_equity(year, money),
        *_if_granted(plan, year, money),
    )


def _closing_equity(year: YearOutcome, money: Money) -> tuple[KeyFigure, ...]:
    """The level of equity, where its opening is known; otherwise only changes are shown, and that is said."""
    if year.closing_equity_ore is None:
        return ()
    label = _("Eget kapital vid utgången av {year}").format(year=year.year)
    return (money("closing-equity", label, year.closing_equity_ore, _ceiling(year), signed=False),)


def _if_granted(plan: PlanBaseline, year: YearOutcome, money: Money) -> tuple[KeyFigure, ...]:
    """What the plan's own alternative comes to, where it has one."""
    if plan.baseline.administration_granted_ore is None:
        return ()
    granted = run(plan.baseline, {PROJECT: True}).table()[year.year - plan.baseline.base_year]
    return (
        money(
            "result-project-granted",
            _("Resultat {year} om projektet beviljas").format(year=year.year),
            granted.result_ore,
            _("planens eget alternativ: administration {amount}").format(
                amount=numbers.tkr(abs(granted.administration_ore))
            ),
            signed=True,
        ),
    )


def _meaning(value: int | None) -> Meaning:
    if not value:
        return Meaning.NEUTRAL
    return Meaning.GOOD if value > 0 else Meaning.BAD


def _against_plan(value: int, planned: int) -> str:
    if value == planned:
        return _("som i planen")
    return _("{difference} mot planen").format(difference=numbers.tkr(value - planned, signed=True))


def limit_sentence(years: tuple[YearOutcome, ...]) -> str:
    """The first year that equity ends below the floor, in words; unknown is said."""
    known = [year for year in years if year.floor_kept is not None]
    if not known and years[0].closing_equity_ore is not None:
        return _("inget golv är satt")
    if not known:
        return _("nivån är okänd: ingående eget kapital är inte angivet")
    broken = next((year for year in known if not year.floor_kept), None)
    if broken is None:
        return _("golvet {floor} hålls alla år").format(floor=numbers.tkr(known[0].floor_ore))
    return _("under golvet {floor} från {year}").format(floor=numbers.tkr(broken.floor_ore), year=broken.year)


def _ceiling(year: YearOutcome) -> str | None:
    if year.ceiling_ore is None:
        return _("taket är okänt")
    return _("taket är {ceiling}").format(ceiling=numbers.tkr(year.ceiling_ore, 1))
