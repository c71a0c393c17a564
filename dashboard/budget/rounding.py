"""Rounded parts and rounded totals: do they agree, and what is rounding worth?

A printed figure stands for everything within half its precision: 4 418 tkr is 4 417.5 to 4 418.5.
Parts and a total agree as rounding when the gap between them fits inside those halves, and differ
when it does not. An amount in ören is exact and has no half. Rule: DESIGN.md, Reconciliation.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

EXACT_ORE = 1
"""The ledger's own unit: an amount with this precision is not rounded."""


class Agreement(StrEnum):
    """How parts stand to their stated total."""

    EQUAL = "equal"
    ROUNDING = "rounding"
    DIFFERS = "differs"


@dataclass(frozen=True, slots=True)
class Printed:
    """A figure as printed: the amount in ören and the unit it was rounded to, in ören (1 tkr = 100 000)."""

    value_ore: int
    precision_ore: int = EXACT_ORE


@dataclass(frozen=True, slots=True)
class PartsCheck:
    """Parts against total: what they sum to, the gap (parts minus total), and how large it may be."""

    parts_sum_ore: int
    difference_ore: int
    allowed_ore: Fraction
    agreement: Agreement


def round_half_away(value: Fraction) -> int:
    """The nearest whole number; a half goes away from zero, so that plus and minus mirror each other."""
    return divided(value.numerator, value.denominator)


def divided(amount: int, parts: int) -> int:
    """`round_half_away` of a whole amount over a number of parts (above 0), without making the fraction."""
    nearest = (2 * abs(amount) + parts) // (2 * parts)
    return -nearest if amount < 0 else nearest


def half_precision(figure: Printed) -> Fraction:
    """How far the printed figure may lie from the true one; nothing for an amount in ören."""
    return Fraction(figure.precision_ore, 2) if figure.precision_ore > EXACT_ORE else Fraction(0)


def check_parts(parts: Iterable[Printed], total: Printed) -> PartsCheck:
    """Whether the parts sum to the total, exactly, within rounding, or not."""
    figures = tuple(parts)
    parts_sum = sum(figure.value_ore for figure in figures)
    difference = parts_sum - total.value_ore
    allowed = sum((half_precision(figure) for figure in (*figures, total)), Fraction(0))
    if difference == 0:
        agreement = Agreement.EQUAL
    elif abs(difference) <= allowed:
        agreement = Agreement.ROUNDING
    else:
        agreement = Agreement.DIFFERS
    return PartsCheck(parts_sum, difference, allowed, agreement)


def displayed_difference(parts_ore: Iterable[int], total_ore: int, unit_ore: int) -> int:
    """How many whole units the parts shown rounded miss the total shown rounded by (parts minus total).

    Zero when the column adds up on screen; otherwise the table is marked "avrundade delar".
    """
    return sum([divided(part, unit_ore) for part in parts_ore]) - divided(total_ore, unit_ore)


def shown_units(value_ore: int, unit_ore: int) -> int:
    """The whole units that an amount is shown as, halves away from zero as on screen."""
    return divided(value_ore, unit_ore)
