"""Kostnad per deltagare, och tal i förhållande till invånarna.

Siffrorna är Sjuhärads verksamhetsplan 2016 och SCB:s folkmängd.
"""

from dashboard.participants.rates import per_inhabitant, per_thousand
from dashboard.participants.unit_costs import matched_unit_cost, unit_cost

TKR = 100_000


def test_cost_per_planned_participant() -> None:
    """Ny kraft i Mark 2016: 1 797 tkr för 80 deltagare är 22,4625 tkr per planerad deltagare."""
    assert unit_cost(-1797 * TKR, 80) == 2_246_250


def test_a_cost_per_participant_is_rounded_to_a_whole_ore() -> None:
    """100 kr på tre deltagare är 33,33 kr."""
    assert unit_cost(-10_000, 3) == 3333


def test_half_an_ore_is_rounded_to_the_even_one() -> None:
    """2,5 öre är 2 och 3,5 öre är 4; 2,6 öre är 3."""
    assert unit_cost(-5, 2) == 2
    assert unit_cost(-7, 2) == 4
    assert unit_cost(-13, 5) == 3


def test_without_money_or_people_there_is_no_cost_per_participant() -> None:
    """Saknas pengarna, eller är ingen planerad, finns ingen kostnad per deltagare. Noll kronor är noll."""
    assert unit_cost(None, 10) is None
    assert unit_cost(-100, None) is None
    assert unit_cost(-100, 0) is None
    assert unit_cost(0, 10) == 0


def test_several_places_together_are_those_where_both_are_known() -> None:
    """Aktiv hälsa januari-april 2017: Borås 200 tkr för 85 deltagare och Mark 75 för 31. Vårgårdas 10
    deltagare har inget eget kostnadsställe och räknas inte in: 275 tkr på 116."""
    places = [(-200 * TKR, 85), (-75 * TKR, 31), (None, 10), (-5 * TKR, None), (-5 * TKR, 0)]
    assert matched_unit_cost(places) == round(275 * TKR / 116)
    assert matched_unit_cost([(None, 10), (-1, None)]) is None
    assert matched_unit_cost([]) is None


def test_contribution_per_inhabitant() -> None:
    """Borås bidrag 2016, 2 201 tkr, på 109 880 invånare den 31 december 2016 är 20,03 kr."""
    assert per_inhabitant(2201 * TKR, 109_880) == 2003
    assert per_inhabitant(None, 109_880) is None
    assert per_inhabitant(2201 * TKR, None) is None
    assert per_inhabitant(2201 * TKR, 0) is None


def test_participants_per_thousand_inhabitants() -> None:
    """Borås 2017: 152 unika deltagare på 111 026 invånare är 1,37 per 1 000."""
    assert per_thousand(152, 111_026) == 152 * 1000 / 111_026
    assert per_thousand(None, 111_026) is None
    assert per_thousand(152, None) is None
    assert per_thousand(152, 0) is None
