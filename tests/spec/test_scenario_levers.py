"""Reglagen: vad som kan ändras, mellan vilka gränser, och varifrån utgångsvärdet kommer."""

from dataclasses import replace

import numpy as np
import pytest

from dashboard.scenarios.catalogue import is_lever_key, templates
from dashboard.scenarios.defaults import default_values
from dashboard.scenarios.levers import lever, levers
from dashboard.scenarios.messages import ScenarioError
from dashboard.scenarios.run import run
from tests.cases.case_files import read_baseline

PLAN = read_baseline("sjuharad_2022")
SKARABORG = read_baseline("norra_skaraborg_2019")
TKR = 100_000


def refused(overrides, baseline=PLAN):
    """Skälet till att ett värde vägras."""
    with pytest.raises(ScenarioError) as caught:
        run(baseline, overrides)
    return str(caught.value)


def test_every_lever_has_name_unit_source_and_group():
    """Varje reglage har ett namn, en grupp, en enhet och en källa till utgångsvärdet."""
    for found in levers(PLAN):
        assert found.label
        assert found.group
        assert found.source, found.key
        assert "{" not in found.label + found.key


def test_every_number_has_limits_a_step_and_a_slider():
    """Varje reglage med tal har gränser, steg och ett spann för skjutreglaget inom gränserna."""
    for found in (*levers(PLAN), *levers(SKARABORG)):
        if found.unit in ("yes_no", "choice"):
            assert found.minimum is found.maximum is found.slider is None
            continue
        assert found.step is not None, found.key
        assert found.minimum < found.maximum
        assert found.minimum <= found.slider[0] <= found.slider[1] <= found.maximum, found.key


def test_every_default_is_possible():
    """Varje känt utgångsvärde går att ange som eget värde utan att resultatet ändras."""
    plain = run(PLAN).result_ore.tolist()
    for found in levers(PLAN):
        if found.locked is None:
            by_year = dict(zip(PLAN.years, found.default, strict=True))
            same = by_year if found.per_year else found.default[0]
            assert run(PLAN, {found.key: same}).result_ore.tolist() == plain, found.key


def test_a_lever_from_a_rule_number_has_the_rule_s_source():
    """Ett utgångsvärde som är ett regeltal visar regelns källa, och om det är ett antagande."""
    found = lever(PLAN, "model.base_grant_tkr")
    assert found.default == (400.0, 400.0, 400.0)
    assert found.status == "verified"
    assert (
        found.source
        == "Verksamhetsplan 2019, Samordningsförbundet Norra Skaraborg, Ekonomi, Fördelningsmodellen"
    )
    assert lever(PLAN, "model.deduction_rate_share").status == "assumption"


def test_a_lever_from_the_plan_names_the_plan():
    """Ett utgångsvärde ur planen visar planens namn."""
    found = lever(PLAN, "state.amount_tkr")
    assert found.default == (9032.0, 10000.0, 10000.0)
    assert (found.status, found.source) == ("plan", "Verksamhetsplan 2022–2024: finansieringsplanen")
    assert lever(replace(PLAN, source=""), "state.amount_tkr").source == "finansieringsplanen"


def test_what_no_source_gives_is_unknown():
    """Det som ingen källa ger är okänt tills någon anger det."""
    opening = lever(PLAN, "equity.opening_tkr")
    assert (opening.default, opening.status) == ((None, None, None), "unknown")
    assert opening.text(None) == "okänt"
    assert opening.slider == (0, 10000)
    assert lever(replace(PLAN, calibration=None), "model.combined_weight_share").status == "unknown"


def test_the_calibrated_weight_is_the_default():
    """Den sammanvägda andelens utgångsvärde är räknat ur det kända året."""
    found = lever(PLAN, "model.combined_weight_share")
    assert found.default[0] == pytest.approx((9032 - 400) / (339_000 - 75 * 400))
    assert found.sensitivity[0] == pytest.approx(found.default[0] * 0.95)


def test_a_block_s_levers():
    """Varje område har reglage för sin kostnad, sina deltagare och kostnaden per deltagare."""
    key = "cost.individinriktat-boras"
    assert lever(PLAN, f"{key}.amount_tkr").default[0] == 8750
    assert lever(PLAN, f"{key}.places").default[0] == 410
    assert lever(PLAN, f"{key}.unit_cost_tkr").default[0] == pytest.approx(8750 / 410)
    assert lever(PLAN, f"{key}.amount_tkr").label == "Individinriktat, Borås, kostnad"


def test_counted_things_have_whole_ranges():
    """Det som räknas i hela tal har hela tal i sitt spann."""
    assert lever(PLAN, "model.associations").sensitivity == (67, 83)


def test_the_administration_follows_the_alternative():
    """Administrationens utgångsvärde är planens för det alternativ som utgångsläget står på."""
    assert lever(PLAN, "administration.amount_tkr").default[0] == 2850
    assert lever(replace(PLAN, project_granted=True), "administration.amount_tkr").default[0] == 2277


def test_a_project_in_the_plan():
    """Planens projektpengar är utgångsvärden, kostnaden utan minustecken."""
    planned = replace(
        PLAN, project_cost_ore=(-500 * TKR,) * 3, project_income_ore=(450 * TKR,) * 3, project_granted=True
    )
    assert lever(planned, "project.cost_tkr").default[0] == 500
    assert lever(planned, "project.income_tkr").default[0] == 450
    assert run(planned).project_cost_ore[0] == -500 * TKR


def test_moved_levers_show_their_values():
    """Ett flyttat reglage visar både sitt värde och utgångsvärdet."""
    found = lever(PLAN, "state.amount_tkr", {"state.amount_tkr": {2022: 8000}})
    assert found.values == (8000.0, 10000.0, 10000.0)
    assert found.is_moved
    assert not lever(PLAN, "state.amount_tkr").is_moved


@pytest.mark.parametrize(
    ("key", "value", "text"),
    [
        ("state.amount_tkr", 7635, "7\u00a0635\u00a0tkr"),
        ("state.change_share", -0.1, "−10\u00a0%"),
        ("model.pot_mkr", 295.5, "295,5\u00a0mkr"),
        ("model.associations", 82, "82"),
        ("project.granted", True, "ja"),
        ("project.granted", False, "nej"),
        ("region.matching", "state", "Följer statens belopp"),
    ],
)
def test_values_in_words(key, value, text):
    """Värden skrivs med svenska tal och enheter."""
    assert lever(PLAN, key).text(value) == text


def test_levers_are_shown_for_one_setting():
    """Reglagen visas för en inställning i taget."""
    with pytest.raises(ValueError, match="one setting"):
        levers(PLAN, {"cost.change_share": np.array([0.0, 0.1])})


def test_none_is_the_default():
    """Ett tomt värde är utgångsvärdet."""
    assert run(PLAN, {"state.amount_tkr": None}).result_ore[0] == run(PLAN).result_ore[0]
    assert run(PLAN, {"state.amount_tkr": {2022: None}}).settings.values == {}


@pytest.mark.parametrize(
    ("override", "reason"),
    [
        ({"state.amount": 1}, "Reglaget «state.amount» finns inte för sjuharad."),
        ({"cost.3001.included": False}, "Reglaget «cost.3001.included» finns inte för sjuharad."),
        (
            {"cost.change_share": 3},
            "Kostnadsnivå mot planen: kan vara mellan −100\u00a0% och 100\u00a0%, inte 300\u00a0%.",
        ),
        (
            {"region.amount_tkr": -1},
            "Regionens belopp: kan vara mellan 0\u00a0tkr och 100\u00a0000\u00a0tkr, inte −1\u00a0tkr.",
        ),
        ({"model.associations": 75.5}, "Antal samordningsförbund i landet: ange ett helt antal, inte 75,5."),
        ({"state.amount_tkr": "mycket"}, "Statens tilldelning: ange ett tal, inte «mycket»."),
        ({"state.amount_tkr": True}, "Statens tilldelning: ange ett tal, inte «ja»."),
        ({"state.amount_tkr": float("nan")}, "Statens tilldelning: ange ett tal."),
        ({"project.granted": 1}, "Projektet beviljas: ange ja eller nej (true eller false)."),
        ({"region.matching": "lika"}, "Regionens insats: välj något av amount, state, inte «lika»."),
        (
            {"state.amount_tkr": {2030: 1}},
            "Statens tilldelning: 2030 ligger utanför scenariots år 2022–2024.",
        ),
        (
            {"cost.yearly_rise_share": {2022: 0.02}},
            "Kostnadsökning per år: samma värde gäller alla år, ange ett enda.",
        ),
    ],
)
def test_impossible_values_are_refused_with_the_reason(override, reason):
    """Ett omöjligt värde vägras, och skälet sägs."""
    assert refused(override) == reason


@pytest.mark.parametrize(
    ("override", "reason"),
    [
        ({"state.amount_tkr": np.zeros((2, 2))}, "Statens tilldelning: fel form på värdena."),
        ({"state.amount_tkr": np.array(1.0)}, "Statens tilldelning: fel form på värdena."),
        ({"equity.opening_tkr": np.zeros((2, 3))}, "Ingående eget kapital: fel form på värdena."),
        ({"state.amount_tkr": np.array(["a"])}, "Statens tilldelning: ange tal."),
        ({"project.granted": np.array([1, 0])}, "Projektet beviljas: ange ja eller nej (true eller false)."),
        ({"region.matching": np.array(["x"])}, "Regionens insats: välj något av amount, state, inte «x»."),
        (
            {"cost.change_share": np.array([0.0, 2.0])},
            "Kostnadsnivå mot planen: kan vara mellan −100\u00a0% och 100\u00a0%, inte 200\u00a0%.",
        ),
        (
            {"cost.change_share": np.zeros(2), "state.change_share": np.zeros(3)},
            "Reglagen har olika antal inställningar.",
        ),
    ],
)
def test_impossible_arrays_are_refused(override, reason):
    """Samma gränser gäller när många inställningar räknas på en gång."""
    assert refused(override) == reason


def test_arrays_of_every_kind():
    """Tal, ja och nej, och val kan räknas i många inställningar på en gång."""
    result = run(
        PLAN,
        {
            "state.amount_tkr": np.array([[8000.0, 8000, 8000], [9000, 9000, 9000]]),
            "project.granted": np.array([True, False]),
            "region.matching": np.array(["state", "amount"]),
        },
    )
    assert result.region_ore[:, 0].tolist() == [4000 * TKR, 5000 * TKR]
    assert result.administration_ore[:, 0].tolist() == [-2277 * TKR, -2850 * TKR]


@pytest.mark.parametrize(
    ("key", "known"),
    [
        ("state.amount_tkr", True),
        ("cost.3001.included", True),
        ("cost.change_share", True),
        ("split.boras.population", True),
        ("cost..included", False),
        ("cost.a.b.included", False),
        ("state.amount", False),
    ],
)
def test_what_can_be_a_lever_s_key(key, known):
    """Ett reglages nyckel känns igen innan man vet vilket förbund det gäller."""
    assert is_lever_key(key) is known


def test_keys_are_unique():
    """Inget reglage står två gånger."""
    keys = [spec.key for spec in templates()]
    assert len(keys) == len(set(keys))


def test_before_the_model_its_rule_numbers_are_unknown():
    """Fördelningsmodellen kan inte räknas för år då inga regeltal är kända; reglagen visas ändå."""
    early = replace(PLAN, base_year=2014)
    assert lever(early, "model.base_grant_tkr").default == (None, None, 400.0)
    assert lever(early, "model.base_grant_tkr").status == "unknown"
    assert lever(early, "model.brake").text(lever(early, "model.brake").default[0]) == "okänt"
    assert len(levers(early)) == len(levers(PLAN))
    assert refused({"state.method": {2015: "model"}}, early) == (
        "Fördelningsmodellen kan inte räknas: ”Grundtilldelning per förbund” är inte känt för alla år."
    )
    assert run(early, {"state.method": {2016: "model"}}).model is not None


def test_before_there_were_associations():
    """Lagen är från 2004: ett utgångsläge före det vägras."""
    with pytest.raises(ScenarioError, match="inget värde är känt för 2003"):
        replace(PLAN, base_year=2003)


def test_a_calibration_year_before_the_model_gives_no_weight():
    """Ett känt år före 2016 kan inte användas: modellen fanns inte."""
    known = replace(PLAN.calibration, year=2012)
    assert lever(replace(PLAN, calibration=known), "model.combined_weight_share").status == "unknown"


def test_a_table_of_steps_is_no_value_of_a_lever():
    """En trappa är inget värde för ett reglage."""
    spec = replace(templates()[0], default_kind="parameter", default="equity.ceiling_steps")
    assert default_values(spec, PLAN) == (None, None, None)
