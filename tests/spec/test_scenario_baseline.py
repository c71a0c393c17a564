"""Utgångsläget: planens siffror, frusna."""

from dataclasses import FrozenInstanceError, replace

import pytest

from dashboard.scenarios.baseline import carried
from dashboard.scenarios.messages import ScenarioError
from tests.cases.case_files import read_baseline

PLAN = read_baseline("sjuharad_2022")


def refused(**changes):
    """Skälet till att ett utgångsläge vägras."""
    with pytest.raises(ScenarioError) as caught:
        replace(PLAN, **changes)
    return str(caught.value)


def test_it_is_frozen():
    """Utgångsläget kan inte ändras av ett scenario."""
    with pytest.raises(FrozenInstanceError):
        PLAN.base_year = 2023  # type: ignore[misc]


def test_years_and_parties():
    """Utgångsläget vet sina år och vad varje part betalar."""
    assert PLAN.years == (2022, 2023, 2024)
    assert PLAN.party_ore("state") == (9032_00_000, 10000_00_000, 10000_00_000)


def test_a_longer_horizon_carries_the_last_year_forward():
    """Planens sista år gäller vidare när scenariot är längre än planen; ett kortare skär av."""
    assert PLAN.over(5).party_ore("state") == (903200000, *(1000000000,) * 4)
    assert PLAN.over(5).years == (2022, 2023, 2024, 2025, 2026)
    assert PLAN.over(1).administration_granted_ore == (-2277_00_000,)
    assert PLAN.over(3) == PLAN
    assert carried((1, 2), 4) == (1, 2, 2, 2)


def test_its_identity_follows_its_content():
    """Ett sparat scenario märker om dess utgångsläge har ändrats."""
    assert PLAN.identity == read_baseline("sjuharad_2022").identity
    assert PLAN.identity != replace(PLAN, floor_ore=1).identity


def test_the_horizon():
    """Ett scenario omfattar ett till fem år."""
    assert refused(horizon=6) == "Ett scenario omfattar 1–5 år, inte 6."
    assert refused(horizon=0) == "Ett scenario omfattar 1–5 år, inte 0."


def test_as_many_values_as_years():
    """Varje uppgift per år har ett värde för varje år."""
    assert refused(other_income_ore=(0,)) == "other_income_ore: 1 värden för 3 år."


@pytest.mark.parametrize("code", ["", "a.b"])
def test_codes_can_be_part_of_a_key(code):
    """En kod får inte vara tom eller ha punkt, eftersom den ingår i reglagets nyckel."""
    blocks = (replace(PLAN.blocks[0], code=code),)
    assert refused(blocks=blocks) == f"Koden «{code}» är tom, dubbel eller har en punkt."


def test_codes_are_unique():
    """Två områden har inte samma kod."""
    assert "dubbel" in refused(blocks=(PLAN.blocks[0], PLAN.blocks[0]))


def test_signs():
    """Kostnader är minus och bidrag plus; annat är ett fel i utgångsläget."""
    wrong = replace(PLAN.blocks[0], amount_ore=(1, 1, 1))
    assert refused(blocks=(wrong,)).endswith("en kostnad skrivs med minus i utgångsläget.")
    negative = replace(PLAN.members[0], contribution_ore=(-1, 0, 0))
    assert "mindre än noll" in refused(members=(negative,))
    assert refused(other_income_ore=(-1, 0, 0)) == "En intäkt kan inte vara mindre än noll i utgångsläget."
