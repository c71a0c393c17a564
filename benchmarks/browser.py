"""What a reader sees: cold loads and moves of a widget in a real browser.

Time zero is the start of the navigation, or the key press or click as the page itself sees it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, sync_playwright

from benchmarks.chromium import CHROMIUM_FLAGS, chromium_path
from benchmarks.pages import THROUGH, Moved

RECORDER = Path(__file__).with_name("recorder.js")
SLIDER = 'input[type="range"]'
QUIET_MILLISECONDS = 500
MOST_MILLISECONDS = 30_000
WINDOW_WIDTH, WINDOW_HEIGHT = 1280, 900
WARM_UP_MOVES = 2


CHOSEN = "(all) => all.findIndex((one) => one.checked)"
"""The place of the chosen option."""


class NoChromiumError(Exception):
    """There is no Chromium on this machine."""


class NoChartError(Exception):
    """The page was to draw a chart and drew none."""


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds from time zero until the script was idle and until text and charts were seen.

    Charts are those in the window, or where none stands there those below it.
    """

    idle: float
    text: float
    charts: float | None


@contextmanager
def chromium() -> Iterator[Browser]:
    """A headless Chromium; raises NoChromiumError where there is none."""
    path = chromium_path()
    if path is None:
        raise NoChromiumError
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(CHROMIUM_FLAGS))
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def window(browser: Browser) -> Iterator[Page]:
    """A window with an empty cache, recording."""
    size = {"width": WINDOW_WIDTH, "height": WINDOW_HEIGHT}
    context = browser.new_context(locale="sv-SE", viewport={"width": size["width"], "height": size["height"]})
    try:
        page = context.new_page()
        page.add_init_script(path=RECORDER)
        yield page
    finally:
        context.close()


def _times(page: Page) -> Times:
    page.wait_for_function(
        "(quiet) => window.benchmark?.isSettled(quiet)", arg=QUIET_MILLISECONDS, timeout=MOST_MILLISECONDS
    )
    recorded = "() => [benchmark.action, benchmark.idle(), benchmark.text, benchmark.chart()]"
    action, idle, text, chart = page.evaluate(recorded)
    return Times(idle - action, text - action, chart - action if chart > action else None)


def cold_load(browser: Browser, address: str) -> Times:
    """One load with an empty cache."""
    with window(browser) as page:
        page.goto(address)
        return _times(page)


class Moves:
    """A page that stays open while its widget is moved, one step a time."""

    def __init__(self, page: Page, server: str, moved: Moved) -> None:
        self.page = page
        self.moved = moved
        self.key = "ArrowRight"
        self.step = -1
        page.goto(f"{server}/{moved.address}")
        _times(page)
        for _ in range(WARM_UP_MOVES):
            self.move()

    def move(self) -> Times:
        """Move the widget one step; the times since the key press or the click."""
        if self.moved.choice:
            self._choose()
        else:
            self._slide()
        return _times(self.page)

    def _slide(self) -> None:
        slider = self.page.locator(SLIDER).nth(self.moved.slider)
        slider.focus()
        self._turn_at_the_end(slider)
        self.page.evaluate("() => benchmark.rearm()")
        self.page.keyboard.press(self.key)

    def _turn_at_the_end(self, slider: Locator) -> None:
        value, least, most = slider.evaluate("(input) => [input.value, input.min, input.max]")
        if value == most:
            self.key = "ArrowLeft"
        elif value == least:
            self.key = "ArrowRight"

    def _choose(self) -> None:
        """The option before the chosen one, and back again the next time."""
        options = _row(self.page, self.moved.choice).get_by_role("radio")
        options.first.wait_for()
        chosen: int = options.evaluate_all(CHOSEN)
        if chosen + self.step < 0:
            self.step = 1
        self.page.evaluate("() => benchmark.rearm()")
        options.nth(chosen + self.step).click()
        self.step = -self.step


class MonthMoves:
    """A page that stays open while another month is chosen in its selection bar, one after the other."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.months = cycle(("mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober"))
        page.goto(address)
        _times(page)
        for _ in range(WARM_UP_MOVES):
            self.move()

    def move(self) -> Times:
        """Choose the next month; the times since the click."""
        month = _row(self.page, THROUGH).get_by_role("radio", name=next(self.months), exact=True)
        self.page.evaluate("() => benchmark.rearm()")
        month.click()
        return _times(self.page)


def _row(page: Page, label: str) -> Locator:
    """A row of words of which one is chosen."""
    return page.get_by_role("radiogroup", name=label, exact=True)


def charts_of(times: Times) -> float:
    """The time until the last chart was drawn; raises NoChartError where none was."""
    if times.charts is None:
        raise NoChartError
    return times.charts
