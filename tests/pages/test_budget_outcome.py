"""The budget page as the office works on it: down to the posting, and what is written is saved."""

import os
from pathlib import Path

import pytest

from dashboard.interface import budget_cache
from dashboard.shapes.drill import DrillPath
from dashboard.shapes.selection import Selection
from tests.pages.helpers import Opened, open_page, rich_text

ADDRESS = {"association": "exempelforbundet", "year": "2024", "through": "2024-08"}


def work(part: str, box: str, name: str = "Kansliet") -> Opened:
    """Open a part of the page and the box at its end that the office writes in."""
    page = open_page("budget-outcome", **ADDRESS, part=part)
    page.driver.user = {}  # nobody has logged in: the name is asked for
    page.driver.session_state[box] = True
    page.driver.run()
    page.driver.text_input(key=f"author-field-{box}").set_value(name).run()
    return page


def send(page: Opened, label: str) -> Opened:
    """Press a form's button."""
    next(button for button in page.driver.button if button.label == label).click().run()
    assert not page.driver.exception
    return page


@pytest.mark.usefixtures("in_sample_store")
def test_an_address_leads_down_to_the_posting() -> None:
    page = open_page("budget-outcome", **ADDRESS, **{"cost-centre": "410", "account": "7100"})

    assert not page.driver.exception
    assert "Konto 7100" in page.text
    assert any("Verifikation" in headings for headings, *_rows in page.tables.values())


@pytest.mark.usefixtures("in_sample_store")
def test_the_trail_leads_back_and_leaves_nothing_behind() -> None:
    page = open_page("budget-outcome", **ADDRESS, **{"cost-centre": "410", "account": "7100", "first": "5"})
    page.choose("drill-level", "back-1")

    assert page.address == {**ADDRESS, "area": "individual"}


@pytest.mark.usefixtures("in_sample_store")
def test_a_published_table_says_where_it_ends() -> None:
    page = open_page("budget-outcome", association="sjuharad", year="2017", **{"cost-centre": "3001"})

    assert "Här slutar spåret" in page.text


@pytest.mark.usefixtures("in_sample_store")
@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"area": "moon"}, "Budgetområdet ”moon” finns inte här. Det finns: "),
        ({"cost-centre": "3001"}, "Kostnadsstället ”3001” finns inte här. Det finns: 100, 200"),
        ({"part": "moon"}, "”moon” finns inte för det här urvalet. Det finns: Läget, Avvikelser"),
    ],
)
def test_an_address_to_what_does_not_exist_says_what_does(asked: dict[str, str], said: str) -> None:
    page = open_page("budget-outcome", **ADDRESS, **asked)

    assert any(said in message for message in page.messages("warning"))
    assert "Exempelförbundet" in page.text
    assert page.tables


@pytest.mark.usefixtures("in_sample_store")
@pytest.mark.parametrize(
    ("part", "has", "charts"),
    [
        ("status", "Välj en stapel eller en rad", 1),
        ("deviations", "Vad som har hänt", 1),
        ("forecast", "Prognos mot budget, tkr", 2),
        ("cost-centres", "Egen verksamhet", 1),
        ("statement", "Verksamhetens nettokostnad", 0),
    ],
)
def test_only_the_part_in_the_address_is_drawn(part: str, has: str, charts: int) -> None:
    page = open_page("budget-outcome", **ADDRESS, part=part)

    assert not page.driver.exception
    assert has in page.text
    assert len(page.charts) == charts


@pytest.mark.usefixtures("in_sample_store")
def test_a_level_says_which_rows_are_sums() -> None:
    """A sum that looks like one more area would be counted twice, and nothing lies under it to go down to."""
    page = open_page("budget-outcome", association="sjuharad", year="2017", through="2017-04")
    (grid,) = (block["grid"] for block in page.blocks if block["grid"])
    last = [(rich_text(row["cells"][0]), row["is_sum"], row["leads_on"]) for row in grid["rows"][-3:]]

    assert last == [
        ("Egen verksamhet", True, False),
        ("ESF-projekt", False, True),
        ("Egen verksamhet och projekt", True, False),
    ]


@pytest.mark.usefixtures("in_sample_store")
def test_a_planned_year_has_the_parts_that_there_is_ground_for() -> None:
    page = open_page("budget-outcome", association="norra-skaraborg", year="2019", part="forecast")

    assert any("”Prognos” finns inte" in message for message in page.messages("warning"))
    assert page.options("parts") == ["Läget", "Kostnadsställen", "Resultaträkning"]


@pytest.mark.usefixtures("own_store")
def test_comment_and_measure_are_saved_and_shown() -> None:
    page = work("deviations", "edit-deviations")
    page.driver.text_area(key="comment-text-440").set_value("Färre remisser")
    page.driver.text_area(key="measure-text-440").set_value("Möte i september")
    send(page, "Spara kommentar och åtgärd")

    assert "Färre remisser" in page.text
    assert "Möte i september" in open_page("budget-outcome", **ADDRESS, part="deviations").text


@pytest.mark.usefixtures("own_store")
def test_nobody_saves_without_a_name() -> None:
    page = work("deviations", "edit-deviations", name="")
    page.driver.text_area(key="comment-text-440").set_value("Färre remisser")
    send(page, "Spara kommentar och åtgärd")

    assert any("vem du är" in message for message in page.messages("error"))


@pytest.mark.usefixtures("own_store")
def test_a_login_says_who_writes() -> None:
    page = open_page("budget-outcome", **ADDRESS, part="deviations")
    page.driver.user = {"name": "Förbundschefen"}
    page.driver.session_state["edit-deviations"] = True
    page.driver.run()
    page.driver.text_area(key="comment-text-440").set_value("Färre remisser")
    send(page, "Spara kommentar och åtgärd")

    assert "Sparas av Förbundschefen." in page.text
    assert "Förbundschefen, 20" in page.text


@pytest.mark.usefixtures("own_store")
def test_a_rows_method_is_saved_and_named() -> None:
    page = work("forecast", "edit-forecasts")
    page.driver.selectbox(key="method-100").set_value("straight_line")
    send(page, "Spara prognosen")

    assert "Rak framskrivning: Månaderna som är kvar" in page.text.replace("\u00a0", " ")


@pytest.mark.usefixtures("own_store")
def test_shares_that_are_no_year_are_said() -> None:
    page = work("cost-centres", "edit-phasing")
    page.driver.radio(key="phasing-100").set_value("own").run()
    page.driver.text_input(key="share-100-1").set_value("50,5")
    send(page, "Spara periodiseringen")

    assert any("De ska bli 100 %" in message for message in page.messages("error"))


@pytest.mark.usefixtures("own_store")
def test_a_share_that_is_no_number_is_said_by_its_month() -> None:
    page = work("cost-centres", "edit-phasing")
    page.driver.radio(key="phasing-100").set_value("own").run()
    page.driver.text_input(key="share-100-3").set_value("mycket")
    send(page, "Spara periodiseringen")

    assert any("Skriv ett tal för mars" in message for message in page.messages("error"))


@pytest.mark.usefixtures("own_store")
def test_last_years_pattern_is_saved_and_the_expected_share_is_shown() -> None:
    page = work("cost-centres", "edit-phasing")
    page.driver.radio(key="phasing-100").set_value("last_year").run()
    send(page, "Spara periodiseringen")

    assert "Väntat" in page.text
    assert "var väntat" in page.text


@pytest.mark.usefixtures("own_store")
def test_the_statement_is_written_as_the_association_has_chosen() -> None:
    page = work("statement", "edit-statement")
    assert "−101\u00a0061,27" in page.text
    page.driver.radio(key="statement-sign").set_value("without_minus")
    send(page, "Spara tecken")

    assert "Kostnader skrivs utan minus" in page.text
    assert "−101\u00a0061,27" not in page.text
    assert "101\u00a0061,27" in page.text


@pytest.mark.usefixtures("in_sample_store")
def test_a_file_has_every_parts_tables_and_the_level_that_is_open() -> None:
    key = f"sqlite:///{os.environ['DASHBOARD_STORE']}", 1
    selection = Selection("exempelforbundet", 2024, "2024-08")
    make = budget_cache.whole(selection, DrillPath(cost_centre="410", account="7100", first=5), key)
    nowhere = budget_cache.whole(selection, DrillPath(area="moon"), key)

    names = [table.id for table in make().tables]
    assert {"cost-centres", "attention", "forecast", "backtest", "statement-months"} <= set(names)
    assert names[-1] == "drill-postings"
    assert [table.id for table in nowhere().tables] == names[:-1]


def test_a_file_of_a_store_that_cannot_be_read_says_so(tmp_path: Path) -> None:
    key = f"sqlite:///{tmp_path / 'nothing.sqlite'}", 1
    view = budget_cache.whole(Selection("exempelforbundet", 2024, "2024-08"), DrillPath(), key)()

    assert view.tables == ()
    assert "finns inte" in view.finding
