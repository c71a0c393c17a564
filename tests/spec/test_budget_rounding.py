"""Avrundning: när delar och summa är lika, skiljer genom avrundning, eller skiljer på riktigt.

Ett tryckt belopp står för allt inom halva sin noggrannhet: 4 418 tkr är 4 417,5 till 4 418,5.
"""

from fractions import Fraction

import pytest

from dashboard.budget.rounding import (
    Agreement,
    Printed,
    check_parts,
    displayed_difference,
    half_precision,
    round_half_away,
)

KRONA = 100
TKR = 100_000


def tkr(*amounts: int) -> list[Printed]:
    return [Printed(amount * TKR, TKR) for amount in amounts]


def test_parts_that_sum_to_the_total_are_equal() -> None:
    """Tre delar på 4 417 och en på 4 418 är exakt 17 669."""
    check = check_parts(tkr(4417, 4417, 4417, 4418), Printed(17_669 * TKR, TKR))
    assert check.agreement is Agreement.EQUAL
    assert check.difference_ore == 0


def test_a_gap_within_half_a_unit_each_is_rounding() -> None:
    """Planen 2016: 3 x 4 417 + 4 418 = 17 669 mot 17 668. Fem tal i hela tkr får skilja 2,5 tkr:
    avrundning.
    """
    check = check_parts(tkr(4417, 4417, 4417, 4418), Printed(17_668 * TKR, TKR))
    assert check.agreement is Agreement.ROUNDING
    assert check.parts_sum_ore == 17_669 * TKR
    assert check.difference_ore == 1 * TKR
    assert check.allowed_ore == Fraction(5 * TKR, 2)


def test_a_gap_larger_than_that_is_a_difference() -> None:
    """Aktiv kraft 2022: raderna blir 13 720, summan säger 13 855. 135 tkr är ingen avrundning."""
    check = check_parts(tkr(650, 6050, 650, 2370, 750, 800, 1650, 800), Printed(13_855 * TKR, TKR))
    assert check.agreement is Agreement.DIFFERS
    assert check.difference_ore == (13_720 - 13_855) * TKR == -135 * TKR


def test_amounts_in_ore_are_exact() -> None:
    """Bokförda belopp har ören och är exakta: ett öre fel är en skillnad, inte en avrundning."""
    parts = [Printed(203_809_45), Printed(-4_61)]
    assert check_parts(parts, Printed(203_804_84)).agreement is Agreement.EQUAL
    assert check_parts(parts, Printed(203_804_85)).agreement is Agreement.DIFFERS
    assert half_precision(Printed(203_809_45)) == 0


def test_an_exact_sum_against_a_rounded_total() -> None:
    """7 392 809,15 kr mot 7 393 tkr: skillnaden 190,85 kr ryms inom en halv tkr."""
    check = check_parts([Printed(7_392_809_15)], Printed(7_393 * TKR, TKR))
    assert check.agreement is Agreement.ROUNDING
    assert check.difference_ore == 7_392_809_15 - 7_393_000_00
    assert check.allowed_ore == TKR // 2


def test_half_a_tkr_has_its_own_precision() -> None:
    """3 817,5 är tryckt i halva tkr; mot 3 818 i hela tkr skiljer avrundningen."""
    assert half_precision(Printed(3_817_500_00, 50_000)) == 25_000
    check = check_parts([Printed(3_817_500_00, 50_000)], Printed(3_818 * TKR, TKR))
    assert check.agreement is Agreement.ROUNDING


def test_exactly_the_allowed_gap_is_still_rounding() -> None:
    """En skillnad på precis summan av halvorna kan uppstå: 0,5 avrundas uppåt i varje led."""
    assert check_parts(tkr(1), Printed(2 * TKR, TKR)).agreement is Agreement.ROUNDING
    assert check_parts([Printed(1 * TKR, TKR)], Printed(2 * TKR)).agreement is Agreement.DIFFERS


def test_no_parts_sum_to_zero() -> None:
    """Inga delar är noll."""
    assert check_parts([], Printed(0)).agreement is Agreement.EQUAL
    assert check_parts([], Printed(TKR)).agreement is Agreement.DIFFERS


def test_a_column_that_does_not_add_up_on_screen_is_marked() -> None:
    """523,8 + 218,25 + 130,95 = 873, men visat i hela tkr 524 + 218 + 131 = 873: ingen skillnad på
    skärmen.
    """
    assert (
        displayed_difference([523_800_00, 218_250_00, 130_950_00], 873_000_00, TKR) == 524 + 218 + 131 - 873
    )


def test_rounded_parts_can_miss_the_rounded_total() -> None:
    """Tre delar på 1,4 tkr visas som 1 + 1 + 1 = 3, men summan 4,2 visas som 4: en tkr fattas på skärmen."""
    assert displayed_difference([1_400_00] * 3, 3 * 1_400_00, TKR) == 3 - 4
    assert displayed_difference([-1_400_00] * 3, -3 * 1_400_00, TKR) == -3 + 4
    assert displayed_difference([], 0, TKR) == 0


@pytest.mark.parametrize(
    ("value", "rounded"),
    [
        (Fraction(5, 2), 3),
        (Fraction(-5, 2), -3),
        (Fraction(12, 5), 2),
        (Fraction(-12, 5), -2),
        (Fraction(0), 0),
    ],
)
def test_a_half_goes_away_from_zero(value: Fraction, rounded: int) -> None:
    """2,5 blir 3 och -2,5 blir -3; 2,4 blir 2."""
    assert round_half_away(value) == rounded
