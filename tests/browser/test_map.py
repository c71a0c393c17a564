"""The map of municipalities in a real browser: drawn from the product's own files, nothing from outside."""

import pytest
from playwright.sync_api import Page, Response

from tests.browser.helpers import accessibility_findings, screenshot, settled

AREAS = "document.querySelectorAll('.choroplethlayer path.choroplethlocation')"
DRAWN = f"(count) => {AREAS}.length === count"
BOXES = f"[...{AREAS}].map((area) => area.getBoundingClientRect())"
SIZES = f"() => {BOXES}.map((box) => Math.min(box.width, box.height))"
COLOURS = f"() => [...{AREAS}].map((area) => area.getAttribute('fill')).join()"
ANEW = f"(before) => {AREAS}.length === 8 && ({COLOURS})() !== before"
SMALLEST = 10
"""Pixels: a municipality that fills no more is not seen."""
SECONDS = 30


def opened(page: Page, address: str, municipalities: int) -> Page:
    page.goto(f"/fairness?{address}")
    settled(page)
    page.wait_for_function(DRAWN, arg=municipalities, timeout=SECONDS * 1000)
    return page


@pytest.mark.parametrize(
    ("address", "names"),
    [
        (
            "association=sjuharad&year=2017",
            {"Bollebygd", "Borås", "Herrljunga", "Mark", "Svenljunga", "Tranemo", "Ulricehamn", "Vårgårda"},
        ),
        ("association=norra-skaraborg&year=2019", {"Mariestad", "Töreboda", "Gullspång"}),
    ],
)
def test_the_association_s_municipalities_are_drawn(page: Page, address: str, names: set[str]) -> None:
    """The page fixture fails if any other host was asked."""
    asked: list[Response] = []
    page.on("response", lambda response: asked.append(response) if "world_110m" in response.url else None)
    opened(page, address, len(names))

    sizes = page.evaluate(SIZES)
    assert len(sizes) == len(names)
    assert all(size > SMALLEST for size in sizes)
    shown = " ".join(page.locator(".geo text").all_text_contents())
    assert all(name in shown for name in names)
    assert [(response.status, "app/static/geo/" in response.url) for response in asked] == [(200, True)]
    screenshot(page, f"map-{address.split('&', maxsplit=1)[0].split('=')[1]}")


def test_another_measure_colours_the_map_anew(page: Page) -> None:
    opened(page, "association=sjuharad&year=2017", 8)
    before = page.evaluate(COLOURS)
    page.get_by_role("radio", name="Budget för insatser på plats").click()

    page.wait_for_function(ANEW, arg=before, timeout=SECONDS * 1000)
    assert "measure=Budget" in page.url


def test_the_page_is_accessible(page: Page) -> None:
    opened(page, "association=sjuharad&year=2017", 8)
    assert accessibility_findings(page) == []
