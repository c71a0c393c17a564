"""Keeping scenarios on the page: two people at the same one, a baseline that has changed, a file, a link."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from data_access import store
from data_access.changes import equity
from data_access.queries import scenarios as queries
from tests.conftest import dispose_engines
from tests.pages.helpers import Opened, open_page

SPACE = "\u00a0"


@pytest.fixture(autouse=True)
def own_store(sample_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A copy of the sample data that the test may write in."""
    file = tmp_path / "dashboard.sqlite"
    shutil.copy(sample_store, file)
    monkeypatch.setenv("DASHBOARD_STORE", str(file))
    yield
    dispose_engines()


def opened(who: str = "Anna") -> Opened:
    page = open_page("scenario", association="sjuharad", year="2022")
    page.driver.user = {"name": who}
    return page


def menu(page: Opened, name: str) -> Opened:
    """Open one of the menus."""
    page.driver.session_state[name] = True
    page.driver.run()
    assert not page.driver.exception
    return page


def move_state(page: Opened, per_cent: int) -> Opened:
    page.set("state.change_share", per_cent)
    page.driver.run()
    return page


def save(page: Opened, name: str, button: str) -> Opened:
    menu(page, "save")
    page.driver.text_input(key="scenario-name").set_value(name)
    page.driver.button(key=button).click().run()
    page.driver.run()
    assert not page.driver.exception
    return page


def open_saved(page: Opened, identity: int) -> Opened:
    menu(page, "open").driver.button(key=f"open-{identity}").click().run()
    page.driver.run()
    return page


def kept() -> list[tuple[str, str, object, int]]:
    """What the store has: name, author, the state's change, revision."""
    with store.reading() as session:
        rows = queries.saved(session, "sjuharad")
    return [(row.name, row.saved_by, row.overrides.get("state.change_share"), row.revision) for row in rows]


def first_id() -> int:
    with store.reading() as session:
        return queries.saved(session, "sjuharad")[0].id


def test_two_people_cannot_overwrite_each_other_unseen() -> None:
    anna = save(move_state(opened(), -5), "Staten drar ner", "save-new")
    bo = open_saved(opened("Bo"), first_id())
    assert bo.fields["state.change_share"]["value"] == -5
    save(move_state(anna, -7), "Staten drar ner", "save-over")

    menu(move_state(bo, -9), "save")
    bo.driver.button(key="save-over").click().run()
    (message,) = bo.messages("error")
    assert message.startswith("”Staten drar ner” har ändrats av Anna sedan du öppnade det.")
    assert "Senast sparat" in message
    assert kept() == [("Staten drar ner", "Anna", -0.07, 2)]


def test_a_saved_scenario_whose_baseline_has_changed_offers_both() -> None:
    """1 927 is 2 500 - 573 on today's baseline; when it was saved the opening equity was unknown."""
    page = save(opened(), "Som planen", "save-new")
    equity.enter_opening("sjuharad", 2022, 2500 * 100_000, "Bo")
    page.driver.run()

    assert page.messages("warning") == [
        "Utgångsläget har ändrats sedan ”Som planen” sparades (1 belopp). Båda går att räkna på."
    ]
    assert page.key_figures["Eget kapital vid utgången av 2022"] == f"1{SPACE}927{SPACE}tkr"
    page.driver.button_group(key="scenario-baseline").set_value("then").run()
    page.driver.run()
    assert f"1{SPACE}927{SPACE}tkr" not in page.text
    assert "Eget kapital vid utgången av 2022" not in page.text

    save(page, "Som planen", "save-over")
    page.driver.run()
    assert "Eget kapital vid utgången av 2022" not in page.text, "saved on the baseline that was looked at"
    page.driver.button_group(key="scenario-baseline").set_value("now").run()
    save(page, "Som planen", "save-over")
    page.driver.run()
    assert page.messages("warning") == []
    assert page.key_figures["Eget kapital vid utgången av 2022"] == f"1{SPACE}927{SPACE}tkr"


def test_a_link_opens_the_same_result_elsewhere() -> None:
    first = move_state(opened(), -10)
    other = open_page("scenario", **first.address)

    def metrics(page: Opened) -> list[str]:
        return list(page.key_figures.values())

    assert metrics(first) == metrics(other)
    assert f"8{SPACE}129{SPACE}tkr" in metrics(other)
