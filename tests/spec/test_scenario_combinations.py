"""Reglage tillsammans: lås, kombinationer som inte kan räknas, och sådant som måste sägas."""

from dataclasses import replace

import pytest

from dashboard.scenarios import combinations
from dashboard.scenarios.levers import lever
from dashboard.scenarios.messages import ScenarioError
from dashboard.scenarios.run import run
from tests.cases.case_files import read_baseline

PLAN = read_baseline("sjuharad_2022")
SKARABORG = read_baseline("norra_skaraborg_2019")
SHARES = {"model.need_share": 0.03, "model.population_share": 0.02}
MODEL = {"state.method": "model"}


def refused(overrides, baseline=PLAN):
    """Skälet till att en kombination vägras."""
    with pytest.raises(ScenarioError) as caught:
        run(baseline, overrides)
    return str(caught.value)


def said(overrides, baseline=PLAN):
    """Vad som sägs vid sidan av resultatet."""
    return [str(remark) for remark in run(baseline, overrides).remarks]


def test_the_weights_are_locked_until_the_shares_are_entered():
    """Ett känt år ger bara den sammanvägda andelen. Vikterna 75 och 25 kan därför inte flyttas förrän
    förbundets andelar av försörjningsmåttet och av invånarna är angivna."""
    assert lever(PLAN, "model.need_weight_share").locked == combinations.WEIGHTS_LOCKED
    assert lever(PLAN, "model.need_weight_share", SHARES).locked is None
    assert refused({"model.need_weight_share": 0.6}).startswith("Försörjningsmåttets vikt är låst.")


def test_the_combined_weight_is_locked_when_the_shares_are_entered():
    """Är båda andelarna angivna räknas den sammanvägda andelen, och kan inte anges."""
    assert lever(PLAN, "model.combined_weight_share", SHARES).locked == combinations.COMBINED_LOCKED


def test_places_are_locked_where_none_are_planned():
    """Ett område utan planerade deltagare kan inte räknas som deltagare gånger kostnad."""
    key = "cost.individinriktat-gemensamt.places"
    assert lever(PLAN, key).locked == combinations.PLACES_LOCKED
    assert lever(PLAN, "cost.individinriktat-gemensamt.unit_cost_tkr").default == (None, None, None)


def test_weights_that_do_not_add_up_are_said():
    """Vikter som inte blir 100 % räknas som de står, och det sägs."""
    text = "De två vikterna blir inte tillsammans 100 %: hela potten delas inte ut, eller mer än den."
    assert text in said(MODEL | SHARES | {"model.need_weight_share": 0.6})
    both = {"model.need_weight_share": 0.6, "model.population_weight_share": 0.4}
    assert text not in said(MODEL | SHARES | both)


def test_one_share_alone_is_said():
    """En av de två andelarna säger inget utan den andra."""
    assert (
        "Förbundets andel av försörjningsmåttet i landet påverkar inte förrän "
        "”Förbundets andel av invånarna 16–64 år i landet” också är angiven."
    ) in said(MODEL | {"model.need_share": 0.03})


def test_base_grants_above_the_pot_are_said():
    """Är grundtilldelningarna tillsammans större än anslaget sägs det."""
    text = "Grundtilldelningarna är tillsammans större än statens hela anslag."
    assert text in said(MODEL | {"model.pot_mkr": 20})
    assert text not in said(MODEL)


def test_a_lever_without_effect_is_said():
    """Ett reglage som inte påverkar, för hur ett annat står, räknas inte bort i tysthet."""
    assert (
        "Statens anslag till alla förbund påverkar inte: det kräver att ”Så bestäms statens tilldelning” är "
        "”Beloppet räknas med fördelningsmodellen”."
    ) in said({"model.pot_mkr": 300})
    assert ("Projektets egna kostnader påverkar inte: det kräver att ”Projektet beviljas” är ”ja”.") in said(
        {"project.cost_tkr": 10}
    )
    assert said(MODEL | {"model.pot_mkr": 300}) == said(MODEL)


def test_two_ways_of_costing_are_refused():
    """Ett område kan inte både ha ett eget belopp och räknas som deltagare gånger kostnad."""
    key = "cost.individinriktat-boras"
    assert refused({f"{key}.amount_tkr": 8000, f"{key}.places": 400}) == (
        "Individinriktat, Borås: ange antingen en kostnad eller deltagare gånger kostnad per deltagare."
    )


def test_the_model_needs_a_weight():
    """Utan känt år och utan andelar kan modellen inte räknas."""
    assert refused(MODEL, replace(PLAN, calibration=None)) == (
        "Fördelningsmodellen behöver förbundets andel av potten: ange ett känt år eller andelen."
    )


def test_the_model_with_an_entered_weight():
    """Den sammanvägda andelen kan anges direkt."""
    overrides = MODEL | {"model.combined_weight_share": 0.0275}
    result = run(replace(PLAN, calibration=None), overrides)
    expected = 400 + (339_000 - 75 * 400) * 0.0275
    assert result.state_allocation_ore[0] == pytest.approx(expected * 100_000)


@pytest.mark.parametrize(
    ("party", "overrides", "name"),
    [
        ("region", {"region.amount_tkr": 100}, "Regionens belopp"),
        ("region", {"region.matching": "state"}, "Regionens insats"),
        ("state", {"state.amount_tkr": 100}, "Statens tilldelning"),
        ("municipality", {"municipalities.amount_tkr": 100}, "Kommunernas belopp tillsammans"),
    ],
)
def test_money_from_a_party_that_has_no_member_is_refused(party, overrides, name):
    """Ett belopp från en part som förbundet inte har skulle vara ingens."""
    members = tuple(member for member in PLAN.members if member.party != party)
    without = replace(PLAN, members=members)
    assert refused(overrides, without) == f"{name}: förbundet har ingen sådan medlem i planen."
    assert sum(run(without).table()[0].contributions_ore.values()) == run(without).member_income_ore[0]


def test_an_unusable_key_is_refused():
    """Saknas invånare för någon kommun kan nyckeln inte användas."""
    text = "Fördelningsnyckeln kan inte användas: invånare eller andel saknas för någon kommun."
    first, *others = (replace(member, split_weight=None) for member in PLAN.members)
    assert refused({"municipalities.split": "key"}, replace(PLAN, members=(first, *others))) == text
    nobody = {f"split.{member.code}.population": 0 for member in PLAN.party("municipality")}
    assert refused({"municipalities.split": "key"} | nobody) == text


def test_no_municipalities_to_split_between():
    """Utan kommuner finns inget att fördela."""
    members = tuple(member for member in PLAN.members if member.party != "municipality")
    without = replace(PLAN, members=members)
    assert refused({"municipalities.split": "key"}, without) == "Förbundet har inga kommuner att fördela på."


def test_fixed_shares_that_do_not_add_up_are_said():
    """Fasta andelar som inte blir 100 % används i förhållande till varandra, och det sägs."""
    text = "Kommunernas fasta andelar blir inte tillsammans 100 %: de används i förhållande till varandra."
    overrides = {"municipalities.split": "key", "split.mariestad.fixed_share": 0.5}
    assert text in said(overrides, SKARABORG)
    assert text not in said({"municipalities.split": "key"}, SKARABORG)


def test_a_message_can_be_translated():
    """Ett meddelande bär sin text och sina värden var för sig, så att en sida kan översätta det."""
    remark = run(PLAN, {"project.cost_tkr": 10}).remarks[0]
    assert remark.text.format(**remark.values) == str(remark)
    assert remark.key == "project.cost_tkr"
    with pytest.raises(ScenarioError) as caught:
        run(PLAN, {"region.amount_tkr": -1})
    assert caught.value.text.format(**caught.value.values) == str(caught.value)
    assert caught.value.key == "region.amount_tkr"
