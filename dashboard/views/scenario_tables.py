"""The scenario page's tables: year by year, per member, per cost block, and what each lever does."""

from dashboard.interface import words
from dashboard.scenarios.baseline import Baseline
from dashboard.scenarios.compare import Waterfall
from dashboard.scenarios.levers import Lever
from dashboard.scenarios.outcome import YearOutcome
from dashboard.shapes.source import SourceReference
from dashboard.shapes.view import Cell, Column, Table, Unit
from dashboard.translation import _

Years = tuple[YearOutcome, ...]
Sources = tuple[SourceReference, ...]


def years_table(years: Years, baseline: Years, sources: Sources, finding: str) -> Table:
    """Per year: allocation, income, costs, result, equity and its limits, beside the plan's own result."""
    rows: list[dict[str, Cell]] = [
        {
            "id": str(year.year),
            "state_allocation_ore": year.state_allocation_ore,
            "contribution_ore": year.member_income_ore,
            "income_ore": year.income_ore,
            "costs_ore": year.cost_ore,
            "result_ore": year.result_ore,
            "baseline_result_ore": plan.result_ore,
            "equity_change_ore": year.equity_change_ore,
            "baseline_equity_change_ore": plan.equity_change_ore,
            "closing_equity_ore": year.closing_equity_ore,
            "equity_share": year.equity_share,
            "floor_ore": year.floor_ore,
            "floor_kept": year.floor_kept,
            "ceiling_ore": year.ceiling_ore,
            "ceiling_kept": year.ceiling_kept,
            "funded_places": year.funded_places,
            "missing_reason": _("ingående eget kapital är inte angivet"),
        }
        for year, plan in zip(years, baseline, strict=True)
    ]
    return Table(
        id="years",
        title=_("År för år"),
        columns=(
            Column("id", _("År")),
            Column("state_allocation_ore", _("Statens tilldelning"), Unit.ORE),
            Column("income_ore", _("Intäkter"), Unit.ORE),
            Column("costs_ore", _("Kostnader"), Unit.ORE),
            Column("result_ore", _("Resultat"), Unit.ORE, signed=True),
            Column("baseline_result_ore", _("Planens resultat"), Unit.ORE, signed=True),
            Column("equity_change_ore", _("Eget kapital, förändring"), Unit.ORE, signed=True),
            Column("closing_equity_ore", _("Eget kapital, utgående"), Unit.ORE),
            Column("floor_kept", _("Golvet hålls")),
            Column("ceiling_kept", _("Taket hålls")),
        ),
        rows=tuple(rows),
        sources=sources,
        finding=finding,
        covers=f"{years[0].year}–{years[-1].year}",
    )


def members_table(baseline: Baseline, year: YearOutcome, plan: YearOutcome, sources: Sources) -> Table:
    """What each member pays in one year, beside the plan."""
    rows: list[dict[str, Cell]] = [
        {
            "id": member.code,
            "name": member.name,
            "contribution_ore": year.contributions_ore[member.code],
            "baseline_contribution_ore": plan.contributions_ore[member.code],
            "difference_ore": year.contributions_ore[member.code] - plan.contributions_ore[member.code],
        }
        for member in baseline.members
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
        sources=sources,
        covers=str(year.year),
    )


def blocks_table(baseline: Baseline, year: YearOutcome, plan: YearOutcome, sources: Sources) -> Table:
    """Costs per block in one year, administration last, beside the plan."""
    rows: list[dict[str, Cell]] = [
        {
            "id": block.code,
            "name": block.name,
            "budget_area": words.BUDGET_AREAS[block.budget_area],
            "places": block.planned_places,
            "cost_ore": year.block_costs_ore[block.code],
            "baseline_cost_ore": plan.block_costs_ore[block.code],
            "missing_reason": _("planerade deltagare anges inte"),
        }
        for block in baseline.blocks
    ]
    rows.append(
        {
            "id": "administration",
            "name": _("Styrning, ledning och administration"),
            "budget_area": words.BUDGET_AREAS["administration"],
            "places": None,
            "cost_ore": year.administration_ore,
            "baseline_cost_ore": plan.administration_ore,
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
            Column("baseline_cost_ore", _("Planen"), Unit.ORE),
            Column("cost_ore", _("Scenariot"), Unit.ORE),
        ),
        rows=tuple(rows),
        totals={"name": _("Summa"), "cost_ore": year.cost_ore, "baseline_cost_ore": plan.cost_ore},
        sources=sources,
        covers=str(year.year),
    )


def effects_table(steps: Waterfall) -> Table:
    """What each moved lever does to one year's result; the parts add up to the difference exactly."""
    order = _("Varje reglages del är medelvärdet över alla ordningar som reglagen kan flyttas i.")
    stated = _("Reglagen är flyttade ett i taget, i den ordning de står.")
    return Table(
        id="effects",
        title=_("Vad varje reglage gör med resultatet {year}").format(year=steps.year),
        columns=(Column("name", _("Reglage")), Column("effect_ore", _("Effekt"), Unit.ORE, signed=True)),
        rows=tuple(
            {"id": step.key, "name": step.label, "effect_ore": step.amount_ore} for step in steps.steps
        ),
        totals={"name": _("Skillnad mot planen"), "effect_ore": steps.end_ore - steps.start_ore},
        notes=(order if steps.method == "shapley" else stated,),
        covers=str(steps.year),
    )


def levers_table(levers: tuple[Lever, ...], year_index: int) -> Table:
    """Every lever that has been moved: the plan's value, the scenario's, and where the plan's comes from."""
    rows: list[dict[str, Cell]] = [
        {
            "id": lever.key,
            "name": lever.label,
            "before": lever.text(lever.default[year_index]),
            "after": lever.text(lever.values[year_index]),
            "status": lever.status,
            "source": lever.source,
        }
        for lever in levers
        if lever.is_moved
    ]
    return Table(
        id="levers",
        title=_("Ändrade förutsättningar"),
        columns=(
            Column("name", _("Reglage")),
            Column("before", _("Planen")),
            Column("after", _("Scenariot")),
            Column("source", _("Källa eller antagande")),
        ),
        rows=tuple(rows),
    )
