"""A new association from a form: what is given is kept, and nothing else is made up."""

from dataclasses import replace
from decimal import Decimal

from data_access.formats.office import AssociationForm, MemberForm, association_package
from data_access.standard_lines import STANDARD_LINES
from data_access.tables.enumerations import ImportKind, MemberKind, SplitKey
from tests.data_access.formats.office.books import fields, figures, said

MEMBERS = (
    MemberForm("Försäkringskassan", MemberKind.SOCIAL_INSURANCE_AGENCY),
    MemberForm("Regionen", MemberKind.REGION),
    MemberForm("Borås", MemberKind.MUNICIPALITY, "1490"),
    MemberForm("Mark", MemberKind.MUNICIPALITY),
)
LITTLE = AssociationForm("Sjuby samordningsförbund", MEMBERS, SplitKey.POPULATION, 5)
MUCH = replace(
    LITTLE,
    slug="sjuby",
    registered_share=Decimal("0.85"),
    equity_floor_ore=2_000 * 100_000,
    equity_ceiling_share=Decimal("0.2"),
    year=2026,
    opening_equity_ore=-1_250_050,
    other_income_ore=30_000_00,
)


def test_what_is_left_out_stays_unknown() -> None:
    package = association_package(LITTLE)
    assert said(package) == []
    assert fields(package, "association", "slug", "equity_floor_ore", "equity_ceiling_millionths") == [
        ("sjuby-samordningsforbund", None, None)
    ]
    assert set(package.lists) == {"association", "members", "areas", "sources"}
    assert package.figures == {}
    assert package.kind is ImportKind.FORM


def test_members_and_areas() -> None:
    package = association_package(LITTLE)
    assert fields(package, "members", "slug", "kind", "area") == [
        ("forsakringskassan", "social_insurance_agency", None),
        ("regionen", "region", None),
        ("boras", "municipality", "1490"),
        ("mark", "municipality", "1463"),
    ]
    assert fields(package, "areas", "code", "name") == [("1490", "Borås"), ("1463", "Mark")]


def test_all_that_may_be_given() -> None:
    package = association_package(MUCH)
    assert said(package) == []
    assert fields(package, "association", "slug", "equity_floor_ore", "equity_ceiling_millionths") == [
        ("sjuby", 200_000_000, 200_000)
    ]
    assert fields(package, "goals", "text", "measure", "threshold", "unit", "direction", "valid_from") == [
        (
            "Minst 85\u00a0% av det planerade antalet deltagare är fullständigt registrerade.",
            "fullstandigt-registrerade", Decimal("0.85"), "andel", "at_least", "2026",
        ),
        ("Det egna kapitalet är minst 2\u00a0000 tkr.", "eget-kapital", 2_000, "tkr", "at_least", "2026"),
        (
            "Det egna kapitalet är högst 20\u00a0% av årets tilldelning.",
            "eget-kapital-tak", Decimal("0.2"), "andel", "at_most", "2026",
        ),
    ]  # fmt: skip
    year = "2026-01–2026-12"
    assert figures(package, "egen-kapital-2026") == {("opening_equity", year): -1_250_050}
    assert fields(package, "statement_lines", "code") == [(line.code,) for line in STANDARD_LINES]
    assert figures(package, "egen-resultat-2026-budget") == {("budget", "ovriga-intakter", year): 3_000_000}


def test_fixed_shares_in_thirds_are_rounded_to_a_millionth() -> None:
    third = Decimal(1) / 3
    members = tuple(
        MemberForm(name, MemberKind.MUNICIPALITY, fixed_share=third) for name in ("Borås", "Mark", "Tranemo")
    )
    package = association_package(replace(LITTLE, members=members, split_key=SplitKey.FIXED_SHARES))
    assert said(package) == []
    assert fields(package, "members", "fixed_share_millionths") == [(333_333,)] * 3


def test_the_source_is_what_the_association_has_said_and_no_file() -> None:
    package = association_package(LITTLE)
    rows = fields(package, "sources", "title", "section", "file_name", "file_sha256")
    assert rows == [
        ("Uppgifter som förbundet har lämnat", section, None, None) for section in ("Förbundet", "Medlemmar")
    ]
    assert association_package(LITTLE).sha256 == package.sha256 != association_package(MUCH).sha256


def test_what_is_wrong_is_said_of_the_form() -> None:
    members = (MemberForm("Borås", MemberKind.MUNICIPALITY, "1491"), MemberForm("", MemberKind.REGION))
    form = replace(LITTLE, name="", members=members, split_key=SplitKey.FIXED_SHARES, opening_equity_ore=5)
    assert said(association_package(form)) == [
        "formuläret, Förbundet, rad 1, kolumn ”Namn”: cellen är tom men behövs. Fyll i den.",
        ("formuläret, Medlemmar, rad 2, kolumn ”Namn”: cellen är tom men behövs. Fyll i den."),
        (
            "formuläret, Medlemmar, rad 1, kolumn ”Kommunkod”, värde ”1491”: 1491 är Ulricehamn. Rätta koden till 1490, "
            "eller namnet."
        ),
        "formuläret, Eget kapital, rad 1, kolumn ”År”: cellen är tom men behövs. Fyll i den.",
        (
            "formuläret, Medlemmar, rad 1, kolumn ”Fast andel”: förbundet har fasta andelar, men kommunens saknas. Skriv "
            "till exempel 0,25."
        ),
    ]
