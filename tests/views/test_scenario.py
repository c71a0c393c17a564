"""Scenario: the plan's own figures as the baseline, and what a lever does to them."""

from pathlib import Path
from typing import Any

import pytest

from dashboard.shapes.view import View
from dashboard.views.choices import choices, resolve
from dashboard.views.scenario import build
from dashboard.views.scenario_backwards import levers_to_seek
from dashboard.views.scenario_baseline import PlanBaseline, baseline_named
from dashboard.views.scenario_chart_words import effects_sentence, equity_sentence, results_sentence
from dashboard.views.scenario_run import ScenarioRun, run_scenario
from dashboard.views.scenario_words import finding
from data_access import store
from tests.views.documents import (
    CONTRIBUTIONS_2016,
    CONTRIBUTIONS_2022,
    CONTRIBUTIONS_2023,
    OVERHEAD_IF_GRANTED,
    SUMMARY_2016,
    SUMMARY_2022,
)
from tests.views.helpers import (
    NORRA_SKARABORG,
    SJUHARAD,
    SPACE,
    TKR,
    Show,
    column,
    figure,
    in_ore,
    rows,
    table,
)


def moved(sample_store: Path, association: str, year: int, **overrides: object) -> View:
    """The view with levers moved; keys as `state__change_share`."""
    levers = {key.replace("__", "."): value for key, value in overrides.items()}
    with store.reading(f"sqlite:///{sample_store}") as session:
        return build(session, resolve(choices(session), association, year), levers)


def test_the_plan_for_2022_ends_573_tkr_below_zero(show: Show) -> None:
    view = show("scenario", SJUHARAD, 2022)
    income, costs = sum(CONTRIBUTIONS_2022.values()), sum(SUMMARY_2022.values())

    assert (income, costs) == (19_032, -19_605)
    assert figure(view, "result").value == (income + costs) * TKR == -573 * TKR
    assert figure(view, "state-allocation").value == 2 * 4516 * TKR == 9032 * TKR
    assert f"−573{SPACE}tkr" in view.finding


def test_the_granted_project_makes_2022_even(show: Show, sample_store: Path) -> None:
    """Administration is 2 277 instead of 2 850 then, and 2 850 - 2 277 = 573."""
    granted = moved(sample_store, SJUHARAD, 2022, project__granted=True)
    overhead = -(1400 + 1110 + 160 + 180)

    assert overhead == SUMMARY_2022["overhead"]
    assert figure(granted, "result").value == (-573 - overhead + OVERHEAD_IF_GRANTED) * TKR == 0
    assert column(granted, "effects", "effect_ore") == {"project.granted": (2850 - 2277) * TKR}
    assert figure(show("scenario", SJUHARAD, 2022), "result-project-granted").value == 0


def test_the_outlook_of_2023_and_2024_against_the_costs_of_2022(show: Show) -> None:
    years = rows(show("scenario", SJUHARAD, 2022), "years")
    later = sum(CONTRIBUTIONS_2023.values()) - 19_605

    assert list(years) == ["2022", "2023", "2024"]
    assert [row["result_ore"] for row in years.values()] == [-573 * TKR, later * TKR, later * TKR]
    assert [row["equity_change_ore"] for row in years.values()] == [
        -573 * TKR,
        (-573 + later) * TKR,
        (-573 + 2 * later) * TKR,
    ]


def test_2016_balances_and_the_outlook_after_it_does_not(show: Show) -> None:
    view = show("scenario", SJUHARAD, 2016)
    years = rows(view, "years")

    assert sum(SUMMARY_2016.values()) == -17_668
    assert figure(view, "result").value == 0
    assert years["2017"]["result_ore"] == (15_270 - 17_668) * TKR
    assert years["2017"]["state_allocation_ore"] == round(2 * 3817.5 * TKR)


def test_every_cost_of_the_plan_is_a_block_and_administration_is_last(show: Show) -> None:
    for year, summary in ((2016, SUMMARY_2016), (2022, SUMMARY_2022)):
        view = show("scenario", SJUHARAD, year)
        blocks = column(view, "cost-blocks", "cost_ore")
        assert list(blocks)[-1] == "administration"
        named = {("administration" if code == "overhead" else code): tkr for code, tkr in summary.items()}
        assert blocks == in_ore(named)
        assert table(view, "cost-blocks").totals["cost_ore"] == sum(summary.values()) * TKR


def test_each_member_pays_as_in_the_plan(show: Show) -> None:
    """2016's municipalities are printed as 4 418 and pay the 4 417 that the total leaves them."""
    assert column(show("scenario", SJUHARAD, 2022), "members", "contribution_ore") == in_ore(
        CONTRIBUTIONS_2022
    )
    members = column(show("scenario", SJUHARAD, 2016), "members", "contribution_ore")
    assert sum(members.values()) == 17_668 * TKR
    for slug, tkr in CONTRIBUTIONS_2016.items():
        assert members[slug] == pytest.approx(tkr * TKR, abs=0.5 * TKR)


def test_the_state_gives_a_tenth_less(sample_store: Path) -> None:
    view = moved(sample_store, SJUHARAD, 2022, state__change_share=-0.10)

    assert figure(view, "state-allocation").value == round(9032 * 0.9 * TKR)
    assert figure(view, "result").value == round((-573 - 903.2) * TKR)
    assert column(view, "effects", "effect_ore") == {"state.change_share": round(-903.2 * TKR)}
    assert (
        rows(view, "levers")["state.change_share"]["before"]
        != rows(view, "levers")["state.change_share"]["after"]
    )


def test_the_parts_of_several_levers_add_up_to_the_difference(sample_store: Path) -> None:
    view = moved(
        sample_store,
        SJUHARAD,
        2022,
        state__change_share=-0.10,
        cost__change_share=0.03,
        project__granted=True,
    )

    assert (
        sum(column(view, "effects", "effect_ore").values())
        == int(figure(view, "result").value or 0) + 573 * TKR
    )
    assert table(view, "effects").totals["effect_ore"] == int(figure(view, "result").value or 0) + 573 * TKR


def test_without_an_opening_equity_only_changes_are_shown(show: Show) -> None:
    view = show("scenario", SJUHARAD, 2022)

    assert figure(view, "equity-change").value == (-573 + 395 + 395) * TKR
    assert "closing-equity" not in {found.id for found in view.key_figures}
    assert any("Ingående eget kapital är inte angivet" in note for note in view.notes)
    for row in rows(view, "years").values():
        assert (row["closing_equity_ore"], row["floor_kept"], row["ceiling_kept"]) == (None, None, None)
        assert row["missing_reason"]


def test_an_opening_equity_that_the_reader_enters_gives_levels(sample_store: Path) -> None:
    view = moved(sample_store, SJUHARAD, 2022, equity__opening_tkr=2500.0)

    assert figure(view, "closing-equity").value == (2500 - 573) * TKR
    assert rows(view, "years")["2022"]["floor_kept"] is False  # 1 927 is below the goal of 2 000


def test_the_ceiling_of_a_large_association_is_unknown_and_not_fine(sample_store: Path) -> None:
    view = moved(sample_store, SJUHARAD, 2022, equity__opening_tkr=2500.0)

    assert rows(view, "years")["2022"]["ceiling_kept"] is None
    assert any("Taket" in note and "okänt" in note for note in view.notes)


def test_norra_skaraborg_2019(show: Show) -> None:
    """661 in, 3 492 + 42 - 4 045 = -511, 150 out; the ceiling is 20 % of 3 492."""
    view = show("scenario", NORRA_SKARABORG, 2019)
    year = rows(view, "years")["2019"]

    assert (year["income_ore"], year["costs_ore"]) == ((3492 + 42) * TKR, -4045 * TKR)
    assert year["result_ore"] == (3492 + 42 - 4045) * TKR == -511 * TKR
    assert year["closing_equity_ore"] == (661 - 511) * TKR == 150 * TKR
    assert year["ceiling_kept"] is True
    assert f"698,4{SPACE}tkr" in str(figure(view, "closing-equity").comparison)


def test_norra_skaraborg_has_no_floor_and_says_so(show: Show) -> None:
    """Its opening equity is known: that cannot be the reason why the floor is not judged."""
    for row in rows(show("scenario", NORRA_SKARABORG, 2019), "years").values():
        assert row["floor_kept"] is None
        assert row["missing_reason"]
        assert "ingående eget kapital är inte angivet" not in str(row["missing_reason"])


def test_project_money_is_not_carried_on(show: Show) -> None:
    """The 42 tkr from ESF are for 2019; nothing says that they come again."""
    years = rows(show("scenario", NORRA_SKARABORG, 2019), "years")

    assert [row["income_ore"] for row in years.values()] == [(3492 + 42) * TKR, 3492 * TKR, 3492 * TKR]


def test_a_place_is_counted_once(show: Show) -> None:
    """Maria Nova 50, Töreboda 25, Gullspång 15, Sötåsen 8; Rörsås states none."""
    view = show("scenario", NORRA_SKARABORG, 2019)
    places = column(view, "cost-blocks", "places")

    assert {code: count for code, count in places.items() if count is not None} == {
        "maria-nova": 50,
        "amu-toreboda": 25,
        "ame-gullspang": 15,
        "gront-jobbspar-sotasen": 8,
    }
    assert rows(view, "years")["2019"]["funded_places"] == 50 + 25 + 15 + 8


def test_the_places_of_the_plan_2022(show: Show) -> None:
    """Aktiv kraft 660, Gröna Vägen Framåt 70, Studiesteget 30; project money buys the other places."""
    view = show("scenario", SJUHARAD, 2022)
    places = column(view, "cost-blocks", "places")

    assert places["individinriktat-boras"] == 310 + 70 + 30
    individual = [code for code in places if code.startswith("individinriktat")]
    assert sum(places[code] or 0 for code in individual) == 660 + 70 + 30


@pytest.mark.parametrize("lever", [{"state__change_share": -5.0}, {"cost__change_share": "mycket"}])
def test_an_impossible_lever_is_refused_in_words(sample_store: Path, lever: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"[A-ZÅÄÖ].*") as refusal:
        moved(sample_store, SJUHARAD, 2022, **lever)

    assert len(str(refusal.value)) > 20


def ran(plan: PlanBaseline, overrides: dict[str, Any], focus: int | None = None) -> ScenarioRun:
    """The plan with levers moved, over its own three years."""
    return run_scenario(plan, overrides, focus=focus)


@pytest.fixture(scope="module")
def plan_2022(sample_store: Path) -> PlanBaseline:
    """Sjuhärad's plan of 2022."""
    with store.reading(f"sqlite:///{sample_store}") as session:
        return baseline_named(session, SJUHARAD, "2022")


def test_the_year_that_is_looked_at_is_the_first_that_differs(plan_2022: PlanBaseline) -> None:
    assert ran(plan_2022, {}).focus == 2022
    assert ran(plan_2022, {"state.change_share": {2023: -0.1}}).focus == 2023
    assert ran(plan_2022, {"state.change_share": {2023: -0.1}}, focus=2024).focus == 2024


def test_a_difference_in_another_year_is_said(plan_2022: PlanBaseline) -> None:
    """10 000 * 0,1 = 1 000 less in 2023, and 2022 stands as in the plan."""
    words = finding(ran(plan_2022, {"state.change_share": {2023: -0.1}}, focus=2022))

    assert "Det är som i planen, fast" in words
    assert f"Skillnaden kommer 2023: −1{SPACE}000{SPACE}tkr mot planen." in words


def test_several_changes_without_a_difference_are_in_the_plural(plan_2022: PlanBaseline) -> None:
    moved = {"equity.opening_tkr": 2500, "equity.floor_tkr": 1000, "cost.phase_in_years": 3}

    assert "fast 3 reglage är ändrade." in finding(ran(plan_2022, moved))


def test_the_first_year_below_the_floor_in_words(plan_2022: PlanBaseline) -> None:
    """2 600 - 573 = 2 027, then 2 027 + 395 - 1 000 = 1 422 with the state's tenth less in 2023."""
    moved = {"equity.opening_tkr": 2600, "state.change_share": {2023: -0.1}}

    assert f"Eget kapital hamnar under golvet 2{SPACE}000{SPACE}tkr första gången 2023." in finding(
        ran(plan_2022, moved)
    )


def test_without_a_floor_the_first_year_without_equity_is_said(show: Show) -> None:
    """150 + 3 492 - 4 045 = -403, when the ESF money is spent."""
    words = show("scenario", NORRA_SKARABORG, 2019).finding

    assert f"Eget kapital tar slut 2020: då är det −403{SPACE}tkr." in words


def test_only_what_the_levers_lead_to_is_said_beside_the_plans_own_notes(plan_2022: PlanBaseline) -> None:
    shares = {"model.need_share": 0.03, "model.population_share": 0.03, "model.need_weight_share": 0.9}
    said = ran(plan_2022, {"state.method": "model", **shares}).said

    assert ran(plan_2022, {}).said == ()
    assert any("blir inte tillsammans 100 %" in text for text in said)
    assert not any("bara förändringar visas" in text for text in said)


def test_equity_above_its_ceiling_without_the_model_is_said(plan_2022: PlanBaseline) -> None:
    """9 000 - 573 is above 20 % of 19 032; the next year's allocation is entered and so not limited."""
    moved = {"equity.opening_tkr": 9000, "equity.ceiling_share": 0.2}
    text = "Eget kapital är över taket 2022: statens tilldelning kan bli lägre året efter."

    assert any(one.startswith(text) for one in ran(plan_2022, moved).said)
    assert not any(one.startswith(text) for one in ran(plan_2022, {**moved, "state.method": "model"}).said)


def test_the_sentence_under_each_chart(plan_2022: PlanBaseline) -> None:
    plan = ran(plan_2022, {}, focus=2022)
    moved = ran(plan_2022, {"state.change_share": -0.1, "cost.change_share": 0.03}, focus=2022)
    known = ran(plan_2022, {"equity.opening_tkr": 3000}, focus=2022)
    even = ran(plan_2022, {"project.granted": True}, focus=2022)

    assert results_sentence(plan) == f"2022 går med underskott, −573{SPACE}tkr."
    assert results_sentence(even) == "Inget år går med underskott."
    assert results_sentence(moved).startswith("3 av 3 år går med underskott, mest 2022:")
    assert effects_sentence(moved).startswith(f"Mest gör Statens tilldelning, förändring: −903{SPACE}tkr.")
    assert "medelvärdet över alla ordningar" in effects_sentence(moved)
    assert effects_sentence(known) == "Inget av de ändrade reglagen ändrar resultatet 2022."
    assert equity_sentence(plan).endswith("Nivån är okänd: ange ingående eget kapital.")
    assert equity_sentence(known) == (
        f"Eget kapital är 3{SPACE}217{SPACE}tkr vid utgången av 2024: "
        f"golvet 2{SPACE}000{SPACE}tkr hålls alla år."
    )


def test_levers_that_cannot_move_equity_are_not_sought(plan_2022: PlanBaseline) -> None:
    entered = {one.key for one in levers_to_seek(ran(plan_2022, {}))}
    modelled = {one.key for one in levers_to_seek(ran(plan_2022, {"state.method": "model"}))}

    assert "state.change_share" in entered - modelled
    assert "model.pot_mkr" in modelled - entered
    assert not entered & {"equity.floor_tkr", "split.boras.population", "model.need_weight_share"}


def test_a_run_writes_nothing(sample_store: Path) -> None:
    with store.reading(f"sqlite:///{sample_store}") as session:
        before = store.version(session)
    moved(sample_store, SJUHARAD, 2022, state__change_share=-0.2, cost__change_share=0.1)
    with store.reading(f"sqlite:///{sample_store}") as session:
        assert store.version(session) == before


def test_what_the_granted_project_would_make_counts_with_the_other_levers(
    show: Show, sample_store: Path
) -> None:
    """A tenth less of 9 032 from the state: -573 - 903,2 as it is, 573 more with the project granted."""
    view = moved(sample_store, SJUHARAD, 2022, state__change_share=-0.1)

    assert figure(view, "result").value == round((-573 - 903.2) * TKR)
    assert figure(view, "result-project-granted").value == round((-573 - 903.2 + 573) * TKR)
    assert figure(show("scenario", SJUHARAD, 2022), "result-project-granted").comparison == (
        f"planens eget alternativ: administration 2{SPACE}277{SPACE}tkr"
    )


def test_each_costs_places_are_the_scenarios(sample_store: Path) -> None:
    """100 places more than Borås' 410; 20 in a new activity; where the plan says nothing, why not."""
    levers = {"cost__individinriktat-boras__places": 510, "cost__ny-insats__places": 20}
    view = moved(sample_store, SJUHARAD, 2022, **levers)
    blocks = rows(view, "cost-blocks")

    assert blocks["individinriktat-boras"]["places"] == 410 + 100
    assert blocks["ny-insats"]["places"] == 20
    assert blocks["individinriktat-boras"]["missing_reason"] is None
    assert blocks["individinriktat-gemensamt"]["missing_reason"] == "planerade deltagare anges inte"
    assert f"Kostnaderna betalar {100 + 20} platser fler än i planen." in view.finding


def test_years_after_the_plans_are_said(plan_2022: PlanBaseline) -> None:
    """The plan of 2022 foresees contributions for 2023 and 2024; nobody does for 2026."""
    last = run_scenario(plan_2022, {}, horizon=5, focus=2026)

    assert last.said == ("2025–2026 ligger efter planens år: beloppen för 2024 förs vidare.",)
    assert finding(last).endswith(
        "Ingen källa har bidragen för 2026: de förs vidare, liksom kostnaderna från 2022."
    )
    assert finding(ran(plan_2022, {}, focus=2024)).endswith(
        "Det är planens prognos för bidragen mot kostnaderna från 2022."
    )
    assert ran(plan_2022, {}).said == ()


def test_a_lever_of_another_year_is_told_with_its_years(plan_2022: PlanBaseline) -> None:
    """Nothing is moved in 2022, so its own value there would be the plan's."""
    found = finding(ran(plan_2022, {"region.matching": {2023: "state"}}, focus=2022))

    assert (
        "”Regionens insats: Eget belopp (planens om inget annat anges) 2022, Följer statens belopp 2023, "
        "Eget belopp (planens om inget annat anges) 2024” är ändrat."
    ) in found
