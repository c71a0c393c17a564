"""Medlemmarnas bidrag: vad regionen och kommunerna ger, och hur ett belopp delas så att delarna stämmer."""

import numpy as np
import pytest

from dashboard.funding.contributions import (
    largest_remainder,
    matched,
    mean_population,
    plan_weights,
    share_of_state,
    unrounded_parts,
)

TKR = 100_000
KRONA = 100

POPULATION_2014 = (8652, 107022, 9376, 33887, 10365, 11640, 23244, 11089)
POPULATION_2015 = (8799, 108488, 9349, 33906, 10506, 11619, 23494, 11165)
PLAN_2016_TKR = (178, 2201, 191, 693, 212, 237, 478, 228)


@pytest.mark.parametrize("party", ["region", "municipalities"])
def test_the_law_s_share_of_the_state_s_amount(party):
    """Enligt lagen ger staten hälften, regionen en fjärdedel och kommunerna tillsammans en fjärdedel. Den som
    följer staten ger alltså hälften så mycket som staten."""
    assert share_of_state(party, 2022) == 0.25 / 0.5


def test_following_the_state():
    """Ger staten 7 635 tkr och alla följer blir medlen tillsammans 15 270."""
    quarter = matched(7635 * TKR, 0.5)
    assert quarter == 3817.5 * TKR
    assert 7635 * TKR + 2 * quarter == 15270 * TKR


def test_the_split_of_2016_by_population():
    """Sjuhärads kommuner delar sin fjärdedel efter befolkningen den 30 juni året före. Medeltalet av den 31
    december 2014 och 2015 ger 2016 års 4 417 tkr inom 1,1 tkr för alla åtta, utan avrundning."""
    population = mean_population(POPULATION_2014, POPULATION_2015)
    assert population[0] == (8652 + 8799) / 2
    parts = unrounded_parts(4417 * TKR, population) / TKR
    assert np.abs(parts - PLAN_2016_TKR).max() <= 1.1


def test_fixed_shares():
    """Norra Skaraborgs kommuner ger 60, 25 och 15 %: 873 tkr är 523,8 + 218,25 + 130,95, i hela kronor."""
    parts = largest_remainder(873 * TKR, (0.60, 0.25, 0.15))
    assert (parts / KRONA).tolist() == [523_800, 218_250, 130_950]


def test_parts_sum_to_the_whole():
    """Delarna rundas ned till hela kronor, och de kronor som blir över läggs en och en på de största
    resterna. 100 kronor på tre lika delar blir 34 + 33 + 33."""
    parts = largest_remainder(100 * KRONA, (1, 1, 1))
    assert (parts / KRONA).tolist() == [34, 33, 33]


def test_the_largest_remainder_gets_the_krona():
    """10 kronor efter vikterna 1, 3 och 3 är 1,43 + 4,29 + 4,29: den största resten är den första."""
    assert (largest_remainder(10 * KRONA, (1, 3, 3)) / KRONA).tolist() == [2, 4, 4]


def test_oren_go_to_the_largest_part():
    """Har beloppet ören utöver hela kronor läggs de på den största medlemmen."""
    assert largest_remainder(1000 * KRONA + 50, (1, 3)).tolist() == [250 * KRONA, 750 * KRONA + 50]


def test_the_plan_s_own_total_gives_the_plan_s_own_amounts():
    """Med planens belopp som vikter ger planens summa tillbaka planens belopp."""
    amounts = np.array([211, 2504, 208, 770, 236, 261, 544, 266]) * TKR
    assert largest_remainder(5000 * TKR, plan_weights(amounts)).tolist() == amounts.tolist()


def test_nobody_pays_in_the_plan():
    """Betalar ingen något i planen delas ett nytt belopp lika."""
    assert (largest_remainder(10 * TKR, plan_weights([0, 0])) / TKR).tolist() == [5, 5]


def test_many_years_and_settings_at_once():
    """Samma räkning för många belopp på en gång."""
    parts = largest_remainder(np.array([[100.0, 10.0], [0.0, 7.0]]) * KRONA, (1, 1, 1))
    assert (parts / KRONA).tolist() == [[[34, 33, 33], [4, 3, 3]], [[0, 0, 0], [3, 2, 2]]]


@pytest.mark.parametrize(("total", "weights"), [(-1, (1, 1)), (1, (1, -1))])
def test_negative_contributions_are_refused(total, weights):
    """Ett bidrag kan inte vara mindre än noll."""
    with pytest.raises(ValueError, match="mindre än noll"):
        largest_remainder(total * TKR, weights)


def test_a_key_of_nothing_is_refused():
    """Minst en medlem måste ha en andel."""
    with pytest.raises(ValueError, match="större än noll"):
        largest_remainder(TKR, (0, 0))
