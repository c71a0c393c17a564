"""Rows that may be added up: each krona once, whatever the file states it as."""

from collections import Counter
from datetime import date

from data_access.formats.sie import AmountKind, Ledger, LedgerRow, read_ledger, rows_by
from tests.data_access.formats.ledgers import BALANCES, MONTHS, changed, of_type, sie

JANUARY, FEBRUARY = date(2017, 1, 1), date(2017, 2, 1)
OUTCOME, BUDGET = AmountKind.OUTCOME, AmountKind.BUDGET


def ledger(*lines: str) -> Ledger:
    read = read_ledger("bok.se", sie(lines))
    assert read.problems == ()
    return read


def test_months_are_split_by_cost_centre_with_the_rest_for_none() -> None:
    rows = rows_by("cost_centre", ledger(*of_type(3)), OUTCOME)

    assert rows == [
        LedgerRow(OUTCOME, JANUARY, "3010", None, None, 1_000_00),
        LedgerRow(OUTCOME, JANUARY, "4010", None, None, -(300_25 - 200_25 - 60_00)),
        LedgerRow(OUTCOME, JANUARY, "4010", "101", None, -200_25),
        LedgerRow(OUTCOME, JANUARY, "4010", "102", None, -60_00),
        LedgerRow(OUTCOME, FEBRUARY, "3010", None, None, 500_00),
        LedgerRow(OUTCOME, FEBRUARY, "4010", None, None, -99_75),
        LedgerRow(OUTCOME, FEBRUARY, "5010", None, None, -150_00),
    ]


def test_the_same_months_split_by_project() -> None:
    rows = rows_by("project", ledger(*of_type(3)), OUTCOME)

    assert [(row.project, row.amount_ore) for row in rows if row.account == "4010"] == [
        (None, -(300_25 - 260_25)),
        ("P1", -260_25),
        (None, -99_75),
    ]


def test_vouchers_come_before_months_and_give_both_objects() -> None:
    rows = rows_by("cost_centre", ledger(*of_type(4)), OUTCOME)

    assert [tuple(row)[3:] for row in rows if row.account == "4010" and row.month == JANUARY] == [
        (None, None, -40_00),
        ("101", "P1", -200_25),
        ("102", "P1", -60_00),
    ]


def test_every_way_gives_the_results_of_the_year() -> None:
    stated = {"3010": 1_500_00, "4010": -400_00, "5010": -150_00}
    for number in (2, 3, 4):
        for by in ("cost_centre", "project"):
            sums: Counter[str] = Counter()
            for row in rows_by(by, ledger(*of_type(number)), OUTCOME):
                sums[row.account] += row.amount_ore
            assert {code: amount for code, amount in sums.items() if code[0] > "2"} == stated


def test_the_budget_is_split_too() -> None:
    assert rows_by("cost_centre", ledger(*of_type(4)), BUDGET) == [
        LedgerRow(BUDGET, JANUARY, "4010", None, None, -(350_00 - 250_00)),
        LedgerRow(BUDGET, JANUARY, "4010", "101", None, -250_00),
    ]


def test_rows_for_both_objects_are_used_where_none_are_for_the_cost_centre_alone() -> None:
    both = '#PSALDO 0 201701 4010 {1 "101" 6 "P1"} 200.25'
    lines = changed(MONTHS[3], both, changed(MONTHS[4], "", of_type(3)))

    rows = rows_by("cost_centre", ledger(*lines), OUTCOME)

    assert [(row.cost_centre, row.amount_ore) for row in rows if row.account == "4010"][:2] == [
        (None, -(300_25 - 200_25)),
        ("101", -200_25),
    ]


def test_rows_for_both_objects_are_not_added_to_those_for_the_cost_centre() -> None:
    both = '#PSALDO 0 201701 4010 {1 "101" 6 "P1"} 200.25'
    rows = rows_by("cost_centre", ledger(*of_type(3), both), OUTCOME)

    assert sum(row.amount_ore for row in rows if row.account == "4010") == -400_00


def test_a_cost_centre_with_rows_for_its_project_alone_is_not_lost_beside_one_without() -> None:
    """A system that writes the project where there is one: 101 has none, 102 has."""
    budget = ('#PBUDGET 0 201702 5010 {1 "101"} 70.00', '#PBUDGET 0 201702 5010 {1 "102" 6 "P1"} 30.00')

    rows = rows_by("cost_centre", ledger(*of_type(3), *budget), BUDGET)

    assert {row.cost_centre: row.amount_ore for row in rows if row.month == FEBRUARY} == {
        "101": -70_00,
        "102": -30_00,
    }


def test_object_rows_without_a_total_stand_as_they_are() -> None:
    lines = (*of_type(3), '#PBUDGET 0 201702 5010 {1 "101"} 70.00')

    assert LedgerRow(BUDGET, FEBRUARY, "5010", "101", None, -70_00) in rows_by(
        "cost_centre", ledger(*lines), BUDGET
    )


def test_years_without_vouchers_keep_their_months() -> None:
    lines = (*of_type(4), "#PSALDO -1 201612 5010 {} 12.00")

    rows = rows_by("cost_centre", ledger(*lines), OUTCOME)

    assert rows[0] == LedgerRow(OUTCOME, date(2016, 12, 1), "5010", None, None, -12_00)
    assert len(BALANCES) == 7
