"""Förbundet, Medlemmar, Kostnadsställen, Insatser, Mål: what each sheet says of the lists."""

from decimal import Decimal

from tests.data_access.formats.office.books import KNOWN, MEMBERS, clean, fields, problems

YEAR_2026 = ("År", "Kostnadsställe", "Budget, tkr")


def test_the_association() -> None:
    package = clean(
        {
            "Förbundet": [
                ("Namn", "Kod", "Fördelningsnyckel", "Skyddströskel", "Golv för eget kapital (tkr)", "Tak"),
                ("Sjuby samordningsförbund", "sjuby", "Befolkning", 5, "2 000", 0.2),
            ]
        }
    )
    (row,) = package.rows("association")
    assert row.fields["slug"] == "sjuby"
    assert row.fields["name"] == "Sjuby samordningsförbund"
    assert row.fields["split_key"] == "population"
    assert row.fields["cell_threshold"] == 5
    assert row.fields["equity_floor_ore"] == 2_000 * 100_000
    assert row.fields["equity_ceiling_millionths"] == 200_000
    assert row.fields["is_fictional"] is False


def test_what_is_left_out_of_the_association_is_unknown_and_the_code_is_made_of_the_name() -> None:
    (row,) = clean({}).rows("association")
    assert row.fields["slug"] == "samordningsforbundet-test"
    assert row.fields["equity_floor_ore"] is None
    assert row.fields["equity_ceiling_millionths"] is None


def test_members_and_their_areas() -> None:
    package = clean(
        {
            "Medlemmar": [
                ("Namn", "Slag", "Kommunkod", "Fast andel", "Kod"),
                ("Försäkringskassan", "FÖRSÄKRINGSKASSAN", None, None, None),
                ("Regionen", "region", None, None, "vgr"),
                ("Borås stad", "kommun", 1490, 0.6, None),
                ("Upplands Väsby", "kommun", 114, "40 %", None),
            ],
            "Kostnadsställen": [("Namn", "Budgetområde"), ("Kansli", "administration")],
        }
    )
    assert fields(package, "members", "slug", "name", "kind", "area", "fixed_share_millionths") == [
        ("forsakringskassan", "Försäkringskassan", "social_insurance_agency", None, None),
        ("vgr", "Regionen", "region", None, None),
        ("boras", "Borås stad", "municipality", "1490", 600_000),
        ("upplands-vasby", "Upplands Väsby", "municipality", "0114", 400_000),
    ]
    assert fields(package, "areas", "code", "name", "kind") == [
        ("1490", "Borås", "municipality"),
        ("0114", "Upplands Väsby", "municipality"),
    ]


def test_a_municipality_without_code_is_known_by_its_name() -> None:
    package = clean({"Medlemmar": [*MEMBERS, ("Mark", "kommun", None), ("Vårgårda kommun", "kommun", None)]})
    assert fields(package, "members", "slug", "area")[-2:] == [("mark", "1463"), ("vargarda", "1442")]


def test_a_made_up_association_may_have_made_up_municipalities() -> None:
    package = clean(
        {
            "Förbundet": [
                ("Namn", "Fördelningsnyckel", "Skyddströskel", "Påhittat"),
                ("Påhittade förbundet", "befolkning", 5, "ja"),
            ],
            "Medlemmar": [("Namn", "Slag", "Kommunkod"), ("Exempelby", "kommun", "9901")],
            "Kostnadsställen": [("Namn", "Budgetområde", "Plats"), ("Lotsen", "individ", "Exempelby")],
        }
    )
    assert fields(package, "association", "is_fictional") == [(True,)]
    assert fields(package, "areas", "code", "name") == [("9901", "Exempelby")]


def test_cost_centres_and_the_groups_that_they_name() -> None:
    package = clean({})
    assert fields(package, "cost_centres", "code", "name", "budget_area", "is_project", "delivery_area") == [
        ("1001", "Styrelse", "board", False, None),
        ("3001", "Verksamheter i Borås", "individual", False, "1490"),
        ("0101", "Aktiv hälsa", "individual", False, "1465+1452"),
        ("9001", "Projektet", "project", True, None),
    ]
    assert fields(package, "areas", "code", "name", "kind", "parts")[-1] == (
        "1465+1452",
        "Svenljunga + Tranemo",
        "group",
        "1465+1452",
    )


def test_a_cost_centre_without_code_has_one_made_of_its_name_the_same_every_time() -> None:
    rows = [("Namn", "Budgetområde"), ("Positiv Rörelse, medfinansiering", "projekt")]
    made = [fields(clean({"Kostnadsställen": rows}), "cost_centres", "code") for _time in range(2)]
    assert made == [[("positiv-rorelse-medfinansiering",)]] * 2


def test_activities() -> None:
    package = clean(
        {
            "Insatser": [
                ("Namn", "Inriktning", "Underkategori", "Målgrupp", "Varaktighet", "Beskrivning", "Kod"),
                ("Aktiv hälsa", "Individ", "Förberedande", "Unga", "12 veckor", "Friskvård", None),
                ("Samsyn", "individ  och  struktur", None, None, None, None, "sam"),
            ]
        }
    )
    names = ("slug", "name", "orientation", "sub_category", "target_group", "duration", "description")
    assert fields(package, "activities", *names) == [
        ("aktiv-halsa", "Aktiv hälsa", "individual", "preparatory", "Unga", "12 veckor", "Friskvård"),
        ("sam", "Samsyn", "both", None, None, None, None),
    ]


def test_goals_in_words_in_per_cent_and_in_tkr() -> None:
    package = clean(
        {
            "Mål": [
                ("Mål", "Mått", "Gräns", "Enhet", "Riktning", "Gäller från"),
                ("Minst 85 % registreras.", "Fullständigt registrerade", "85 %", None, "minst", "2026"),
                ("Minst 2 000 tkr.", "eget kapital", "2 000", "tkr", "minst", "2026-01"),
                ("Enkel organisation.", None, None, None, None, None),
            ]
        }
    )
    assert fields(package, "goals", "code", "measure", "threshold", "unit", "direction") == [
        ("fullstandigt-registrerade-2026", "fullstandigt-registrerade", Decimal("0.85"), "andel", "at_least"),
        ("eget-kapital-2026", "eget-kapital", 2000, "tkr", "at_least"),
        ("enkel-organisation", None, None, None, None),
    ]


def test_a_column_that_the_sheet_lacks_leaves_what_the_store_has() -> None:
    package = clean(
        {
            "Kostnadsställen": [
                ("Kod", "Namn", "Budgetområde"),
                ("1001", "Styrelsen", "styrelse"),
                ("7", "Ny", "övrigt"),
            ]
        },
        KNOWN,
    )
    known, new = package.rows("cost_centres")
    assert set(known.fields) == {"code", "name", "budget_area", "source"}
    assert set(new.fields) == {"code", "name", "budget_area", "is_project", "source"}


def test_what_the_store_knows_by_name_keeps_its_code() -> None:
    package = clean(
        {
            "Förbundet": [
                ("Namn", "Fördelningsnyckel", "Skyddströskel"),
                ("samordningsförbundet  TEST", "befolkning", 7),
            ],
            "Medlemmar": [("Namn", "Slag"), ("Borås stad", "kommun"), ("Bollebygd", "kommun")],
            "Insatser": [("Namn", "Inriktning"), ("aktiv HÄLSA", "individ")],
            "Mål": [("Mål",), ("Alla registreras.",)],
        },
        KNOWN,
    )
    assert package.into == "testforbundet"
    assert fields(package, "association", "slug", "cell_threshold") == [("testforbundet", 7)]
    assert fields(package, "members", "slug") == [("boras",), ("bollebygd",)]
    assert fields(package, "activities", "slug") == [("aktiv-halsa",)]
    assert fields(package, "goals", "code") == [("registrering",)]
    # Of the areas only the new one, and the whole that it is a new part of.
    assert fields(package, "areas", "code", "parts") == [
        ("1443", None),
        ("testforbundet", "1490+1465+1452+1443"),
    ]


def test_another_association_than_the_one_it_is_brought_into() -> None:
    rows = [("Namn", "Fördelningsnyckel", "Skyddströskel"), ("Grannförbundet", "befolkning", 5)]
    assert problems({"Förbundet": rows}, KNOWN) == [
        (
            "blad ”Förbundet”, rad 2, kolumn ”Namn”, värde ”Grannförbundet”: filen gäller ett annat förbund än "
            "Samordningsförbundet Test. Välj rätt förbund, eller rätt fil."
        )
    ]
