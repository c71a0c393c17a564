"""The scenario page's levers."""

from typing import Any

import pytest

from tests.pages.helpers import Opened, open_page

pytestmark = pytest.mark.usefixtures("in_sample_store")
SPACE = "\u00a0"


@pytest.fixture
def page() -> Opened:
    return open_page("scenario", association="sjuharad", year="2022")


def whole(page: Opened) -> Opened:
    """The whole page again: the driver knows only the parts that a lever ran again."""
    page.driver.run()
    assert not page.driver.exception
    return page


def metric(page: Opened, label: str) -> str:
    return page.key_figures[label]


def test_the_plan_and_the_granted_project(page: Opened) -> None:
    assert f"−573{SPACE}tkr" in metric(page, "Resultat 2022")
    page.driver.toggle(key="granted").set_value(True).run()

    assert metric(page, "Resultat 2022") == f"0{SPACE}tkr"


def test_the_state_gives_a_tenth_less(page: Opened) -> None:
    page.driver.slider(key="state-change").set_value(-10).run()

    assert metric(page, "Statens tilldelning 2022") == f"8{SPACE}129{SPACE}tkr"  # 9 032 - 903,2
    assert f"−1{SPACE}476{SPACE}tkr" in metric(page, "Resultat 2022")  # -573 - 903,2


def test_costs_rise(page: Opened) -> None:
    page.driver.slider(key="cost-change").set_value(10).run()

    assert f"−2{SPACE}534{SPACE}tkr" in metric(page, "Resultat 2022")  # -573 - 1 960,5 = -2 533,5


def test_region_and_municipalities_follow_the_state(page: Opened) -> None:
    """A quarter each of a state half of 9 032 is 4 516 instead of 5 000: 968 less."""
    page.driver.toggle(key="matching").set_value(True).run()

    assert f"−1{SPACE}541{SPACE}tkr" in metric(page, "Resultat 2022")  # -573 - 2 * (5 000 - 4 516)


def test_an_opening_equity_gives_a_level(page: Opened) -> None:
    page.driver.number_input(key="opening-equity").set_value(2500.0).run()

    assert metric(page, "Eget kapital vid utgången av 2022") == f"1{SPACE}927{SPACE}tkr"  # 2 500 - 573


def test_an_address_restores_the_levers(page: Opened) -> None:
    page.driver.slider(key="state-change").set_value(-10).run()
    whole(page).driver.toggle(key="granted").set_value(True).run()
    again = open_page("scenario", **page.address)

    assert again.driver.slider(key="state-change").value == -10
    assert again.driver.toggle(key="granted").value is True
    assert f"−903{SPACE}tkr" in metric(again, "Resultat 2022")


def test_reset_gives_the_plan_again(page: Opened) -> None:
    page.driver.slider(key="state-change").set_value(-10).run()
    whole(page).driver.toggle(key="granted").set_value(True).run()
    whole(page).driver.number_input(key="opening-equity").set_value(2500.0).run()
    whole(page).choose("all", "all")

    whole(page)
    assert f"−573{SPACE}tkr" in metric(page, "Resultat 2022")
    assert page.driver.slider(key="state-change").value == 0
    assert page.driver.toggle(key="granted").value is False
    assert page.driver.number_input(key="opening-equity").value is None


def test_a_plan_without_a_project_has_no_such_lever() -> None:
    page = open_page("scenario", association="norra-skaraborg", year="2019")

    assert "Projektet beviljas" not in [toggle.label for toggle in page.driver.toggle]
    assert f"−511{SPACE}tkr" in metric(page, "Resultat 2019")


def test_a_projects_lever_in_another_associations_address_does_nothing(page: Opened) -> None:
    page.driver.toggle(key="granted").set_value(True).run()
    elsewhere = {"association": "norra-skaraborg", "year": "2019", "through": "2019-12"}
    other = open_page("scenario", **{**page.address, **elsewhere})

    assert not other.driver.exception
    assert f"−511{SPACE}tkr" in metric(other, "Resultat 2019")


DETAILS = {
    "years": "År för år",
    "members": "Vad varje medlem betalar 2022",
    "cost-blocks": "Kostnader 2022",
    "backwards": "Räkna baklänges",
    "sensitivity": "Vad osäkerheten i varje reglage gör",
    "model-check": "Fördelningsmodellen mot besluten",
    "formulas": "Så är det räknat, 2022",
}


def test_each_detail_is_there_when_asked_for(page: Opened) -> None:
    page.driver.slider(key="state-change").set_value(-10).run()
    headers = whole(page).headings
    assert not any(words in header for words in DETAILS.values() for header in headers)

    for name, words in DETAILS.items():
        page.choose("detail", name)
        found = whole(page).headings
        assert any(header.startswith(words) for header in found), (name, found)


def test_what_makes_no_sense_is_said_where_it_is_seen() -> None:
    shares = "model.need_share~0.03~model.population_share~0.03~model.need_weight_share~0.9"
    levers = f"state.method~model~{shares}"
    page = open_page("scenario", association="sjuharad", year="2022", levers=levers)

    assert any("De två vikterna blir inte tillsammans 100 %" in text for text in page.messages("warning"))


def test_the_weights_are_locked_until_the_shares_are_entered(page: Opened) -> None:
    page.driver.toggle(key="scenario-all-levers").set_value(True).run()

    def field(name: str) -> Any:
        page.driver.session_state["group-model.pot_mkr"] = True
        return whole(page).driver.number_input(key=f"lever-model.{name}")

    assert field("need_weight_share").disabled
    assert "Ange först förbundets andel av försörjningsmåttet" in page.text

    for share in ("need_share", "population_share"):
        field(share).set_value(2.8).run()
    assert not field("need_weight_share").disabled
    assert field("combined_weight_share").disabled


def test_an_impossible_value_is_not_used_and_the_reason_stands_there(page: Opened) -> None:
    page.driver.number_input(key="opening-equity").set_value(1e9).run()

    assert "Värdet används inte. Ingående eget kapital: kan vara mellan" in whole(page).text
    assert "Eget kapital vid utgången av 2022" not in page.text
    page.driver.number_input(key="opening-equity").set_value(2500.0).run()
    assert "Värdet används inte" not in whole(page).text


def test_the_made_up_association_has_a_scenario_with_its_project_apart() -> None:
    page = open_page("scenario", association="exempelforbundet", year="2025")

    assert page.driver.toggle(key="granted").value is True
    assert f"Egen verksamhet ger −90{SPACE}tkr och projektet −225{SPACE}tkr." in page.text


@pytest.mark.parametrize("wrong", [{"horizon": "9" * 5000}, {"horizon": "9"}, {"focus": "1800"}])
def test_an_address_with_impossible_years_says_so(wrong: dict[str, str]) -> None:
    """Sjuhärad's plan of 2022 goes to 2024."""
    page = open_page("scenario", association="sjuharad", year="2022", **wrong)

    assert not page.driver.exception
    assert [warning.value for warning in page.driver.warning] == [
        "Länkens tidsperiod eller år finns inte i planens scenario. Här visas 2022 av 2022–2024."
    ]
