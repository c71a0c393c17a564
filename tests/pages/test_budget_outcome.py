"""The budget page as the office works on it: down to the posting, and what is written is saved."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import dispose_engines
from tests.pages.helpers import Opened, open_page

ADDRESS = {"association": "exempelforbundet", "year": "2024", "through": "2024-08"}


@pytest.fixture
def own_store(sample_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the sample data that may be written to."""
    file = tmp_path / "dashboard.sqlite"
    for ending in ("", "-wal", "-shm"):
        part = sample_store.with_name(sample_store.name + ending)
        if part.exists():
            shutil.copy(part, file.with_name(file.name + ending))
    monkeypatch.setenv("DASHBOARD_STORE", str(file))
    yield file
    dispose_engines()


def work(page: Opened, name: str = "Kansliet") -> Opened:
    """Open the part that the office writes in."""
    page.driver.session_state["budget-work"] = True
    page.driver.run()
    page.driver.text_input(key="author").set_value(name).run()
    return page


def send(page: Opened, label: str) -> Opened:
    """Press a form's button."""
    next(button for button in page.driver.button if button.label == label).click().run()
    assert not page.driver.exception
    return page


@pytest.mark.usefixtures("in_sample_store")
def test_an_address_leads_down_to_the_posting() -> None:
    page = open_page("budget-outcome", **ADDRESS, area="individual", centre="410", account="7100")

    assert not page.driver.exception
    assert "Konto 7100" in page.text
    assert "Verifikation" in str(page.driver.dataframe[0].value.columns)


@pytest.mark.usefixtures("in_sample_store")
def test_the_trail_leads_back() -> None:
    page = open_page("budget-outcome", **ADDRESS, area="individual", centre="410")
    page.driver.button(key="drill-back-1").click().run()

    assert page.address["area"] == "individual"
    assert "centre" not in page.address


@pytest.mark.usefixtures("in_sample_store")
def test_a_published_table_says_where_it_ends() -> None:
    page = open_page("budget-outcome", association="sjuharad", year="2017", area="individual", centre="3001")

    assert "Här slutar spåret" in page.text


@pytest.mark.usefixtures("own_store")
def test_comment_and_measure_are_saved_and_shown() -> None:
    page = work(open_page("budget-outcome", **ADDRESS))
    page.driver.text_area(key="comment-text-440").set_value("Färre remisser")
    page.driver.text_area(key="measure-text-440").set_value("Möte i september")
    send(page, "Spara kommentar och åtgärd")

    assert "Färre remisser" in page.text
    assert "Möte i september" in open_page("budget-outcome", **ADDRESS).text


@pytest.mark.usefixtures("own_store")
def test_nobody_saves_without_a_name() -> None:
    page = work(open_page("budget-outcome", **ADDRESS), name="")
    page.driver.text_area(key="comment-text-440").set_value("Färre remisser")
    send(page, "Spara kommentar och åtgärd")

    assert any("vem du är" in message for message in page.messages("error"))


@pytest.mark.usefixtures("own_store")
def test_a_rows_method_is_saved_and_named() -> None:
    page = work(open_page("budget-outcome", **ADDRESS))
    page.driver.selectbox(key="method-100").set_value("straight_line")
    send(page, "Spara prognosen")

    assert "Rak framskrivning" in page.text


@pytest.mark.usefixtures("own_store")
def test_shares_that_are_no_year_are_said() -> None:
    page = work(open_page("budget-outcome", **ADDRESS))
    page.driver.radio(key="phasing-100").set_value("own").run()
    page.driver.number_input(key="share-100-1").set_value(50.0)
    send(page, "Spara periodiseringen")

    assert any("De ska bli 100 %" in message for message in page.messages("error"))
