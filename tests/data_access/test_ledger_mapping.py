"""A SIE file meets the store: what is known, what is suggested, what is decided and kept for the next file."""

import pytest

from data_access import store
from data_access.formats.sie import Ledger, read_ledger
from data_access.imports import carry_out, examine
from data_access.ledger_choices import LedgerChoices, ledger_choices
from data_access.ledger_mapping import LedgerDecisions, mapped_package
from data_access.queries import ledger, organisation
from data_access.tables.enumerations import LedgerKind
from tests.data_access.ledgers import SLUG, make_association

DATA = """\
#FLAGGA 0
#PROGRAM "Prov" 1
#FORMAT PC8
#GEN 20240430
#SIETYP 4
#FNAMN "Prov"
#RAR 0 20240101 20241231
#KONTO 1930 "Bank"
#KTYP 1930 T
#KONTO 3010 "Bidrag från Försäkringskassan"
#KTYP 3010 I
#KONTO 5010 "Månadslöner"
#KTYP 5010 K
#KONTO 5011 "Semesterlöner"
#KTYP 5011 K
#DIM 1 "Kostnadsställe"
#OBJEKT 1 "K1" "Kansliet i huset"
#OBJEKT 1 "100" "Kansli"
#VER A 1 20240115 "Lön"
{
#TRANS 5010 {1 "K1"} 250.50
#TRANS 5011 {1 "100"} 100.00
#TRANS 1930 {} -350.50
}
#VER A 2 20240215 "Bidrag"
{
#TRANS 3010 {} -5000.00
#TRANS 1930 {} 5000.00
}
""".encode("cp437")
YEAR = ("2024-01", "2024-12")


@pytest.fixture
def read() -> Ledger:
    return read_ledger("bok.se", DATA)


def choices_of(url: str, read: Ledger) -> LedgerChoices:
    with store.reading(url) as session:
        return ledger_choices(session, SLUG, read)


def bring_in(url: str, read: Ledger, decisions: LedgerDecisions = LedgerDecisions()) -> None:  # noqa: B008
    with store.reading(url) as session:
        package = mapped_package(session, SLUG, read, DATA, decisions)
    carry_out(package, url=url)


def test_accounts_and_cost_centres_are_asked_about_with_suggestions(database_url: str, read: Ledger) -> None:
    make_association(database_url)

    choices = choices_of(database_url, read)

    assert not choices.adds_standard_lines
    by_account = {choice.code: choice for choice in choices.accounts}
    assert by_account["1930"].line == ""
    assert by_account["3010"].line == "medlemsbidrag"
    assert (by_account["5010"].line, by_account["5010"].amount_ore) == ("loner", -250_50)
    assert not any(choice.is_known for choice in choices.accounts)
    assert [
        (choice.code, choice.centre, choice.is_known, choice.amount_ore) for choice in choices.centres
    ] == [
        ("100", "100", True, -100_00),
        ("K1", "+", False, -250_50),
    ]
    assert [(total.series, total.vouchers, total.debit_ore) for total in choices.series_totals] == [
        ("A", 2, 350_50 + 5_000_00)
    ]


def test_what_is_decided_is_kept_for_the_next_file(database_url: str, read: Ledger) -> None:
    association = make_association(database_url)
    bring_in(database_url, read, LedgerDecisions(centres={"K1": "100"}))

    choices = choices_of(database_url, read)

    assert all(choice.is_known for choice in (*choices.accounts, *choices.centres))
    assert [choice.centre for choice in choices.centres] == ["100", "100"]
    with store.reading(database_url) as session:
        booked = ledger.ledger(session, association, 2024, LedgerKind.OUTCOME)
        assert booked is not None
        assert ledger.cost_by_centre(session, booked, YEAR) == {"100": -(250_50 + 100_00)}
        shown = examine(mapped_package(session, SLUG, read, DATA, LedgerDecisions()), database_url).preview
    assert shown is not None
    assert shown.is_empty


def test_a_new_cost_centre_gets_the_file_s_name(database_url: str, read: Ledger) -> None:
    association = make_association(database_url)
    bring_in(database_url, read, LedgerDecisions(areas={"K1": "administration"}))

    with store.reading(database_url) as session:
        centre = organisation.cost_centres(session, association)["K1"]
    assert (centre.name, centre.budget_area, centre.is_project) == (
        "Kansliet i huset",
        "administration",
        False,
    )


def test_an_account_near_a_known_one_is_suggested_its_line(database_url: str, read: Ledger) -> None:
    make_association(database_url)
    bring_in(database_url, read, LedgerDecisions(lines={"5010": "ovrigt"}))
    more = read_ledger("mer.se", DATA.replace(b"5011", b"5019"))

    by_account = {choice.code: choice for choice in choices_of(database_url, more).accounts}

    assert (by_account["5010"].line, by_account["5010"].is_known) == ("ovrigt", True)
    assert (by_account["5019"].line, by_account["5019"].is_known) == ("loner", False)


def test_choices_that_do_not_exist_are_refused(database_url: str, read: Ledger) -> None:
    make_association(database_url)
    decisions = LedgerDecisions(lines={"5010": "nojen"}, centres={"K1": "999"})
    with store.reading(database_url) as session:
        found = examine(mapped_package(session, SLUG, read, DATA, decisions), database_url)

    said = [str(problem) for problem in found.problems]
    assert said[0] == "bok.se, värde ”nojen”: resultatraden finns inte. Välj en som finns."
    assert said[1] == "bok.se, värde ”999”: kostnadsstället finns inte. Välj ett som finns."


def test_a_file_of_balances_only_says_what_is_wanted(database_url: str) -> None:
    make_association(database_url)
    balances = b"#IB 0 1930 100.00\n#UB 0 1930 100.00\n"
    empty = read_ledger("tom.se", DATA.partition(b"#VER")[0] + balances)
    with store.reading(database_url) as session:
        package = mapped_package(session, SLUG, empty, DATA, LedgerDecisions())

    assert "varken bokförda poster eller budget" in str(package.problems[0])
