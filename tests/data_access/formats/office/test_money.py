"""Budget, Utfall, Bidrag, Eget kapital, Resultaträkning: each sheet gives exactly the figures it says."""

from datetime import date

from tests.data_access.formats.office.books import KNOWN, clean, dataset, fields, figures, read

TKR = 100_000
"""Ören in a thousand kronor."""


def test_budget_by_year_status_and_cost_centre() -> None:
    package = clean(
        {
            "Budget": [
                ("År", "Kostnadsställe", "Budget, tkr", "Status"),
                (2026, "1001", 200, None),
                (2026, "Verksamheter i Borås", "1 250,5", "beslutat"),
                (2027, "1001", 210, "Prognos"),
            ]
        }
    )
    assert figures(package, "egen-budget-2026") == {
        ("budget", "1001", "2026-01–2026-12"): -200 * TKR,
        ("budget", "3001", "2026-01–2026-12"): -1250 * TKR - TKR // 2,
    }
    assert figures(package, "egen-budget-2027-prognos") == {("budget", "1001", "2027-01–2027-12"): -210 * TKR}
    assert dataset(package, "egen-budget-2026")["status"] == "decided"
    assert dataset(package, "egen-budget-2026")["title"] == "Budget 2026"
    assert dataset(package, "egen-budget-2027-prognos")["status"] == "outlook"
    assert [row.fields["precision"] for row in package.figures["egen-budget-2026"]] == [TKR, TKR // 10]


def test_the_unit_of_the_heading_decides() -> None:
    for heading, ore in {
        "Budget, tkr": TKR,
        "BUDGET (KR)": 100,
        "budget i mkr": 1_000 * TKR,
        "Budget [kronor]": 100,
        "Budget, tusen kronor": TKR,
    }.items():
        package = clean({"Budget": [("År", "Kostnadsställe", heading), (2026, "1001", 200)]})
        assert figures(package, "egen-budget-2026") == {("budget", "1001", "2026-01–2026-12"): -200 * ore}


def test_kronor_with_oren_and_what_is_finer_than_that() -> None:
    package = clean(
        {
            "Budget": [
                ("År", "Kostnadsställe", "Budget, kr"),
                (2026, "1001", "1 000,25"),
                (2026, "3001", 5_000 / 12),
                (2026, "9001", "12,00"),
            ]
        }
    )
    # 5 000 / 12 = 416,666... kr, which is 416,67 in whole ören
    assert list(figures(package, "egen-budget-2026").values()) == [-100_025, -41_667, -1_200]
    assert [row.fields["precision"] for row in package.figures["egen-budget-2026"]] == [1, 1, 100]
    assert (
        "förbund.xlsx, blad ”Budget”: 1 belopp i kolumnen ”Budget, kr” avrundas till hela ören."
        in package.remarks
    )


def test_a_sum_row_is_the_tables_stated_total() -> None:
    package = clean(
        {
            "Budget": [
                ("År", "Kostnadsställe", "Budget, tkr"),
                (2026, "1001", 200),
                (2026, "3001", 300),
                (2026, "Summa", 500),
            ]
        }
    )
    assert figures(package, "egen-budget-2026")[("budget", "2026-01–2026-12", "total")] == -500 * TKR


def test_a_table_of_nothing_but_a_sum_has_no_cost_centres() -> None:
    package = clean({"Bidrag": [("År", "Medlem", "Bidrag, tkr"), (2026, "Totalt", 17_668)]})
    assert figures(package, "egen-bidrag-2026-total") == {
        ("contribution", "2026-01–2026-12", "total"): 17_668 * TKR
    }
    assert dataset(package, "egen-bidrag-2026-total")["grain"] == "total"


def test_outcome_since_january_and_month_by_month() -> None:
    package = clean(
        {
            "Utfall": [
                ("Från", "Till", "Kostnadsställe", "Utfall, tkr"),
                ("2026-01", "2026-04", 1001, 74),
                (date(2026, 1, 1), date(2026, 8, 31), 1001, 150),
                ("jan 2026", "jan 2026", 3001, 10),
                (202602, 202602, 3001, 12),
                ("2025", "2025", 3001, 99),
            ]
        }
    )
    assert figures(package, "egen-utfall-2026-04") == {("outcome", "1001", "2026-01–2026-04"): -74 * TKR}
    assert figures(package, "egen-utfall-2026-08") == {("outcome", "1001", "2026-01–2026-08"): -150 * TKR}
    assert figures(package, "egen-utfall-2026-manad") == {
        ("outcome", "3001", "2026-01"): -10 * TKR,
        ("outcome", "3001", "2026-02"): -12 * TKR,
    }
    assert figures(package, "egen-utfall-2025-12") == {("outcome", "3001", "2025-01–2025-12"): -99 * TKR}
    assert dataset(package, "egen-utfall-2026-04")["title"] == "Utfall januari–april 2026"
    assert dataset(package, "egen-utfall-2026-08")["stated_on"] == "2026-08"
    assert package.partial == package.by_month == set()


def test_months_that_go_on_leave_the_earlier_ones_as_they_are() -> None:
    rows = [("Från", "Till", "Kostnadsställe", "Kostnad, tkr"), ("2026-05", "2026-05", "1001", 7)]
    package = clean({"Utfall": rows}, KNOWN)
    assert package.by_month == {"egen-utfall-2026-manad"}
    assert "stated_on" not in dataset(package, "egen-utfall-2026-manad")
    assert package.remarks == [
        "Utfall 2026, månad för månad börjar i maj i filen: månaderna före ligger kvar som de är."
    ]


def test_costs_that_all_have_minus_are_costs() -> None:
    package = clean(
        {
            "Utfall": [
                ("Från", "Till", "Kostnadsställe", "Kostnad, tkr"),
                ("2026-01", "2026-04", "1001", -74),
                ("2026-01", "2026-04", "3001", "−300"),
                ("2026-01", "2026-04", "9001", "(26)"),
                ("2026-01", "2026-04", "0101", 0),
            ]
        }
    )
    assert list(figures(package, "egen-utfall-2026-04").values()) == [-74 * TKR, -300 * TKR, -26 * TKR, 0]
    assert package.remarks == [
        "förbund.xlsx, blad ”Utfall”: alla belopp i kolumnen ”Kostnad, tkr” har minus, och läses som kostnader."
    ]


def test_minus_among_plus_is_a_cost_that_is_less() -> None:
    package = clean(
        {
            "Utfall": [
                ("Från", "Till", "Kostnadsställe", "Kostnad, tkr"),
                ("2026-01", "2026-04", "1001", 74),
                ("2026-01", "2026-04", "3001", -5),
            ]
        }
    )
    assert list(figures(package, "egen-utfall-2026-04").values()) == [-74 * TKR, 5 * TKR]
    assert package.remarks == [
        (
            "förbund.xlsx, blad ”Utfall”: 1 belopp i kolumnen ”Kostnad, tkr” har minus, och läses som minskade "
            "kostnader. De andra är kostnader."
        )
    ]


def test_contributions_by_member_however_it_is_called() -> None:
    package = clean(
        {
            "Bidrag": [
                ("År", "Medlem", "Bidrag, tkr"),
                (2026, "FK", 5_000),
                (2026, "arbetsförmedlingen", 4_000),
                (2026, "Regionen", 3_000),
                (2026, "Borås stad", 2_000),
                (2026, "1465", 1_000),
            ]
        }
    )
    assert figures(package, "egen-bidrag-2026") == {
        ("contribution", "forsakringskassan", "2026-01–2026-12"): 5_000 * TKR,
        ("contribution", "arbetsformedlingen", "2026-01–2026-12"): 4_000 * TKR,
        ("contribution", "vastra-gotalandsregionen", "2026-01–2026-12"): 3_000 * TKR,
        ("contribution", "boras", "2026-01–2026-12"): 2_000 * TKR,
        ("contribution", "svenljunga", "2026-01–2026-12"): 1_000 * TKR,
    }


def test_equity_and_a_deficit_that_keeps_its_minus() -> None:
    package = clean(
        {"Eget kapital": [("År", "Ingående, tkr", "Utgående, tkr"), (2025, 1_000, -1.5), (2026, -1.5, None)]}
    )
    assert figures(package, "egen-kapital-2025") == {
        ("opening_equity", "2025-01–2025-12"): 1_000 * TKR,
        ("closing_equity", "2025-01–2025-12"): -150_000,
    }
    assert figures(package, "egen-kapital-2026") == {("opening_equity", "2026-01–2026-12"): -150_000}


def test_the_income_statement_with_the_years_budget_beside_it() -> None:
    package = clean(
        {
            "Resultaträkning": [
                ("Till och med", "Rad", "Avsnitt", "Summarad", "Projekt", "Utfall, kr", "Årsbudget, tkr"),
                ("2026-04", "Bidrag till projekt", "intäkter", None, "ja", 203_809.45, None),
                ("2026-04", "Löner", "kostnader", None, None, 5_000, 15),
                ("2026-04", "Summa kostnader", "kostnader", None, None, 5_000, 15),
                ("2026-04", "Nettokostnad", "nettokostnad", None, None, 4_000, None),
                ("2026-04", "Räntor", "finansiella poster", None, None, -7, None),
                ("2026-04", "Resultat", "resultat", "nej", None, -1_301_239.31, None),
                ("2026-08", "Löner", "kostnader", None, None, 9_000, 15),
            ]
        }
    )
    period = "2026-01–2026-04"
    assert figures(package, "egen-resultat-2026-04") == {
        ("outcome", "bidrag-till-projekt", period): 20_380_945,
        ("outcome", "loner", period): -500_000,
        ("outcome", "summa-kostnader", period, "total"): -500_000,
        ("outcome", "nettokostnad", period, "total"): -400_000,
        ("outcome", "rantor", period): -700,
        ("outcome", "resultat", period): -130_123_931,
    }
    assert figures(package, "egen-resultat-2026-08") == {("outcome", "loner", "2026-01–2026-08"): -900_000}
    assert figures(package, "egen-resultat-2026-budget") == {
        ("budget", "loner", "2026-01–2026-12"): -15 * TKR,
        ("budget", "summa-kostnader", "2026-01–2026-12", "total"): -15 * TKR,
    }
    assert fields(package, "statement_lines", "code", "section", "is_project") == [
        ("bidrag-till-projekt", "income", True),
        ("loner", "cost", False),
        ("summa-kostnader", "cost", False),
        ("nettokostnad", "net_cost", False),
        ("rantor", "financial", False),
        ("resultat", "result", False),
    ]


def test_a_source_of_its_own_is_the_same_in_every_file() -> None:
    rows = [
        ("År", "Kostnadsställe", "Budget, tkr", "Källa", "Datum"),
        (2026, "1001", 200, "Protokoll § 7", "2025-11-20"),
    ]
    first = clean({"Budget": rows})
    second = clean({"Budget": [*rows, (2026, "3001", 1, None, "2025-12")]})
    own = {row.fields["source"] for row in first.figures["egen-budget-2026"]}
    assert own == {second.figures["egen-budget-2026"][0].fields["source"]}
    (source,) = (row for row in first.rows("sources") if row.fields["code"] in own)
    assert (source.fields["title"], source.fields["file_sha256"]) == ("Protokoll § 7", None)
    assert own.isdisjoint(first.file_sources)
    assert dataset(second, "egen-budget-2026")["stated_on"] == "2025-12"


def test_a_files_source_is_its_hash_and_sheet() -> None:
    package = clean({"Budget": [("År", "Kostnadsställe", "Budget, tkr"), (2026, "1001", 200)]})
    (row,) = package.figures["egen-budget-2026"]
    assert row.fields["source"] == f"fil-{package.sha256[:12]}-budget"
    (source,) = (one for one in package.rows("sources") if one.fields["code"] == row.fields["source"])
    assert source.fields["title"] == source.fields["file_name"] == "förbund.xlsx"
    assert source.fields["section"] == "Budget"
    assert source.fields["file_sha256"] == package.sha256
    assert row.fields["source"] in package.file_sources


def test_empty_sheets_are_fine() -> None:
    package = read(
        {"Budget": [("År", "Kostnadsställe", "Budget, tkr")], "Utfall": [], "Bidrag": [(None, " ")]}
    )
    assert package.problems == []
    assert package.figures == {}
