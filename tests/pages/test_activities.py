"""Insatser: search, choices and order in the address, and the comparison of one activity."""

import pytest

from tests.pages.helpers import Opened, open_page

pytestmark = pytest.mark.usefixtures("in_sample_store")


def opened(year: int, **address: str) -> Opened:
    page = open_page("activities", association="sjuharad", year=str(year), **address)
    assert not page.driver.exception
    return page


def bars(page: Opened, place: int = 0) -> list[str]:
    """The categories of a chart, from the top."""
    return page.charts[place]["figure"]["layout"]["yaxis"].get("ticktext", [])


def test_the_search_in_the_address_narrows_chart_and_tables() -> None:
    page = opened(2016, search="ungdomar")

    assert page.driver.text_input(key="search").value == "ungdomar"
    assert "K20" in bars(page)
    assert "Gröna vägen" not in bars(page)


def test_a_search_that_finds_nothing_says_so() -> None:
    page = opened(2016, search="finns inte")

    assert page.messages("info") == ["Ingen insats stämmer med sökningen. Ta bort något av valen."]


def test_a_search_and_a_place_together() -> None:
    """Byggstenen coaches too, but in Tranemo."""
    page = opened(2016)
    page.driver.text_input(key="search").set_value("coachande").run()
    assert set(bars(page)) == {"Byggstenen", "Första steget", "K plus", "Sociala företag"}

    page.choose("place", "1490")
    assert set(bars(page)) == {"Första steget", "K plus"}


def test_a_choice_of_one_year_does_no_harm_in_another() -> None:
    """Tranemo has Byggstenen in 2016; the choice of label exists in 2022 alone."""
    page = opened(2022, label="ESF MF", place="Borås")
    assert "Projektmedel" in page.text
    page.choose("year", "2016")

    assert not page.driver.exception
    assert page.selection[1] == "2016"


def test_one_activity_is_compared_between_places_and_years() -> None:
    page = opened(2016)
    page.choose("activity", "ny-kraft")

    assert page.address["activity"] == "Ny kraft"
    assert "Ny kraft: medel per deltagare och plats" in page.headings
    charts = range(len(page.charts))
    places = next(place for place in charts if "Mark" in bars(page, place))
    assert bars(page, places) == ["Bollebygd", "Herrljunga", "Mark", "Svenljunga", "Ulricehamn", "Vårgårda"]


def test_a_year_with_little_about_people_shows_the_money() -> None:
    page = opened(2017)
    assert "Budget och utfall per insats" in page.headings


def test_a_year_without_activities_says_what_exists() -> None:
    page = opened(2018)

    assert "Insatser finns inte för 2018" in page.text
    assert not page.charts
