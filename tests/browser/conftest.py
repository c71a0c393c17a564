"""A real Chromium, and a page that is watched."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.chromium import CHROMIUM_FLAGS, chromium_path
from tests.browser.helpers import watched

WINDOW = {"width": 1280, "height": 900}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark everything here."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium() -> str:
    """Where Chromium is; without one the tests skip on a desk and fail where CI=true."""
    path = chromium_path()
    if path is None:
        reason = "Chromium saknas (Debian: apt-get install chromium, annars CHROMIUM_PATH)"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return path


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """One Chromium a session."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(CHROMIUM_FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser, server: str) -> Iterator[Page]:
    """A fresh Swedish window on the app; fails if it asked any other host, broke the policy or threw."""
    context = browser.new_context(locale="sv-SE", viewport=WINDOW, base_url=server)
    page = context.new_page()
    watch = watched(page)
    yield page
    context.close()
    assert not watch.outside, f"the page asked other hosts: {watch.outside}"
    assert not watch.errors, f"the page reported errors: {watch.errors}"
