"""Charts in a real browser: kept when the figures change, fitted to the window, in Swedish, saved as a picture."""

import re

from playwright.sync_api import Page, expect

from tests.browser.helpers import settled

MARKED = "(chart) => { chart.marked = true; return chart.getAttribute('aria-label'); }"
IS_MARKED = "(chart) => chart.marked === true"
WIDTHS = "(chart) => [chart.clientWidth, chart.querySelector('.main-svg').clientWidth]"
FITS = """() => [...document.querySelectorAll('.chart')].every(
    (chart) => chart.clientWidth === chart.querySelector('.main-svg').clientWidth)"""


def test_a_moved_lever_changes_the_figure_in_the_same_drawing(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/scenario?association=sjuharad&year=2022&levers=state.change_share~-0.01")
    settled(page)
    chart = page.get_by_role("figure")
    before = chart.evaluate(MARKED)

    page.get_by_role("slider", name="Statens tilldelning, förändring").press("ArrowLeft")

    expect(chart).not_to_have_attribute("aria-label", before)
    settled(page)
    assert chart.evaluate(IS_MARKED)
    bundles = [re.sub(r".*/", "", url) for url in asked if url.endswith(".min.js")]
    assert bundles == ["plotly-basic-4.1.1.min.js"]


def test_a_chart_fits_speaks_swedish_and_can_be_saved(page: Page) -> None:
    page.goto("/?association=sjuharad&year=2017")
    settled(page)
    chart = page.get_by_role("figure").first
    before = chart.evaluate(WIDTHS)

    page.set_viewport_size({"width": 1000, "height": 800})
    page.wait_for_function(FITS)
    after = chart.evaluate(WIDTHS)
    assert after[0] == after[1] < before[0] == before[1]

    chart.locator(".trace.bars .point path").first.hover(force=True)
    hovered = chart.locator(".hoverlayer")
    expect(hovered).to_contain_text("Använt av årsbudgeten: 37,0\u00a0%")
    button = chart.locator(".modebar-btn")
    assert button.get_attribute("data-title") == "Spara diagrammet som bild"
    with page.expect_download() as download:
        button.click(force=True)
    assert download.value.suggested_filename == "diagram.png"
