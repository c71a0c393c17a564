"""Baklänges: vilket värde på ett reglage ger det man vill."""

import numpy as np
import pytest

from dashboard.scenarios.messages import ScenarioError
from dashboard.scenarios.run import run
from dashboard.scenarios.solve import goal_seek
from tests.cases.case_files import read_baseline

PLAN = read_baseline("sjuharad_2022")
TKR = 100_000
OPENING = {"equity.opening_tkr": 2500}


def test_the_answer_is_exact():
    """Vilken administration ger nollresultat 2022? 2 850 − 573 = 2 277 tkr."""
    found = goal_seek(PLAN, key="administration.amount_tkr", target_ore=0, year=2022, measure="result_ore")
    assert found.found
    assert found.value == 2850 - 573
    assert found.reached_ore == 0
    assert found.reason is None


def test_how_large_may_the_costs_be():
    """Hur stora får kostnaderna vara 2024 om eget kapital ska vara 2 000 tkr? Med 2 322 in och 20 000 i
    intäkter räcker det till 20 322 tkr: 3,66 % mer än planens 19 605."""
    found = goal_seek(
        PLAN, OPENING, key="cost.change_share", target_ore=2000 * TKR, year=2024, lever_year=2024
    )
    assert found.value == pytest.approx((2322 + 20000 - 2000) / 19605 - 1, abs=1e-6)
    result = run(PLAN, OPENING | {"cost.change_share": found.override})
    assert result.closing_equity_ore[2] == pytest.approx(2000 * TKR, abs=TKR)
    assert result.cost_ore[2] == pytest.approx(-20322 * TKR, abs=TKR)
    assert result.cost_ore[1] == -19605 * TKR


def test_other_years_keep_their_values():
    """Flyttas reglaget ett år står dess andra år kvar som de var i scenariot."""
    found = goal_seek(
        PLAN,
        OPENING | {"state.amount_tkr": {2022: 9000}},
        key="state.amount_tkr",
        target_ore=3000 * TKR,
        year=2024,
        lever_year=2023,
    )
    assert found.override[2022] == 9000
    assert found.override[2024] == 10000
    assert found.reached_ore == pytest.approx(3000 * TKR, abs=TKR)


def test_a_lever_with_one_value_for_all_years():
    """Ett reglage med samma värde alla år får ett svar."""
    found = goal_seek(PLAN, key="equity.opening_tkr", target_ore=2000 * TKR, year=2022, lever_year=2022)
    assert found.value == found.override == 2573


def test_no_solution_within_the_range():
    """Finns ingen lösning inom reglagets gränser sägs det, med det närmaste som går att nå."""
    found = goal_seek(PLAN, key="region.amount_tkr", target_ore=-20000 * TKR, year=2022, measure="result_ore")
    assert not found.found
    assert (found.value, found.override) == (None, None)
    assert found.reached_ore == (-573 - 5000) * TKR
    assert str(found.reason) == (
        "Ingen lösning inom reglagets gränser 0\u00a0tkr–100\u00a0000\u00a0tkr: "
        "−20\u00a0000\u00a0tkr nås inte, närmast är −5\u00a0573\u00a0tkr vid 0\u00a0tkr."
    )


def test_a_lever_without_effect():
    """Ett reglage som inte påverkar kan inte ge svaret."""
    found = goal_seek(PLAN, key="model.pot_mkr", target_ore=0, year=2022, measure="result_ore")
    assert str(found.reason) == (
        "Statens anslag till alla förbund påverkar inte: −573\u00a0tkr var det än ställs."
    )


def test_whole_numbers_may_step_over_the_target():
    """Deltagare är hela: går målet inte att nå exakt sägs det närmaste antalet."""
    found = goal_seek(
        PLAN, key="cost.individinriktat-boras.places", target_ore=0, year=2022, measure="result_ore"
    )
    assert not found.found
    # 8 750 / 410 = 21,341 tkr per deltagare; 573 / 21,341 = 26,85, så 27 färre är närmast.
    assert str(found.reason).startswith("Ingen exakt lösning: 0\u00a0tkr hoppas över, närmast är 3,2195")
    assert str(found.reason).endswith("vid 383.")


def test_whole_numbers_that_reach_the_target():
    """Går målet att nå med ett helt antal ges det."""
    found = goal_seek(
        PLAN,
        {"cost.individinriktat-boras.unit_cost_tkr": 20},
        key="cost.individinriktat-boras.places",
        target_ore=(19032 - 19605 + 8750 - 400 * 20) * TKR,
        year=2022,
        measure="result_ore",
    )
    assert found.value == 400


def test_an_unknown_lever_value_starts_in_the_middle():
    """Är reglagets värde okänt i scenariot letas svaret från mitten av dess gränser, och de andra åren
    förblir okända."""
    overrides = {"state.method": "model"}
    found = goal_seek(
        PLAN,
        overrides,
        key="model.requested_tkr",
        target_ore=8000 * TKR,
        year=2022,
        measure="state_allocation_ore",
        lever_year=2022,
    )
    assert found.value == 8000
    assert found.override == {2022: 8000, 2023: None, 2024: None}
    assert (
        run(PLAN, overrides | {"model.requested_tkr": found.override}).state_allocation_ore[0] == 8000 * TKR
    )


def test_equity_needs_its_opening():
    """Utan ingående eget kapital kan målet inte vara en nivå."""
    with pytest.raises(ScenarioError, match="Ingående eget kapital är inte angivet"):
        goal_seek(PLAN, key="cost.change_share", target_ore=0, year=2022)


@pytest.mark.parametrize(
    ("key", "reason"),
    [("okänt", "finns inte"), ("project.granted", "val"), ("model.need_weight_share", "låst")],
)
def test_levers_that_cannot_be_sought_are_refused(key, reason):
    """Ett val, ett låst eller ett okänt reglage kan inte sökas."""
    with pytest.raises(ScenarioError, match=reason):
        goal_seek(PLAN, OPENING, key=key, target_ore=0, year=2022)


def test_the_nearest_of_several_solutions():
    """Passerar svaret målet på flera ställen ges det som ligger närmast där reglaget står."""
    found = goal_seek(
        PLAN, OPENING | {"cost.change_share": 0.02}, key="cost.change_share", target_ore=0, year=2022
    )
    assert found.value == pytest.approx((2500 + 19032) / 19605 - 1, abs=1e-6)
    assert isinstance(found.value, float)
    assert not isinstance(found.value, np.floating)
