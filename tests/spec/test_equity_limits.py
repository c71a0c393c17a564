"""Eget kapital: golv och tak."""

import numpy as np
import pytest

from dashboard.equity import limits

TKR = 100_000
UNKNOWN = float("nan")


@pytest.mark.parametrize(("total_tkr", "ceiling_tkr"), [(3588, 717.6), (3492, 698.4), (7000, 1400)])
def test_the_first_step(total_tkr, ceiling_tkr):
    """Förbund med tilldelning upp till och med 7 miljoner från alla parter får ha eget kapital på högst 20 %
    av årets tilldelning."""
    share = limits.ceiling_share(np.array([total_tkr * TKR]), (2019,))
    assert share.tolist() == [0.20]
    assert limits.ceiling_ore([total_tkr * TKR], share) == pytest.approx(ceiling_tkr * TKR)


def test_above_seven_million_the_ceiling_is_unknown():
    """Trappans steg över 7 miljoner står inte i någon källa: taket är okänt, inte uppfyllt."""
    share = limits.ceiling_share(np.array([7001.0 * TKR]), (2022,))
    assert np.isnan(share).all()
    assert not limits.is_known(0, limits.ceiling_ore(7001 * TKR, share)).any()


def test_an_entered_ceiling_goes_first():
    """Har förbundet angett ett eget tak gäller det."""
    assert limits.ceiling_share(np.array([19032.0 * TKR]), (2022,), 0.10).tolist() == [0.10]


def test_before_the_recommendation():
    """Före Nationella rådets rekommendation 2013 finns inget tak."""
    assert np.isnan(limits.ceiling_share(np.array([3000.0 * TKR]), (2012,))).all()


@pytest.mark.parametrize(("closing", "kept"), [(2000, True), (2001, True), (1999, False)])
def test_the_floor(closing, kept):
    """Golvet är uppfyllt när eget kapital är minst så stort som golvet."""
    assert limits.at_least(closing, 2000) == kept


@pytest.mark.parametrize(("closing", "kept"), [(700, True), (699, True), (701, False)])
def test_the_ceiling(closing, kept):
    """Taket är uppfyllt när eget kapital är högst så stort som taket."""
    assert limits.at_most(closing, 700) == kept


@pytest.mark.parametrize(
    ("closing", "limit", "known"), [(1, 1, True), (UNKNOWN, 1, False), (1, UNKNOWN, False)]
)
def test_unknown_is_neither_kept_nor_broken(closing, limit, known):
    """Är kapitalet eller gränsen okänd går det inte att säga om gränsen är uppfylld."""
    assert limits.is_known(closing, limit) == known


def test_years_with_different_staircases(monkeypatch):
    """Fylls trappan på ett år gäller de nya stegen från det året: 10 miljoner är okänt 2019 och 15 % 2020."""
    stairs = {
        2019: ({"up_to_mkr": 7, "share": 0.20},),
        2020: ({"up_to_mkr": 7, "share": 0.20}, {"up_to_mkr": 12, "share": 0.15}),
    }
    monkeypatch.setattr(limits.parameters, "steps", lambda _key, year: stairs[year])
    share = limits.step_share(np.array([[7.0, 7.0], [10.0, 10.0], [13.0, 13.0]]) * 1000 * TKR, (2019, 2020))
    assert share[0].tolist() == [0.20, 0.20]
    assert np.isnan(share[1, 0])
    assert share[1, 1] == 0.15
    assert np.isnan(share[2]).all()
