"""Printed figures stand for everything within half their precision: 4 418 tkr is 4 417.5 to 4 418.5.

The same arithmetic as dashboard/budget/rounding.py, which the store may not import; here for sums of rows
as they lie in the store: ören, counts or millionths, with the precision they were printed in.
Rule: DESIGN.md, Reconciliation.
"""

from enum import StrEnum
from fractions import Fraction

EXACT = 1
"""The store's own unit: a figure with this precision, or with none, is not rounded."""


class Agreement(StrEnum):
    """How two figures stand to each other."""

    EQUAL = "equal"
    ROUNDING = "rounding"
    DIFFERS = "differs"


def half(precision: int | None) -> Fraction:
    """How far a printed figure may lie from the true one; nothing for a count or an amount in ören."""
    return Fraction(precision, 2) if precision is not None and precision > EXACT else Fraction(0)


def agreement(difference: Fraction | int, allowed: Fraction) -> Agreement:
    """Equal, within what rounding allows, or not."""
    if difference == 0:
        return Agreement.EQUAL
    return Agreement.ROUNDING if abs(Fraction(difference)) <= allowed else Agreement.DIFFERS


def whole(value: Fraction) -> int:
    """The nearest whole number; a half goes away from zero."""
    doubled = 2 * abs(value.numerator) + value.denominator
    nearest = doubled // (2 * value.denominator)
    return -nearest if value < 0 else nearest
