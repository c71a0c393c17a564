"""The buttons at a page's foot, and what they would write with the page's choices as they stand.

Streamlit's test driver does not make the files; it is asked here for what the buttons hold, and a browser
test clicks them.
"""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from dashboard.export.files import FileKind
from dashboard.interface import cache, downloads, scenario_download
from dashboard.interface import page as page_foot
from dashboard.shapes.selection import Selection
from dashboard.shapes.stamp import StampedView
from tests.export.files import opened
from tests.pages.helpers import WITH_VIEW, Opened, open_page
from tests.views.helpers import SJUHARAD

pytestmark = pytest.mark.usefixtures("in_sample_store")

LABELS = ["Ladda ner som Excel", "Ladda ner som CSV"]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What each page run would put in its files, the latest last."""
    found: list[Any] = []
    real = downloads.show_downloads

    def remembered(page: str, selection: Any, ask: Any) -> None:
        found.append(ask)
        real(page, selection, ask)

    monkeypatch.setattr(page_foot, "show_downloads", remembered)
    monkeypatch.setattr(scenario_download, "show_downloads", remembered)
    return found


def labels(page: Opened) -> list[str]:
    return [button.label for button in page.driver.get("download_button")]


def shown(asked: list[Any]) -> StampedView:
    found: StampedView = asked[-1]()
    return found


@pytest.mark.parametrize("slug", WITH_VIEW)
def test_every_page_with_tables_has_the_two_buttons(slug: str) -> None:
    page = open_page(slug, association=SJUHARAD, year="2017")

    assert not page.driver.exception
    assert labels(page) == LABELS


def test_a_page_without_tables_has_none() -> None:
    page = open_page("participants", association="norra-skaraborg", year="2019")

    assert labels(page) == []


def test_a_search_among_the_activities_is_in_the_file_and_said(asked: list[Any]) -> None:
    open_page("activities", association=SJUHARAD, year="2017", search="aktiv", sort="Namn")
    found = shown(asked)

    activities = found.view.table("activities")
    assert activities is not None
    assert {row["name"] for row in activities.rows} == {"Aktiv hälsa", "Ny kraft"}
    assert found.choices == (("Sök", "aktiv"), ("Ordning", "Namn"))


def test_the_chosen_measure_and_no_other(asked: list[Any]) -> None:
    open_page("fairness", association=SJUHARAD, year="2017", measure="Förväntade deltagare")
    found = shown(asked)

    table = found.view.table("municipalities")
    assert table is not None
    headings = {column.label for column in table.columns}
    assert "Index, förväntade deltagare" in headings
    assert "Index, unika deltagare" not in headings
    assert found.choices == (("Vad som jämförs", "Förväntade deltagare"),)


def test_the_chosen_verdicts_with_a_table_each(asked: list[Any]) -> None:
    open_page("reconciliation", association=SJUHARAD, year="2017", **{"compared-year": "2017"})
    found = shown(asked)

    titles = [table.title for table in found.view.tables]
    assert titles
    assert found.choices == (("Visa", ", ".join(titles)), ("Gäller år", "2017"))


def test_the_chosen_municipality_and_source(asked: list[Any]) -> None:
    open_page("members", association=SJUHARAD, year="2017", municipality="1490")
    assert shown(asked).choices == (("Min kommun", "Borås"),)

    open_page("sources", association=SJUHARAD, year="2017", source="tertial-2017-kommun")
    found = shown(asked)
    assert found.choices[0][0] == "Källa"
    assert found.view.table("figures") is not None


def test_the_split_by_the_population_that_is_chosen(asked: list[Any]) -> None:
    page = open_page("members", association=SJUHARAD, year="2017", part="split")
    before = shown(asked).view.table("split-key-new")
    box = page.driver.selectbox(key="population")
    box.set_value(next(one for one in bases() if one != box.value)).run()
    after = shown(asked).view.table("split-key-new")

    assert before is not None
    assert after is not None
    assert before.title != after.title
    assert after.title in page.headings


def bases() -> list[str]:
    """The populations that the box can be set to."""
    view = cache.members_view(Selection(SJUHARAD, 2017, "2017-04"), None, cache.store_key())
    return [basis.id for basis in view.facts["split"].bases if basis.is_population]


def test_the_scenarios_levers_as_they_stand_when_the_file_is_made(asked: list[Any]) -> None:
    """The buttons are not drawn again when a lever moves: they look at the draft when they are clicked."""
    page = open_page("scenario", association=SJUHARAD, year="2022")
    ask = asked[-1]
    assert ask().choices[-1] == ("Ändrade förutsättningar", "inga, det här är planen som den är")

    page.set("project.granted", True)
    found = ask()
    assert "Projektet beviljas" in dict(found.choices)["Ändrade förutsättningar"]
    years = found.view.table("years")
    assert years is not None
    assert years.rows[0]["result_ore"] == 0


def test_a_file_is_made_of_what_a_button_holds(asked: list[Any]) -> None:
    """On a thread that knows neither the session nor the page."""
    open_page("overview", association=SJUHARAD, year="2017")
    stamp = cache.stamp(shown(asked).view.selection, cache.store_key())
    with ThreadPoolExecutor(1) as elsewhere:
        content = elsewhere.submit(
            downloads.made, FileKind.WORKBOOK, stamp, "Europe/Stockholm", asked[-1]
        ).result()

    assert "Budgetområden" in opened(content).sheetnames
