"""Amounts and counts in relation to the inhabitants, so that small and large municipalities compare."""

from fractions import Fraction

INHABITANTS_PER_RATE = 1000
"""Counts of people are given per thousand inhabitants."""


def per_inhabitant(amount_ore: int | None, inhabitants: int | None) -> int | None:
    """Ören an inhabitant, rounded to a whole öre, with the amount's sign; None where either is missing."""
    if amount_ore is None or not inhabitants:
        return None
    return round(Fraction(amount_ore, inhabitants))


def per_thousand(count: int | None, inhabitants: int | None) -> float | None:
    """A count per thousand inhabitants; None where either is missing or there are no inhabitants."""
    if count is None or not inhabitants:
        return None
    return count * INHABITANTS_PER_RATE / inhabitants
