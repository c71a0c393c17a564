"""The server as a browser meets it."""

from playwright.sync_api import Browser, Page

from tests.browser.helpers import OWN_HOSTS, accessibility_findings, screenshot, settled, watched


def test_the_first_page_opens_in_swedish(page: Page) -> None:
    page.goto("/")
    settled(page)

    assert page.locator("html").get_attribute("lang") == "sv"
    assert "Streamlit" not in page.title()
    assert page.get_by_test_id("stException").count() == 0
    assert page.get_by_test_id("stMain").inner_text().strip()
    screenshot(page, "first-page")


def test_the_first_page_is_accessible(page: Page) -> None:
    page.goto("/")
    settled(page)

    assert accessibility_findings(page) == []


def test_no_other_host_is_asked(browser: Browser, server: str) -> None:
    context = browser.new_context(locale="sv-SE")
    page = context.new_page()
    watch = watched(page)
    page.goto(server)
    settled(page)
    context.close()

    assert watch.hosts  # the watch sees requests at all
    assert watch.hosts <= OWN_HOSTS


def test_the_watch_sees_a_request_to_another_host(browser: Browser, server: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    watch = watched(page)
    page.goto(server)
    page.evaluate("() => fetch('https://example.invalid/x').catch(() => null)")
    settled(page)
    context.close()

    assert watch.outside or any("connect-src" in error for error in watch.errors)
