"""The map of municipalities in a real browser: drawn from the product's own files, nothing from outside."""

import pytest
from playwright.sync_api import Page, Response

from tests.browser.helpers import accessibility_findings, screenshot, settled

AREAS = ".choroplethlayer path.choroplethlocation"
DRAWN = "(count) => document.querySelectorAll('.choroplethlayer path.choroplethlocation').length === count"
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

    shapes = page.locator(AREAS)
    boxes = [shape.bounding_box() for shape in shapes.all()]
    assert all(box and box["width"] > 10 and box["height"] > 10 for box in boxes)
    written = page.locator(".scattergeo text, .scatterlayer text").all_inner_texts()
    shown = " ".join(written) + page.locator(".geo").first.inner_text()
    assert all(name in shown for name in names)
    assert [(response.status, "app/static/geo/" in response.url) for response in asked] == [(200, True)]
    screenshot(page, f"map-{address.split('&', maxsplit=1)[0].split('=')[1]}")


def test_another_measure_colours_the_map_anew(page: Page) -> None:
    opened(page, "association=sjuharad&year=2017", 8)
    before = [shape.get_attribute("style") for shape in page.locator(AREAS).all()]
    page.get_by_role("radio", name="Budget för insatser på plats").or_(
        page.get_by_role("button", name="Budget för insatser på plats")
    ).first.click()
    page.wait_for_url("**measure=**")
    settled(page)
    page.wait_for_function(DRAWN, arg=8, timeout=SECONDS * 1000)

    assert [shape.get_attribute("style") for shape in page.locator(AREAS).all()] != before


def test_the_page_is_accessible(page: Page) -> None:
    opened(page, "association=sjuharad&year=2017", 8)
    assert accessibility_findings(page) == []
