"""A walk through every page on a laptop, a projector and a phone: what a board member would see."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page, expect

from dashboard.navigation import PAGES, PageEntry
from tests.browser.helpers import accessibility_findings, screenshot, settled, watched

LAPTOP, PROJECTOR, PHONE = "laptop", "projector", "phone"
SIZES = {LAPTOP: (1280, 800), PROJECTOR: (1920, 1080), PHONE: (390, 844)}

WITH_CHARTS = ("overview", "budget-outcome", "participants", "members", "scenario")

# Words that Streamlit, its widgets and Plotly write themselves.
ENGLISH = (
    "Choose an option",
    "Choose options",
    "Page not found",
    "Press Enter",
    "Deploy",
    "Rerun",
    "Running...",
    "Stop",
    "Settings",
    "Print",
    "Made with Streamlit",
    "View fullscreen",
    "Download as CSV",
    "Download as PNG",
    "Browse files",
    "Drag and drop",
    "Upload",
    "No results",
    "Search",
    "Show more",
    "View all",
    "Connecting",
    "Error",
    "Traceback",
    "empty",
    "undefined",
    "NaN",
    "None",
)

SIDEWAYS = """() => {
    const main = document.querySelector('[data-testid="stMain"]');
    return Math.max(main.scrollWidth - main.clientWidth,
        document.documentElement.scrollWidth - document.documentElement.clientWidth);
}"""

# What lies to the right of the window's edge without a scrolling box of its own around it.
CUT = """() => {
    const scrolls = (element) => {
        for (let parent = element.parentElement; parent; parent = parent.parentElement) {
            if (parent.dataset.testid === 'stMain') return false;
            if (['auto', 'scroll'].includes(getComputedStyle(parent).overflowX)) return true;
        }
        return false;
    };
    const selector = '[data-testid=stMain] :is(h1, h2, h3, h5, p, table, .chart)';
    return [...document.querySelectorAll(selector)]
        .filter((element) => element.getBoundingClientRect().right > innerWidth + 1 && !scrolls(element))
        .map((element) => element.innerText.slice(0, 60));
}"""

# The page's answer is never moved sideways: no key figure may be hidden, not even in a scrolling box.
CUT_KEY_FIGURES = """() => [...document.querySelectorAll('.block .card')]
    .filter((card) => card.getBoundingClientRect().right > innerWidth + 1)
    .map((card) => card.innerText.slice(0, 60))"""

CHARTS = """() => [...document.querySelectorAll('.chart')].map((chart) => ({
    name: chart.ariaLabel ?? '',
    drawn: !!chart.querySelector('.main-svg'),
    marks: chart.querySelectorAll('.main-svg :is(.trace, .points path, .slice, .shapelayer path)').length,
}))"""

# A chart's own texts that reach outside its picture are cut by it.
CUT_CHART_TEXTS = """() => [...document.querySelectorAll('.js-plotly-plot')].flatMap((chart) => {
    const frame = chart.getBoundingClientRect();
    return [...chart.querySelectorAll('svg text')]
        .filter((text) => text.textContent.trim() && text.getBoundingClientRect().width)
        .filter((text) => {
            const box = text.getBoundingClientRect();
            return box.left < frame.left - 1 || box.right > frame.right + 1
                || box.top < frame.top - 1 || box.bottom > frame.bottom + 1;
        })
        .map((text) => text.textContent);
})"""

# Ticks of one axis that lie on each other, and ticks that Plotly has turned: neither can be read.
CROWDED_TICKS = """() => [...document.querySelectorAll('.js-plotly-plot')].flatMap((chart) =>
    ['.xtick text', '.ytick text'].flatMap((selector) => {
        const ticks = [...chart.querySelectorAll(selector)];
        const boxes = ticks.map((tick) => tick.getBoundingClientRect());
        const transform = (tick) => tick.getAttribute('transform') ?? '';
        const turned = ticks.filter((tick) => /rotate\\((?!0[,)])/.test(transform(tick)));
        const meet = (one, other) => one.left < other.right - 1 && one.right > other.left + 1
            && one.top < other.bottom - 1 && one.bottom > other.top + 1;
        const crowded = ticks.filter((tick, place) => place > 0 && meet(boxes[place], boxes[place - 1]));
        return [...new Set([...turned, ...crowded])].map((tick) => tick.textContent);
    }))"""


LINKS = "() => [...document.querySelectorAll('[data-testid=stMain] a[href]')].map((link) => link.href)"


@dataclass
class Window:
    """A window of one size that stays open for all pages, as a reader's does."""

    name: str
    page: Page

    def open(self, entry: PageEntry) -> Page:
        """By the side bar; on a phone, where it is folded away, by the address."""
        link = self.page.get_by_test_id("stSidebar").get_by_role("link", name=entry.title)
        if self.name == PHONE or self.page.url == "about:blank":
            self.page.goto("/" if entry.default else f"/{entry.url_path}")
        else:
            link.click()
        expect(self.page.locator("h1")).to_have_text(entry.title)
        return settled(self.page)


@pytest.fixture(scope="module", params=SIZES)
def window(request: pytest.FixtureRequest, browser: Browser, server: str) -> Iterator[Window]:
    width, height = SIZES[request.param]
    context = browser.new_context(
        locale="sv-SE", viewport={"width": width, "height": height}, base_url=server
    )
    page = context.new_page()
    watch = watched(page)
    yield Window(request.param, page)
    context.close()
    assert not watch.outside, f"the pages asked other hosts: {watch.outside}"
    assert not watch.errors, f"the pages reported errors: {watch.errors}"


# What the page shows in letters that have a size (docs/platform.md: the file box' own words have none).
SHOWN_TEXT = """() => {
    const main = document.querySelector('[data-testid="stMain"]');
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    const texts = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const style = getComputedStyle(node.parentElement);
        if (parseFloat(style.fontSize) > 0 && node.parentElement.checkVisibility({visibilityProperty: true})) {
            texts.push(node.textContent);
        }
    }
    return texts.join('\\n');
}"""


def faults(window: Window) -> dict[str, list[str]]:
    """What is wrong with what the window shows, by kind; kinds without a fault are left out."""
    page = window.page
    text = page.evaluate(SHOWN_TEXT)
    charts = page.evaluate(CHARTS)
    found = {
        "English": [word for word in ENGLISH if re.search(rf"\b{re.escape(word)}\b", text)],
        "errors": page.get_by_test_id("stException").all_inner_texts()
        + page.get_by_test_id("stAlertContentError").all_inner_texts(),
        "scrolls sideways": [f"{page.evaluate(SIDEWAYS)} px"] if page.evaluate(SIDEWAYS) > 0 else [],
        "cut": page.evaluate(CUT) + page.evaluate(CUT_KEY_FIGURES),
        "charts not drawn": [chart["name"] for chart in charts if not chart["drawn"] or not chart["marks"]],
    }
    if window.name != PHONE:  # there the table below says what the chart has no room for
        found |= {
            "texts outside their chart": page.evaluate(CUT_CHART_TEXTS),
            "ticks that cannot be read": page.evaluate(CROWDED_TICKS),
        }
    return {kind: places for kind, places in found.items() if places}


@pytest.mark.parametrize("entry", PAGES, ids=[entry.url_path for entry in PAGES])
def test_the_page_is_whole_swedish_and_readable(window: Window, entry: PageEntry) -> None:
    page = window.open(entry)
    screenshot(page, entry.url_path if window.name == LAPTOP else f"{entry.url_path}-{window.name}")

    assert page.locator("html").get_attribute("lang") == "sv"
    assert page.get_by_role("figure").count() or entry.url_path not in WITH_CHARTS
    assert faults(window) == {}
    if window.name == LAPTOP:
        assert accessibility_findings(page) == []


def test_an_address_without_a_page_says_nothing_in_english(page: Page) -> None:
    page.goto("/finns-inte")
    settled(page)

    expect(page.locator("h1")).to_have_text(PAGES[0].title)
    expect(page.get_by_text("Page not found")).to_have_count(0)


def outside_links(page: Page, server: str) -> list[str]:
    """Where the page's links lead, its own addresses left out."""
    found = page.evaluate(
        "() => [...document.querySelectorAll('[data-testid=stMain] a[href]')].map((a) => a.href)"
    )
    return [address for address in found if not address.startswith(server)]


def test_what_an_address_says_becomes_no_link(page: Page, server: str) -> None:
    page.goto("/?association=[klicka](https://example.invalid)")
    settled(page)

    expect(page.get_by_role("note")).to_contain_text("[klicka](https")
    assert outside_links(page, server) == []


def test_what_a_source_says_becomes_no_link(page: Page, server: str) -> None:
    """A cost centre of Norra Skaraborg has a web address in its name; nothing leads out of the app."""
    for place in ("budget-outcome?part=cost-centres&", "scenario?"):
        page.goto(f"/{place}association=norra-skaraborg&year=2019")
        settled(page)
        if place.startswith("budget-outcome"):
            expect(page.get_by_role("rowheader").filter(has_text="samverkanvg").first).to_be_visible()
        assert outside_links(page, server) == []
