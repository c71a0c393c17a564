"""Fördelning och delning på slumpade tal: mot en vanlig slinga, och lagar som alltid håller."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.funding.allocation import calibrate, grant, possible
from dashboard.funding.contributions import largest_remainder

KRONA = 100
kronor = st.integers(0, 50_000_000)
share = st.floats(0, 1)
amount = st.one_of(st.none(), st.floats(0, 1e9))


def unknown_as_nan(value):
    return float("nan") if value is None else value


def granted_by_hand(*, possible_ore, previous, brake, drop, equity, ceiling, rate, requested):
    """DOMAIN's formulas for one association, with None for unknown."""
    excess = 0 if equity is None or ceiling is None else max(0, equity - ceiling)
    is_protected = brake and excess == 0
    floor = (1 - drop) * previous if is_protected and previous is not None else 0
    limited = max(possible_ore, floor)
    if requested is not None:
        limited = min(limited, requested)
    return max(0, limited - rate * excess)


inputs = st.fixed_dictionaries(
    {
        "possible_ore": st.floats(0, 1e9),
        "previous": amount,
        "brake": st.booleans(),
        "drop": share,
        "equity": amount,
        "ceiling": amount,
        "rate": share,
        "requested": amount,
    }
)


@given(inputs)
def test_the_grant_is_the_formulas(given_values):
    found = grant(
        possible_ore=given_values["possible_ore"],
        previous_ore=unknown_as_nan(given_values["previous"]),
        brake=given_values["brake"],
        max_drop=given_values["drop"],
        equity_ore=unknown_as_nan(given_values["equity"]),
        ceiling_ore=unknown_as_nan(given_values["ceiling"]),
        deduction_rate=given_values["rate"],
        requested_ore=unknown_as_nan(given_values["requested"]),
    )
    assert float(found.granted_ore) == pytest.approx(granted_by_hand(**given_values))
    assert found.equity_unknown == (given_values["equity"] is None or given_values["ceiling"] is None)
    assert found.previous_unknown == (given_values["brake"] and given_values["previous"] is None)


@given(st.floats(100, 1e6), st.integers(1, 290), st.floats(0, 300), st.floats(0, 1))
def test_calibration_undoes_the_model(pot, count, base, weight):
    rest = pot - count * base
    if abs(rest) < 1:
        return
    assert calibrate(possible(pot, count, base, weight), pot, count, base) == pytest.approx(weight, abs=1e-6)


weights = st.lists(st.floats(0, 1e6), min_size=1, max_size=12).filter(lambda parts: sum(parts) > 1e-3)


@given(st.integers(0, 5_000_000_000), weights)
def test_parts_are_whole_near_their_quota_and_sum(total_ore, parts):
    found = largest_remainder(total_ore, parts)
    assert found.sum() == total_ore
    quota = total_ore * np.array(parts) / sum(parts)
    assert (np.abs(found - quota) <= 2 * KRONA).all()
    assert ((found % KRONA == 0).sum()) >= len(parts) - 1


@given(kronor, st.lists(st.integers(0, 200_000), min_size=1, max_size=10).filter(any))
def test_parts_are_those_of_a_plain_loop(total, parts):
    quota = [total * part / sum(parts) for part in parts]
    whole = [total * part // sum(parts) for part in parts]
    remainders = [total * part % sum(parts) for part in parts]
    for _ in range(total - sum(whole)):
        first = max(range(len(parts)), key=lambda place: (remainders[place], -place))
        whole[first] += 1
        remainders[first] = -1
    found = (largest_remainder(total * KRONA, parts) / KRONA).tolist()
    close = sorted(round(abs(one - own), 6) for one, own in zip(found, quota, strict=True))
    assert close == sorted(round(abs(one - own), 6) for one, own in zip(whole, quota, strict=True))
    assert sum(found) == total


@given(st.lists(kronor, min_size=1, max_size=6), weights)
def test_many_totals_are_each_one_alone(totals, parts):
    together = largest_remainder(np.array(totals, dtype=float) * KRONA, parts)
    alone = [largest_remainder(total * KRONA, parts).tolist() for total in totals]
    assert together.tolist() == alone
