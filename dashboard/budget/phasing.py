"""Phasing (periodisering): the share of the year's budget expected by the end of a month.

Even by month unless a cost centre has its own twelve shares. Rule: DOMAIN.md and issue of the
budget page; 4 of 12 months is 33.3 %.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from dashboard.budget.rounding import divided, round_half_away

MONTHS_IN_YEAR = 12
FLOAT_SLACK = Fraction(1, 10**9)
"""Twelve binary fractions that mean one in all may miss it by this little; then they are scaled to one."""


class PhasingError(ValueError):
    """Twelve shares that cannot be a year: `count` given and their `total` (None where one is no number)."""

    def __init__(self, problem: str, *, count: int, total: Fraction | None = None) -> None:
        super().__init__(problem)
        self.count = count
        self.total = total


@dataclass(frozen=True, slots=True)
class Phasing:
    """Twelve shares, January to December, that sum to exactly one. Make one with `own_phasing`."""

    shares: tuple[Fraction, ...]


EVEN = Phasing((Fraction(1, MONTHS_IN_YEAR),) * MONTHS_IN_YEAR)


def own_phasing(shares: Sequence[Fraction | Decimal | float]) -> Phasing:
    """A cost centre's own phasing from twelve shares of one.

    Raises PhasingError when there are not twelve, one is negative or no number, or they do not sum to one.
    """
    if len(shares) != MONTHS_IN_YEAR:
        raise PhasingError("a year has twelve shares", count=len(shares))
    try:
        exact = tuple(Fraction(str(share)) for share in shares)
    except ValueError as error:
        raise PhasingError("a share is not a number", count=len(shares)) from error
    total = sum(exact, Fraction(0))
    if min(exact) < 0:
        raise PhasingError("a share is negative", count=len(shares), total=total)
    if abs(total - 1) > FLOAT_SLACK:
        raise PhasingError("the shares do not sum to one", count=len(shares), total=total)
    return Phasing(tuple(share / total for share in exact))


def pattern_phasing(months: Sequence[int]) -> Phasing | None:
    """Last year's pattern: each month's part of the year's amount, from twelve amounts in ören.

    A month with a credit has a share with the other sign. None where the year came to nothing, since it
    has no pattern then. Raises PhasingError when there are not twelve.
    """
    if len(months) != MONTHS_IN_YEAR:
        raise PhasingError("a year has twelve months", count=len(months))
    total = sum(months)
    if total == 0:
        return None
    return Phasing(tuple(Fraction(amount, total) for amount in months))


def expected_share(month: int, phasing: Phasing = EVEN) -> Fraction:
    """The share of the year expected through `month` (1-12), exact. Raises ValueError for another month."""
    if not 1 <= month <= MONTHS_IN_YEAR:
        raise ValueError(f"month {month} is not 1-12")
    return sum(phasing.shares[:month], Fraction(0)) if phasing is not EVEN else _EVENLY[month]


_EVENLY = {month: Fraction(month, MONTHS_IN_YEAR) for month in range(1, MONTHS_IN_YEAR + 1)}


def budget_to_date(budget_ore: int, month: int, phasing: Phasing = EVEN) -> int:
    """The year's budget times the expected share, in whole ören."""
    if phasing is EVEN and 1 <= month <= MONTHS_IN_YEAR:  # the usual one, asked for each row and month
        return divided(budget_ore * month, MONTHS_IN_YEAR)
    return round_half_away(budget_ore * expected_share(month, phasing))
