"""Skillnaden mot utgångsläget: en mening och ett vattenfall."""

from dataclasses import replace

import pytest

from dashboard.scenarios.compare import difference, first_year_below_floor, places_for, waterfall
from dashboard.scenarios.messages import ScenarioError
from dashboard.scenarios.run import run
from tests.cases.case_files import read_baseline

PLAN = read_baseline("sjuharad_2022")
TKR = 100_000
CUT = {"state.amount_tkr": 8000, "region.matching": "state"}


def steps(overrides, measure="result_ore", year=2022, baseline=PLAN):
    """Vattenfallets steg i tkr."""
    found = waterfall(baseline, overrides, measure, year)
    return {step.key: step.amount_ore / TKR for step in found.steps}


def test_levers_that_do_not_meet():
    """Reglage som inte påverkar varandra bidrar med sin egen ändring: 573 mindre administration och 1 000
    mindre från regionen."""
    found = steps({"project.granted": True, "region.amount_tkr": 4000})
    assert found == {"project.granted": 2850 - 2277, "region.amount_tkr": 4000 - 5000}


def test_levers_that_meet_share_the_effect():
    """Sänks staten till 8 000 och regionen följer blir det 1 032 + 1 000 mindre. Att regionen följer ger
    4 516 − 5 000 om staten står kvar och 4 000 − 5 000 om den sänks: medelvärdet är dess del, oberoende av
    ordningen."""
    found = steps(CUT)
    follows = ((4516 - 5000) + (4000 - 5000)) / 2
    assert found["region.matching"] == pytest.approx(follows)
    assert sum(found.values()) == pytest.approx((8000 - 9032) + (4000 - 5000))


def test_the_waterfall_adds_up():
    """Vattenfallet börjar i planens resultat, slutar i scenariots, och stegen summerar exakt."""
    overrides = CUT | {"cost.change_share": 0.0333, "cost.yearly_rise_share": 0.017}
    found = waterfall(PLAN, overrides, "equity_change_ore", 2024)
    assert found.method == "shapley"
    assert found.start_ore == run(PLAN).equity_change_ore[2]
    assert found.end_ore == run(PLAN, overrides).equity_change_ore[2]
    assert found.start_ore + sum(step.amount_ore for step in found.steps) == found.end_ore


def test_the_order_of_the_overrides_does_not_matter():
    """Samma scenario skrivet i en annan ordning ger samma vattenfall."""
    assert waterfall(PLAN, CUT, "result_ore", 2022) == waterfall(
        PLAN, dict(reversed(CUT.items())), "result_ore", 2022
    )


def test_the_entered_administration_and_the_project():
    """Ett angivet belopp för administration tar över det som projektet ändrar: stegen summerar ändå."""
    overrides = {"administration.amount_tkr": 2500, "project.granted": True}
    found = steps(overrides)
    # 350 utan projektet och −223 med; projektet 573 utan eget belopp och 0 med.
    assert found["administration.amount_tkr"] == pytest.approx(((2850 - 2500) + (2277 - 2500)) / 2)
    assert found["project.granted"] == pytest.approx((2850 - 2277) / 2)


def test_with_many_levers_the_order_is_stated():
    """Är fler än tio reglage flyttade läggs de till ett i taget, i den ordning de står, och det sägs."""
    overrides = {f"cost.{block.code}.change_share": 0.1 for block in PLAN.blocks} | {"project.granted": True}
    found = waterfall(PLAN, overrides, "result_ore", 2022)
    assert found.method == "order"
    assert [step.key for step in found.steps][:2] == [
        "cost.individinriktat-bollebygd.change_share",
        "cost.individinriktat-boras.change_share",
    ]
    assert found.steps[1].amount_ore == pytest.approx(-875 * TKR)
    assert found.start_ore + sum(step.amount_ore for step in found.steps) == found.end_ore


def test_nothing_moved():
    """Är inget flyttat är skillnaden noll och inget vägde tyngst."""
    found = difference(PLAN, {}, "result_ore", 2022)
    assert (found.difference_ore, found.moved, found.largest) == (0, (), None)


def test_the_sentence_s_data():
    """Meningen behöver värdet före och efter, vad som flyttades och vad som vägde tyngst."""
    found = difference(PLAN, CUT | {"cost.individinriktat-boras.change_share": -0.1}, "result_ore", 2022)
    assert found.before_ore == -573 * TKR
    assert found.after_ore == (8000 + 4000 + 5000 - 19605 + 875) * TKR
    assert found.difference_ore == found.after_ore - found.before_ore
    assert found.largest.key == "state.amount_tkr"
    assert found.places_difference == 369 - 410
    state = found.moved[0]
    assert (state.label, state.before, state.after) == (
        "Statens tilldelning",
        "9\u00a0032\u00a0tkr",
        "8\u00a0000\u00a0tkr",
    )


def test_a_lever_moved_without_effect_weighs_nothing():
    """Ett flyttat reglage utan verkan är inte det som vägde tyngst."""
    found = difference(PLAN, {"equity.floor_tkr": 1000}, "result_ore", 2022)
    assert found.largest is None
    assert len(found.moved) == 1


def test_without_places_there_is_no_difference_in_places():
    """Planeras inga platser är skillnaden i platser okänd."""
    blocks = tuple(replace(block, planned_places=None) for block in PLAN.blocks)
    baseline = replace(PLAN, blocks=blocks)
    assert difference(baseline, CUT, "result_ore", 2022).places_difference is None
    assert places_for(baseline, 100 * TKR, 2022) is None


def test_the_first_year_below_the_floor():
    """Första året då eget kapital slutar under golvet."""
    result = run(PLAN, {"equity.opening_tkr": 2500})
    assert first_year_below_floor(result) == 2022
    assert first_year_below_floor(run(PLAN, {"equity.opening_tkr": 3000})) is None
    assert first_year_below_floor(run(PLAN)) is None


def test_how_many_places_an_amount_is():
    """573 tkr är så många platser som planens medelkostnad per planerad plats räcker till: 960 platser för
    16 620 tkr."""
    assert places_for(PLAN, -573 * TKR, 2022) == 573 * 960 // (16755 - 135)


def test_a_year_outside_the_horizon_is_refused():
    """Ett år utanför scenariot vägras."""
    with pytest.raises(ScenarioError, match="2030 ligger utanför scenariots år 2022–2024"):
        waterfall(PLAN, CUT, "result_ore", 2030)


def test_unknown_equity_is_refused_as_a_measure():
    """Är ingående kapital inte angivet kan nivån inte jämföras, bara förändringen."""
    with pytest.raises(ScenarioError, match="Ingående eget kapital är inte angivet"):
        waterfall(PLAN, CUT, "closing_equity_ore", 2022)
    both = replace(PLAN, opening_equity_ore=3000 * TKR)
    assert waterfall(both, CUT, "closing_equity_ore", 2022).start_ore == (3000 - 573) * TKR
