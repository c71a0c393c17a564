"""The scenario page's levers."""

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
    return next(str(found.value) for found in page.driver.metric if found.label == label)


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
    whole(page).driver.button(key="reset-all").click().run()

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
