"""The scenario page's tables: year by year, per member, per cost block, and what each lever does."""

from dashboard.interface import words
from dashboard.scenarios.compare import Waterfall
from dashboard.shapes.view import Cell, Column, Table, Unit
from dashboard.translation import _
from dashboard.views.scenario_chart_words import order_sentence
from dashboard.views.scenario_run import ScenarioRun
from dashboard.views.scenario_standing import ceiling_standing, floor_standing, unknown_reason


def years_table(run: ScenarioRun, finding: str) -> Table:
    """Per year: allocation, income, costs, result, equity and its limits, beside the plan's own result."""
    rows: list[dict[str, Cell]] = [
        {
            "id": str(year.year),
            "state_allocation_ore": year.state_allocation_ore,
            "contribution_ore": year.member_income_ore,
            "income_ore": year.income_ore,
            "costs_ore": year.cost_ore,
            "own_result_ore": year.own_result_ore,
            "project_result_ore": year.project_result_ore,
            "result_ore": year.result_ore,
            "baseline_result_ore": plan.result_ore,
            "equity_change_ore": year.equity_change_ore,
            "baseline_equity_change_ore": plan.equity_change_ore,
            "closing_equity_ore": year.closing_equity_ore,
            "equity_share": year.equity_share,
            "floor_ore": year.floor_ore,
            "floor_kept": year.floor_kept,
            "floor_standing": floor_standing(year),
            "ceiling_ore": year.ceiling_ore,
            "ceiling_kept": year.ceiling_kept,
            "ceiling_standing": ceiling_standing(year),
            "funded_places": year.funded_places,
            "missing_reason": unknown_reason(year),
        }
        for year, plan in zip(run.years, run.planned, strict=True)
    ]
    return Table(
        id="years",
        title=_("År för år"),
        columns=(
            Column("id", _("År")),
            Column("state_allocation_ore", _("Statens tilldelning"), Unit.ORE),
            Column("contribution_ore", _("Alla medlemmars bidrag"), Unit.ORE),
            Column("income_ore", _("Intäkter"), Unit.ORE),
            Column("costs_ore", _("Kostnader"), Unit.ORE, as_size=True),
            *_apart(run),
            Column("result_ore", _("Resultat"), Unit.ORE, signed=True),
            Column("baseline_result_ore", _("Planens resultat"), Unit.ORE, signed=True),
            Column("equity_change_ore", _("Eget kapital, förändring"), Unit.ORE, signed=True),
            Column("closing_equity_ore", _("Eget kapital, utgående"), Unit.ORE),
            Column("equity_share", _("Eget kapital av årets tilldelning"), Unit.SHARE, decimals=1),
            Column("floor_standing", _("Golvet")),
            Column("ceiling_standing", _("Taket")),
            Column("funded_places", _("Platser som kostnaderna betalar"), Unit.COUNT),
        ),
        rows=tuple(rows),
        sources=run.sources,
        notes=_unknown(run),
        finding=finding,
        status=run.plan.status,
        status_text=run.status_text,
        covers=f"{run.years[0].year}–{run.years[-1].year}",
    )


def _apart(run: ScenarioRun) -> tuple[Column, ...]:
    """Own operations' result and the project's beside each other, where there is project money."""
    if not any(year.project_income_ore or year.project_cost_ore for year in run.years):
        return ()
    return (
        Column("own_result_ore", _("Resultat, egen verksamhet"), Unit.ORE, signed=True),
        Column("project_result_ore", _("Resultat, projektet"), Unit.ORE, signed=True),
    )


def _unknown(run: ScenarioRun) -> tuple[str, ...]:
    """Why levels or limits are unknown."""
    reasons = dict.fromkeys(reason for year in run.years if (reason := unknown_reason(year)))
    return tuple(_("Okänt: {reason}.").format(reason=reason) for reason in reasons)


def members_table(run: ScenarioRun) -> Table:
    """What each member pays in one year, beside the plan."""
    year, plan = run.year, run.plan_year
    rows: list[dict[str, Cell]] = [
        {
            "id": member.code,
            "name": member.name,
            "contribution_ore": year.contributions_ore[member.code],
            "baseline_contribution_ore": plan.contributions_ore[member.code],
            "difference_ore": year.contributions_ore[member.code] - plan.contributions_ore[member.code],
        }
        for member in run.baseline.members
    ]
    return Table(
        id="members",
        title=_("Vad varje medlem betalar {year}").format(year=year.year),
        columns=(
            Column("name", _("Medlem")),
            Column("baseline_contribution_ore", _("Planen"), Unit.ORE, decimals=1),
            Column("contribution_ore", _("Scenariot"), Unit.ORE, decimals=1),
            Column("difference_ore", _("Skillnad"), Unit.ORE, decimals=1, signed=True),
        ),
        rows=tuple(rows),
        totals={
            "name": _("Summa"),
            "contribution_ore": year.member_income_ore,
            "baseline_contribution_ore": plan.member_income_ore,
            "difference_ore": year.member_income_ore - plan.member_income_ore,
        },
        sources=run.sources,
        status=run.plan.status,
        status_text=run.status_text,
        covers=str(year.year),
    )


def blocks_table(run: ScenarioRun) -> Table:
    """Costs per block in one year, administration last, beside the plan."""
    year, plan = run.year, run.plan_year
    rows: list[dict[str, Cell]] = [
        {
            "id": block.code,
            "name": block.name,
            "budget_area": words.BUDGET_AREAS.get(block.budget_area, block.budget_area),
            "places": places,
            "cost_ore": year.block_costs_ore[block.code],
            "baseline_cost_ore": plan.block_costs_ore[block.code],
            "missing_reason": _("planerade deltagare anges inte") if places is None else None,
        }
        for block in run.baseline.blocks
        if not block.is_new or year.block_costs_ore[block.code]
        for places in [run.result.spent.places_of(block, run.place)]
    ]
    others = (
        ("administration", _("Styrning, ledning och administration"), "administration", "administration_ore"),
        ("project", _("Det externa projektets egna kostnader"), "project", "project_cost_ore"),
    )
    for code, name, area, figure in others:
        cost, planned = getattr(year, figure), getattr(plan, figure)
        if code == "administration" or cost or planned:
            rows.append(
                {
                    "id": code,
                    "name": name,
                    "budget_area": words.BUDGET_AREAS[area],
                    "places": None,
                    "cost_ore": cost,
                    "baseline_cost_ore": planned,
                    "missing_reason": _("har inga deltagare"),
                }
            )
    return Table(
        id="cost-blocks",
        title=_("Kostnader {year}").format(year=year.year),
        columns=(
            Column("name", _("Kostnad")),
            Column("budget_area", _("Budgetområde")),
            Column("places", _("Planerade deltagare"), Unit.COUNT),
            Column("baseline_cost_ore", _("Planen"), Unit.ORE, as_size=True),
            Column("cost_ore", _("Scenariot"), Unit.ORE, as_size=True),
        ),
        rows=tuple(rows),
        totals={"name": _("Summa"), "cost_ore": year.cost_ore, "baseline_cost_ore": plan.cost_ore},
        sources=run.sources,
        status=run.plan.status,
        status_text=run.status_text,
        covers=str(year.year),
    )


def effects_table(run: ScenarioRun, steps: Waterfall) -> Table:
    """What each moved lever does to one year's result; the parts add up to the difference exactly."""
    idle = [step.label for step in steps.steps if not step.amount_ore]
    without = (_("Utan effekt på resultatet: {levers}.").format(levers=", ".join(idle)),) if idle else ()
    return Table(
        id="effects",
        title=_("Vad varje reglage gör med resultatet {year}").format(year=steps.year),
        columns=(Column("name", _("Reglage")), Column("effect_ore", _("Effekt"), Unit.ORE, signed=True)),
        rows=tuple(
            {"id": step.key, "name": step.label, "effect_ore": step.amount_ore}
            for step in steps.steps
            if step.amount_ore
        ),
        totals={"name": _("Skillnad mot planen"), "effect_ore": steps.end_ore - steps.start_ore},
        notes=(order_sentence(steps), *without),
        covers=str(steps.year),
        sources=run.sources,
        status=run.plan.status,
        status_text=run.status_text,
    )
