"""Scenariot i en adress: kort, läsbart, och samma scenario när den öppnas."""

import pytest

from dashboard.scenarios.link import LONGEST, decode, encode, number, year
from dashboard.scenarios.messages import ScenarioError


@pytest.mark.parametrize(
    ("overrides", "written"),
    [
        ({}, ""),
        ({"state.change_share": -0.1}, "state.change_share~-0.1"),
        ({"project.granted": True, "model.brake": False}, "project.granted~ja~model.brake~nej"),
        ({"region.matching": "state"}, "region.matching~state"),
        ({"state.amount_tkr": {2018: 7635, 2017: 7700.5}}, "state.amount_tkr~2017_7700.5_2018_7635"),
        ({"project.granted": {2022: True}}, "project.granted~2022_ja"),
    ],
)
def test_written_and_read_back(overrides, written):
    """Reglagen skrivs i adressen och läses tillbaka som samma ändringar."""
    assert encode(overrides) == written
    assert decode(written) == overrides


def test_what_says_nothing_is_left_out():
    """Ett reglage utan värde, eller utan värde något år, skrivs inte."""
    assert encode({"state.change_share": None, "state.amount_tkr": {2017: None}}) == ""


def test_a_code_with_other_signs_is_escaped():
    """En kod med tecken som adressen använder själv går att läsa tillbaka."""
    key = "cost.a~b å.places"
    assert decode(encode({key: 3})) == {key: 3}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("state.change_share", "avklippt"),
        ("finns.inte~1", "Reglaget «finns.inte» i länken finns inte"),
        ("state.amount_tkr~2017_1_2018", "går inte att läsa vid «state.amount_tkr»"),
        ("state.amount_tkr~ett_1", "går inte att läsa vid «state.amount_tkr»"),
        ("state.change_share~" + "1" * LONGEST, "avklippt"),
        ("state.change_share~-0.1~state.change_share~0.2", "reglaget «state.change_share» två gånger"),
        ("state.amount_tkr~2017_1_2017_2", "samma år två gånger vid «state.amount_tkr»"),
    ],
)
def test_a_broken_link_is_refused(text, reason):
    """En länk som är avklippt eller ändrad vägras med skälet."""
    with pytest.raises(ScenarioError, match=reason):
        decode(text)


@pytest.mark.parametrize("text", ["", "0", "6", "-1", "tre", "9" * 5000, "٣"])
def test_what_is_no_number_of_years(text):
    """En tidsperiod i en länk är 1 till så många år som går; allt annat är inget antal."""
    assert number(text, 5) is None
    assert year(text) is None


def test_a_number_of_years_and_a_year():
    """Fem år och 2024."""
    assert (number("5", 5), year("2024")) == (5, 2024)
