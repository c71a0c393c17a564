"""Scenariot: från statens tilldelning till resultat och eget kapital, ett reglage i taget."""

from dataclasses import replace

import numpy as np
import pytest

from dashboard.scenarios.run import run
from tests.cases.case_files import read_baseline

TKR = 100_000
BORAS = "cost.individinriktat-boras"
PLAN = read_baseline("sjuharad_2022")
SKARABORG = read_baseline("norra_skaraborg_2019")


def year(overrides, number=2022, baseline=PLAN):
    """Ett års utfall av scenariot."""
    return next(found for found in run(baseline, overrides).table() if found.year == number)


def texts(overrides, baseline=PLAN):
    """Vad som sägs vid sidan av resultatet."""
    return [str(remark) for remark in run(baseline, overrides).remarks]


def test_nothing_moved_gives_the_plan():
    """Utan flyttade reglage ger scenariot planens egna belopp: 19 032 in, 19 605 ut, minus 573 tkr."""
    found = year({})
    assert (found.income_ore, found.cost_ore) == (19032 * TKR, -19605 * TKR)
    assert found.result_ore == (19032 - 19605) * TKR


def test_the_state_s_amount_year_by_year():
    """Statens tilldelning kan anges för ett år; övriga år står kvar på planens belopp."""
    result = run(PLAN, {"state.amount_tkr": {2023: 9500}})
    assert result.state_allocation_ore.tolist() == [9032 * TKR, 9500 * TKR, 10000 * TKR]


def test_the_state_s_amount_in_per_cent():
    """Statens tilldelning kan ändras i procent: 10 % mindre än 9 032 är 8 128,8 tkr."""
    assert year({"state.change_share": -0.1}).state_allocation_ore == pytest.approx(8128.8 * TKR)


def test_one_party_may_follow_the_state():
    """Regionen kan följa staten medan kommunerna betalar planens belopp."""
    found = year({"state.amount_tkr": 8000, "region.matching": "state"})
    assert (found.region_ore, found.municipalities_ore) == (4000 * TKR, 5000 * TKR)


def test_following_to_another_degree():
    """Den som följer staten kan ge en annan del av statens belopp än lagens: 40 % av 8 000 är 3 200."""
    overrides = {"state.amount_tkr": 8000, "region.matching": "state", "region.of_state_share": 0.4}
    assert year(overrides).region_ore == 3200 * TKR


def test_own_amounts():
    """Regionen och kommunerna kan ge egna belopp."""
    found = year({"region.amount_tkr": 4800, "municipalities.amount_tkr": 4700})
    assert found.member_income_ore == (9032 + 4800 + 4700) * TKR


def test_the_municipalities_share_a_new_amount_as_in_the_plan():
    """Ett nytt belopp från kommunerna delas som i planen: Borås 2 504 av 5 000 blir 2 504 av hälften."""
    shared = year({"municipalities.amount_tkr": 2500}).contributions_ore
    assert shared["boras"] == 2504 / 2 * TKR
    assert sum(shared[member.code] for member in PLAN.party("municipality")) == 2500 * TKR


def test_the_municipalities_share_by_inhabitants():
    """Efter fördelningsnyckeln delas beloppet efter invånare, i hela kronor som stämmer med summan."""
    shared = year({"municipalities.split": "key"}).contributions_ore
    inhabitants = 9495 + 113179 + 9464 + 34754 + 10780 + 11936 + 24668 + 11810
    assert shared["boras"] == pytest.approx(5000 * TKR * 113179 / inhabitants, abs=100)
    assert sum(shared[member.code] for member in PLAN.party("municipality")) == 5000 * TKR


def test_new_figures_for_inhabitants():
    """Nya befolkningssiffror ger en ny fördelning."""
    overrides = {"municipalities.split": "key", "split.boras.population": 0}
    assert year(overrides).contributions_ore["boras"] == 0


def test_new_fixed_shares():
    """Fasta andelar kan ändras: 873 tkr efter 50, 30 och 20 %."""
    overrides = {
        "municipalities.split": "key",
        "split.mariestad.fixed_share": 0.5,
        "split.toreboda.fixed_share": 0.3,
        "split.gullspang.fixed_share": 0.2,
    }
    shared = year(overrides, 2019, SKARABORG).contributions_ore
    assert shared["mariestad"] == 436.5 * TKR
    assert shared["toreboda"] == pytest.approx(261.9 * TKR)


def test_other_income():
    """Övriga intäkter läggs till medlemmarnas medel."""
    assert year({"other_income.amount_tkr": 100}).income_ore == (19032 + 100) * TKR


def test_the_cost_level():
    """Tre procent högre kostnadsnivå höjer alla kostnader, men ändrar inte antalet platser."""
    found = year({"cost.change_share": 0.03})
    assert found.cost_ore == pytest.approx(-19605 * 1.03 * TKR)
    assert found.administration_ore == pytest.approx(-2850 * 1.03 * TKR)
    assert found.funded_places == year({}).funded_places


def test_costs_that_rise_every_year():
    """Två procents ökning om året räknas från det andra året, ränta på ränta."""
    result = run(PLAN, {"cost.yearly_rise_share": 0.02})
    expected = [-19605, -19605 * 1.02, -19605 * 1.02 * 1.02]
    assert (result.cost_ore / TKR).tolist() == pytest.approx(expected, abs=0.001)


def test_a_block_left_out():
    """Ett område som inte ingår kostar inget och har inga platser."""
    found = year({f"{BORAS}.included": False})
    assert found.cost_ore == -(19605 - 8750) * TKR
    assert found.funded_places == 960 - 410


def test_a_block_s_change():
    """Ett område som minskas med 10 % har råd med 10 % färre platser: 369 av 410."""
    found = year({f"{BORAS}.change_share": -0.1})
    assert found.block_costs_ore["individinriktat-boras"] == -8750 * 0.9 * TKR
    assert found.funded_places == 960 - 410 + 369


def test_a_block_s_own_amount():
    """Ett område kan få ett eget belopp. Platserna följer pengarna, avrundat nedåt: 4 000 av 8 750 är 187."""
    found = year({f"{BORAS}.amount_tkr": 4000})
    assert found.block_costs_ore["individinriktat-boras"] == -4000 * TKR
    assert found.funded_places == 960 - 410 + 187


def test_a_block_without_money_in_the_plan():
    """Har ett område platser men inga pengar i planen säger ett nytt belopp inget om antalet platser."""
    free = replace(PLAN.blocks[0], code="gratis", amount_ore=(0, 0, 0), planned_places=7)
    baseline = replace(PLAN, blocks=(free,))
    assert year({"cost.gratis.amount_tkr": 100}, baseline=baseline).funded_places == 7


def test_places_times_unit_cost():
    """Ett områdes kostnad kan räknas som deltagare gånger kostnad per deltagare."""
    found = year({f"{BORAS}.places": 400, f"{BORAS}.unit_cost_tkr": 20})
    assert found.block_costs_ore["individinriktat-boras"] == -400 * 20 * TKR
    assert found.funded_places == 960 - 410 + 400


def test_fewer_places_at_the_plan_s_unit_cost():
    """Anges bara antalet deltagare gäller planens kostnad per deltagare: 8 750 delat med 410."""
    found = year({f"{BORAS}.places": 205})
    assert found.block_costs_ore["individinriktat-boras"] == pytest.approx(-205 * 8750 / 410 * TKR)


def test_without_planned_places():
    """Planerar inget område för deltagare är antalet platser okänt, inte noll."""
    blocks = tuple(replace(block, planned_places=None) for block in PLAN.blocks)
    assert year({}, baseline=replace(PLAN, blocks=blocks)).funded_places is None


def test_phasing_in():
    """Fasas en ändring in under tre år gäller en tredjedel första året, två tredjedelar det andra."""
    result = run(PLAN, {f"{BORAS}.included": False, "cost.phase_in_years": 3})
    block = result.block_costs_ore["individinriktat-boras"] / TKR
    assert block.tolist() == pytest.approx([-8750 * 2 / 3, -8750 / 3, 0], abs=0.001)


def test_administration():
    """Styrning och administration kan få ett eget belopp eller ändras i procent."""
    assert year({"administration.amount_tkr": 2500}).administration_ore == -2500 * TKR
    assert year({"administration.change_share": -0.1}).administration_ore == -2850 * 0.9 * TKR


def test_a_granted_project_changes_administration():
    """Beviljas projektet gäller planens administration för det alternativet: 2 277 i stället för 2 850."""
    found = year({"project.granted": True})
    assert found.administration_ore == -2277 * TKR
    assert found.result_ore == 0


def test_a_project_s_own_money_is_kept_apart():
    """Projektets egna kostnader och intäkter räknas när det beviljas, och hålls isär från den egna
    verksamheten."""
    overrides = {"project.granted": True, "project.cost_tkr": 500, "project.income_tkr": 450}
    found = year(overrides)
    assert found.result_ore == (450 - 500) * TKR
    assert (found.own_result_ore, found.project_result_ore) == (0, (450 - 500) * TKR)


def test_a_plan_without_alternatives():
    """Har planen inget alternativ är administrationen densamma med och utan projekt."""
    found = year({"project.granted": True}, baseline=replace(PLAN, administration_granted_ore=None))
    assert found.administration_ore == -2850 * TKR


def test_an_entered_amount_for_administration_goes_before_the_alternative():
    """Ett angivet belopp för administration gäller, med och utan projekt."""
    found = year({"administration.amount_tkr": 2000, "project.granted": True})
    assert found.administration_ore == -2000 * TKR


def test_unknown_equity_shows_changes_only():
    """Är ingående eget kapital inte angivet visas förändringen men ingen nivå, och golvet är varken uppfyllt
    eller brutet."""
    found = year({})
    assert found.equity_change_ore == -573 * TKR
    assert (found.closing_equity_ore, found.equity_share, found.floor_kept) == (None, None, None)
    assert texts({})[0] == "Ingående eget kapital är inte angivet: bara förändringar visas."


def test_entered_equity():
    """Med angivet kapital syns nivån, andelen av årets tilldelning och om golvet håller."""
    found = year({"equity.opening_tkr": 2500})
    assert found.closing_equity_ore == (2500 - 573) * TKR
    assert found.equity_share == pytest.approx((2500 - 573) / 19032)
    assert found.floor_kept is False


def test_the_ceiling_above_seven_million_must_be_entered():
    """Över 7 miljoner är taket okänt tills någon anger det."""
    unknown = year({"equity.opening_tkr": 2500})
    assert (unknown.ceiling_share, unknown.ceiling_ore, unknown.ceiling_kept) == (None, None, None)
    entered = year({"equity.opening_tkr": 2500, "equity.ceiling_share": 0.1})
    assert entered.ceiling_ore == pytest.approx(1903.2 * TKR)
    assert entered.ceiling_kept is False


def test_another_floor():
    """Golvet kan ändras."""
    assert year({"equity.opening_tkr": 2500, "equity.floor_tkr": 1900}).floor_kept is True


def test_negative_equity_is_said():
    """Blir eget kapital mindre än noll sägs det."""
    assert "Eget kapital blir mindre än noll." in texts({"equity.opening_tkr": 100})


def test_the_loop_from_equity_to_next_year_s_allocation():
    """Kapital över taket när ett år slutar dras från statens tilldelning året efter. Norra Skaraborg med
    1 500 tkr ingående 2019: 1 500 + 3 492 + 42 − 4 045 = 989 ut, taket är 698,4, så 290,6 dras 2020."""
    overrides = {"state.method": {2020: "model"}, "equity.opening_tkr": 1500}
    result = run(SKARABORG.over(2), overrides)
    closing = 1500 + 3492 + 42 - 4045
    assert result.model is not None
    assert result.model.deduction_ore[1] == pytest.approx((closing - 3492 * 0.20) * TKR)
    expected = result.model.possible_ore[1] - (closing - 3492 * 0.20) * TKR
    assert result.state_allocation_ore[1] == pytest.approx(expected, abs=1)


def test_the_model_s_steps_are_shown():
    """Fördelningsmodellens steg går att följa: det möjliga, bromsens golv, kapitalet, taket och avdraget. År
    som inte räknas med modellen har inga steg."""
    overrides = {"state.method": {2020: "model"}, "equity.opening_tkr": 1500, "model.brake": {2020: True}}
    steps = run(SKARABORG.over(2), overrides).model
    assert steps.is_used.tolist() == [False, True]
    assert np.isnan(steps.granted_ore[0])
    assert steps.equity_ore[1] == (1500 + 3492 + 42 - 4045) * TKR
    assert steps.ceiling_ore[1] == pytest.approx(3492 * 0.20 * TKR)
    assert steps.floor_ore[1] == 0  # kapitalet ligger över taket, så bromsen gäller inte
    assert steps.granted_ore[1] == pytest.approx(steps.possible_ore[1] - steps.deduction_ore[1], abs=1)
    assert not steps.equity_unknown.any()
    assert not steps.previous_unknown.any()


def test_need_and_population_shares_give_the_weight():
    """Är förbundets båda andelar angivna räknas den sammanvägda andelen ur dem: 0,75 gånger 3 % plus 0,25
    gånger 2 %."""
    overrides = {"state.method": "model", "model.need_share": 0.03, "model.population_share": 0.02}
    weight = 0.75 * 0.03 + 0.25 * 0.02
    expected = 400 + (339_000 - 75 * 400) * weight
    assert year(overrides).state_allocation_ore == pytest.approx(expected * TKR, abs=1)


def test_the_year_before_can_be_entered():
    """Bromsens jämförelse med året före kan anges: 90 % av 10 000 är 9 000."""
    overrides = {
        "state.method": "model",
        "model.pot_mkr": 300,
        "model.brake": {2022: True},
        "model.previous_state_tkr": 10000,
    }
    assert year(overrides).state_allocation_ore == 9000 * TKR


def test_the_brake_without_a_year_before_is_said():
    """Är året före okänt kan bromsen inte räknas, och det sägs."""
    overrides = {"state.method": "model", "model.brake": True}
    assert "Tilldelningen året före är okänd: bromsen har inte kunnat räknas." in texts(overrides)


def test_reading_one_of_many_settings():
    """Av många inställningar läses en i taget."""
    result = run(PLAN, {"cost.change_share": np.array([0.0, 0.03])})
    assert result.table(1)[0].cost_ore == pytest.approx(-19605 * 1.03 * TKR)
    assert result.own_result_ore.shape == (2, 3)
    with pytest.raises(ValueError, match="number of one"):
        result.table()
