"""An address that is no page leads to the first page; pages and files are left alone."""

import pytest

from dashboard.known_pages import leads_nowhere
from dashboard.navigation import PAGES


@pytest.mark.parametrize("path", ["/overview", "/finns-inte", "/finns-inte/"])
def test_an_address_that_is_no_page_leads_nowhere(path: str) -> None:
    assert leads_nowhere(path)


@pytest.mark.parametrize("path", ["/", "/favicon.png", "/static/js/main.js", "/_stcore/health", "/api/live"])
def test_what_is_no_page_address_is_left_alone(path: str) -> None:
    assert not leads_nowhere(path)


def test_every_page_is_answered() -> None:
    assert not [page.url_path for page in PAGES if not page.default and leads_nowhere(f"/{page.url_path}")]
