"""From the office's files into the store and onto every page, with nothing else in it."""

from collections.abc import Iterator
from datetime import date

import pytest

from dashboard.views.choices import choices, resolve
from dashboard.views.registry import VIEWS
from data_access import imports, incoming, store
from data_access.formats.office import (
    AssociationForm,
    Known,
    KnownItem,
    MemberForm,
    association_package,
    population_package,
    read_office_csv,
    read_office_workbook,
)
from data_access.formats.population import read_pasted
from data_access.queries import equity, organisation
from data_access.tables.enumerations import ImportKind, Measure, MemberKind, SplitKey
from tests.data_access.formats.office.books import LISTS, workbook
from tests.data_access.stores import dump

SLUG = "samordningsforbundet-test"
YEAR = ("2026-01", "2026-12")
SHEETS = {
    **LISTS,
    "Budget": [("År", "Kostnadsställe", "Budget, tkr"), (2026, "1001", 200), (2026, "3001", 900), (2026, "9001", 100)],
    "Utfall": [
        ("Från", "Till", "Kostnadsställe", "Kostnad, tkr"),
        ("2026-01", "2026-04", "1001", 74),
        ("2026-01", "2026-04", "3001", 300),
        ("2026-01", "2026-04", "9001", 26),
    ],
    "Bidrag": [
        ("År", "Medlem", "Bidrag, tkr"),
        (2026, "FK", 300),
        (2026, "AF", 300),
        (2026, "Regionen", 300),
        (2026, "Borås", 200),
        (2026, "Svenljunga", 60),
        (2026, "Tranemo", 40),
    ],
    "Insatsplan": [
        ("År", "Insats", "Plats", "Planerade deltagare", "Budget, tkr"),
        (2026, "Aktiv hälsa", "Borås", 50, 500),
        (2026, "Gröna vägen", "Svenljunga + Tranemo", 20, 400),
    ],
    "Flöden": [
        ("Månad", "Kön", "In", "Ut"),
        *((date(2026, month, 1), gender, 10 * month, 6) for month in (1, 2, 3, 4) for gender in ("kvinna", "man")),
    ],
    "Deltagare": [
        ("Till och med", "Kommun", "Totalt", "Unika", "Förväntad årsvolym"),
        ("2026-04", "Borås", 120, 100, 250),
        ("2026-04", "Svenljunga", 30, 28, 60),
        ("2026-04", "Tranemo", 25, 24, 50),
    ],
    "Anonyma": [
        ("Till och med", "Insats", "Kön", "Antal", "Budgeterat för året"),
        ("2026-04", "Aktiv hälsa", "kvinna", 60, None),
        ("2026-04", "Aktiv hälsa", "man", 25, None),
        ("2026-04", "Aktiv hälsa", None, None, 160),
    ],
    "Befolkning": [
        ("År", "Kommun", "Invånare"),
        *((year, name, count) for year in (2024, 2025) for name, count in (("Borås", 114_000), ("Svenljunga", 10_700), ("Tranemo", 11_900))),
    ],
    "Eget kapital": [("År", "Ingående, tkr", "Utgående, tkr"), (2026, 1_000, 1_100)],
    "Mål": [
        ("Mål", "Mått", "Gräns", "Riktning", "Gäller från"),
        ("Minst 85 % registreras.", "fullständigt registrerade", "85 %", "minst", "2026"),
    ],
    "Resultaträkning": [
        ("Till och med", "Rad", "Avsnitt", "Utfall, kr"),
        ("2026-04", "Bidrag från medlemmarna", "bidrag", 400_000),
        ("2026-04", "Köpta tjänster", "kostnader", 400_000),
        ("2026-04", "Periodens resultat", "resultat", 0),
    ],
}  # fmt: skip
DATA = workbook(SHEETS)


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    address = f"sqlite:///{tmp_path_factory.mktemp('office') / 'store.sqlite'}"
    store.migrate(address)
    package = read_office_workbook("förbund.xlsx", DATA)
    assert imports.examine(package, address).problems == ()
    imports.carry_out(package, url=address)
    return address


def known(url: str, slug: str = SLUG) -> Known:
    """What the store has, as those who know it tell the reader."""
    with store.reading(url) as session:
        one = organisation.association(session, slug)
        assert one is not None
        return Known(
            slug=one.slug,
            name=one.name,
            areas=tuple(
                KnownItem(area.code, area.name, area.kind, parts=area.parts)
                for area in organisation.areas(session, one.id).values()
            ),
            members=tuple(
                KnownItem(member.slug, member.name, member.kind, member.area)
                for member in organisation.members(session, one.id).values()
            ),
            cost_centres=tuple(
                KnownItem(centre.code, centre.name)
                for centre in organisation.cost_centres(session, one.id).values()
            ),
            activities=tuple(
                KnownItem(activity.slug, activity.name)
                for activity in organisation.activities(session, one.id).values()
            ),
            statement_lines=tuple(
                KnownItem(line.code, line.name)
                for line in organisation.statement_lines(session, one.id).values()
            ),
            goals=tuple(KnownItem(goal.code, goal.text) for goal in organisation.goals(session, one.id)),
        )


@pytest.mark.parametrize("view", VIEWS)
def test_every_page_has_its_figures(view: str, url: str) -> None:
    with store.reading(url) as session:
        shown = VIEWS[view](session, resolve(choices(session), SLUG, 2026, "2026-04"))
    assert "finns inte" not in shown.finding
    assert shown.tables
    assert any(table.rows for table in shown.tables)


def test_the_same_file_again_changes_nothing(url: str) -> None:
    before = dump(url)
    again = read_office_workbook("förbund.xlsx", DATA, known(url))
    result = imports.carry_out(again, url=url)
    assert (result.batch, result.new, result.changed, result.gone) == (None, 0, 0, 0)
    assert dump(url) == before


def test_the_same_tables_in_another_file_change_nothing(url: str) -> None:
    rows = SHEETS["Flöden"]
    text = "\r\n".join(";".join(str(cell) for cell in row) for row in rows)
    package = read_office_csv("floden.csv", text.encode("cp1252"), known(url))
    result = imports.carry_out(package, url=url)
    assert (result.batch, result.new, result.changed, result.gone) == (None, 0, 0, 0)


def test_a_later_month_comes_in_beside_the_earlier_ones(url: str) -> None:
    text = "Månad;Kön;In;Ut\n2026-05;kvinna;5;2\n2026-05;man;4;1\n"
    package = read_office_csv("maj.csv", text.encode(), known(url))
    result = imports.carry_out(package, url=url)
    assert (result.new, result.changed, result.gone) == (4 + 1, 0, 0)  # the figures and the file


def test_population_comes_in_beside_what_is_there(url: str) -> None:
    pasted = read_pasted("Borås 115 000", 2026)
    result = imports.carry_out(population_package(pasted, known(url), "0" * 64), url=url)
    assert (result.new, result.changed, result.gone) == (1 + 1, 0, 0)


def test_statistics_swedens_own_file_is_told_from_the_sheet_that_it_is_like(url: str) -> None:
    rows = ("00 Riket;2023;10551000", "1490 Borås;2023;113700", "1480 Göteborg;2023;605000")
    data = "\r\n".join(("region;år;Folkmängd", *rows)).encode("latin-1")
    found = incoming.open_files({"scb.csv": data}, SLUG, url=url)
    assert found.kind is ImportKind.POPULATION
    assert found.package.problems == []
    result = imports.carry_out(found.package, url=url)
    assert (result.new, result.changed, result.gone) == (1 + 1, 0, 0)


def test_an_association_from_a_form_has_its_opening_equity_and_no_result(url: str) -> None:
    form = AssociationForm(
        "Sjuby samordningsförbund",
        (MemberForm("Borås", MemberKind.MUNICIPALITY),),
        SplitKey.POPULATION,
        5,
        year=2026,
        opening_equity_ore=100_000,
        other_income_ore=5_000_000,
    )
    imports.carry_out(association_package(form), url=url)
    slug = "sjuby-samordningsforbund"
    with store.reading(url) as session:
        one = organisation.association(session, slug)
        assert one is not None
        answer = equity.equity(session, one.id, YEAR)
        row = equity.level(answer, Measure.OPENING_EQUITY)
        shown = {
            name: build(session, resolve(choices(session), slug, 2026, None)) for name, build in VIEWS.items()
        }
    assert row is not None
    assert row.value == 100_000
    results = [figure for figure in shown["overview"].key_figures if figure.id == "result"]
    assert [figure.value for figure in results] in ([], [None])
