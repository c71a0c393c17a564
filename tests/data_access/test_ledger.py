"""The ledger in the store: what comes in, what is refused, and what the database adds up."""

from datetime import date

import pytest
from sqlmodel import Session, select

from data_access import store
from data_access.errors import ImportRefusedError
from data_access.ledger_imports import import_ledger
from data_access.queries import budget, coverage, ledger, ledger_answers, ledger_postings
from data_access.tables import Ledger, LedgerEntry, LedgerMonth
from data_access.tables.enumerations import LedgerKind, Measure
from tests.data_access.ledgers import SLUG, bring_in, ledger_file, make_association, posting

OUTCOME = (
    posting(1, "5010", "100", -10_000),
    posting(1, "5010", "100", -1),
    posting(2, "6010", "100", -500),
    posting(2, "5010", "300", -7_000),
    posting(3, "5010", "900", -2_000),
    posting(3, "3500", "900", 1_500),
    posting(1, "3010", None, 50_000),
    posting(3, "8010", None, -25),
    posting(1, "1930", None, 40_000),
)
YEAR = ("2024-01", "2024-12")


def ledger_row(session: Session, association: int, kind: LedgerKind = LedgerKind.OUTCOME) -> ledger.LedgerRow:
    found = ledger.ledger(session, association, 2024, kind)
    assert found is not None
    return found


def test_the_database_adds_up_costs_per_cost_centre(database_url: str) -> None:
    association = make_association(database_url)
    bring_in(database_url, ledger_file(OUTCOME, last_month=3))

    with store.reading(database_url) as session:
        row = ledger_row(session, association)
        january = ledger.cost_by_centre(session, row, ("2024-01", "2024-01"))
        to_march = ledger.cost_by_centre(session, row, ("2024-01", "2024-03"))
        months = ledger.cost_by_centre_and_month(session, row)

    assert january == {"100": -10_000 - 1}
    assert to_march == {"100": -10_000 - 1 - 500, "300": -7_000, "900": -2_000}
    assert months["100"] == {"2024-01": -10_001, "2024-02": -500}


def test_projects_are_kept_apart_in_the_income_statement(database_url: str) -> None:
    association = make_association(database_url)
    bring_in(database_url, ledger_file(OUTCOME, last_month=3))

    with store.reading(database_url) as session:
        row = ledger_row(session, association)
        everything = ledger.by_statement_line(session, row, YEAR)
        projects = ledger.by_statement_line(session, row, YEAR, projects=True)
        own = ledger.by_statement_line(session, row, YEAR, projects=False)

    assert everything == {
        "loner": -10_001 - 7_000 - 2_000,
        "ovrigt": -500,
        "bidrag-projekt": 1_500,
        "medlemsbidrag": 50_000,
        "rantor": -25,
    }
    assert projects == {"loner": -2_000, "bidrag-projekt": 1_500}
    assert own == {"loner": -17_001, "ovrigt": -500, "medlemsbidrag": 50_000, "rantor": -25}


def test_sum_lines_are_added_in_the_order_of_the_source_document(database_url: str) -> None:
    association = make_association(database_url)
    bring_in(database_url, ledger_file(OUTCOME, last_month=3))

    with store.reading(database_url) as session:
        answer = ledger_answers.statement(session, association, YEAR, Measure.OUTCOME)

    assert answer is not None
    lines = {row.statement_line: (row.value, row.is_total) for row in answer.rows}
    assert lines == {
        "bidrag-projekt": (1_500, False),
        "summa-intakter": (1_500, True),
        "loner": (-19_001, False),
        "ovrigt": (-500, False),
        "summa-kostnader": (-19_501, True),
        "nettokostnad": (1_500 - 19_501, True),
        "medlemsbidrag": (50_000, False),
        "rantor": (-25, False),
        "resultat": (1_500 - 19_501 + 50_000 - 25, True),
    }
    assert {row.period_to for row in answer.rows} == {"2024-03"}


def test_the_outcome_is_through_the_month_asked_for(database_url: str) -> None:
    association = make_association(database_url)
    bring_in(database_url, ledger_file(OUTCOME, last_month=3))

    with store.reading(database_url) as session:
        february = budget.outcome(session, association, ("2024-01", "2024-02"))
        december = budget.outcome(session, association, YEAR)

    assert february is not None
    assert december is not None
    assert {row.cost_centre: row.value for row in february.rows} == {"100": -10_501, "300": -7_000}
    assert {row.period_to for row in february.rows} == {"2024-02"}
    assert {row.period_to for row in december.rows} == {"2024-03"}


def test_a_budgeted_cost_centre_without_postings_has_cost_nothing(database_url: str) -> None:
    association = make_association(database_url)
    planned = ledger_file([posting(1, "5010", "300", -9_000)], kind="budget")
    bring_in(database_url, planned, ledger_file([posting(1, "5010", "100", -5)], last_month=1))

    with store.reading(database_url) as session:
        answer = budget.outcome(session, association, YEAR)

    assert answer is not None
    assert {row.cost_centre: row.value for row in answer.rows} == {"300": 0, "100": -5}


def test_accounts_and_postings_of_a_cost_centre(database_url: str) -> None:
    association = make_association(database_url)
    bring_in(database_url, ledger_file(OUTCOME, last_month=3))

    with store.reading(database_url) as session:
        row = ledger_row(session, association)
        accounts = ledger_postings.by_account(session, row, YEAR, "100")
        found = ledger_postings.postings(session, row, YEAR, "100", "5010")

    assert {code: (entry.value, entry.entries) for code, entry in accounts.items()} == {
        "5010": (-10_001, 2),
        "6010": (-500, 1),
    }
    assert [(entry.day, entry.voucher, entry.value) for entry in found] == [
        ("2024-01-15", "A1", -10_000),
        ("2024-01-15", "A1", -1),
    ]


def test_a_cost_without_a_cost_centre_is_counted_on_a_row_of_its_own(database_url: str) -> None:
    association = make_association(database_url)
    bring_in(database_url, ledger_file([posting(1, "5010", None, -7), posting(1, "3010", None, 9)]))

    with store.reading(database_url) as session:
        sums = ledger.cost_by_centre(session, ledger_row(session, association), YEAR)

    assert sums == {"utan-kostnadsstalle": -7}


def test_a_new_file_replaces_the_years_ledger(database_url: str) -> None:
    association = make_association(database_url)
    bring_in(database_url, ledger_file(OUTCOME))
    bring_in(database_url, ledger_file([posting(1, "5010", "100", -3)], last_month=1))

    with store.reading(database_url) as session:
        assert ledger.cost_by_centre(session, ledger_row(session, association), YEAR) == {"100": -3}
        assert len(session.exec(select(LedgerEntry)).all()) == 1
        assert len(session.exec(select(LedgerMonth)).all()) == 1
        assert len(session.exec(select(Ledger)).all()) == 1


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        (posting(1, "4711", "100", -1), "kontot finns inte"),
        (posting(1, "5010", "4711", -1), "kostnadsstället finns inte"),
        (posting(4, "5010", "100", -1), "utanför huvudbokens period"),
        (posting(1, "5010", "100", -1)._replace(month=date(2023, 1, 1)), "utanför huvudbokens period"),
    ],
)
def test_what_does_not_fit_is_refused_whole(sqlite_url: str, bad, said: str) -> None:
    make_association(sqlite_url)

    with pytest.raises(ImportRefusedError, match=said):
        bring_in(sqlite_url, ledger_file([posting(1, "5010", "100", -1), bad], last_month=3))

    with store.reading(sqlite_url) as session:
        assert session.exec(select(LedgerEntry)).all() == []
        assert session.exec(select(Ledger)).all() == []


def test_an_unknown_association_is_refused(sqlite_url: str) -> None:
    store.migrate(sqlite_url)

    with pytest.raises(ImportRefusedError, match=SLUG):
        import_ledger(SLUG, [ledger_file(OUTCOME)], sqlite_url)


def test_a_ledger_makes_its_year_one_to_look_at(sqlite_url: str) -> None:
    association = make_association(sqlite_url)
    bring_in(sqlite_url, ledger_file(OUTCOME, last_month=3))

    with store.reading(sqlite_url) as session:
        rows = coverage.coverage(session, association)

    assert coverage.years(rows) == (2024,)
    assert coverage.followed_years(rows) == (2024,)
    assert coverage.last_month(rows, 2024) == "2024-03"
