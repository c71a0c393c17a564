"""A walk through every page: it opens, fits the window, asks nobody else, and leaves its picture."""

import pytest
from playwright.sync_api import Page, expect

from dashboard.navigation import PAGES
from tests.browser.helpers import accessibility_findings, screenshot, settled

ADDRESSES = {entry.url_path: "/" if entry.default else f"/{entry.url_path}" for entry in PAGES}
each_page = pytest.mark.parametrize("slug", ADDRESSES)

SIDEWAYS = """() => {
    const main = document.querySelector('[data-testid="stMain"]');
    return main.scrollWidth - main.clientWidth;
}"""


@each_page
def test_the_page_opens_from_its_address_and_is_accessible(page: Page, slug: str) -> None:
    page.goto(ADDRESSES[slug])
    settled(page)

    assert page.locator("html").get_attribute("lang") == "sv"
    expect(page.locator("h1")).to_have_count(1)
    assert page.get_by_test_id("stException").count() == 0
    assert page.get_by_test_id("stAlertContentError").count() == 0
    assert page.evaluate(SIDEWAYS) <= 0
    screenshot(page, slug)
    assert accessibility_findings(page) == []


def test_every_page_is_reached_from_the_side_bar(page: Page) -> None:
    page.goto("/")
    settled(page)
    links = page.get_by_test_id("stSidebarNavLink")
    expect(links).to_have_count(len(PAGES))

    for place, entry in enumerate(PAGES):
        links.nth(place).click()
        expect(page.locator("h1")).to_have_text(entry.title)
        settled(page)
