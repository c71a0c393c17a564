"""SIE files of every type: what is read, with which sign, and what is left out."""

from datetime import date

import pytest

from benchmarks.sie import make_file
from data_access.formats.sie import Dimensions, read_ledger
from data_access.formats.sie.ledger import AmountKind, BalanceKind, ClassTotal, Ledger, Posting, SeriesTotal
from tests.data_access.formats.ledgers import (
    BALANCES,
    HEAD,
    LISTS,
    MONTHS,
    TYPE_4,
    VOUCHERS,
    changed,
    import_file,
    of_type,
    sie,
)

# Shaped like a personnummer with its right check digit; put together so that this file holds no number.
TELEPHONE = "08" + "1216" + "1321"


def read(*lines: str, **options: Dimensions) -> Ledger:
    ledger = read_ledger("bok.se", sie(lines or TYPE_4), **options)
    assert [str(problem) for problem in ledger.problems] == []
    return ledger


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_each_type_is_read(number: int) -> None:
    ledger = read(*of_type(number))

    assert (ledger.sie_type, ledger.is_import_file) == (number, False)
    assert ledger.generated == date(2017, 5, 10)
    assert [tuple(year) for year in ledger.years] == [
        (0, date(2017, 1, 1), date(2017, 12, 31)),
        (-1, date(2016, 1, 1), date(2016, 12, 31)),
    ]
    assert [(account.code, account.name, account.kind) for account in ledger.accounts] == [
        ("1930", "Bank", "T"),
        ("2010", "Eget kapital", None),
        ("3010", "Bidrag från medlemmar", "I"),
        ("4010", "Köp av insatser", None),
        ("5010", "Löner", None),
    ]
    assert ledger.accounts[0].account_class == "1"
    assert [(one.number, one.name, one.parent) for one in ledger.dimensions] == [
        (1, "Kostnadsställe", None),
        (6, "Projekt", None),
    ]
    assert [tuple(one) for one in ledger.objects] == [
        (1, "101", "Arena Borås"),
        (1, "102", "Ung framtid"),
        (6, "P1", "Förstudie"),
    ]
    assert len(ledger.balances) == 7
    assert len(ledger.amounts) == {1: 0, 2: 5 + 1, 3: 8 + 2, 4: 8 + 2}[number]
    assert ledger.voucher_count == (3 if number == 4 else 0)


def test_income_is_plus_and_cost_is_minus() -> None:
    ledger = read()

    results = {row.account: row.amount_ore for row in ledger.balances if row.kind is BalanceKind.RESULT}
    assert results == {"3010": 1_500_00, "4010": -400_00, "5010": -150_00}
    january = [row for row in ledger.amounts if row.month == date(2017, 1, 1) and row.is_total_row]
    assert [(row.kind, row.account, row.amount_ore) for row in january] == [
        (AmountKind.OUTCOME, "3010", 1_000_00),
        (AmountKind.OUTCOME, "4010", -300_25),
        (AmountKind.BUDGET, "4010", -350_00),
    ]


def test_total_rows_and_object_rows_are_told_apart() -> None:
    rows = [row for row in read().amounts if row.account == "4010" and row.kind is AmountKind.OUTCOME]

    assert [(row.is_total_row, row.cost_centre, row.project, row.amount_ore) for row in rows] == [
        (True, None, None, -300_25),
        (False, "101", None, -200_25),
        (False, "102", None, -60_00),
        (False, None, "P1", -260_25),
        (True, None, None, -99_75),
    ]


def test_postings_carry_voucher_day_account_and_objects() -> None:
    postings = read().postings

    assert len(postings) == 2 + 4 + 4
    first = TYPE_4.index(VOUCHERS[7]) + 1
    assert postings[2:4] == (
        Posting("A", "2", date(2017, 1, 20), "4010", "101", "P1", -200_25, first),
        Posting("A", "2", date(2017, 1, 21), "4010", "102", "P1", -60_00, first + 1),
    )
    assert postings[-1][:3] == ("B", "1", date(2017, 2, 28))


def test_control_totals_are_per_class_and_per_series() -> None:
    ledger = read()

    assert ledger.class_totals == (
        ClassTotal("1", 0, -2_000_00, -2_950_00, None, None, -950_00, None),
        ClassTotal("2", 0, 2_000_00, 2_000_00, None, None, None, None),
        ClassTotal("3", 0, None, None, 1_500_00, 1_500_00, 1_500_00, None),
        ClassTotal("4", 0, None, None, -400_00, -300_25 - 99_75, -200_25 - 60_00 - 40_00 - 99_75, -350_00),
        ClassTotal("5", 0, None, None, -150_00, -150_00, -150_00, None),
    )
    assert ledger.series_totals == (
        SeriesTotal("A", 2, 1_000_00 + 300_25, 1_000_00 + 300_25),
        SeriesTotal("B", 1, 99_75 + 150_00 + 250_25, 500_00),
    )


def test_an_import_file_needs_neither_year_nor_accounts() -> None:
    ledger = read(*import_file())

    assert ledger.is_import_file
    assert (ledger.years, ledger.accounts) == ((), ())
    assert len(ledger.postings) == 10
    assert any("#RAR" in remark for remark in ledger.remarks)
    assert any("4I" in remark for remark in ledger.remarks)


def test_an_import_file_may_name_some_accounts() -> None:
    assert [account.code for account in read(*import_file()[:6], LISTS[0], *VOUCHERS).accounts] == ["1930"]


def test_an_added_row_counts_once() -> None:
    added = "   #RTRANS 5010 {} 150.00\n   #TRANS 5010 {} 150.00"
    ledger = read(*changed("   #TRANS 5010 {} 150.00", added))

    assert [row.amount_ore for row in ledger.postings if row.account == "5010"] == [-150_00]
    assert not any("#RTRANS" in remark for remark in ledger.remarks)


def test_two_added_rows_before_their_twins_count_once_each() -> None:
    rows = ("   #TRANS 4010 {} 99.75", "   #TRANS 5010 {} 150.00")
    lines = changed(rows[0], "\n".join([*(row.replace("#TRANS", "#RTRANS") for row in rows), rows[0]]))

    assert len(read(*lines).postings) == 10


def test_an_added_row_without_its_twin_counts_when_the_voucher_needs_it() -> None:
    ledger = read(*changed("   #TRANS 5010 {} 150.00", "   #RTRANS 5010 {} 150.00"))

    assert [row.amount_ore for row in ledger.postings if row.account == "5010"] == [-150_00]
    assert any("#RTRANS" in remark for remark in ledger.remarks)


def test_an_added_row_without_its_twin_does_not_count_when_the_voucher_balances() -> None:
    ledger = read(*changed("   #TRANS 1930 {} 250.25", "   #TRANS 1930 {} 250.25\n   #RTRANS 5010 {} 150.00"))

    assert [row.amount_ore for row in ledger.postings if row.account == "5010"] == [-150_00]


def test_a_struck_row_does_not_count() -> None:
    ledger = read(*changed("   #TRANS 5010 {} 150.00", "   #BTRANS 5010 {} 900.00\n   #TRANS 5010 {} 150.00"))

    assert len(ledger.postings) == 10
    assert any("#BTRANS" in remark for remark in ledger.remarks)


def test_names_of_persons_are_nowhere_in_the_ledger() -> None:
    """Signatures, contacts, voucher texts, and objects that stand for employees, customers or suppliers."""
    name = "Kim Exempelsson"
    ledger = read(
        *HEAD[:3],
        f'#GEN 20170510 "{name}"',
        *HEAD[4:],
        f'#ADRESS "{name}" "Gatan 1" "500 00 Orten" "{TELEPHONE}"',
        f'#PROSA "{name}"',
        *LISTS,
        f'#OBJEKT 7 "1" "{name}"',
        '#DIM 7 "Anställd"',
        '#UNDERDIM 30 "Grupp" 7',
        f'#OBJEKT 30 "{name}" "{name}"',
        *BALANCES,
        f'#OIB 0 1930 {{7 "{name}"}} 1.00',
        *MONTHS,
        f'#PSALDO 0 201702 5010 {{30 "{name}"}} 150.00',
        *changed(VOUCHERS[0], f'#VER A 1 20170115 "{name}" 20170116 "{name}"', VOUCHERS[:15]),
        f'   #TRANS 5010 {{7 "{name}"}} 150.00 20170228 "{name}" 0 "{name}"',
        *VOUCHERS[16:],
    )

    assert name not in repr(ledger)
    assert len(ledger.postings) == 10
    assert any("anställda" in remark for remark in ledger.remarks)


def test_a_dimension_below_itself_is_no_endless_loop() -> None:
    ledger = read(
        *TYPE_4[:20], '#UNDERDIM 21 "a" 22', '#UNDERDIM 22 "b" 21', '#OBJEKT 21 "x" "y"', *TYPE_4[20:]
    )

    assert (21, "x", "y") in ledger.objects


def test_free_dimensions_can_be_cost_centre_and_project() -> None:
    lines = [line.replace("{1 ", "{20 ").replace(" 6 ", " 21 ").replace("{6 ", "{21 ") for line in TYPE_4]
    ledger = read(*lines, dimensions=Dimensions(cost_centre=20, project=21))

    assert ledger.postings[2].cost_centre == "101"
    assert ledger.postings[2].project == "P1"
    assert (20, "101", "") in ledger.objects
    assert any("inget namn" in remark for remark in ledger.remarks)


def test_object_balances_stand_beside_the_totals() -> None:
    ledger = read(*TYPE_4[:27], '#OIB 0 1930 {1 "101"} 500.00', '#OUB 0 1930 {1 "101"} 700.00', *TYPE_4[27:])

    rows = [row for row in ledger.balances if not row.is_total_row]
    assert [(row.kind, row.cost_centre, row.amount_ore) for row in rows] == [
        (BalanceKind.OPENING, "101", -500_00),
        (BalanceKind.CLOSING, "101", -700_00),
    ]


def test_a_file_without_type_is_type_1_if_it_has_balances_only() -> None:
    ledger = read(*(line for line in of_type(1) if "#SIETYP" not in line))

    assert ledger.sie_type == 1
    assert any("#SIETYP" in remark for remark in ledger.remarks)


def test_unknown_labels_are_passed_over_and_told() -> None:
    ledger = read(*TYPE_4, "#NYTT 1 2", "#NYTT 3", *(f"#X{number}" for number in range(100)))

    assert any("#NYTT" in remark and "(2)" in remark for remark in ledger.remarks)
    assert len([remark for remark in ledger.remarks if "känns inte igen" in remark]) == 50


def test_what_a_file_says_of_itself_is_remarked() -> None:
    lines = (
        "#FLAGGA 1",
        "#KSUMMA",
        *HEAD[1:2],
        "#FORMAT UTF8",
        *HEAD[3:],
        "#VALUTA sek",
        "#OMFATTN 20170430",
        *LISTS,
        '#KONTO 5010 "Lön"',
        "#KTYP 4010 O",
        "#KTYP 9999 K",
        *TYPE_4[20:],
        "#KSUMMA 123",
    )
    ledger = read(*lines)

    said = "\n".join(ledger.remarks)
    assert all(word in said for word in ("#FLAGGA 1", "UTF8", "Konto 5010", "#KSUMMA"))
    assert ledger.through == date(2017, 4, 30)


def test_accounts_and_objects_may_lack_a_name() -> None:
    ledger = read(*changed(LISTS[4], "#KONTO 5010"), '#OBJEKT 1 "103"')

    assert ledger.accounts[-1].name == ""
    assert (1, "103", "") in ledger.objects


def test_types_with_little_in_them_are_remarked() -> None:
    assert any("månadsbelopp" in remark for remark in read(*HEAD[:4], "#SIETYP 2", *of_type(1)[5:]).remarks)
    assert any("inga verifikationer" in remark for remark in read(*HEAD, *LISTS, *BALANCES).remarks)


def test_a_balance_account_that_differs_is_remarked_only() -> None:
    """The vouchers move 1930 by 950; the file says 950 in all, but 50 of it on another balance account."""
    lines = changed(BALANCES[2], "#UB 0 1930 2900.00", changed(BALANCES[3], "#UB 0 2010 -1950.00"))

    assert any("Balanskonton" in remark for remark in read(*lines).remarks)


def test_without_results_the_vouchers_are_not_compared() -> None:
    assert read(*(line for line in TYPE_4 if "#RES" not in line and "#PSALDO" not in line)).postings


def test_the_file_says_itself_which_accounts_are_results() -> None:
    """1930 is in no balance of this file: its type, not its number, says that it needs no #RES."""
    lines = [line for line in TYPE_4 if line not in BALANCES[:4]]

    assert read(*lines).postings


def test_an_older_year_may_be_stated_in_part() -> None:
    assert read(*TYPE_4, "#RES -1 3010 -7.00", "#PSALDO -1 201612 3010 {} -7.00").balances[-1].year == -1


def test_a_broken_financial_year_has_its_own_months() -> None:
    lines = [line.replace("#RAR 0 20170101 20171231", "#RAR 0 20160715 20170714") for line in TYPE_4]

    assert read(*(line for line in lines if "#RAR -1" not in line)).years[0].starts == date(2016, 7, 15)


@pytest.mark.parametrize("ending", [b"\n", b"\r", b"\r\n\x1a"])
def test_line_ends_of_other_systems(ending: bytes) -> None:
    data = sie().replace(b"\r\n", ending[:1] if ending != b"\r\n\x1a" else b"\r\n") + ending

    ledger = read_ledger("bok.se", data)

    assert ledger.problems == ()
    assert len(ledger.postings) == 10


def test_labels_in_small_letters_tabs_and_a_brace_on_the_same_line() -> None:
    lines = [line.replace("#VER B 1 20170228", "#VER B 1 20170228 {").replace(" ", "\t") for line in TYPE_4]
    place = lines.index("#VER\tB\t1\t20170228\t{")
    del lines[place + 1]

    assert len(read(*(line.replace("#TRANS", "#trans") for line in lines)).postings) == 10


def test_many_faults_are_cut_off_with_a_word() -> None:
    ledger = read_ledger("bok.se", sie((*TYPE_4, *["text"] * 600)))

    assert len(ledger.problems) == 500 + 1
    assert "fler fel" in str(ledger.problems[-1])


def test_every_line_with_control_characters_is_not_listed() -> None:
    ledger = read_ledger("bok.se", sie((*TYPE_4, *["#PROSA \x01"] * 10)))

    assert len(ledger.problems) == 5


def test_long_names_and_many_remarks_are_bounded() -> None:
    formats = (f"#FORMAT F{number}" for number in range(100))

    assert len(read(*TYPE_4, *formats).remarks) == 50 + 1


def test_the_benchmark_file_is_read_whole() -> None:
    ledger = read_ledger("prov.se", make_file(2_000))

    assert (ledger.problems, len(ledger.postings)) == ((), 2_000)
    assert ledger.encoding.startswith("PC8")


def test_empty_lines_and_long_numbers_in_texts_are_passed_over() -> None:
    assert read(*TYPE_4[:9], "", '#PROSA "ärende 12345678901', *TYPE_4[9:]).postings


def test_the_budget_lies_in_the_year_too() -> None:
    ledger = read_ledger("bok.se", sie((*TYPE_4, "#PBUDGET 0 201801 4010 {} 1.00")))

    where = f"bok.se, rad {len(TYPE_4) + 1}, post #PBUDGET, värde ”201801”"
    assert [str(problem) for problem in ledger.problems] == [
        f"{where}: månaden ligger utanför räkenskapsåret."
    ]


@pytest.mark.parametrize("row", ["#UB -5 1930 1.00", "#RES -5 3010 1.00", '#OUB -5 1930 {1 "101"} 1.00'])
def test_a_row_of_an_unknown_year_is_named_by_its_label(row: str) -> None:
    ledger = read_ledger("bok.se", sie((*TYPE_4, row)))

    assert [(problem.column, problem.value) for problem in ledger.problems] == [
        (row.split(maxsplit=1)[0], "-5")
    ]
