"""The walk-through on a laptop and a projector: each slide whole in the window, moved by click and by key."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from benchmarks.serving import ROOT, serving, store_environment
from data_access.changes.comments import save_comment
from tests.browser.helpers import accessibility_findings, settled
from tests.browser.test_pages import CROWDED_TICKS, CUT_CHART_TEXTS
from tests.conftest import dispose_engines

LAPTOP, PROJECTOR = {"width": 1280, "height": 800}, {"width": 1920, "height": 1080}
NORMAL_TEXT = 16
HALF_AS_LARGE_AGAIN = 1.5
BAR = ".st-key-slide-bar"

# What is not wholly in the window, or lies on the buttons; what is wider than its cell; what there is to scroll.
FAULTS = """() => {
    const stage = document.querySelector('.st-key-slide-stage');
    const seen = (element) => element.checkVisibility({visibilityProperty: true})
        && element.getBoundingClientRect().width > 0;
    const found = [];
    for (const element of stage.querySelectorAll('h1, h2, p, table, .chart, .card, button')) {
        const box = element.getBoundingClientRect();
        const isOut = box.bottom > innerHeight + 1 || box.right > innerWidth + 1 || box.top < -1 || box.left < -1;
        if (seen(element) && isOut) found.push(`outside: ${element.innerText.slice(0, 40)}`);
    }
    const bar = stage.querySelector('.st-key-slide-bar').getBoundingClientRect();
    for (const element of stage.querySelectorAll('.block > div > *, .chart-room')) {
        if (element.getBoundingClientRect().bottom > bar.top + 1) found.push(`on the buttons: ${element.className}`);
    }
    for (const element of stage.querySelectorAll('.block, .block :is(td, th, dd, dt), .grid')) {
        if (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1) {
            found.push(`cut: ${element.innerText.slice(0, 40)}`);
        }
    }
    for (const element of [document.documentElement, document.querySelector('[data-testid="stMain"]')]) {
        if (element.scrollHeight > innerHeight || element.scrollWidth > innerWidth) found.push('scrolls');
    }
    return found;
}"""

SIZE_OF_SENTENCE = """() => {
    const sentence = document.querySelector('.st-key-slide-stage .finding');
    const scale = sentence.getBoundingClientRect().width / sentence.offsetWidth;
    return parseFloat(getComputedStyle(sentence).fontSize) * scale;
}"""


@pytest.fixture(scope="module")
def server(sample_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The app with comments written: two short ones, and one that is too long for a slide."""
    folder = tmp_path_factory.mktemp("slides")
    file = Path(shutil.copy(sample_store, folder / "dashboard.sqlite"))
    url, sentence = f"sqlite:///{file}", "Rekryteringen av två handledare drog ut på tiden under hela våren. "
    for centre, comment, measure in (
        ("410", "Färre remisser än väntat.", "Möte med Arbetsförmedlingen i september; ny handledare."),
        ("440", sentence * 12, sentence * 4),
        ("100", "Ett möte flyttat", ""),
    ):
        save_comment(
            "exempelforbundet", centre, "2024-08", "Kansliet", comment=comment, measure=measure, url=url
        )
    dispose_engines()
    with serving(ROOT / "dashboard" / "asgi.py", store_environment(file), folder / "server.log") as address:
        yield address


def stands_at(page: Page, number: int) -> None:
    expect(page.locator(BAR).get_by_text(f"{number} av ", exact=False).first).to_be_visible()
    settled(page)


def faults(page: Page) -> list[str]:
    return [*page.evaluate(FAULTS), *page.evaluate(CUT_CHART_TEXTS), *page.evaluate(CROWDED_TICKS)]


def count_of(page: Page) -> int:
    """How many slides there are, from `1 av 10`."""
    return int(page.locator(BAR).locator("p", has_text=" av ").first.inner_text().rpartition(" ")[2])


@pytest.mark.parametrize(
    "address",
    [
        "association=sjuharad&year=2017",
        "association=norra-skaraborg&year=2019",
        "association=exempelforbundet&year=2024&through=2024-08",
    ],
)
def test_every_slide_is_whole_at_both_sizes(page: Page, address: str) -> None:
    """There with the arrow keys on a laptop, and back with a remote's keys on a projector."""
    page.set_viewport_size(LAPTOP)
    page.goto(f"/slideshow?{address}&presenting=yes")
    stands_at(page, 1)
    count, found = count_of(page), {}
    for number in range(1, count + 1):
        stands_at(page, number)
        found[number] = faults(page)
        page.keyboard.press("ArrowRight")
    page.set_viewport_size(PROJECTOR)
    for number in range(count, 0, -1):
        stands_at(page, number)
        found[-number] = faults(page)
        page.keyboard.press("PageUp")

    assert count > 5
    assert {number: wrong for number, wrong in found.items() if wrong} == {}
    assert page.get_by_role("button", name="Föregående").is_disabled()


def test_the_window_is_the_slides_until_escape(page: Page) -> None:
    page.set_viewport_size(LAPTOP)
    page.goto("/slideshow?association=sjuharad&year=2017&slide=2")
    settled(page)
    side_bar, months = page.get_by_test_id("stSidebar"), page.get_by_role("radiogroup", name="T.o.m.")
    expect(side_bar).to_be_visible()

    page.get_by_role("button", name="Starta bildspelet").click()
    expect(side_bar).to_be_hidden()
    expect(months).to_be_hidden()
    expect(page.get_by_text("Förbund", exact=True)).to_be_hidden()
    settled(page)
    assert page.evaluate(SIZE_OF_SENTENCE) >= HALF_AS_LARGE_AGAIN * NORMAL_TEXT
    assert accessibility_findings(page) == []

    page.get_by_role("button", name="Nästa").click()
    stands_at(page, 3)
    assert "slide=3" in page.url
    assert accessibility_findings(page) == []
    page.keyboard.press("Escape")
    expect(side_bar).to_be_visible()
    expect(months).to_be_visible()
    stands_at(page, 3)
    assert "presenting" not in page.url


def test_back_undoes_a_step(page: Page) -> None:
    page.goto("/slideshow?association=sjuharad&year=2017&presenting=yes")
    stands_at(page, 1)
    page.keyboard.press("PageDown")
    stands_at(page, 2)
    page.keyboard.press("ArrowRight")
    stands_at(page, 3)

    page.go_back()
    stands_at(page, 2)
    page.keyboard.press("ArrowLeft")
    stands_at(page, 1)


def test_a_comment_written_on_the_budget_page_stands_on_its_slide(page: Page) -> None:
    """And what tells that it is saved covers no month, so that the next one can be chosen at once."""
    page.set_viewport_size(LAPTOP)
    selection = "association=exempelforbundet&year=2025"
    page.goto(f"/budget-outcome?{selection}&through=2025-09&part=deviations")
    settled(page)
    page.get_by_text("Skriv kommentar och åtgärd").click()
    settled(page)
    page.get_by_label("Ditt namn").fill("Kansliet")
    page.get_by_label("Kommentar till januari–september 2025").fill("Kön är kortare.")
    page.get_by_label("Åtgärd").fill("Vi håller fast vid planen.")
    page.get_by_role("button", name="Spara kommentar och åtgärd").click()
    expect(page.get_by_text("Sparat.")).to_be_visible()
    expect(page.locator(".block table").first).to_contain_text("Kön är kortare.")
    page.locator(".block h1").first.scroll_into_view_if_needed()
    settled(page)
    page.get_by_text("Sparat.").hover()  # it stays while the mouse is on it
    page.get_by_role("radio", name="oktober").check(force=True)
    settled(page)
    assert "through=2025-10" in page.url
    page.goto(f"/slideshow?{selection}&through=2025-09&presenting=yes")
    stands_at(page, 1)
    for number in range(1, count_of(page)):
        if page.get_by_text("Kön är kortare.").is_visible():
            break
        page.keyboard.press("ArrowRight")
        stands_at(page, number + 1)
    expect(page.get_by_text("Kön är kortare.")).to_be_visible()
    expect(page.get_by_text("Vi håller fast vid planen.")).to_be_visible()
