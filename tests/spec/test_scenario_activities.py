"""Scenariot: en enskild insats, och en ny, räknas som platser gånger kostnad per plats."""

from dataclasses import replace

import pytest

from dashboard.scenarios import snapshot
from dashboard.scenarios.baseline import CostBlock, PlannedActivity
from dashboard.scenarios.compare import waterfall
from dashboard.scenarios.levers import lever
from dashboard.scenarios.messages import ScenarioError
from dashboard.scenarios.run import run
from tests.cases.case_files import read_baseline

TKR = 100_000
BORAS = "individinriktat-boras"
KRAFT, GREEN = "activity.aktiv-kraft-1490", "activity.grona-vagen-framat-1490"
ACTIVITIES = (
    PlannedActivity("aktiv-kraft-1490", "Aktiv kraft (Borås)", -6050 * TKR, 310),
    PlannedActivity("grona-vagen-framat-1490", "Gröna vägen framåt (Borås)", -2000 * TKR, 70),
    PlannedActivity("studiesteget-1490", "Studiesteget (Borås)", -700 * TKR, 30),
)
NEW = CostBlock("ny-insats", "Ny insats", "individ", (0, 0, 0), is_new=True)
WRITTEN = read_baseline("sjuharad_2022")
PLAN = replace(
    WRITTEN,
    blocks=(
        *(
            replace(block, activities=ACTIVITIES) if block.code == BORAS else block
            for block in WRITTEN.blocks
        ),
        NEW,
    ),
)


def costs(overrides, year=2022, baseline=PLAN):
    """Kostnaden för Borås och för den nya insatsen ett år, i tkr, och platserna som pengarna räcker till."""
    found = run(baseline, overrides).table()[year - 2022]
    return -found.block_costs_ore[BORAS] / TKR, -found.block_costs_ore["ny-insats"] / TKR, found.funded_places


def refusal(overrides, baseline=PLAN):
    """Skälet till att något vägras."""
    with pytest.raises(ScenarioError) as caught:
        run(baseline, overrides)
    return str(caught.value)


def test_fewer_places_in_one_activity():
    """31 platser färre i Aktiv kraft, 6 050 tkr för 310 platser, är 605 tkr mindre."""
    assert costs({f"{KRAFT}.places": 310 - 31}) == (pytest.approx(8750 - 6050 / 10), 0, 960 - 31)


def test_a_dearer_place_in_one_activity():
    """70 platser i Gröna vägen framåt för 30 tkr var kostar 2 100 i stället för 2 000."""
    assert costs({f"{GREEN}.unit_cost_tkr": 30}) == (8750 - 2000 + 70 * 30, 0, 960)


def test_two_activities_at_once():
    """Varje insats räknas för sig; de andra i området kostar som i planen."""
    overrides = {f"{KRAFT}.places": 0, f"{GREEN}.places": 140, f"{GREEN}.unit_cost_tkr": 20}
    assert costs(overrides) == (8750 - 6050 - 2000 + 140 * 20, 0, 960 - 310 + 70)


def test_the_area_s_own_change_comes_on_top():
    """Området förändras i procent efter att insatserna räknats."""
    assert costs({f"{GREEN}.places": 0, f"cost.{BORAS}.change_share": 0.1})[0] == pytest.approx(6750 * 1.1)


def test_a_new_activity():
    """25 platser för 30 tkr var är 750 tkr och 25 platser till."""
    overrides = {"cost.ny-insats.places": 25, "cost.ny-insats.unit_cost_tkr": 30}
    assert costs(overrides) == (8750, 25 * 30, 960 + 25)


def test_a_new_activity_comes_in_step_by_step():
    """Infasad under tre år: en tredjedel första året, och då bara så många platser."""
    overrides = {
        "cost.ny-insats.places": 30,
        "cost.ny-insats.unit_cost_tkr": 20,
        "cost.phase_in_years": 3,
    }
    assert [costs(overrides, year)[1:] for year in (2022, 2023, 2024)] == [
        (pytest.approx(200), 970),
        (pytest.approx(400), 980),
        (600, 990),
    ]


def test_a_new_activity_from_another_year():
    """En ny insats kan börja ett annat år."""
    overrides = {"cost.ny-insats.places": {2023: 10, 2024: 10}, "cost.ny-insats.unit_cost_tkr": 20}
    assert [costs(overrides, year)[1] for year in (2022, 2023, 2024)] == [0, 200, 200]


def test_what_a_new_place_costs_until_someone_says():
    """Tills någon anger annat kostar en ny plats vad planens platser kostar i snitt."""
    counted = 650 + 8750 + 650 + 2370 + 750 + 800 + 1650 + 800 + 200
    found = lever(PLAN, "cost.ny-insats.unit_cost_tkr")
    assert found.default[0] == pytest.approx(counted / 960)


def test_a_plan_without_places_has_no_such_cost():
    """Utan platser i planen måste kostnaden per plats anges."""
    bare = replace(
        PLAN, blocks=tuple(replace(block, planned_places=None, activities=()) for block in PLAN.blocks)
    )
    assert refusal({"cost.ny-insats.places": 5}, bare) == "Ny insats: ange också vad en plats kostar."
    assert costs({"cost.ny-insats.places": 5, "cost.ny-insats.unit_cost_tkr": 20}, baseline=bare) == (
        8750,
        100,
        5,
    )


@pytest.mark.parametrize("other", [{f"cost.{BORAS}.amount_tkr": 8000}, {f"cost.{BORAS}.places": 400}])
def test_the_area_or_its_activities(other):
    """Området anges antingen helt eller insats för insats."""
    assert "antingen hela områdets siffror eller insatserna" in refusal({f"{KRAFT}.places": 300, **other})


def test_an_activity_in_an_area_that_is_left_out():
    """Ett reglage för en insats i ett borttaget område påverkar inte, och det sägs."""
    result = run(PLAN, {f"{KRAFT}.places": 300, f"cost.{BORAS}.included": False})
    assert any("Aktiv kraft (Borås), planerade deltagare påverkar inte" in str(one) for one in result.remarks)


def test_an_activity_without_participants_is_no_activity():
    """En insats utan planerade deltagare har ingen kostnad per plats."""
    broken = CostBlock("a", "A", "individ", (-100,) * 3, activities=(PlannedActivity("b", "B", -100, 0),))
    with pytest.raises(ScenarioError, match="B: en insats utan planerade deltagare"):
        replace(PLAN, blocks=(broken,))


def test_a_saved_baseline_keeps_its_activities():
    """Det sparade utgångsläget läses tillbaka med sina insatser."""
    assert snapshot.from_text(snapshot.to_text(PLAN)) == PLAN


def test_a_new_activity_in_a_plan_without_places():
    """25 platser à 30 tkr i en plan som inte har några platser kostar 750. Var för sig ändrar de två reglagen
    ingenting: hälften är vart och ets. Bara en kostnad per plats är inga platser, och kostar inget."""
    bare = replace(
        PLAN, blocks=tuple(replace(block, planned_places=None, activities=()) for block in PLAN.blocks)
    )
    new = {"cost.ny-insats.places": 25, "cost.ny-insats.unit_cost_tkr": {2022: 30, 2023: 30, 2024: 30}}
    found = waterfall(bare, new, "result_ore", 2022)
    assert {step.key: step.amount_ore for step in found.steps} == dict.fromkeys(new, -25 * 30 * TKR / 2)
    assert run(bare, {"cost.ny-insats.unit_cost_tkr": {2023: 30}}).result_ore[0] == run(bare).result_ore[0]
