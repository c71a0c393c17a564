"""Medlemmar: the split between municipalities by another population, chosen or typed in."""

import pytest

from tests.pages.helpers import Opened, open_page

pytestmark = pytest.mark.usefixtures("in_sample_store")


def opened(association: str = "sjuharad", year: int = 2016, **address: str) -> Opened:
    page = open_page("members", association=association, year=str(year), part="split", **address)
    assert not page.driver.exception
    return page


def test_the_latest_population_is_the_first_choice() -> None:
    page = opened()

    assert page.driver.selectbox(key="population").value == "2019"
    assert "Fördelningsnyckeln: folkmängd 30 juni 2015" in page.headings
    assert "Omräknat: folkmängd 30 juni 2019" in page.headings


def test_another_population_can_be_chosen() -> None:
    page = opened()
    page.driver.selectbox(key="population").set_value("2017").run()

    assert "Omräknat: folkmängd 30 juni 2017" in page.headings


def test_own_figures_start_from_the_latest_and_share_the_same_sum() -> None:
    """All but Mark are emptied: Mark would pay the whole of 4 417 tkr."""
    page = opened()
    page.driver.selectbox(key="population").set_value("own").run()
    assert page.driver.number_input(key="population-boras").value == int((112_178 + 113_179) / 2)
    for field in page.driver.number_input:
        if field.key != "population-mark":
            field.set_value(0)
    page.driver.run()

    assert "Omräknat: egna folkmängdstal" in page.headings
    assert "Mark skulle betala 3\u00a0724,0\u00a0tkr mer" in page.text  # 4 417 - 693
    assert "sparas inte" in page.text


def test_nobody_anywhere_is_asked_for_and_no_error() -> None:
    page = opened()
    page.driver.selectbox(key="population").set_value("own").run()
    for field in page.driver.number_input:
        field.set_value(0)
    page.driver.run()

    assert not page.driver.exception
    assert page.messages("info") == ["Skriv in invånarantal för minst en kommun."]


def test_fixed_shares_are_shown_as_the_key() -> None:
    page = opened("norra-skaraborg", 2019)
    assert "Fördelningsnyckeln: fasta andelar" in page.headings


def test_where_the_key_s_population_is_unknown_it_is_said() -> None:
    page = opened(year=2022)
    assert not [header for header in page.headings if header.startswith("Fördelningsnyckeln")]
    assert "30 juni 2021, som inte finns i källorna" in page.text
