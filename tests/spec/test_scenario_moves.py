"""Scenariot: ett reglage flyttas, läggs tillbaka eller får olika värden olika år."""

from dataclasses import replace

import pytest

from dashboard.scenarios import snapshot
from dashboard.scenarios.levers import lever, levers_of
from dashboard.scenarios.messages import ScenarioError
from dashboard.scenarios.moves import moved, moved_in_year, same_overrides, within, years_outside
from dashboard.scenarios.settings import resolve
from tests.cases.case_files import read_baseline

PLAN = read_baseline("sjuharad_2022")
STATE = "state.change_share"


def test_a_lever_is_moved_and_the_others_stay():
    """Ett flyttat reglage läggs till de redan flyttade, som inte ändras."""
    before = {"project.granted": True}
    assert moved(PLAN, before, STATE, -0.1) == {"project.granted": True, STATE: -0.1}
    assert before == {"project.granted": True}


@pytest.mark.parametrize("value", [None, 0, {}, {2022: None}, {2023: 0}])
def test_what_the_plan_says_itself_is_no_change(value):
    """Ställs reglaget som i planen är det inte ändrat."""
    assert moved(PLAN, {STATE: -0.1}, STATE, value) == {}


def test_only_the_years_that_differ_are_kept():
    """Av värden per år behålls de som skiljer sig från planen."""
    assert moved(PLAN, {}, "state.amount_tkr", {2022: 9032, 2023: 9500, 2024: 10000}) == {
        "state.amount_tkr": {2023: 9500}
    }


def test_one_year_of_a_lever():
    """Ett reglage flyttas ett år; andra år står kvar som de stod."""
    assert moved_in_year(PLAN, {}, STATE, 2023, -0.1) == {STATE: {2023: -0.1}}
    assert moved_in_year(PLAN, {STATE: -0.1}, STATE, 2023, -0.2) == {
        STATE: {2022: -0.1, 2023: -0.2, 2024: -0.1}
    }
    assert moved_in_year(PLAN, {STATE: {2022: -0.1}}, STATE, 2022, None) == {}


def test_an_unknown_value_can_be_entered_and_taken_away():
    """Okänt ingående eget kapital anges, och blir okänt igen."""
    entered = moved(PLAN, {}, "equity.opening_tkr", 2500)
    assert entered == {"equity.opening_tkr": 2500}
    assert moved(PLAN, entered, "equity.opening_tkr", None) == {}


def test_administration_is_kept_as_entered():
    """Administrationens belopp behålls även när det är planens: det gäller också när projektet beviljas."""
    assert moved(PLAN, {}, "administration.amount_tkr", 2850) == {"administration.amount_tkr": 2850}


def test_a_choice_that_the_plan_makes_itself_is_no_change():
    """Väljs planens eget alternativ är inget ändrat."""
    assert moved(PLAN, {"region.matching": "state"}, "region.matching", "amount") == {}


@pytest.mark.parametrize(("key", "value"), [(STATE, -5), ("model.need_weight_share", 0.5), ("finns.inte", 1)])
def test_what_cannot_be_is_refused(key, value):
    """Ett omöjligt värde, ett låst reglage och ett reglage som inte finns flyttas inte."""
    with pytest.raises(ScenarioError):
        moved(PLAN, {}, key, value)


def test_years_beyond_the_horizon_are_kept_but_not_counted():
    """Värden för år utanför tidsperioden följer med utan att räknas."""
    later = {STATE: {2024: -0.1}, "project.granted": True}
    short = PLAN.over(2)
    assert within(later, short.years) == {"project.granted": True}
    assert years_outside(later, short.years) == (2024,)
    assert moved(short, later, "cost.change_share", 0.03)[STATE] == {2024: -0.1}
    assert moved(short, {}, STATE, {2024: -0.1}) == {STATE: {2024: -0.1}}


def test_the_same_changes_are_the_same():
    """Om två scenarier säger samma sak avgörs av vad de ändrar."""
    assert same_overrides({STATE: {2022: -0.1}}, {STATE: {2022: -0.1}})
    assert not same_overrides({STATE: {2022: -0.1}}, {STATE: -0.1})


def test_some_of_the_levers():
    """Några reglage kan frågas efter utan de andra."""
    found = levers_of(resolve(PLAN, {STATE: -0.1}), (STATE, "project.granted"))
    assert (found[STATE].values, found["project.granted"].values) == ((-0.1,) * 3, (False,) * 3)


def test_what_no_source_states_is_an_assumption():
    """Ett utgångsvärde som ingen källa anger är märkt som antagande."""
    assumed = replace(PLAN, assumed=("other_income.amount_tkr",))
    assert lever(PLAN, "other_income.amount_tkr").status == "plan"
    assert lever(assumed, "other_income.amount_tkr").status == "assumption"


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"members": 1}'])
def test_a_saved_baseline_that_cannot_be_read(text):
    """Ett sparat utgångsläge som inte går att läsa vägras."""
    with pytest.raises(ScenarioError, match="går inte att läsa"):
        snapshot.from_text(text)
