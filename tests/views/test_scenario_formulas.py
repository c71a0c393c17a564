"""Så är det räknat: every formula is worked out again here, from its own values, and must give the result."""

import math
import re

import pytest
from hypothesis import given, settings

from dashboard.scenarios.baseline import Baseline
from dashboard.shapes.formula import Formula
from dashboard.views import formula_text
from dashboard.views.scenario_baseline import PlanBaseline
from dashboard.views.scenario_formulas import formulas
from dashboard.views.scenario_run import ScenarioRun, run_scenario
from tests.cases.case_files import read_baseline
from tests.property.test_scenario_property import scenarios

TKR = 100_000
FUNCTIONS = {"max": max, "min": min, "floor": lambda value: math.floor(value + 1e-9)}
SPACE = "\u00a0"


def ran(
    baseline: Baseline, overrides: dict, focus: int | None = None, horizon: int | None = None
) -> ScenarioRun:
    plan = PlanBaseline(baseline, (), "plan", "plan", ())
    return run_scenario(plan, overrides, focus=focus, horizon=horizon or baseline.horizon)


def every_formula(run: ScenarioRun) -> dict[str, Formula]:
    found = [formula for group in formulas(run) for formula in group.formulas]
    assert len({formula.id for formula in found}) == len(found)
    return {formula.id: formula for formula in found}


def worked_out(formula: Formula) -> float:
    values = {name: term.value for name, term in formula.terms.items()}
    return eval(formula.template, {"__builtins__": {}}, FUNCTIONS | values)  # noqa: S307  our own templates


def assert_all_hold(run: ScenarioRun) -> dict[str, Formula]:
    found = every_formula(run)
    for formula in found.values():
        slack = formula.margin + 1e-9 * max(1.0, abs(formula.value))
        assert worked_out(formula) == pytest.approx(formula.value, abs=slack), (formula.id, formula.template)
        assert set(formula.names) == set(re.findall(r"[a-zåäö_][a-zåäö_0-9]*", formula.template)) - set(
            FUNCTIONS
        )
    return found


def assert_are_the_results(run: ScenarioRun, found: dict[str, Formula]) -> None:
    """Each formula's value is the figure that the page shows."""
    year = run.year
    shown = {
        "state-allocation": year.state_allocation_ore,
        "region": year.region_ore,
        "municipalities": year.municipalities_ore,
        "contribution": year.member_income_ore,
        "other-income": year.other_income_ore,
        "income": year.income_ore,
        "administration": -year.administration_ore,
        "costs": -year.cost_ore,
        "result": year.result_ore,
        "equity-change": year.equity_change_ore,
        **{f"member-{code}": amount for code, amount in year.contributions_ore.items()},
        **{
            f"cost-{block.code}": -year.block_costs_ore[block.code]
            for block in run.baseline.blocks
            if not block.is_new or year.block_costs_ore[block.code]
        },
    }
    if year.closing_equity_ore is not None:
        shown["closing-equity"] = year.closing_equity_ore
    for name, amount in shown.items():
        assert round(found[name].value * TKR) == amount, name
    if year.funded_places is not None and "places" in found:
        assert found["places"].value == year.funded_places
    if run.steps is not None:
        assert round(found["difference"].value * TKR) == year.result_ore - run.plan_year.result_ore


MOVED = [
    {},
    {"state.change_share": -0.1, "cost.change_share": 0.03, "project.granted": True},
    {"equity.opening_tkr": 3000, "equity.ceiling_share": 0.2, "cost.yearly_rise_share": 0.02},
    {"state.method": "model", "region.matching": "state", "municipalities.matching": "state"},
    {
        "state.method": "model",
        "model.brake": True,
        "model.pot_mkr": {2023: 200, 2024: 200},
        "model.requested_tkr": 9000,
    },
    {"state.method": "model", "equity.opening_tkr": 9000, "equity.ceiling_share": 0.1},
    {"state.method": "model", "model.need_share": 0.028, "model.population_share": 0.027},
    {"state.method": "model", "model.combined_weight_share": 0.03},
    {"cost.individinriktat-boras.places": 300, "cost.individinriktat-mark.included": False},
    {
        "cost.individinriktat-boras.amount_tkr": 5000,
        "cost.phase_in_years": 3,
        "administration.change_share": -0.1,
    },
    {
        "cost.individinriktat-boras.change_share": 0.1,
        "administration.amount_tkr": 2500,
        "cost.yearly_rise_share": 0.03,
    },
    {
        "municipalities.split": "key",
        "project.granted": True,
        "project.cost_tkr": 500,
        "project.income_tkr": 700,
    },
]


@pytest.mark.parametrize("overrides", MOVED)
@pytest.mark.parametrize("year", [2022, 2024])
def test_every_formula_gives_the_result(overrides: dict, year: int) -> None:
    run = ran(read_baseline("sjuharad_2022"), overrides, year)
    assert_are_the_results(run, assert_all_hold(run))


@pytest.mark.parametrize("name", ["sjuharad_2016", "norra_skaraborg_2018", "norra_skaraborg_2019"])
def test_every_formula_of_the_other_plans(name: str) -> None:
    run = ran(read_baseline(name), {})
    assert_are_the_results(run, assert_all_hold(run))


@settings(max_examples=60)
@given(scenarios())
def test_every_formula_of_any_scenario(scenario: tuple[Baseline, dict]) -> None:
    baseline, overrides = scenario
    run = ran(baseline, overrides, baseline.years[-1])
    assert_are_the_results(run, assert_all_hold(run))


def test_each_value_has_its_source() -> None:
    """What no other formula gives comes from the plan, a rule, or from what was moved in the scenario."""
    run = ran(read_baseline("sjuharad_2022"), {"state.method": "model", "model.pot_mkr": 300})
    found = every_formula(run)
    terms = dict(found["possible"].terms)
    assert terms["pott"].source == "ändrat i scenariot"
    assert "Verksamhetsplan 2019" in terms["grund"].source
    assert "Verksamhetsplan 2022" in found["cost-individinriktat-boras"].terms["planen"].source
    deduction = every_formula(ran(read_baseline("sjuharad_2022"), MOVED[5], 2023))["deduction"]
    assert deduction.terms["avdrag"].source.startswith("antagande: krona för krona")


def test_the_formula_in_words_and_in_numbers() -> None:
    run = ran(read_baseline("sjuharad_2022"), {"state.change_share": -0.1})
    formula = every_formula(run)["state-allocation"]
    assert formula_text.in_words(formula) == "statens tilldelning × (1 + statens tilldelning, förändring)"
    assert formula_text.in_numbers(formula) == f"9{SPACE}032 × (1 + (−10{SPACE}%)) = 8{SPACE}128,8{SPACE}tkr"
    result = every_formula(run)["result"]
    assert formula_text.in_numbers(result) == f"18{SPACE}128,8 − 19{SPACE}605 = −1{SPACE}476,2{SPACE}tkr"
    granted = every_formula(ran(read_baseline("sjuharad_2022"), {"state.method": "model"}))[
        "state-allocation"
    ]
    assert formula_text.in_words(granted) == (
        "störst av (0; störst av (möjlig tilldelning; bromsens golv) − avdraget)"
    )


@pytest.mark.parametrize(
    ("overrides", "note"),
    [
        ({}, "Bromsens golv är 0 därför att bromsen inte gäller."),
        ({"model.brake": True}, ""),
        (
            {"model.brake": True, "equity.opening_tkr": 2000},
            "Bromsens golv är 0 därför att eget kapital året före är över taket.",
        ),
    ],
)
def test_why_the_brake_protects_nothing_is_said(overrides: dict, note: str) -> None:
    """Norra Skaraborg 2020: 661 - 511 = 150 is below the ceiling of 698,4; 2 000 - 511 = 1 489 is above it."""
    model = {"state.method": {2020: "model"}, "equity.opening_tkr": 661, **overrides}
    found = every_formula(ran(read_baseline("norra_skaraborg_2019"), model, focus=2020, horizon=3))
    assert found["state-allocation"].note == note
