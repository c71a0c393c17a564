"""CSV as Swedish Excel opens it: semicolon, decimal comma, UTF-8 with its mark, and the stamp below the table."""

from dataclasses import replace

import pytest

from dashboard.export.csv_files import csv_files, csv_of
from dashboard.shapes.stamp import Stamp, StampedView
from tests.export.conftest import MADE, Pages
from tests.export.files import csv_rows, csv_table, unzipped
from tests.views.helpers import NORRA_SKARABORG, SJUHARAD


def one_table(found: list[StampedView], name: str) -> StampedView:
    table = found[0].view.table(name)
    assert table is not None
    return replace(found[0], view=replace(found[0].view, tables=(table,)))


def test_the_income_statement_in_kronor_and_ore(pages: Pages) -> None:
    stamp, found = pages(SJUHARAD, 2017, "budget-outcome")
    content = csv_of(stamp, one_table(found, "income-statement"))

    assert content.startswith(b"\xef\xbb\xbfRad;Avsnitt;Belopp, kr\r\n")
    amounts = {row["Rad"]: row["Belopp, kr"] for row in csv_table(content)}
    assert amounts["Periodens resultat"] == "-1301239,31"
    assert amounts["Erhållna bidrag från huvudmännen"] == "5889335,00"
    assert content.count(b"\n") == content.count(b"\r\n")


def test_shares_are_per_cent_counts_whole_and_what_is_missing_empty(pages: Pages) -> None:
    stamp, found = pages(SJUHARAD, 2017, "budget-outcome")
    rows = {row["Kod"]: row for row in csv_table(csv_of(stamp, one_table(found, "cost-centres")))}

    assert float(rows["3001"]["Använt, %"].replace(",", ".")) == pytest.approx(100 * 1617 / 4850)
    assert rows["3041"]["Använt, %"] == ""
    assert rows["3041"]["Varför något saknas"] == "utan budget"
    stamp, found = pages(SJUHARAD, 2017, "participants")
    people = {row["Kommun"]: row for row in csv_table(csv_of(stamp, one_table(found, "municipalities")))}
    assert people["Hela förbundet"]["Totalt i perioden"] == "452"
    assert people["Hela förbundet"]["Förväntad årsvolym"] == "917"


def test_sources_and_stamp_stand_below_the_table_in_the_same_file(pages: Pages) -> None:
    stamp, found = pages(SJUHARAD, 2017, "budget-outcome")
    lines = csv_rows(csv_of(stamp, one_table(found, "income-statement")))
    below = [line[0] for line in lines[lines.index([]) + 1 :]]

    assert "Avser januari–april 2017." in below
    assert "Status: utfall." in below
    assert any(line.startswith("Källa: Sjuhärads samordningsförbund, tertialrapport") for line in below)
    assert "Förbund: Sjuhärads samordningsförbund" in below
    assert "Exporterad: 22 november 2026 kl. 14.05" in below


def test_a_zip_has_the_first_sheet_and_a_file_a_table(pages: Pages) -> None:
    stamp, found = pages(SJUHARAD, 2017, "budget-outcome")
    files = unzipped(csv_files(stamp, found, MADE))

    assert list(files) == [
        "om-filen.csv",
        "01-budget-och-utfall-per-kostnadsstalle.csv",
        "02-budgetomraden-egen-verksamhet-och-projekt-var-for-sig.csv",
        "03-avvikelser-som-kraver-uppmarksamhet.csv",
        "04-helarsprognos-per-kostnadsstalle.csv",
        "05-prognosmetoderna-sida-vid-sida.csv",
        "06-ackumulerat-manad-for-manad.csv",
        "07-vad-prognosen-andrar-mot-arets-budget-egen-verksamhet.csv",
        "08-resultatrakning.csv",
    ]
    about = {line[0]: line[1] for line in csv_rows(files["om-filen.csv"])}
    assert about["Periodens resultat, kr"] == "-1301239,31"
    assert about["Egen verksamhet, använt av årsbudgeten"].endswith(" %")


@pytest.mark.parametrize(
    ("association", "year"), [(SJUHARAD, 2022), (NORRA_SKARABORG, 2019), ("exempelforbundet", 2024)]
)
def test_everything_is_a_folder_a_page(pages: Pages, association: str, year: int) -> None:
    stamp, found = pages(association, year)
    files = unzipped(csv_files(stamp, found, MADE))

    with_tables = [page for page in found if page.view.tables]
    assert len({name.split("/")[0] for name in files if "/" in name}) == len(with_tables)
    assert len(files) == 1 + sum(len(page.view.tables) for page in found)
    for name, content in files.items():
        table = csv_table(content)
        assert table or "Inga rader." in content.decode(), name
        says_so = "Påhittade siffror: det här förbundet finns inte." in content.decode()
        assert says_so == stamp.is_fictional, name


def test_the_same_at_the_same_moment_is_the_same_file(pages: Pages) -> None:
    stamp, found = pages(SJUHARAD, 2017, "overview")

    assert csv_files(stamp, found, MADE) == csv_files(stamp, found, MADE)
    assert isinstance(stamp, Stamp)
