"""Amounts as the office writes them, and as the store has them: signs, ören, precision."""

from collections.abc import Callable, Iterable
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from data_access.formats.values import ORE_PER_UNIT

_DECIMALS = {"kr": 2, "tkr": 5, "mkr": 8}
"""How many decimals whole ören have."""


class Amount(NamedTuple):
    """An amount in the unit of its heading, how exactly it is written in ören, whether it was rounded."""

    value: Decimal
    precision: int
    is_rounded: bool


def read_amount(written: Decimal, unit: str) -> Amount:
    """An amount in whole ören, since a spreadsheet's own sums have more decimals than that.

    `1250` tkr is written to the nearest tkr, `1250,5` to the nearest hundred kronor.
    """
    exponent = written.normalize().as_tuple().exponent
    decimals = max(0, -exponent) if isinstance(exponent, int) else 0
    most = _DECIMALS[unit]
    if decimals <= most:
        return Amount(written, max(1, ORE_PER_UNIT[unit] // 10**decimals), False)
    return Amount(written.quantize(Decimal(1).scaleb(-most), ROUND_HALF_UP), 1, True)


class Signs(NamedTuple):
    """How a column writes its costs: with minus throughout, or as plain amounts with some reductions."""

    with_minus: bool
    reductions: int


def signs_of(amounts: Iterable[Decimal | None]) -> Signs:
    """How costs are written, by the amounts that are not nought."""
    below = above = 0
    for amount in amounts:
        if amount:
            below += amount < 0
            above += amount > 0
    return Signs(with_minus=bool(below and not above), reductions=below if above else 0)


def cost_in_store(signs: Signs) -> Callable[[Decimal], Decimal]:
    """A cost as the store has it, with minus."""
    return _as_written if signs.with_minus else _turned


def _as_written(amount: Decimal) -> Decimal:
    return amount


def _turned(amount: Decimal) -> Decimal:
    return -amount if amount else amount
