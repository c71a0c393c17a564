"""Avstämning on the page: the verdicts to see, and figures that lead to their sources."""

import pytest

from tests.pages.helpers import Opened, open_page

pytestmark = pytest.mark.usefixtures("in_sample_store")


@pytest.fixture
def page() -> Opened:
    return open_page("reconciliation", association="sjuharad", year="2017")


def test_what_somebody_must_look_at_is_seen_first(page: Opened) -> None:
    assert [heading.partition(" (")[0] for heading in page.headings] == [
        "Skiljer",
        "Olika status",
        "Kan inte jämföras",
    ]
    assert "17 669 tkr" not in page.text.replace("\u00a0", " ")


def test_rounding_is_seen_when_it_is_asked_for(page: Opened) -> None:
    page.driver.pills(key="verdict").set_value(["rounding"]).run()

    assert [heading.partition(" (")[0] for heading in page.headings] == ["Avrundning"]
    assert "17 669 tkr" in page.text.replace("\u00a0", " ")


def test_one_year_alone(page: Opened) -> None:
    page.driver.selectbox(key="compared-year").set_value("2016").run()

    assert page.headings == ["Skiljer (3)", "Kan inte jämföras (2)"]


def test_nothing_chosen_says_what_to_do(page: Opened) -> None:
    page.driver.pills(key="verdict").set_value([]).run()

    assert page.headings == []
    assert len(page.messages("info")) == 1


def test_each_figure_leads_to_its_source(page: Opened) -> None:
    address = "sources?association=sjuharad&year=2017&through=2017-04&source="
    differing = {to for text, to in page.links if "tkr" in text or text.isdecimal()}

    assert f"{address}plan-2022-aktiv-kraft" in differing
    assert f"{address}tertial-2017-manad" in differing
    assert f"{address}tertial-2017-kommun" in differing
