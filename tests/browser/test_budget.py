"""The way down to the posting as a reader goes it: by click in the chart and in the table, and back."""

import re

from playwright.sync_api import Page, expect

from tests.browser.helpers import accessibility_findings, settled

ADDRESS = "/budget-outcome?association=exempelforbundet&year=2024&through=2024-08"
INDIVIDUAL, LOTSEN = 3, 0
ROW, HEADING_HEIGHT = 35, 35


def click_bar(page: Page, place: int) -> None:
    """Click the outcome's bar in the drill-down's chart."""
    chart = page.locator("[class*=st-key-drill][class*=-chart]").first
    chart.scroll_into_view_if_needed()
    chart.locator(".trace.bars").nth(1).locator(".point path").nth(place).click(force=True)


def test_from_budget_area_to_posting_and_back(page: Page) -> None:
    page.goto(ADDRESS)
    settled(page)

    click_bar(page, INDIVIDUAL)
    expect(page).to_have_url(re.compile("area=individual"))
    settled(page)
    click_bar(page, LOTSEN)
    expect(page).to_have_url(re.compile("centre=410"))
    settled(page)

    rows = page.locator("[class*=st-key-drill][class*=-rows]").first
    rows.scroll_into_view_if_needed()
    rows.click(position={"x": 20, "y": HEADING_HEIGHT + ROW // 2})
    expect(page).to_have_url(re.compile(r"account=\d{4}"))
    settled(page)
    expect(page.get_by_text("längre ner går det inte")).to_be_visible()
    assert accessibility_findings(page) == []

    page.get_by_role("button", name="Individinriktade insatser").click()
    expect(page).not_to_have_url(re.compile("centre="))
    expect(page).to_have_url(re.compile("area=individual"))
