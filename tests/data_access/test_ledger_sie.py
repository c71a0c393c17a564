"""A SIE file all the way into the store: signs, cost centres, years, and how far it is booked."""

from data_access import store
from data_access.formats.sie import read_ledger
from data_access.ledger_imports import import_ledger
from data_access.ledger_sie import ledger_files
from data_access.queries import ledger
from data_access.tables.enumerations import LedgerKind
from tests.data_access.ledgers import SLUG, make_association

FILE = """#FLAGGA 0
#FORMAT PC8
#SIETYP 4
#PROGRAM "Prov" 1.0
#GEN 20240430
#FNAMN "Provförbundet"
#RAR 0 20240101 20241231
#OMFATTN 20240430
#KONTO 1930 "Bank"
#KONTO 3010 "Bidrag"
#KONTO 5010 "Löner"
#DIM 1 "Kostnadsställe"
#OBJEKT 1 "K1" "Kansli"
#PBUDGET 0 202401 5010 {1 "K1"} 1000.00
#VER A 1 20240115 "Text"
{
#TRANS 5010 {1 "K1"} 250.50
#TRANS 1930 {} -250.50
}
#VER A 2 20240215 "Text"
{
#TRANS 3010 {} -5000.00
#TRANS 1930 {} 5000.00
}
"""


def test_a_sie_file_becomes_ledgers(database_url: str) -> None:
    association = make_association(database_url)
    read = read_ledger("prov.se", FILE.encode("cp437"))
    assert read.problems == ()
    files = ledger_files(read, "0" * 64, {"5010": "loner", "3010": "medlemsbidrag"}, {"K1": "100"})
    result = import_ledger(SLUG, files, database_url)

    assert [(file.year, file.kind, file.last_month.month) for file in files] == [
        (2024, "budget", 12),
        (2024, "outcome", 4),
    ]
    assert result.row_count == 2 + 3 + 2 + 1 + 4  # sources, accounts, ledgers, postings of budget and outcome
    year = ("2024-01", "2024-12")
    with store.reading(database_url) as session:
        outcome = ledger.ledger(session, association, 2024, LedgerKind.OUTCOME)
        budget = ledger.ledger(session, association, 2024, LedgerKind.BUDGET)
        assert outcome is not None
        assert budget is not None
        assert ledger.cost_by_centre(session, outcome, year) == {"100": -250_50}
        assert ledger.cost_by_centre(session, budget, year) == {"100": -1_000_00}
        assert ledger.by_statement_line(session, outcome, year) == {
            "loner": -250_50,
            "medlemsbidrag": 5_000_00,
        }
