"""Insatsplan, Flöden, Deltagare, Anonyma, Befolkning: each sheet gives exactly the figures it says."""

from datetime import date

from tests.data_access.formats.office.books import KNOWN, clean, dataset, figures, problems

TKR = 100_000


def test_a_plan_by_activity_and_place() -> None:
    package = clean(
        {
            "Insatsplan": [
                ("År", "Insats", "Plats", "Planerade deltagare", "Budget, tkr"),
                (2026, "Aktiv hälsa", "Borås", 100, 375),
                (2026, "aktiv hälsa", "Tranemo och Svenljunga", 40, None),
                (2026, "Gröna vägen", "hela förbundet", None, 1_200),
                (2026, "Gröna vägen", None, 5, None),
            ]
        }
    )
    year = "2026-01–2026-12"
    assert figures(package, "egen-insatsplan-2026") == {
        ("planned_participants", "aktiv-halsa", "1490", year): 100,
        ("budget", "aktiv-halsa", "1490", year): -375 * TKR,
        ("planned_participants", "aktiv-halsa", "1465+1452", year): 40,
        ("budget", "grona-vagen", "samordningsforbundet-test", year): -1_200 * TKR,
        ("planned_participants", "grona-vagen", year): 5,
    }
    assert dataset(package, "egen-insatsplan-2026")["status"] == "plan"


def test_flows_go_to_the_table_of_their_grain() -> None:
    package = clean(
        {
            "Flöden": [
                ("Månad", "Kön", "Kommun", "Insats", "In", "Ut"),
                (date(2026, 1, 1), "kvinna", None, None, 50, 20),
                ("2026-01", "Man", "Totalt", "alla", 30, None),
                ("jan 2026", "k", "1490 Borås", "Aktiv hälsa", 7, 3),
                ("2026-01", None, None, "Gröna vägen", 2, 0),
            ]
        }
    )
    assert figures(package, "egen-floden-2026-manad-kon") == {
        ("inflow", "women", "2026-01"): 50,
        ("outflow", "women", "2026-01"): 20,
        ("inflow", "men", "2026-01"): 30,
    }
    assert figures(package, "egen-floden-2026-manad-kon-kommun-insats") == {
        ("inflow", "aktiv-halsa", "women", "1490", "2026-01"): 7,
        ("outflow", "aktiv-halsa", "women", "1490", "2026-01"): 3,
    }
    assert figures(package, "egen-floden-2026-manad-insats") == {
        ("inflow", "grona-vagen", "2026-01"): 2,
        ("outflow", "grona-vagen", "2026-01"): 0,
    }
    assert dataset(package, "egen-floden-2026-manad-kon")["grain"] == "month,gender"
    assert dataset(package, "egen-floden-2026-manad-kon-kommun-insats")["grain"] == (
        "month,gender,residence_area,activity"
    )


def test_all_beside_women_and_men_are_their_sum_and_alone_a_part() -> None:
    package = clean(
        {
            "Flöden": [
                ("Månad", "Kön", "In"),
                ("2026-01", None, 80),
                ("2026-01", "kvinna", 50),
                ("2026-01", "man", 30),
                ("2026-02", "båda", 61),
            ]
        }
    )
    assert figures(package, "egen-floden-2026-manad-kon") == {
        ("inflow", "women", "2026-01"): 50,
        ("inflow", "men", "2026-01"): 30,
        ("inflow", "2026-01", "total"): 80,
        ("inflow", "2026-02"): 61,
    }
    assert "egen-floden-2026-manad" not in package.figures


def test_flows_that_go_on_leave_the_earlier_months_as_they_are() -> None:
    package = clean({"Flöden": [("Månad", "In"), ("2026-05", 3)]}, KNOWN)
    assert package.by_month == {"egen-floden-2026-manad"}


def test_participants_since_january_by_municipality_or_activity() -> None:
    package = clean(
        {
            "Deltagare": [
                ("T.o.m.", "Kommun", "Insats", "Kön", "Totalt", "Unika", "Förväntad årsvolym", "In", "Ut"),
                ("2026-04", "Borås", None, None, 30, 28, 90, 12, 5),
                ("2026-04", "Totalt", None, None, 45, 41, None, None, None),
                ("2026-08", "Borås", None, None, 50, 44, 90, None, None),
                ("2026-04", None, "Aktiv hälsa", "kvinna", 11, None, None, None, None),
            ]
        }
    )
    april, august, year = "2026-01–2026-04", "2026-01–2026-08", "2026-01–2026-12"
    assert figures(package, "egen-deltagare-2026-kommun") == {
        ("expected_year_volume", "1490", year): 90,
        ("participants_total", "1490", april): 30,
        ("participants_unique", "1490", april): 28,
        ("inflow", "1490", april): 12,
        ("outflow", "1490", april): 5,
        ("participants_total", april, "total"): 45,
        ("participants_unique", april, "total"): 41,
        ("participants_total", "1490", august): 50,
        ("participants_unique", "1490", august): 44,
    }
    assert figures(package, "egen-deltagare-2026-insats-kon") == {
        ("participants_total", "aktiv-halsa", "women", april): 11
    }
    assert dataset(package, "egen-deltagare-2026-kommun")["stated_on"] == "2026-08"
    assert package.by_month == {"egen-deltagare-2026-kommun", "egen-deltagare-2026-insats-kon"}


def test_participants_of_an_activity_by_place() -> None:
    package = clean(
        {
            "Deltagare": [
                ("T.o.m.", "Insats", "Plats", "Totalt"),
                ("2026-04", "Aktiv hälsa", "Borås", 7),
                ("2026-04", "Aktiv hälsa", "hela förbundet", 4),
            ]
        }
    )
    assert figures(package, "egen-deltagare-2026-insats-leverans") == {
        ("participants_total", "aktiv-halsa", "1490", "2026-01–2026-04"): 7,
        ("participants_total", "aktiv-halsa", "samordningsforbundet-test", "2026-01–2026-04"): 4,
    }


def test_how_many_there_were_when_the_year_began() -> None:
    """The association's own number, on one row or on each of them; or a number for each municipality."""
    package = clean(
        {
            "Deltagare": [
                ("T.o.m.", "Kommun", "Totalt", "Pågående 1 januari"),
                ("2026-04", "Summa", 45, 21),
                ("2026-08", "Summa", 70, 21),
            ]
        }
    )
    assert figures(package, "egen-ingaende-2026-total") == {("opening_participants", "2026-01", "total"): 21}

    package = clean(
        {"Deltagare": [("T.o.m.", "Kommun", "Ingående"), ("2026-04", "Borås", 13), ("2026-04", "Tranemo", 8)]}
    )
    assert figures(package, "egen-ingaende-2026-kommun") == {
        ("opening_participants", "1490", "2026-01"): 13,
        ("opening_participants", "1452", "2026-01"): 8,
    }


def test_two_numbers_for_the_same_start_are_refused() -> None:
    rows = [("T.o.m.", "Kommun", "Pågående 1 januari"), ("2026-04", "Summa", 21), ("2026-08", "Summa", 22)]
    (message,) = problems({"Deltagare": rows})
    assert "samma uppgift står redan på rad 2" in message


def test_the_sum_of_all_activities_or_of_all_municipalities() -> None:
    package = clean(
        {
            "Deltagare": [
                ("T.o.m.", "Kommun", "Insats", "Totalt"),
                ("2026-04", None, "Aktiv hälsa", 11),
                ("2026-04", None, "Summa", 45),
                ("2026-04", "hela förbundet", "Gröna vägen", 3),
            ]
        }
    )
    april = "2026-01–2026-04"
    assert figures(package, "egen-deltagare-2026-insats") == {
        ("participants_total", "aktiv-halsa", april): 11,
        ("participants_total", "grona-vagen", april): 3,
    }
    assert figures(package, "egen-deltagare-2026-kommun-total") == {
        ("participants_total", april, "total"): 45
    }


def test_anonymous_participants_without_a_place_are_the_whole_associations() -> None:
    package = clean(
        {
            "Anonyma": [
                ("Till och med", "Insats", "Plats", "Kön", "Antal", "Budgeterat för året"),
                ("2026-04", "Aktiv hälsa", None, "kvinna", 60, None),
                ("2026-04", "Aktiv hälsa", None, "man", 25, None),
                ("2026-04", "Aktiv hälsa", None, None, 85, 160),
                ("2026-04", "Aktiv hälsa", "Borås", None, 7, None),
            ]
        }
    )
    april, everywhere = "2026-01–2026-04", "samordningsforbundet-test"
    assert figures(package, "egen-anonyma-2026") == {
        ("anonymous_participants", "aktiv-halsa", "women", everywhere, april): 60,
        ("anonymous_participants", "aktiv-halsa", "men", everywhere, april): 25,
        ("anonymous_participants", "aktiv-halsa", everywhere, april, "total"): 85,
        ("expected_year_volume", "aktiv-halsa", everywhere, "2026-01–2026-12"): 160,
        ("anonymous_participants", "aktiv-halsa", "1490", april): 7,
    }


def test_inhabitants_on_31_december_or_another_day_and_no_sum() -> None:
    package = clean(
        {
            "Befolkning": [
                ("År", "Kommun", "Invånare"),
                (2025, "Borås", "114 000"),
                ("2025", "Tranemo", 12_000),
                ("2026-06", "1490", 114_500),
                (2025, "Summa", 126_000),
            ]
        }
    )
    assert figures(package, "egen-befolkning") == {
        ("population", "1490", "2025-12"): 114_000,
        ("population", "1452", "2025-12"): 12_000,
        ("population", "1490", "2026-06"): 114_500,
    }
    assert package.partial == {"egen-befolkning"}
    assert package.remarks == ["förbund.xlsx, blad ”Befolkning”: summarader läses inte."]
