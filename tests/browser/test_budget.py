"""The budget page as a reader uses it: the first screen answers, and a click leads down to the posting and back."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.helpers import accessibility_findings, settled

BOOKS = "/budget-outcome?association=exempelforbundet&year=2024&through=2024-08"
PUBLISHED = "/budget-outcome?association=sjuharad&year=2017&through=2017-04"
INDIVIDUAL, LOTSEN = 0, 0
LAPTOP = {"width": 1280, "height": 800}
MAIN_CHART, LEVEL = ".block-drill-chart", ".block-drill-level h2"


def click_bar(page: Page, chart: str, place: int) -> None:
    """Click an outcome's bar in a chart."""
    drawn = page.locator(chart).first
    drawn.scroll_into_view_if_needed()
    drawn.locator(".trace.bars").first.locator(".point path").nth(place).click(force=True)


def click_row(page: Page, place: int) -> None:
    """Click a cell of a row in the level's table, beside its name."""
    rows = page.locator(".block-drill-rows tbody tr")
    rows.nth(place).get_by_role("cell").first.click()


def stands_at(page: Page, level: str) -> None:
    """Wait until the trail ends with a level."""
    expect(page.locator(LEVEL)).to_have_text(level)
    settled(page)


@pytest.mark.parametrize("address", [BOOKS, PUBLISHED])
def test_the_first_screen_answers_with_sentence_figures_and_chart(page: Page, address: str) -> None:
    page.set_viewport_size(LAPTOP)
    page.goto(address)
    settled(page)

    for part in (".answer", ".cards", LEVEL):
        box = page.locator(part).first.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= LAPTOP["height"]
    chart = page.locator(MAIN_CHART).first.bounding_box()
    assert chart is not None
    assert chart["y"] <= LAPTOP["height"] - chart["height"] * 0.6


def test_from_budget_area_to_posting_and_back(page: Page) -> None:
    page.goto(BOOKS)
    settled(page)

    click_bar(page, MAIN_CHART, INDIVIDUAL)
    stands_at(page, "Individinriktade insatser")
    assert "area=individual" in page.url
    click_bar(page, MAIN_CHART, LOTSEN)
    stands_at(page, "Lotsen")
    assert "cost-centre=410" in page.url
    click_row(page, 0)
    expect(page).to_have_url(re.compile(r"account=\d{4}"))
    settled(page)
    expect(page.locator(".block-drill-rows tbody button")).to_have_count(0)
    expect(page.get_by_text("längre ner går det inte")).to_be_visible()
    assert accessibility_findings(page) == []

    page.go_back()
    expect(page).not_to_have_url(re.compile("account="))
    stands_at(page, "Lotsen")
    page.get_by_role("button", name="← Individinriktade insatser", exact=True).click()
    expect(page).not_to_have_url(re.compile("cost-centre="))
    stands_at(page, "Individinriktade insatser")


def test_a_reader_without_a_mouse_goes_down_by_the_rows_name(page: Page) -> None:
    page.goto(PUBLISHED)
    settled(page)
    rows = page.locator(".block-drill-rows")
    expect(rows.get_by_role("row", name="Egen verksamhet").first.get_by_role("button")).to_have_count(0)

    rows.get_by_role("button", name="Administration").press("Enter")

    stands_at(page, "Administration")
    assert "area=administration" in page.url


def test_a_part_has_its_address_and_its_chart_leads_down_too(page: Page) -> None:
    page.goto(BOOKS)
    settled(page)

    page.get_by_role("radio", name="Avvikelser").click()
    expect(page).to_have_url(re.compile("part=deviations"))
    settled(page)
    click_bar(page, ".block-variances", 0)
    expect(page).to_have_url(re.compile("cost-centre=430"))
    stands_at(page, "Gröna rummet")
    assert "part=" not in page.url

    page.go_back()
    expect(page.get_by_role("radio", name="Avvikelser")).to_be_checked()
    settled(page)
    expect(page.locator(".block-variances").first).to_be_visible()
