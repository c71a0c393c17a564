"""The server as a browser meets it."""

import shutil
import socket
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from benchmarks.serving import ROOT, serving, store_environment
from tests.browser.helpers import OWN_HOSTS, settled, watched


def test_the_first_page_opens_in_swedish(page: Page) -> None:
    page.goto("/")
    settled(page)

    assert page.locator("html").get_attribute("lang") == "sv"
    assert "Streamlit" not in page.title()
    assert page.get_by_test_id("stException").count() == 0
    assert page.get_by_test_id("stMain").inner_text().strip()


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


def test_streamlit_run_works_too_and_listens_on_loopback_only(
    browser: Browser, sample_store: Path, tmp_path: Path
) -> None:
    """The `streamlit` command leaves the repository off the path; the configuration gives the address."""
    streamlit = shutil.which("streamlit", path=str(Path(sys.executable).parent))
    assert streamlit
    script, log = ROOT / "dashboard" / "app.py", tmp_path / "server.log"
    with serving(script, store_environment(sample_store), log, [streamlit]) as address:
        page = browser.new_page(locale="sv-SE")
        page.goto(address)
        settled(page)
        assert page.get_by_test_id("stException").count() == 0
        assert page.locator("h1").count() == 1
        page.close()
        if sys.platform == "linux":  # where all of 127/8 is this machine
            with (
                pytest.raises(ConnectionRefusedError),
                socket.create_connection(("127.0.0.2", urlsplit(address).port)),
            ):
                pass
