"""Eget kapital år för år."""

import numpy as np
import pytest

from dashboard.equity import projection


def test_each_year_s_result_changes_equity():
    """Utgående eget kapital är ingående plus årets resultat: 661 − 511 = 150."""
    change = projection.accumulated_change([-511])
    assert projection.closing_equity(661, change).tolist() == [661 - 511]


def test_several_years():
    """Nästa år börjar där detta slutade."""
    change = projection.accumulated_change([-573, 395, 395])
    assert change.tolist() == [-573, -573 + 395, -573 + 395 + 395]
    assert projection.closing_equity(2500, change).tolist() == [2500 - 573, 1927 + 395, 2322 + 395]


def test_unknown_opening_gives_changes_only():
    """Är ingående kapital okänt är nivån okänd, men förändringen går att räkna."""
    assert np.isnan(projection.closing_equity(float("nan"), [-573])).all()


def test_many_openings_at_once():
    """Samma räkning för många inställningar."""
    change = projection.accumulated_change([[1, 2], [3, 4]])
    assert projection.closing_equity([100, 200], change).tolist() == [
        [100 + 1, 100 + 1 + 2],
        [200 + 3, 200 + 3 + 4],
    ]


def test_equity_as_a_share_of_the_allocation():
    """Eget kapital som del av årets tilldelning: 661 av 3 588 är 18,4 %. Utan tilldelning ingen andel."""
    share = projection.equity_share([661, 661], [3588, 0])
    assert share[0] == pytest.approx(661 / 3588)
    assert np.isnan(share[1])
