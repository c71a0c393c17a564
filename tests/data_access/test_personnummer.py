"""Personnummer never come in; amounts, dates, registry numbers and codes are not taken for them.

The numbers are made up and put together here, so that this file holds none.
"""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_access.formats.personnummer import looks_like_personnummer


def check_digit(nine: str) -> int:
    """The check digit of nine digits: each other one doubled, digits added, what is missing to a ten."""
    total = 0
    for place, sign in enumerate(nine):
        doubled = int(sign) * (2 if place % 2 == 0 else 1)
        total += doubled // 10 + doubled % 10
    return -total % 10


def made_up(day: date, number: int, *, extra_days: int = 0) -> str:
    """Ten digits with a right check digit; a samordningsnummer has 60 added to its day."""
    nine = f"{day:%y%m}{day.day + extra_days:02d}{number:03d}"
    return nine + str(check_digit(nine))


def test_the_check_digit_is_the_tax_agencys() -> None:
    assert check_digit("811218" + "987") == 6


NUMBER = made_up(date(1981, 12, 18), 987)
WRONG = NUMBER[:-1] + str((int(NUMBER[-1]) + 1) % 10)
COORDINATION = made_up(date(1970, 10, 3), 239, extra_days=60)


@pytest.mark.parametrize(
    "text",
    [
        NUMBER,
        NUMBER[:6] + "-" + NUMBER[6:],
        NUMBER[:6] + "+" + NUMBER[6:],
        NUMBER[:6] + "\u2013" + NUMBER[6:],
        NUMBER[:6] + "\u2212" + NUMBER[6:],
        NUMBER[:6] + " " + NUMBER[6:],
        NUMBER[:6] + "\u00a0" + NUMBER[6:],
        "19" + NUMBER,
        "19" + NUMBER[:6] + "-" + NUMBER[6:],
        "20" + NUMBER[:6] + "-" + NUMBER[6:],
        "Anna " + NUMBER[:6] + "-" + NUMBER[6:] + ", Aby",
        "pnr:" + NUMBER,
        "(" + NUMBER + ")",
        "pnr" + NUMBER[:6] + "-" + NUMBER[6:],
        COORDINATION,
        COORDINATION[:6] + "-" + COORDINATION[6:],
        # A slip in a digit still points at somebody when it has the sign.
        WRONG[:6] + "-" + WRONG[6:],
        "19" + WRONG[:6] + "-" + WRONG[6:],
    ],
)
def test_a_personnummer_is_seen(text: str) -> None:
    assert looks_like_personnummer(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        WRONG,
        "19" + WRONG,
        WRONG[:6] + " " + WRONG[6:],
        "7 392 809,15",
        "-1301239,31",
        "17668",
        "5889335,00",
        "1000000000000000",
        "2017-01",
        "2017-01-31",
        "20170131",
        "2017-01-01 - 2017-04-30",
        "2017-01-01\u20132017-04-30",
        "20170101-20170430",
        "2018/00444",
        "dnr 2018/00444",
        "SSF 2021-0012",
        "3041",
        "1465+1452",
        "3041-3045",
        "0501" + "-75 50 00",
        "222000" + "-" + "1875",
        "ab811218" + "9876" + "cd" * 20,
        "0123456789abcdef" * 4,
        "5050-1055",
    ],
)
def test_what_is_no_personnummer_is_left_alone(text: str) -> None:
    assert not looks_like_personnummer(text)


@given(
    st.dates(date(1900, 1, 1), date(2099, 12, 31)),
    st.integers(0, 999),
    st.sampled_from([0, 60]),
    st.sampled_from(["", "-", "+", " "]),
    st.sampled_from(["{}", "Deltagare {}", "{} (Aby)", "x;{}"]),
)
def test_every_made_up_number_is_seen(day: date, number: int, extra: int, sign: str, around: str) -> None:
    ten = made_up(day, number, extra_days=extra)
    for century in ("", f"{day.year // 100}"):
        assert looks_like_personnummer(around.format(century + ten[:6] + sign + ten[6:]))


@given(st.integers(-(10**9) + 1, 10**9 - 1), st.sampled_from(["", ",15", ",5"]))
def test_no_amount_below_a_thousand_million_is_taken_for_one(amount: int, decimals: str) -> None:
    assert not looks_like_personnummer(f"{amount}{decimals}")
    assert not looks_like_personnummer(f"{amount:,}".replace(",", " ") + decimals)


@given(st.dates(date(1950, 1, 1), date(2099, 12, 31)))
def test_no_date_is_taken_for_one(day: date) -> None:
    assert not looks_like_personnummer(f"{day}")
    assert not looks_like_personnummer(f"{day:%Y%m%d}")
    assert not looks_like_personnummer(f"{day:%y%m%d}")
