"""Likvärdighet: the measure in the address, map and dots of the same measure, and what it can mean."""

import pytest

from tests.pages.helpers import Opened, open_page

pytestmark = pytest.mark.usefixtures("in_sample_store")


def opened(association: str = "sjuharad", year: int = 2017, **address: str) -> Opened:
    page = open_page("fairness", association=association, year=str(year), **address)
    assert not page.driver.exception
    return page


def areas(page: Opened) -> dict[str, float]:
    """The map's municipalities with their index."""
    for chart in page.charts:
        for trace in chart["figure"]["data"]:
            if trace["type"] == "choropleth":
                return dict(zip(trace["locations"], trace["z"], strict=True))
    return {}


def test_the_map_shows_the_measure_that_is_chosen() -> None:
    """Borås: 152 of 403 participants, and 6 700 of 13 325 tkr of budget, of 49,9 % of the inhabitants."""
    page = opened()
    participants = areas(page)["1490"]
    page.choose("measure", "budget")

    share = 111_026 / 222_543
    assert participants == pytest.approx(152 / 403 / share)
    assert areas(page)["1490"] == pytest.approx(6700 / 13_325 / share)


def test_the_measure_comes_from_the_address() -> None:
    page = opened(measure="Förväntade deltagare")
    assert areas(page)["1490"] == pytest.approx(409 / 917 / (111_026 / 222_543))


def test_a_measure_that_the_year_lacks_gives_way_to_one_it_has() -> None:
    page = opened(year=2016, measure="Unika deltagare")
    assert areas(page)["1490"] == pytest.approx(565 / 992 / (109_880 / 220_323))


def test_the_map_takes_its_base_from_the_product() -> None:
    page = opened()
    assert {chart["config"]["topojsonURL"] for chart in page.charts} == {"app/static/geo/"}


def test_what_it_can_and_cannot_mean_is_on_the_page() -> None:
    page = opened()
    assert "Vad jämförelsen kan och inte kan säga" in page.headings
    assert "Wilsons konfidensintervall" in page.text
    assert "antagande" in page.text


def test_a_single_measure_needs_no_choice() -> None:
    page = opened("norra-skaraborg", 2018)
    assert areas(page)
    assert "measure" not in page.choices


def test_a_year_with_nothing_to_compare_draws_nothing() -> None:
    page = opened(year=2018)
    assert "finns inte för 2018" in page.text
    assert not page.charts
