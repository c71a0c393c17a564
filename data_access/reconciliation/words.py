"""Figures, periods and verdicts in Swedish sentences.

The store may not import dashboard/interface/numbers.py, which writes the screen's numbers the same way.
"""

from decimal import Decimal
from fractions import Fraction

from data_access.formats import values, words
from data_access.reconciliation import rounding
from data_access.reconciliation.comparison import Kind, Period, Rule, Side, Verdict
from data_access.tables.enumerations import SHARE_SCALE
from data_access.translation import _

NO_BREAK_SPACE = "\u00a0"
MINUS = "\u2212"
MISSING = "\u2013"
TKR, KRONA = values.ORE_PER_UNIT["tkr"], values.ORE_PER_UNIT["kr"]
HUNDREDTH = TKR // 100
PER_CENT = SHARE_SCALE // 100

MEASURES = {code.value: word for word, code in words.MEASURES.items()}
STATUSES = {code.value: word for word, code in words.STATUSES.items()}
ALTERNATIVES = {code.value: word for word, code in words.ALTERNATIVES.items()}
GENDERS = {"women": _("kvinnor"), "men": _("män")}

RULES = {
    Rule.PARTS_AND_TOTAL: _("Rader mot angiven summa"),
    Rule.SUBTOTALS_AND_TOTAL: _("Delsummor mot angiven summa"),
    Rule.BLANK_TOTAL: _("Tom summa"),
    Rule.STATEMENT_SUM: _("Summarad i resultaträkningen"),
    Rule.TWO_TABLES: _("Samma sak i två tabeller"),
    Rule.COSTS_AND_STATEMENT: _("Kostnadsställen mot resultaträkningen"),
    Rule.SHARES_AND_AMOUNTS: _("Andel gånger helheten mot beloppet"),
    Rule.SUM_OF_SHARES: _("Andelarna tillsammans"),
    Rule.SUMMARY_AND_ACTIVITIES: _("Sammanställning mot insatser"),
    Rule.CONTRIBUTIONS_AND_STATEMENT: _("Bidrag mot resultaträkningen"),
    Rule.RESULT: _("Intäkter och kostnader mot resultatet"),
    Rule.EQUITY: _("Eget kapital"),
}
VERDICTS = {
    Verdict.DIFFERS: _("Skiljer"),
    Verdict.DIFFERENT_STATUSES: _("Olika status"),
    Verdict.CANNOT_COMPARE: _("Kan inte jämföras"),
    Verdict.ROUNDING: _("Avrundning"),
    Verdict.EQUAL: _("Stämmer"),
}


def figure(value: int | None, kind: Kind, precision: int | None = None, *, signed: bool = False) -> str:
    """`4 417 tkr`, `7 392 809,15 kr`, `208` or `25 %`, in the unit and as finely as the figure is printed."""
    if value is None:
        return MISSING
    if kind is Kind.COUNT:
        return _digits(Decimal(value), 0, signed=signed)
    if kind is Kind.SHARE:
        return percent(Fraction(value, SHARE_SCALE), _decimals(value, PER_CENT, 2))
    unit, decimals = printed_as(value, precision)
    exact = Decimal(value) / values.ORE_PER_UNIT[unit]
    return _digits(exact, decimals, signed=signed) + NO_BREAK_SPACE + unit


def printed_as(value: int, precision: int | None) -> tuple[str, int]:
    """The unit, `tkr` or `kr`, and the decimals that an amount of a precision is written with."""
    in_tkr = value % HUNDREDTH == 0 if precision is None else precision >= HUNDREDTH
    if in_tkr and value % KRONA == 0:
        return "tkr", _decimals(value, TKR, 3)
    return "kr", 0 if precision is not None and precision >= KRONA and value % KRONA == 0 else 2


def plain_value(value: int | None, kind: Kind) -> int | float | None:
    """A figure as data: ören and counts as they are, a share as a fraction of one."""
    return value / SHARE_SCALE if kind is Kind.SHARE and value is not None else value


def _decimals(value: int, unit: int, most: int) -> int:
    """How many decimals the value needs in the unit."""
    return next((places for places in range(most) if value * 10**places % unit == 0), most)


def _digits(value: Decimal, decimals: int, *, signed: bool) -> str:
    digits = f"{abs(value):,.{decimals}f}".replace(",", NO_BREAK_SPACE).replace(".", ",")
    if value < 0:
        return MINUS + digits
    return "+" + digits if signed and value > 0 else digits


def percent(share: Fraction, decimals: int = 0) -> str:
    """A fraction of one as per cent, `4,2 %`."""
    exact = Decimal(share.numerator) * 100 / Decimal(share.denominator)
    return _digits(exact, decimals, signed=False) + NO_BREAK_SPACE + "%"


def room(allowed: Fraction, kind: Kind) -> str:
    """How much rounding may be worth, `4,5 tkr`; what is left over of a hundredth is cut off."""
    if kind is not Kind.ORE:
        return figure(rounding.whole(allowed), kind)
    unit, name = (TKR, "tkr") if allowed >= TKR else (KRONA, "kr")
    hundredths = int(allowed * 100 / unit)
    return (
        _digits(Decimal(hundredths) / 100, _decimals(hundredths, 100, 2), signed=False)
        + NO_BREAK_SPACE
        + name
    )


def side(found: Side, kind: Kind) -> str:
    """A side's figure as text."""
    return figure(found.value, kind, found.precision)


def period(found: Period) -> str:
    """`2017`, `april 2017`, `januari–april 2017`, `november 2015–oktober 2018`."""
    first, last = found
    if first[:4] == last[:4] and first[5:] == "01" and last[5:] == "12":
        return first[:4]
    if first == last:
        return _month(first)
    if first[:4] == last[:4]:
        return f"{_month_name(first)}–{_month(last)}"
    return f"{_month(first)}–{_month(last)}"


def _month_name(month: str) -> str:
    return values.MONTH_NAMES[int(month[5:]) - 1]


def _month(month: str) -> str:
    return f"{_month_name(month)} {month[:4]}"


def capital(text: str) -> str:
    """The text with a capital first."""
    return text[:1].upper() + text[1:]


def sum_of(count: int) -> str:
    """`summan av 8 rader`."""
    return _("radens belopp") if count == 1 else _("summan av {rows}").format(rows=rows(count))


def subtotals(count: int) -> str:
    """`1 delsumma`, `3 delsummor`."""
    if count == 1:
        return _("{count} delsumma").format(count=1)
    return _("{count} delsummor").format(count=count)


def rows(count: int) -> str:
    """`1 rad`, `8 rader`."""
    return _("{count} rad").format(count=1) if count == 1 else _("{count} rader").format(count=count)


def blank_cells(count: int) -> str:
    """`en tom cell`, `2 tomma celler`."""
    return _("en tom cell") if count == 1 else _("{count} tomma celler").format(count=count)
