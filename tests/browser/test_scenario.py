"""The scenario page's levers in a real browser: at once, by keyboard, and in the address."""

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.helpers import KEY_FIGURES, settled

SPACE = "\u00a0"
ADDRESS = "/scenario?association=sjuharad&year=2022"
STATE = "Statens tilldelning, förändring"


def key_figure(page: Page, label: str) -> Locator:
    return page.locator(KEY_FIGURES).filter(has=page.get_by_text(label, exact=True))


@pytest.fixture
def scenario(page: Page) -> Page:
    page.goto(ADDRESS)
    return settled(page)


def flip(page: Page, label: str) -> None:
    page.get_by_role("switch", name=label).click()


def test_the_granted_project_makes_the_year_even_at_once(scenario: Page) -> None:
    result = key_figure(scenario, "Resultat 2022")
    expect(result).to_contain_text(f"−573{SPACE}tkr")

    flip(scenario, "Projektet beviljas")
    expect(result).to_contain_text(re.compile(rf"(^|\n|2022)0{SPACE}tkr"))
    expect(result).not_to_contain_text("−573")
    expect(scenario).to_have_url(re.compile("granted"))
    flip(scenario, "Projektet beviljas")
    expect(result).to_contain_text(f"−573{SPACE}tkr")


def test_the_states_share_moves_by_keyboard_and_the_address_can_be_sent(
    scenario: Page, browser: Browser, server: str
) -> None:
    slider = scenario.get_by_role("slider", name=STATE)
    slider.focus()
    for _step in range(5):
        scenario.keyboard.press("ArrowLeft")
    expect(slider).to_have_value("-5")
    # 9 032 * 0,95 = 8 580,4; -573 - 451,6 = -1 024,6
    expect(key_figure(scenario, "Statens tilldelning 2022")).to_contain_text(f"8{SPACE}580{SPACE}tkr")
    expect(key_figure(scenario, "Resultat 2022")).to_contain_text(f"−1{SPACE}025{SPACE}tkr")
    expect(scenario).to_have_url(re.compile(r"state.change"))
    expect(scenario.get_by_role("button", name=f"{STATE}: −5{SPACE}%")).to_be_visible()

    context = browser.new_context(locale="sv-SE", base_url=server)
    other = context.new_page()
    other.goto(scenario.url)
    settled(other)
    expect(key_figure(other, "Resultat 2022")).to_contain_text(f"−1{SPACE}025{SPACE}tkr")
    expect(other.get_by_role("slider", name=STATE)).to_have_value("-5")
    context.close()


def test_reset_gives_the_plan_and_a_clean_address(scenario: Page) -> None:
    flip(scenario, "Projektet beviljas")
    flip(scenario, "Region och kommuner följer staten")
    result = key_figure(scenario, "Resultat 2022")
    expect(result).to_contain_text(f"−968{SPACE}tkr")  # 0 - 2 * (5 000 - 4 516)

    scenario.get_by_role("button", name="Återställ till planen").click()
    expect(result).to_contain_text(f"−573{SPACE}tkr")
    expect(scenario).not_to_have_url(re.compile("granted"))
    expect(scenario.get_by_role("switch", name="Projektet beviljas")).not_to_be_checked()


def test_an_opening_equity_gives_levels_without_a_word_of_english(scenario: Page) -> None:
    field = scenario.get_by_role("spinbutton")
    field.fill("2500")
    expect(scenario.get_by_text("Press Enter")).not_to_be_visible()
    field.press("Enter")

    # 2 500 - 573 = 1 927, which is below the association's own floor of 2 000
    expect(key_figure(scenario, "Eget kapital vid utgången av 2022")).to_contain_text(
        f"1{SPACE}927{SPACE}tkr"
    )
    expect(scenario.get_by_text(re.compile(rf"under golvet 2{SPACE}000{SPACE}tkr")).first).to_be_visible()


def test_what_is_no_number_says_so_and_the_arrows_step(scenario: Page) -> None:
    field = scenario.get_by_role("spinbutton")
    field.fill("mycket")
    field.press("Enter")
    expect(scenario.get_by_text("”mycket” är inget tal. Skriv till exempel 2 500")).to_be_visible()
    expect(field).to_have_value("")

    field.fill("1 000,5")
    field.press("Enter")
    expect(field).to_have_value(f"1{SPACE}000,5")
    field.press("ArrowUp")
    expect(field).to_have_value(f"1{SPACE}010,5")
    # 1 010,5 - 573 = 437,5, written as 438
    expect(key_figure(scenario, "Eget kapital vid utgången av 2022")).to_contain_text(f"438{SPACE}tkr")


def test_the_result_follows_a_line_that_is_pulled(scenario: Page) -> None:
    """Before it is let go of; the page then shows where it was let go."""
    slider = scenario.get_by_role("slider", name=STATE)
    box = slider.bounding_box()
    assert box is not None
    middle = box["y"] + box["height"] / 2
    scenario.mouse.move(box["x"] + box["width"] / 2, middle)
    scenario.mouse.down()
    for part in (0.4, 0.3, 0.2, 0.1, 0):
        scenario.mouse.move(box["x"] + box["width"] * part, middle)
    # 9 032 * 0,7 = 6 322,4
    allocation = key_figure(scenario, "Statens tilldelning 2022")
    expect(allocation).to_contain_text(f"6{SPACE}322{SPACE}tkr")
    scenario.mouse.move(box["x"] + box["width"], middle)
    scenario.mouse.up()
    # 9 032 * 1,3 = 11 741,6
    expect(allocation).to_contain_text(f"11{SPACE}742{SPACE}tkr")
    expect(slider).to_have_value("30")


def test_what_explains_a_lever_is_seen_by_keyboard(scenario: Page) -> None:
    words = scenario.get_by_text("Av: regionen och kommunerna betalar som i planen.")
    expect(words).not_to_be_visible()
    scenario.get_by_role("button", name="Av: regionen och kommunerna").focus()
    scenario.keyboard.press("Shift+Tab")
    scenario.keyboard.press("Tab")
    expect(words).to_be_visible()


def test_a_moved_lever_leaves_the_selection_alone(scenario: Page) -> None:
    flip(scenario, "Projektet beviljas")
    expect(scenario).to_have_url(re.compile("granted"))

    assert "association=sjuharad" in scenario.url
    assert "year=2022" in scenario.url
    expect(scenario.get_by_role("combobox", name="År", exact=True)).to_have_value("2022")


def test_levers_finding_and_figures_are_seen_together_on_a_laptop(scenario: Page) -> None:
    """1280 x 800 without scrolling, also when three levers are moved."""
    scenario.set_viewport_size({"width": 1280, "height": 800})
    scenario.goto(f"{ADDRESS}&levers=state.change_share~-0.1~cost.change_share~0.03~project.granted~ja")
    settled(scenario)
    parts = [scenario.get_by_role("slider", name=STATE), scenario.get_by_role("spinbutton")]
    parts += [scenario.locator(".answer"), *scenario.locator(KEY_FIGURES).all()]

    for part in parts:
        box = part.bounding_box()
        assert box is not None
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= 800


def test_a_moved_lever_keeps_the_focus_and_leaves_the_details_folded(scenario: Page) -> None:
    """The strip keeps its very elements, so that the next key moves the same lever."""
    slider = scenario.get_by_role("slider", name=STATE)
    slider.focus()
    scenario.evaluate("() => { window.kept = document.querySelector('.block-most-used input'); }")
    scenario.keyboard.press("ArrowLeft")
    expect(scenario.get_by_role("button", name=f"{STATE}: −1{SPACE}%")).to_be_visible()

    assert scenario.evaluate("() => window.kept === document.querySelector('.block-most-used input')")
    expect(slider).to_be_focused()
    expect(scenario.get_by_role("radio", name="Medlemmarna")).not_to_be_checked()


def test_a_group_of_levers_stays_open_while_its_levers_move(scenario: Page) -> None:
    scenario.get_by_test_id("stCheckbox").filter(has_text="Alla reglage").locator("label").first.click()
    scenario.locator("summary").filter(has_text="Övriga intäkter").click()
    field = scenario.get_by_role("spinbutton", name="Övriga intäkter, tkr")
    field.fill("100")
    field.press("Enter")

    expect(key_figure(scenario, "Resultat 2022")).to_contain_text(f"−473{SPACE}tkr")  # -573 + 100
    expect(scenario.get_by_text("1 ändrat reglage")).to_be_visible()
    expect(field).to_have_value("100")
