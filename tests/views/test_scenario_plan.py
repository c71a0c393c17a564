"""What a plan's figures become in a scenario: activities, projects, inhabitants, and what no source states."""

from pathlib import Path

import pytest

from dashboard.scenarios.levers import lever
from dashboard.views.scenario_baseline import PlanBaseline, baseline_named
from dashboard.views.scenario_run import run_scenario
from dashboard.views.scenario_words import finding
from data_access import store
from tests.views.helpers import SPACE, TKR, Show

MADE_UP = "exempelforbundet"


@pytest.fixture(scope="module")
def plans(sample_store: Path) -> dict[str, PlanBaseline]:
    """The baselines, read once."""
    named = (("sjuharad", "2016"), ("sjuharad", "2022"), ("norra-skaraborg", "2019"), (MADE_UP, "2025"))
    with store.reading(f"sqlite:///{sample_store}") as session:
        return {f"{slug}-{year}": baseline_named(session, slug, year) for slug, year in named}


def test_an_area_with_several_activities_has_them(plans: dict[str, PlanBaseline]) -> None:
    """Borås 2022: 6 050 + 2 000 + 700 = 8 750. The other municipalities have one activity each."""
    with_several = {block.code: block.activities for block in plans["sjuharad-2022"].baseline.blocks}
    found = {one.code: (one.amount_ore, one.planned_places) for one in with_several["individinriktat-boras"]}

    assert found == {
        "aktiv-kraft-1490": (-6050 * TKR, 310),
        "grona-vagen-framat-1490": (-2000 * TKR, 70),
        "studiesteget-1490": (-700 * TKR, 30),
    }
    assert [code for code, activities in with_several.items() if activities] == ["individinriktat-boras"]


def test_a_place_at_an_address_with_two_activities_is_counted_once(plans: dict[str, PlanBaseline]) -> None:
    """Språnget and Arbetslinjen are at the same place, each with a cost centre of its own."""
    places = {block.name: block.planned_places for block in plans[f"{MADE_UP}-2025"].baseline.blocks}

    assert (places["Språnget"], places["Arbetslinjen"]) == (70, 60)
    assert sum(count or 0 for count in places.values()) == 120 + 70 + 60 + 80 + 60


def test_a_year_whose_contributions_are_paid_can_be_a_baseline(plans: dict[str, PlanBaseline]) -> None:
    plan = plans[f"{MADE_UP}-2025"]

    assert plan.planned(3)[0].member_income_ore == 10_300 * TKR
    assert "Bidragen för 2025 är vad medlemmarna har betalat." in plan.notes
    assert "Bidragen för 2026–2027 står i ingen källa: 2025 års belopp förs vidare." in plan.notes


def test_what_was_paid_in_all_is_said_beside_what_the_plan_foresaw(plans: dict[str, PlanBaseline]) -> None:
    """2017: 17 668 was paid, and only the outlook of 15 270 is split between the members."""
    assert (
        f"För 2017 är bidragen tillsammans 17{SPACE}668{SPACE}tkr (utfall). Ingen källa delar upp dem per "
        f"medlem: scenariot räknar med 15{SPACE}270{SPACE}tkr."
    ) in plans["sjuharad-2016"].notes


def test_a_project_stands_apart_from_own_operations(plans: dict[str, PlanBaseline]) -> None:
    """10 300 - 10 390 = -90; the project's 1 275 - 1 500 = -225 is only this year's."""
    plan = plans[f"{MADE_UP}-2025"]
    years = plan.planned(3)

    assert [year.own_result_ore for year in years] == [-90 * TKR] * 3
    assert [year.project_result_ore for year in years] == [(1275 - 1500) * TKR, 0, 0]
    assert f"Egen verksamhet ger −90{SPACE}tkr och projektet −225{SPACE}tkr." in finding(
        run_scenario(plan, {}, focus=2025)
    )
    without = run_scenario(plan, {"project.granted": False}, focus=2025).year
    assert (without.result_ore, without.project_result_ore) == (-90 * TKR, 0)


def test_the_latest_known_inhabitants_are_carried_on_as_an_assumption(
    plans: dict[str, PlanBaseline],
) -> None:
    """Borås 30 June 2019: the mean of 112 178 and 113 179."""
    plan = plans["sjuharad-2022"]
    boras = lever(plan.baseline, "split.boras.population")

    assert boras.default == ((112_178 + 113_179) / 2,) * 3
    assert boras.status == "assumption"
    assert plan.origins[boras.key] == "invånarna den 30 juni 2019, de senaste som är kända, för 2022–2024"


def test_inhabitants_that_are_known_are_no_assumption(plans: dict[str, PlanBaseline]) -> None:
    boras = lever(plans["sjuharad-2016"].baseline, "split.boras.population")

    assert boras.default[:2] == ((107_022 + 108_488) / 2, (108_488 + 109_880) / 2)
    assert boras.status == "plan"


def test_the_key_shares_the_municipalities_amount(plans: dict[str, PlanBaseline]) -> None:
    """With 30 June 2019 as the key Borås pays its part of 5 000 by inhabitants."""
    plan = plans["sjuharad-2022"]
    run = run_scenario(plan, {"municipalities.split": "key"}, focus=2022)
    weights = [
        member.split_weight[0] for member in plan.baseline.party("municipality") if member.split_weight
    ]
    paid = [run.year.contributions_ore[member.code] for member in plan.baseline.party("municipality")]

    assert sum(paid) == 5000 * TKR
    assert run.year.contributions_ore["boras"] == pytest.approx(
        5000 * TKR * (112_178 + 113_179) / 2 / sum(weights), abs=100
    )


def test_income_that_no_source_states_is_an_assumption(plans: dict[str, PlanBaseline]) -> None:
    stated, not_stated = plans["norra-skaraborg-2019"], plans["sjuharad-2022"]

    assert lever(not_stated.baseline, "other_income.amount_tkr").status == "assumption"
    assert lever(stated.baseline, "other_income.amount_tkr").status == "plan"


def test_the_decision_itself_is_the_known_allocation(plans: dict[str, PlanBaseline]) -> None:
    known = {item.year: item for item in plans["sjuharad-2022"].baseline.known_allocations}

    assert known[2022].state_ore == 9032 * TKR
    assert "protokoll" in known[2022].source


def test_a_year_without_a_budget_says_which_years_have_one(show: Show) -> None:
    """2018 has a preliminary outcome and no budget."""
    view = show("scenario", "norra-skaraborg", 2018)

    assert not view.tables
    assert view.finding.endswith("Det finns för: 2019.")
