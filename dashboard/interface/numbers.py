"""Numbers as Swedish readers write them: `17 668 tkr`, `1 301,2 tkr`, `33,3 %`, true minus `−573`.

Amounts arrive as integer ören and shares as fractions of one. Knows no Streamlit: views, charts,
exports and pages all write numbers through this module.
"""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from dashboard.translation import _

NO_BREAK_SPACE = "\u00a0"
MINUS = "\u2212"
MISSING = "\u2013"
PROTECTED = ".."
ORE_PER_KRONA = 100
ORE_PER_TKR = 100_000
UP, DOWN, LEVEL = "▲", "▼", "●"
THOUSAND = 1_000
MOST_UNITS, NEAR_A_HALF = 1_000_000, 1e-6
"""Up to so many units a float is off its number by less than a thousandth of what is near a half."""

MONTHS = (
    "januari", "februari", "mars", "april", "maj", "juni",
    "juli", "augusti", "september", "oktober", "november", "december",
)  # fmt: skip


def decimal(value: Decimal | float, decimals: int = 0, *, signed: bool = False) -> str:
    """A number with decimal comma, no-break thousands and true minus; a rounded zero has no sign."""
    exact = value if isinstance(value, Decimal) else Decimal(repr(float(value)))
    rounded = exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    digits = f"{abs(rounded):,.{decimals}f}"
    digits = digits.replace(",", NO_BREAK_SPACE).replace(".", ",")
    return _with_sign(digits, rounded, signed=signed)


def _with_sign(digits: str, rounded: Decimal | int, *, signed: bool) -> str:
    if rounded < 0:
        return MINUS + digits
    return "+" + digits if signed and rounded > 0 else digits


def _divided(value: float, unit: int = 1, decimals: int = 0, *, signed: bool) -> str:
    """`decimal` of a value over a unit: of a whole one, which most are, in a third of the time."""
    if not isinstance(value, int):
        return decimal(Decimal(value) / unit, decimals, signed=signed)
    twice = 2 * abs(value) * 10**decimals if decimals else 2 * abs(value)
    rounded = (twice + unit) // (2 * unit)
    digits = _digits(rounded, decimals) if decimals or rounded >= THOUSAND else str(rounded)
    if value < 0 < rounded:
        return MINUS + digits
    return "+" + digits if signed and rounded else digits


def _digits(rounded: int, decimals: int) -> str:
    """A number of units of the last decimal, `13125` as `1 312,5`."""
    if decimals == 0:
        return f"{rounded:,}".replace(",", NO_BREAK_SPACE)
    whole, rest = divmod(rounded, 10**decimals)
    return f"{whole:,}".replace(",", NO_BREAK_SPACE) + f",{rest:0{decimals}d}"


def count(value: int | str | None, *, signed: bool = False) -> str:
    """A count; missing is an en dash and protected two full stops, never the same sign as zero."""
    if value is None:
        return MISSING
    if value == PROTECTED:
        return PROTECTED
    if isinstance(value, int):
        return _divided(value, signed=signed)
    return decimal(Decimal(value), signed=signed)


def tkr(value_ore: int | None, decimals: int = 0, *, signed: bool = False, unit: bool = True) -> str:
    """Ören as thousands of kronor, `17 668 tkr`."""
    if value_ore is None:
        return MISSING
    text = _divided(value_ore, ORE_PER_TKR, decimals, signed=signed)
    return f"{text}{NO_BREAK_SPACE}{_('tkr')}" if unit else text


def kronor(value_ore: int | None, decimals: int = 2, *, signed: bool = False, unit: bool = True) -> str:
    """Ören as kronor and ören, `7 392 809,15 kr`; for the income statement only."""
    if value_ore is None:
        return MISSING
    text = _divided(value_ore, ORE_PER_KRONA, decimals, signed=signed)
    return text + NO_BREAK_SPACE + _("kr") if unit else text


def share(value: float | None, decimals: int = 1, *, signed: bool = False) -> str:
    """A fraction of one as per cent, `33,3 %`; a half as it is written away from zero, 0.2345 as `23,5 %`."""
    if value is None:
        return MISSING
    units = abs(float(value)) * 100 * 10**decimals
    if units < MOST_UNITS and abs(units % 1 - 0.5) > NEAR_A_HALF:
        rounded = int(units + 0.5)  # the same as of the decimal number, which takes three times as long
        text = _with_sign(_digits(rounded, decimals), -rounded if value < 0 else rounded, signed=signed)
    else:
        text = decimal(Decimal(repr(float(value))) * 100, decimals, signed=signed)
    return text + NO_BREAK_SPACE + "%"


def read(text: str) -> float | None:
    """The number that a Swedish reader has written, `1 234,5`, `−2` or `8,33 %`; None where it is none.

    A point is taken for a decimal comma, as a keyboard without one gives.
    """
    plain = text.replace(NO_BREAK_SPACE, "").replace(" ", "").replace(MINUS, "-").removesuffix("%")
    try:
        found = Decimal(plain.replace(",", "."))
    except InvalidOperation:
        return None
    return float(found) if found.is_finite() else None


def arrow(text: str) -> str:
    """The arrow beside a signed number as written, so that its sign never rests on colour alone.

    Taken from the text, since what is written as 0 is neither up nor down.
    """
    if text.startswith(MINUS):
        return DOWN
    return UP if text.startswith("+") else LEVEL


def years(found: Sequence[int]) -> str:
    """Years in a row: `2022`, `2022–2024`."""
    return str(found[0]) if len(found) == 1 else f"{found[0]}–{found[-1]}"


def month_name(month: int) -> str:
    """The Swedish name of month 1-12."""
    return _(MONTHS[month - 1])


def month_year(text: str) -> str:
    """`2017-04` as `april 2017`."""
    year, month = text.split("-")
    return f"{month_name(int(month))} {year}"


def period(first: str, last: str) -> str:
    """`2017-01`, `2017-04` as `januari–april 2017`; a whole year as `2017`."""
    first_year, last_year = first[:4], last[:4]
    if first_year != last_year:
        return f"{month_year(first)}–{month_year(last)}"
    if first[5:] == "01" and last[5:] == "12":
        return first_year
    if first == last:
        return month_year(first)
    return f"{month_name(int(first[5:]))}–{month_year(last)}"
