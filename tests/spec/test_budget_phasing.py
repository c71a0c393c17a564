"""Periodisering: hur stor del av årets budget som väntas vara använd.

Alla belopp är i ören, minus är kostnad.
"""

from decimal import Decimal
from fractions import Fraction

import pytest

from dashboard.budget.phasing import (
    EVEN,
    PhasingError,
    budget_to_date,
    expected_share,
    own_phasing,
    pattern_phasing,
)


@pytest.mark.parametrize(
    ("month", "share"),
    [
        (1, Fraction(1, 12)),
        (4, Fraction(4, 12)),
        (6, Fraction(6, 12)),
        (8, Fraction(8, 12)),
        (12, Fraction(1)),
    ],
)
def test_even_phasing_is_months_of_twelve(month: int, share: Fraction) -> None:
    """Utan egen periodisering väntas lika mycket varje månad: till och med april 4 av 12, alltså 33,3 %."""
    assert expected_share(month) == share


def test_budget_to_date_is_the_years_budget_times_the_share() -> None:
    """Budget hittills är årets budget gånger den väntade andelen: 4 850 tkr till och med april är 1 616
    667 kr.
    """
    assert budget_to_date(-4_850_000_00, 4) == -1_616_666_67
    assert budget_to_date(-600_000_00, 4) == -200_000_00


def test_half_an_ore_goes_away_from_zero_on_both_sides() -> None:
    """Ett halvt öre avrundas bort från noll, så att intäkter och kostnader speglar varandra."""
    assert budget_to_date(1, 6) == 1
    assert budget_to_date(-1, 6) == -1
    assert budget_to_date(0, 6) == 0


def test_own_phasing_follows_its_own_shares() -> None:
    """Ett kostnadsställe kan ha egna tolv andelar: 40 % i januari och 60 % i december ger 40 % hela vägen
    dit.
    """
    phasing = own_phasing([Decimal("0.4"), *[0] * 10, Decimal("0.6")])
    assert expected_share(1, phasing) == Fraction(4, 10)
    assert expected_share(11, phasing) == Fraction(4, 10)
    assert expected_share(12, phasing) == 1
    assert budget_to_date(-100_00, 4, phasing) == -40_00


def test_twelve_equal_decimals_are_a_whole_year() -> None:
    """Tolv lika stora decimaltal som tillsammans ska bli ett räknas som ett, trots datorns avrundning."""
    phasing = own_phasing([1 / 12] * 12)
    assert expected_share(12, phasing) == 1
    assert phasing == EVEN


@pytest.mark.parametrize(
    ("shares", "total"),
    [
        ([Decimal("0.1")] * 12, Fraction(12, 10)),
        ([Decimal("0.0833")] * 12, Fraction("0.9996")),
        ([Decimal(0)] * 12, Fraction(0)),
    ],
)
def test_shares_that_are_not_a_year_are_refused(shares: list[Decimal], total: Fraction) -> None:
    """Tolv andelar som inte blir 100 % tas inte emot, och summan sägs: 12 x 10 % är 120 %."""
    with pytest.raises(PhasingError, match="sum to one") as refused:
        own_phasing(shares)
    assert refused.value.total == total
    assert refused.value.count == 12


@pytest.mark.parametrize("count", [0, 11, 13])
def test_a_year_has_twelve_shares(count: int) -> None:
    """Färre eller fler än tolv andelar tas inte emot."""
    with pytest.raises(PhasingError, match="twelve") as refused:
        own_phasing([Decimal(1) / 12] * count)
    assert refused.value.count == count
    assert refused.value.total is None


def test_a_negative_share_is_refused() -> None:
    """En negativ andel tas inte emot, även om summan blir 100 %."""
    with pytest.raises(PhasingError, match="negative") as refused:
        own_phasing([Decimal("-0.1"), Decimal("1.1"), *[0] * 10])
    assert refused.value.total == 1


@pytest.mark.parametrize("share", [float("nan"), float("inf")])
def test_a_share_that_is_no_number_is_refused(share: float) -> None:
    """En andel som inte är ett tal tas inte emot."""
    with pytest.raises(PhasingError, match="not a number"):
        own_phasing([share, *[0.0] * 11])


@pytest.mark.parametrize("month", [0, 13])
def test_a_month_is_one_of_twelve(month: int) -> None:
    """Månaden är 1 till 12."""
    with pytest.raises(ValueError, match="not 1-12"):
        expected_share(month)


def test_last_years_pattern_is_each_months_part_of_the_year() -> None:
    """Förra årets mönster: 300 av 1 200 tkr i januari är 25 % av årets budget."""
    pattern = pattern_phasing([-300, *[0] * 10, -900])
    assert pattern is not None
    assert expected_share(1, pattern) == Fraction(300, 1200)
    assert budget_to_date(-800, 11, pattern) == -200


def test_a_year_that_came_to_nothing_has_no_pattern() -> None:
    """Ett år utan kostnader har inget mönster att följa."""
    assert pattern_phasing([0] * 12) is None


def test_a_pattern_has_twelve_months() -> None:
    """Ett mönster har tolv månader."""
    with pytest.raises(PhasingError, match="twelve"):
        pattern_phasing([1] * 11)
