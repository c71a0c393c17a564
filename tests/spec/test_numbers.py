"""Tal på skärmen: så skrivs belopp, antal, andelar, månader och det som saknas.

Mellanrummet mellan tusental och före enheten är hårt, så att ett tal aldrig bryts över två rader.
"""

from decimal import Decimal

import pytest

from dashboard.interface import numbers

TKR = 100_000


def plain(text: str) -> str:
    """The text with ordinary spaces; that the hard ones are there is tested by itself."""
    assert " " not in text
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (17_668, 0, "17 668"),
        (1_234_567.85, 2, "1 234 567,85"),
        (1_301.24, 1, "1 301,2"),
        (999, 0, "999"),
        (0, 0, "0"),
        (Decimal("0.05"), 1, "0,1"),
    ],
)
def test_decimal_comma_and_thousands(value: float, decimals: int, text: str) -> None:
    """Tusental skiljs med mellanrum och decimaler med komma: 1 301,2."""
    assert plain(numbers.decimal(value, decimals)) == text


def test_the_space_is_hard() -> None:
    """Mellanrummet är hårt (U+00A0), också före enheten."""
    assert numbers.tkr(17_668 * TKR) == "17\u00a0668\u00a0tkr"
    assert numbers.share(0.333) == "33,3\u00a0%"


def test_minus_is_a_true_minus() -> None:
    """Minus är ett riktigt minustecken, inte ett bindestreck: \u2212573."""
    assert numbers.tkr(-573 * TKR, unit=False) == "\u2212573"
    assert "-" not in numbers.kronor(-1_301_239_31)


@pytest.mark.parametrize(
    ("value", "text"), [(213, "+213"), (-17, "\u221217"), (0, "0"), (0.4, "0"), (-0.4, "0")]
)
def test_a_variance_carries_its_sign(value: float, text: str) -> None:
    """En avvikelse har alltid tecken; det som visas som 0 har inget."""
    assert numbers.decimal(value, signed=True) == text


@pytest.mark.parametrize(
    ("value", "text"), [(2.5, "3"), (-2.5, "\u22123"), (0.5, "1"), (1.005, "1"), (2.4999, "2")]
)
def test_halves_are_rounded_up(value: float, text: str) -> None:
    """En halv avrundas bort från noll: 2,5 blir 3 och \u22122,5 blir \u22123."""
    assert numbers.decimal(value) == text


def test_the_decimals_are_those_that_were_written() -> None:
    """1,005 med två decimaler är 1,01, som man räknar för hand, inte datorns 1,00."""
    assert numbers.decimal(1.005, 2) == "1,01"


def test_amounts_are_shown_in_thousands() -> None:
    """Belopp visas i tkr: 7 392 809,15 kr är 7 393 tkr, eller 7 392,8 med en decimal."""
    assert plain(numbers.tkr(7_392_809_15)) == "7 393 tkr"
    assert plain(numbers.tkr(7_392_809_15, 1)) == "7 392,8 tkr"
    assert plain(numbers.tkr(738 * TKR, signed=True, unit=False)) == "+738"


def test_the_income_statement_has_kronor_and_ore() -> None:
    """Bara resultaträkningen visar kronor och ören: \u22121 301 239,31 kr."""
    assert plain(numbers.kronor(-1_301_239_31)) == "\u22121 301 239,31 kr"
    assert plain(numbers.kronor(5_889_335_00, unit=False)) == "5 889 335,00"
    assert plain(numbers.kronor(5_889_335_00, 0, signed=True)) == "+5 889 335 kr"


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (0.2345, 1, "23,5 %"),  # 23.45, which the float lies a little below
        (-0.2345, 1, "\u221223,5 %"),
        (0.125, 0, "13 %"),
        (0.12499, 0, "12 %"),
        (0.0005, 1, "0,1 %"),
        (-0.0004, 1, "0,0 %"),
        (12.3456, 1, "1 234,6 %"),
        (123_456.78, 1, "12 345 678,0 %"),
    ],
)
def test_a_share_is_rounded_as_it_is_written(value: float, decimals: int, text: str) -> None:
    assert plain(numbers.share(value, decimals)) == text


def test_amounts_are_rounded_with_their_decimals() -> None:
    """1 301 249 949 ören is 13 012.49949 tkr and 13 012 499.49 kronor; a half goes away from zero."""
    assert plain(numbers.tkr(1_301_249_949, 1)) == "13 012,5 tkr"
    assert plain(numbers.tkr(-5_000, 1)) == "\u22120,1 tkr"
    assert plain(numbers.tkr(-4_999, 1, signed=True)) == "0,0 tkr"
    assert plain(numbers.kronor(1_301_249_949)) == "13 012 499,49 kr"
    assert plain(numbers.kronor(-5)) == "\u22120,05 kr"


def test_shares_are_per_cent() -> None:
    """Andelar visas i procent: 5 150 av 17 668 är 29,1 %, 452 av 917 är 49 %."""
    assert plain(numbers.share(5150 / 17_668)) == "29,1 %"
    assert plain(numbers.share(452 / 917, 0)) == "49 %"
    assert plain(numbers.share(-0.136, signed=True)) == "\u221213,6 %"
    assert plain(numbers.share(0.136, signed=True)) == "+13,6 %"


def test_missing_protected_and_zero_are_three_signs() -> None:
    """Saknat är \u2013, skyddat är .. och noll är 0: aldrig samma tecken."""
    assert numbers.count(None) == "\u2013"
    assert numbers.count("..") == ".."
    assert numbers.count(0) == "0"
    assert numbers.tkr(None) == numbers.kronor(None) == numbers.share(None) == "\u2013"
    assert plain(numbers.tkr(0)) == "0 tkr"


def test_counts_are_whole_numbers() -> None:
    """Antal är hela tal, med tecken när de är netto: +52."""
    assert plain(numbers.count(1452)) == "1 452"
    assert numbers.count(52, signed=True) == "+52"
    assert numbers.count(-14, signed=True) == "\u221214"


@pytest.mark.parametrize(("value", "sign"), [(3, "▲"), (-1, "▼"), (0, "●"), (-0.3, "●")])
def test_the_arrow_follows_the_sign_as_written(value: float, sign: str) -> None:
    """Bredvid en avvikelse står en pil; det som skrivs som 0 pekar varken upp eller ner."""
    assert numbers.arrow(numbers.decimal(value, signed=True)) == sign


def test_months_are_written_out() -> None:
    """2017-04 skrivs april 2017."""
    assert [numbers.month_name(month) for month in (1, 5, 12)] == ["januari", "maj", "december"]
    assert numbers.month_year("2017-04") == "april 2017"


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        ("2017-01", "2017-04", "januari\u2013april 2017"),
        ("2017-01", "2017-12", "2017"),
        ("2017-04", "2017-04", "april 2017"),
        ("2016-11", "2017-02", "november 2016\u2013februari 2017"),
        ("2016-01", "2017-12", "januari 2016\u2013december 2017"),
    ],
)
def test_a_period_is_as_short_as_it_can_be(first: str, last: str, text: str) -> None:
    """En period skrivs så kort det går: januari\u2013april 2017, ett helt år bara som året."""
    assert numbers.period(first, last) == text


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("8,33", 8.33),
        ("8.33", 8.33),
        ("1\u00a0234,5", 1234.5),
        ("1 234", 1234),
        ("\u22122", -2),
        ("8,33 %", 8.33),
        ("", None),
        ("mycket", None),
        ("1,2,3", None),
        ("inf", None),
    ],
)
def test_what_is_written_is_read_as_swedish(text: str, number: float | None) -> None:
    """Ett skrivet tal läses med decimalkomma; en punkt läses också som decimaltecken."""
    assert numbers.read(text) == number
