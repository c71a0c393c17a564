"""Cells as people write them: every accepted way means the same, everything else is refused in Swedish."""

import re
import string
from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_access.formats import values, words
from data_access.formats.word_readers import Word, WordList
from data_access.limits import (
    FIRST_YEAR,
    LARGEST_VALUE,
    LARGEST_WHOLE,
    LAST_YEAR,
    LONGEST_CATEGORY,
    LONGEST_CODE,
    MOST_DECIMALS,
    MOST_DIGITS,
)

SPACES = [" ", "\u00a0", "\u202f", "\u2009"]
MINUS_SIGNS = ["-", "\u2212", "\u2013"]

NUMBERS = {
    "0": "0",
    "7": "7",
    " 7 ": "7",
    "007": "7",
    "1250": "1250",
    "1 250": "1250",
    "1\u00a0250": "1250",
    "1\u202f250": "1250",
    "12 345 678": "12345678",
    "1250,5": "1250.5",
    "1250.5": "1250.5",
    "1 250,50": "1250.50",
    "1 250.50": "1250.50",
    "1.250,50": "1250.50",
    "1.234.567,8": "1234567.8",
    "1,250": "1.250",
    "0.250": "0.250",
    "1250.000": "1250",
    "-5": "-5",
    "\u22125": "-5",
    "\u20135": "-5",
    "- 5": "-5",
    "(5)": "-5",
    "(1 250,50)": "-1250.50",
    "(-700)": "-700",
    "-0": "0",
    "-1 301 239,31": "-1301239.31",
}
NOT_NUMBERS = [
    *("", "x", "-", "()", "--45", "5-", "1,2,3", "1.2.3", "1 2", "12 34", "1234 567", "1e3", "0x1", "1_000"),
    *("+5", ",5", "5,", "1'250", "5 kr", "-(5)", "(5", "5)", "((5))", "NaN", "Infinity", "1;2", "5\n6"),
    *("\u0661\u0662", "\u00b2"),
]


def swedish(reason: pytest.ExceptionInfo[ValueError]) -> str:
    """A reason is a Swedish clause that goes on after the value and says what to write."""
    text = str(reason.value)
    assert re.fullmatch(r"(är|ska|har|kan|får) [^\n]+\.", text), text
    assert not re.search(r"\b(invalid|must|not|the|is|value|range)\b", text), text
    return text


@pytest.mark.parametrize(("cell", "expected"), NUMBERS.items())
def test_a_number(cell: str, expected: str) -> None:
    assert values.number(cell) == Decimal(expected)


@pytest.mark.parametrize("cell", NOT_NUMBERS)
def test_not_a_number(cell: str) -> None:
    with pytest.raises(ValueError, match="är inte ett tal") as reason:
        values.number(cell)
    swedish(reason)


@pytest.mark.parametrize("cell", ["1.250", "-1.250", "(12.500)", "999.999"])
def test_a_number_with_two_readings_is_refused(cell: str) -> None:
    with pytest.raises(ValueError, match="kan läsas på två sätt") as reason:
        values.number(cell)
    swedish(reason)


@pytest.mark.parametrize("cell", ["1" * (MOST_DIGITS + 1), "0," + "1" * (MOST_DECIMALS + 1), "9" * 4_000])
def test_a_number_beyond_reason_is_refused(cell: str) -> None:
    with pytest.raises(ValueError, match="orimligt många siffror") as reason:
        values.number(cell)
    swedish(reason)


@st.composite
def written_numbers(draw: st.DrawFn) -> tuple[Decimal, str]:
    """A number and one of the ways in which it may be written."""
    whole, decimals = draw(st.integers(0, 10**MOST_DIGITS - 1)), draw(st.text(string.digits, max_size=4))
    sign = draw(st.sampled_from(["", *MINUS_SIGNS, "()"]))
    space, point = draw(st.sampled_from(["", *SPACES])), draw(st.sampled_from([",", "."]))
    digits = f"{whole:,}".replace(",", space)
    ambiguous = point == "." and len(decimals) == 3 and 1 <= whole <= 999
    text = digits + (("," if ambiguous else point) + decimals if decimals else "")
    size = Decimal(f"{whole}.{decimals or 0}")
    if sign == "()":
        return -size, f"({text})"
    return (-size if sign else size), draw(st.sampled_from(["", " "])) + sign + text


@given(written_numbers())
def test_a_number_comes_back_however_it_was_written(written: tuple[Decimal, str]) -> None:
    value, cell = written
    assert values.number(cell) == value


@given(st.text(max_size=12))
def test_any_text_is_a_number_or_refused(cell: str) -> None:
    try:
        values.number(cell)
    except ValueError as reason:
        said = str(reason)
    else:
        said = "är ett tal."
    assert said.endswith(".")


@pytest.mark.parametrize(
    ("cell", "unit", "expected"),
    [
        ("7 392 809,15", "kr", 739_280_915),
        ("-1 301 239,31", "kr", -130_123_931),
        ("17 668", "tkr", 17_668 * 100_000),
        ("3817,5", "tkr", 3817 * 100_000 + 50_000),
        ("1,5", "mkr", 150_000_000),
        ("5", "öre", 5),
        ("208", "antal", 208),
        ("0,25", "andel", 250_000),
        ("0,000001", "andel", 1),
        ("-0", "kr", 0),
    ],
)
def test_a_value_in_the_stores_unit(cell: str, unit: str, expected: int) -> None:
    assert values.in_unit(values.number(cell), unit) == expected


@pytest.mark.parametrize(
    ("value", "unit", "reason"),
    [
        ("1.5", "antal", "är ett antal och ska vara ett heltal"),
        ("0.001", "kr", "har fler decimaler än ören"),
        ("0.000001", "tkr", "har fler decimaler än ören"),
        ("0.0000001", "andel", "är en andel och får ha högst sex decimaler"),
        ("1", "kg", "har okänd enhet"),
        ("1", "", "har okänd enhet"),
        (str(LARGEST_VALUE + 1), "antal", "är orimligt stort"),
        (f"-{LARGEST_VALUE // 100}.01", "kr", "är orimligt stort"),
        ("999999999999999", "mkr", "är orimligt stort"),
    ],
)
def test_a_value_that_does_not_fit_its_unit(value: str, unit: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason) as raised:
        values.in_unit(Decimal(value), unit)
    swedish(raised)


def test_the_largest_value_is_taken() -> None:
    assert values.in_unit(Decimal(LARGEST_VALUE), "antal") == LARGEST_VALUE
    assert LARGEST_VALUE < 2**63


@given(st.integers(-(10**13), 10**13), st.sampled_from(["kr", "tkr", "mkr"]))
def test_money_comes_back_from_every_unit(ore: int, unit: str) -> None:
    written = f"{Decimal(ore) / values.ORE_PER_UNIT[unit]:f}".replace(".", ",")
    assert values.in_unit(values.number(written), unit) == ore


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("1 öre", 1),
        ("1 kr", 100),
        ("1 tkr", 100_000),
        ("0,5 tkr", 50_000),
        ("0,5\u00a0tkr", 50_000),
        ("1 TKR", 100_000),
        ("1 000 kr", 100_000),
        ("0,01", 10_000),
        (" 0,01 ", 10_000),
        ("1 antal", 1),
    ],
)
def test_a_precision(cell: str, expected: int) -> None:
    assert values.precision(cell) == expected


@pytest.mark.parametrize("cell", ["0", "0 kr", "-1 kr", "1 dollar", "en tkr", "tkr", "1tkr"])
def test_not_a_precision(cell: str) -> None:
    with pytest.raises(ValueError, match=r"\.$") as reason:
        values.precision(cell)
    swedish(reason)


MONTHS = {
    "2017-04": (2017, 4),
    "2017/04": (2017, 4),
    "2017.04": (2017, 4),
    "2017 04": (2017, 4),
    "201704": (2017, 4),
    "20170430": (2017, 4),
    "2017-04-01": (2017, 4),
    "2017-04-30": (2017, 4),
    "2017-04-30 00:00:00": (2017, 4),
    "april 2017": (2017, 4),
    "April 2017": (2017, 4),
    "APR 2017": (2017, 4),
    "apr. 2017": (2017, 4),
    "apr\u00a02017": (2017, 4),
    " maj 2017 ": (2017, 5),
    "sept 2017": (2017, 9),
    "jun 2017": (2017, 6),
    "jul 2017": (2017, 7),
    "2016-02-29": (2016, 2),
}
NOT_MONTHS = [
    *(
        "",
        "x",
        "2017",
        "2017-4",
        "2017-00",
        "2017-13",
        "17-04",
        "4/2017",
        "2017-0430",
        "2017-04-30 12:00:00",
    ),
    *("2017-04-31", "2017-04-00", "2017-02-29", "0000-01", "0001-01", "april 0000"),
    *(f"{FIRST_YEAR - 1}-12", f"{LAST_YEAR + 1}-01", "\u0662\u0660\u0661\u0667-04"),
    *("ap 2017", "ju 2017", "april", "april 17", "aprilo 2017", "jan-17"),
]


@pytest.mark.parametrize(("cell", "expected"), MONTHS.items())
def test_a_month(cell: str, expected: tuple[int, int]) -> None:
    assert values.month(cell) == date(*expected, 1)


@pytest.mark.parametrize("cell", NOT_MONTHS)
def test_not_a_month(cell: str) -> None:
    with pytest.raises(ValueError, match="är inte en månad") as reason:
        values.month(cell)
    swedish(reason)


@given(
    st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)),
    st.sampled_from(["%Y-%m", "%Y/%m", "%Y.%m", "%Y %m", "%Y%m", "%Y%m%d", "%Y-%m-%d", "%Y-%m-%d 00:00:00"]),
)
def test_a_month_comes_back_in_digits(day: date, pattern: str) -> None:
    assert values.month(day.strftime(pattern)) == day.replace(day=1)


@given(
    st.integers(FIRST_YEAR, LAST_YEAR), st.integers(1, 12), st.integers(3, 9), st.sampled_from([" ", ". "])
)
def test_a_month_comes_back_by_name(year: int, number: int, letters: int, between: str) -> None:
    name = values.MONTH_NAMES[number - 1]
    assert values.month(f"{name[:letters]}{between}{year}") == date(year, number, 1)


@pytest.mark.parametrize("cell", ["2017", "2019-04", "2022-01-25", " 2022-01-25 ", "2020-02-29"])
def test_a_date_of_the_calendar(cell: str) -> None:
    assert values.calendar_text(cell) == cell.strip()


@pytest.mark.parametrize(
    "cell", ["", "17", "2022-1", "2022-13", "2022-02-30", "2021-02-29", "0000", "2022-01-25 10:00", "x"]
)
def test_not_a_date_of_the_calendar(cell: str) -> None:
    with pytest.raises(ValueError, match="är inte ett datum") as reason:
        values.calendar_text(cell)
    swedish(reason)


READERS: list[tuple[Callable[[str], object], str, object]] = [
    (values.yes_no, "ja", True),
    (values.yes_no, " NEJ ", False),
    (values.whole, "1 000", 1_000),
    (values.whole, "-1", -1),
    (values.natural, "0", 0),
    (values.natural, str(LARGEST_WHOLE), LARGEST_WHOLE),
    (values.share, "0,25", 250_000),
    (values.share, "0", 0),
    (values.share, "1", 1_000_000),
    (values.thousands, "2000", 200_000_000),
    (values.thousands, "-0,5", -50_000),
    (values.text, " två ord ", "två ord"),
    (values.short_text, "x" * LONGEST_CATEGORY, "x" * LONGEST_CATEGORY),
    (values.unit, " TKR ", "tkr"),
    (values.slug, " ung-arena ", "ung-arena"),
    (values.slug, "1465+1452", "1465+1452"),
    (values.slug, "x" * LONGEST_CODE, "x" * LONGEST_CODE),
    (values.slugs, "1465+1452", "1465+1452"),
    (values.sha256, "AB" * 32, "ab" * 32),
    (Word(words.STATUSES), " Utfall", "outcome"),
    (Word(words.GENDERS), "kvinnor", "women"),
    (WordList(words.GRAINS), "månad, kön", "month,gender"),
    (WordList(words.GRAINS), "kön,kön", "gender"),
]
REFUSED: list[tuple[Callable[[str], object], str, str]] = [
    (values.yes_no, "yes", "ska vara ja eller nej"),
    (values.whole, "1,5", "ska vara ett heltal"),
    (values.natural, "-1", "ska vara noll eller större"),
    (values.natural, str(LARGEST_WHOLE + 1), "ska vara noll eller större, och högst"),
    (values.share, "1,01", "ska ligga mellan 0 och 1"),
    (values.share, "-0,1", "ska ligga mellan 0 och 1"),
    (values.share, "25 %", "är inte ett tal"),
    (values.thousands, "0,000001", "har fler decimaler än ören"),
    (values.short_text, "x" * (LONGEST_CATEGORY + 1), "är längre än"),
    (values.unit, "%", "är ingen enhet"),
    (values.slug, "borås", "är inte en kod"),
    (values.slug, "a b", "är inte en kod"),
    (values.slug, "../x", "är inte en kod"),
    (values.slug, "a\nb", "är inte en kod"),
    (values.slug, "-a", "är inte en kod"),
    (values.slug, "x" * (LONGEST_CODE + 1), "är längre än"),
    (values.slugs, "1465+", "är inte en kod"),
    (values.sha256, "ab" * 31, "är inte en SHA-256-summa"),
    (values.sha256, "xy" * 32, "är inte en SHA-256-summa"),
    (Word(words.STATUSES), "fakta", "prognos, plan, beslutat, preliminärt, utfall"),
    (WordList(words.GRAINS), "månad,", "är inte känt"),
]


@pytest.mark.parametrize(("read", "cell", "expected"), READERS)
def test_a_cell_is_read(read: Callable[[str], object], cell: str, expected: object) -> None:
    assert read(cell) == expected


@pytest.mark.parametrize(("read", "cell", "reason"), REFUSED)
def test_a_cell_is_refused(read: Callable[[str], object], cell: str, reason: str) -> None:
    with pytest.raises(ValueError, match=re.escape(reason)) as raised:
        read(cell)
    swedish(raised)


@pytest.mark.parametrize("name", [name for name in dir(words) if name.isupper()])
def test_every_code_of_a_closed_list_has_a_swedish_word(name: str) -> None:
    known: words.Words = getattr(words, name)
    (enumeration,) = {type(code) for code in known.values()}
    assert set(known.values()) == set(enumeration.__members__.values())
    assert all(word == word.lower().strip() for word in known)
