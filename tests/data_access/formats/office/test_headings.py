"""Headings, sheet names, numbers and months as people write them: every way means the same."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_access.formats.office.amounts import read_amount, signs_of
from data_access.formats.office.cell_readers import (
    day_or_month,
    first_month,
    gender,
    last_month,
    number,
    share,
)
from data_access.formats.office.headings import names_of, read_heading, sheet_name
from data_access.formats.office.registers import slug
from data_access.formats.office.sheets import SHEETS, matched, sheet_by_name
from data_access.formats.values import MONTH_NAMES, ORE_PER_UNIT
from tests.data_access.formats.office.books import KNOWN, figures, read

COLUMNS = [(sheet, column) for sheet in SHEETS for column in sheet.columns]
BLANKS = st.sampled_from(["", " ", "  ", "\u00a0", "\n"])
UNIT_WORDS = {
    "kr": ["kr", "KR", "kronor", "Sek"],
    "tkr": ["tkr", "kkr", "TSEK", "tusen kronor", "tusental"],
    "mkr": ["mkr", "Mnkr", "MSEK", "miljoner kronor"],
}
AROUND_A_UNIT = ["{}, {}", "{} ({})", "{} [{}]", "{} i {}", "{} {}", "{}: {}", "{}, i {}"]


@given(st.data())
def test_a_heading_is_known_whatever_its_case_blanks_commas_and_brackets(data: st.DataObject) -> None:
    sheet, column = data.draw(st.sampled_from(COLUMNS))
    name = column.heading.rpartition(", ")[0] if column.is_money else column.heading
    written = data.draw(
        st.sampled_from([name, name.upper(), name.lower(), name.replace(" ", "\u00a0"), f"{name} *"])
    )
    if column.is_money:
        unit = data.draw(st.sampled_from(sorted(UNIT_WORDS)))
        form, word = data.draw(st.sampled_from(AROUND_A_UNIT)), data.draw(st.sampled_from(UNIT_WORDS[unit]))
        written = form.format(written, word)
        assert read_heading(written).unit == unit
    written = data.draw(BLANKS) + written + data.draw(BLANKS)
    assert matched(sheet, ["Annat", written]) == {1: column.field}


@pytest.mark.parametrize("heading", ["Budget", "Budget, tkr (kr)", "Budget, dollar", "tkr kr Budget"])
def test_a_heading_without_a_unit_or_with_two_has_none(heading: str) -> None:
    assert read_heading(heading).unit is None


@given(st.text(max_size=60))
def test_any_text_is_a_heading_a_sheet_name_and_a_code(text: str) -> None:
    assert names_of(text)
    assert sheet_name(text) == sheet_name(f"  {text.upper().lower()} 2026")
    assert slug(text) == slug(slug(text))


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_a_sheet_is_known_by_its_name(sheet) -> None:
    for name in (
        sheet.name,
        sheet.name.upper(),
        f" {sheet.name}  (2) ",
        f"{sheet.name} 2026",
        *sheet.aliases,
    ):
        assert sheet_by_name(name) is sheet


def test_columns_in_any_order() -> None:
    rows = [("In", "Kommun", "Månad", "Ut"), (7, "Borås", "2026-04", 3)]
    assert figures(read({"Flöden": rows}, KNOWN), "egen-floden-2026-manad-kommun") == {
        ("inflow", "1490", "2026-04"): 7,
        ("outflow", "1490", "2026-04"): 3,
    }


@given(st.integers(1990, 2100), st.integers(1, 12), st.data())
def test_a_month_is_known_however_it_is_written(year: int, month: int, data: st.DataObject) -> None:
    name = MONTH_NAMES[month - 1]
    short = name[: data.draw(st.integers(3, len(name)))]
    forms = [
        f"{year}-{month:02}", f"{year}{month:02}", f"{year}/{month:02}", f"{year}-{month:02}-28",
        f"{year}-{month:02}-01 00:00:00", f"{short} {year}", f"{short}. {year}", f"{name.upper()} {year}",
    ]  # fmt: skip
    written = data.draw(st.sampled_from(forms))
    assert first_month(written) == last_month(written)
    assert (last_month(written).year, last_month(written).month, last_month(written).day) == (year, month, 1)


def test_a_year_is_its_first_or_its_last_month() -> None:
    assert f"{first_month('2026'):%Y-%m} {last_month(' 2026 '):%Y-%m}" == "2026-01 2026-12"


@given(st.decimals(-(10**9), 10**9, places=2))
def test_a_number_is_known_however_it_is_written(value: Decimal) -> None:
    thousands = f"{abs(value):,}".replace(",", "\u00a0")
    minus = ["-", "−", "–"] if value < 0 else [""]
    forms = [
        sign + text for sign in minus for text in (thousands, thousands.replace(".", ","), f"{abs(value)}")
    ]
    if value < 0:
        forms.append(f"({thousands})")
    assert {number(form) for form in forms} == {value}


@pytest.mark.parametrize(
    ("written", "millionths"),
    [("25 %", 250_000), ("25\u00a0%", 250_000), ("0,25", 250_000), ("1", 1_000_000), ("33,3%", 333_000)],
)
def test_shares(written: str, millionths: int) -> None:
    assert share(written) == millionths


@pytest.mark.parametrize("written", ["25", "-1 %", "101 %", "1,5"])
def test_what_is_no_share(written: str) -> None:
    with pytest.raises(ValueError, match=r"är ingen andel\. Skriv till exempel 25 % eller 0,25\."):
        share(written)


def test_days_months_and_years() -> None:
    days = ["2026-01-25", "2026-01-25 00:00:00", "2026-01", "jan 2026", "202601", "2026"]
    assert [day_or_month(day) for day in days] == ["2026-01-25", "2026-01-25", *["2026-01"] * 3, "2026"]
    with pytest.raises(ValueError, match="är inte ett datum"):
        day_or_month("i vintras")


def test_genders() -> None:
    assert [gender(word) for word in ("Kvinna", "kvinnor", "K", "man", "Män", "m")] == ["women"] * 3 + [
        "men"
    ] * 3
    assert [gender(word) for word in ("Totalt", "båda", "kvinnor och män")] == [None] * 3


@given(st.integers(-(10**11), 10**11), st.sampled_from(["kr", "tkr", "mkr"]))
def test_an_amount_in_whole_oren_is_not_rounded(ore: int, unit: str) -> None:
    written = Decimal(ore) / ORE_PER_UNIT[unit]
    amount = read_amount(written, unit)
    assert (amount.value, amount.is_rounded) == (written, False)
    assert ore % amount.precision == 0
    assert amount.precision <= ORE_PER_UNIT[unit]


@given(st.decimals(-1000, 1000, places=11), st.sampled_from(["kr", "tkr", "mkr"]))
def test_an_amount_is_rounded_by_half_an_ore_at_most(written: Decimal, unit: str) -> None:
    amount = read_amount(written, unit)
    assert abs(amount.value - written) * ORE_PER_UNIT[unit] <= Decimal("0.5")


@given(st.lists(st.none() | st.decimals(-5, 5, places=0)))
def test_signs(amounts: list[Decimal | None]) -> None:
    below = sum(amount < 0 for amount in amounts if amount is not None)
    above = sum(amount > 0 for amount in amounts if amount is not None)
    signs = signs_of(amounts)
    assert signs.with_minus == (below > 0 and above == 0)
    assert signs.reductions == (below if above else 0)
