"""Eget kapital på slumpade tal: mot en vanlig slinga."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dashboard.equity import limits, projection

ore = st.integers(-10_000_000_000, 10_000_000_000)


@given(ore, st.lists(ore, min_size=1, max_size=10))
def test_closing_equity_is_a_plain_loop(opening, results):
    equity, by_hand = opening, []
    for result in results:
        equity += result
        by_hand.append(equity)
    assert projection.closing_equity(opening, projection.accumulated_change(results)).tolist() == by_hand


@given(st.lists(st.integers(0, 5_000_000_000), min_size=1, max_size=5), st.one_of(st.none(), st.floats(0, 1)))
def test_the_ceiling_is_never_guessed(totals, entered):
    years = tuple(range(2016, 2016 + len(totals)))
    share = limits.ceiling_share(
        np.array(totals, dtype=float), years, float("nan") if entered is None else entered
    )
    for total, found in zip(totals, share.tolist(), strict=True):
        if entered is not None:
            assert found == entered
        elif total <= 700_000_000:
            assert found == 0.2
        else:
            assert np.isnan(found)
