"""The walk-through as a presenter uses it: step by step, alone in the window, from a link."""

import pytest

from tests.pages.helpers import Opened, open_page, read
from tests.pages.test_budget_outcome import send, work

SJUHARAD = {"association": "sjuharad", "year": "2017", "through": "2017-04"}
MADE_UP = {"association": "exempelforbundet", "year": "2024", "through": "2024-08"}


def press(page: Opened, name: str) -> Opened:
    page.driver.button(key=f"slide-{name}").click().run()
    assert not page.driver.exception
    return page


def buttons(page: Opened) -> dict[str, bool]:
    """The slides' buttons and whether they can be pressed."""
    return {
        str(button.key).removeprefix("slide-"): not button.disabled
        for button in page.driver.button
        if str(button.key).startswith("slide-")
    }


@pytest.mark.usefixtures("in_sample_store")
def test_it_opens_on_the_first_slide_in_the_pages_frame() -> None:
    page = open_page("slideshow", **SJUHARAD)

    assert page.headings == ["Var står vi?"]
    assert "1 av 10" in page.text
    assert buttons(page) == {"start": True, "back": False, "on": True}
    assert page.address == SJUHARAD


@pytest.mark.usefixtures("in_sample_store")
def test_next_and_previous_stand_in_the_address() -> None:
    page = press(press(open_page("slideshow", **SJUHARAD), "on"), "on")

    assert page.address == {**SJUHARAD, "slide": "3"}
    assert page.headings == ["Avvikelser som kräver åtgärd"]
    assert press(page, "back").headings == ["Använt av årsbudgeten per budgetområde"]


@pytest.mark.usefixtures("in_sample_store")
@pytest.mark.parametrize("number", [1, 2, 3, 10])
def test_a_link_opens_a_slide_alone(number: int) -> None:
    page = open_page("slideshow", **SJUHARAD, slide=str(number), presenting="yes")

    assert not page.driver.exception
    assert not page.driver.error
    assert f"{number} av 10" in page.text
    assert read(page.driver.title[-1].value) == "Sjuhärads samordningsförbund, januari–april 2017"
    assert not page.driver.get("download_button")
    assert all("height" not in chart["figure"]["layout"] for chart in page.charts)
    assert buttons(page) == {
        "back": number > 1,
        "on": number < 10,
        "end": True,
        "page-up": number > 1,
        "page-down": number < 10,
    }


@pytest.mark.usefixtures("in_sample_store")
def test_starting_and_ending_keep_the_slide() -> None:
    page = press(open_page("slideshow", **SJUHARAD, slide="4"), "start")
    assert page.address == {**SJUHARAD, "slide": "4", "presenting": "yes"}

    assert press(press(page, "page-down"), "end").address == {**SJUHARAD, "slide": "5"}
    assert page.driver.get("download_button")


@pytest.mark.usefixtures("in_sample_store")
@pytest.mark.parametrize("asked", ["0", "11", "tre", "-1", "²", "9" * 400])
def test_a_slide_that_does_not_exist_is_said(asked: str) -> None:
    page = open_page("slideshow", **SJUHARAD, slide=asked)

    assert not page.driver.exception
    assert page.headings == ["Var står vi?"]
    assert page.messages("warning") == [
        f"Bild ”{asked[:20]}” finns inte: bildspelet har bild 1–10. Här visas den första."
    ]


@pytest.mark.usefixtures("in_sample_store")
def test_made_up_figures_say_so_also_alone_in_the_window() -> None:
    page = open_page("slideshow", **MADE_UP, presenting="yes")

    assert "Påhittade siffror: det här förbundet finns inte." in read(page.driver.title[-1].value)


@pytest.mark.usefixtures("own_store")
def test_what_the_office_writes_on_the_budget_page_stands_on_the_slide() -> None:
    page = work("deviations", "edit-deviations")
    page.driver.text_area(key="comment-text-440").set_value("Färre remisser")
    page.driver.text_area(key="measure-text-440").set_value("Möte i september")
    send(page, "Spara kommentar och åtgärd")

    shown = open_page("slideshow", **MADE_UP, slide="3", presenting="yes")
    lines = next(iter(shown.tables.values()))
    assert lines[0] == ["Kostnadsställe", "Vad som har hänt", "Kommentar", "Åtgärd"]
    assert any(
        line[0] == "Kompassen" and line[2:] == ["Färre remisser", "Möte i september"] for line in lines
    )
