"""Känslighet: hur mycket svaret hänger på varje antagande."""

from dataclasses import replace

import numpy as np
import pytest

from dashboard.scenarios.messages import ScenarioError
from dashboard.scenarios.run import run
from dashboard.scenarios.sensitivity import band, tornado, two_way
from tests.cases.case_files import read_baseline

PLAN = read_baseline("sjuharad_2022")
TKR = 100_000


def test_a_bar_is_the_lever_at_its_two_ends():
    """Statens tilldelning ±10 % av 9 032 flyttar resultatet 903,2 tkr åt vardera hållet."""
    (bar,) = tornado(PLAN, year=2022, keys=["state.change_share"]).bars
    assert (bar.low, bar.high) == (-0.1, 0.1)
    assert bar.at_low_ore == pytest.approx((-573 - 903.2) * TKR)
    assert bar.at_high_ore == pytest.approx((-573 + 903.2) * TKR)
    assert bar.swing_ore == pytest.approx(2 * 903.2 * TKR)


def test_a_range_around_each_year_s_own_value():
    """Är osäkerheten en del av värdet gäller den varje års eget värde: 5 % av regionens 5 000 är 250."""
    (bar,) = tornado(PLAN, {"region.amount_tkr": {2023: 4000}}, year=2023, keys=["region.amount_tkr"]).bars
    assert (bar.low, bar.high) == (4000 * 0.95, 4000 * 1.05)


def test_a_change_is_uncertain_from_where_it_stands():
    """Är statens tilldelning 10 % lägre i scenariot går osäkerheten från 20 % lägre till planens."""
    (bar,) = tornado(PLAN, {"state.change_share": -0.1}, year=2022, keys=["state.change_share"]).bars
    assert (bar.low, bar.high) == (pytest.approx(-0.2), pytest.approx(0))
    assert bar.at_high_ore == pytest.approx(-573 * TKR)


def test_a_range_stays_within_what_is_possible():
    """Spannet går inte utanför reglagets gränser."""
    (bar,) = tornado(PLAN, {"state.change_share": 0.95}, year=2022, keys=["state.change_share"]).bars
    assert (bar.low, bar.high) == (pytest.approx(0.85), 1)


def test_the_largest_swing_comes_first():
    """Utan val visas alla reglage som har en angiven osäkerhet och påverkar, störst först."""
    found = tornado(PLAN, year=2022)
    swings = [bar.swing_ore for bar in found.bars]
    assert found.centre_ore == -573 * TKR
    assert found.bars[0].key == "state.change_share"
    assert swings == sorted(swings, reverse=True)
    assert all(swings)


def test_a_named_lever_without_effect_is_shown():
    """Ett reglage som någon frågar efter visas även när det inte påverkar."""
    (bar,) = tornado(PLAN, year=2022, keys=["cost.yearly_rise_share"]).bars
    assert bar.swing_ore == 0


@pytest.mark.parametrize(
    ("key", "reason"),
    [
        ("state.requested", "finns inte"),
        ("project.granted", "är ett val, inte ett tal"),
        ("model.need_weight_share", "är låst"),
        ("equity.floor_tkr", "har ingen angiven osäkerhet"),
    ],
)
def test_levers_that_cannot_swing_are_refused(key, reason):
    """Ett reglage utan angiven osäkerhet, eller som inte kan flyttas, vägras när någon frågar efter det."""
    with pytest.raises(ScenarioError, match=reason):
        tornado(PLAN, year=2022, keys=[key])


def test_unknown_values_have_no_range():
    """Ett okänt värde har inget spann."""
    without = replace(PLAN, calibration=None)
    assert "model.combined_weight_share" not in {bar.key for bar in tornado(without, year=2022).bars}


def test_only_one_setting():
    """Känsligheten räknas kring ett scenario i taget."""
    with pytest.raises(ValueError, match="one setting"):
        tornado(PLAN, {"cost.change_share": np.zeros(2)}, year=2022)


def test_two_ways():
    """Tvåvägstabellen räknar varje par av två reglages värden, och säger om golvet håller."""
    found = two_way(
        PLAN,
        {"equity.opening_tkr": 2500},
        first=("state.amount_tkr", [8000, 9032]),
        second=("cost.change_share", [0, 0.01, 0.02]),
        measure="closing_equity_ore",
        year=2022,
    )
    assert found.values_ore.shape == (2, 3)
    assert found.values_ore[1, 0] == (2500 - 573) * TKR
    assert found.values_ore[0, 2] == pytest.approx((2500 + 8000 + 10000 - 19605 * 1.02) * TKR)
    assert found.floor_known.all()
    assert not found.floor_kept.any()
    assert not found.ceiling_known.any()


def test_two_ways_needs_two_levers():
    """Tvåvägstabellen behöver två olika reglage."""
    same = ("cost.change_share", [0, 0.1])
    with pytest.raises(ScenarioError, match="två olika reglage"):
        two_way(PLAN, first=same, second=same, year=2022)


def test_the_band():
    """Bandet har alla valda reglage i sin sämre ände, som de står, och i sin bättre ände."""
    keys = ["state.change_share", "cost.change_share"]
    found = band(PLAN, keys=keys, measure="result_ore")
    worse = run(PLAN, {"state.change_share": -0.1, "cost.change_share": 0.03})
    better = run(PLAN, {"state.change_share": 0.1, "cost.change_share": -0.03})
    assert found.years == (2022, 2023, 2024)
    assert found.low_ore == tuple(worse.result_ore.astype(int))
    assert found.middle_ore == tuple(run(PLAN).result_ore.astype(int))
    assert found.high_ore == tuple(better.result_ore.astype(int))
    assert found.keys == tuple(keys)
