"""Choosing what to look at, in a real browser: by mouse, by keyboard, by address, and back."""

import re

from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.helpers import settled

SELECTION_2022 = "association=sjuharad&year=2022&through=2022-12"


def box(page: Page, label: str) -> Locator:
    return page.get_by_role("combobox", name=label, exact=True)


def choose(page: Page, label: str, option: str) -> None:
    box(page, label).select_option(label=option)


def row_of(page: Page, label: str, option: str) -> Locator:
    """One of the words that stand in a row to be chosen from."""
    return page.get_by_role("radiogroup", name=label, exact=True).get_by_role(
        "radio", name=option, exact=True
    )


def shown(page: Page, association: str, year: str, month: str) -> None:
    expect(box(page, "Förbund").locator("option:checked")).to_have_text(association)
    expect(box(page, "År")).to_have_value(year)
    expect(row_of(page, "T.o.m.", month)).to_be_checked()


def test_a_chosen_year_is_kept_on_every_page_and_in_the_address(page: Page) -> None:
    page.goto("/")
    settled(page)
    choose(page, "År", "2022")
    expect(page).to_have_url(re.compile(rf"/\?{SELECTION_2022}$"))

    for title, address in (
        ("Budget och utfall", "budget-outcome"),
        ("Medlemmar", "members"),
        ("Översikt", ""),
    ):
        page.get_by_test_id("stSidebar").get_by_role("link", name=title).click()
        expect(page.locator("h1")).to_have_text(title)
        expect(page).to_have_url(re.compile(rf"/{address}\?{SELECTION_2022}"))
        settled(page)
        shown(page, "Sjuhärads samordningsförbund", "2022", "december")
    expect(page.get_by_test_id("stMain").get_by_text("19\u00a0605\u00a0tkr").first).to_be_visible()


def test_a_copied_address_opens_the_same_view_for_somebody_else(
    page: Page, browser: Browser, server: str
) -> None:
    page.goto("/members")
    settled(page)
    choose(page, "Förbund", "Samordningsförbundet Norra Skaraborg")
    expect(page).to_have_url(re.compile("association=norra-skaraborg&year=2018"))
    choose(page, "År", "2019")
    expect(page).to_have_url(re.compile("year=2019"))
    settled(page)
    mine = page.get_by_test_id("stMain").inner_text()

    context = browser.new_context(locale="sv-SE", viewport={"width": 1280, "height": 900}, base_url=server)
    other = context.new_page()
    other.goto(page.url)
    settled(other)
    shown(other, "Samordningsförbundet Norra Skaraborg", "2019", "december")
    theirs = other.get_by_test_id("stMain").inner_text()
    context.close()

    assert theirs == mine


def back_to(page: Page, title: str) -> None:
    """Press Back until the page is there: its bare address is sometimes a step of its own."""
    for _press in range(2):
        page.go_back()
        try:
            expect(page.locator("h1")).to_have_text(title, timeout=3000)
        except AssertionError:
            continue
        break
    expect(page.locator("h1")).to_have_text(title)
    settled(page)


def test_back_and_forward_go_between_pages_and_keep_the_selection(page: Page) -> None:
    page.goto(f"/?{SELECTION_2022}")
    settled(page)
    page.get_by_test_id("stSidebar").get_by_role("link", name="Medlemmar").click()
    expect(page.locator("h1")).to_have_text("Medlemmar")
    settled(page)

    back_to(page, "Översikt")
    shown(page, "Sjuhärads samordningsförbund", "2022", "december")
    page.go_forward()
    expect(page.locator("h1")).to_have_text("Medlemmar")
    settled(page)
    shown(page, "Sjuhärads samordningsförbund", "2022", "december")


def test_back_undoes_a_choice(page: Page) -> None:
    page.goto("/?association=sjuharad&year=2017&through=2017-04")
    settled(page)
    choose(page, "År", "2022")
    expect(page).to_have_url(re.compile(SELECTION_2022))
    settled(page)

    page.go_back()
    expect(page).to_have_url(re.compile("year=2017"))
    shown(page, "Sjuhärads samordningsförbund", "2017", "april")
    row_of(page, "T.o.m.", "februari").click()
    expect(page).to_have_url(re.compile("through=2017-02"))
    settled(page)
    page.go_back()
    shown(page, "Sjuhärads samordningsförbund", "2017", "april")
    page.go_forward()
    shown(page, "Sjuhärads samordningsförbund", "2017", "februari")


def test_the_selection_is_reached_and_changed_by_keyboard(page: Page) -> None:
    page.goto("/")
    settled(page)
    reached = []
    for _press in range(20):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("() => document.activeElement.ariaLabel"))
        if reached[-1] == "År":
            break
    assert reached[-2:] == ["Förbund", "År"]

    page.keyboard.type("2022")
    expect(page).to_have_url(re.compile(SELECTION_2022))
    settled(page)
    expect(box(page, "År")).to_be_focused()
    page.keyboard.press("Tab")
    expect(row_of(page, "T.o.m.", "december")).to_be_focused()
    page.keyboard.press("ArrowLeft")
    expect(page).to_have_url(re.compile("through=2022-11"))
    settled(page)
    shown(page, "Sjuhärads samordningsförbund", "2022", "november")
    expect(row_of(page, "T.o.m.", "november")).to_be_focused()


def test_an_address_that_does_not_exist_gives_one_warning_and_the_first_view(page: Page) -> None:
    page.goto("/budget-outcome?association=sjuharad&year=1999")
    settled(page)

    expect(page.get_by_role("note")).to_have_count(1)
    expect(page.get_by_role("note")).to_contain_text("1999")
    expect(page.get_by_role("note")).to_contain_text("2016, 2017, 2018")
    shown(page, "Sjuhärads samordningsförbund", "2017", "april")


def test_one_municipality_is_in_the_address(page: Page, browser: Browser, server: str) -> None:
    page.goto("/members?association=sjuharad&year=2017&through=2017-04")
    settled(page)
    row_of(page, "Min kommun", "Borås").click()
    expect(page).to_have_url(re.compile("municipality="))
    expect(page.get_by_text("152 unika")).to_be_visible()

    context = browser.new_context(locale="sv-SE", base_url=server)
    other = context.new_page()
    other.goto(page.url)
    settled(other)
    expect(row_of(other, "Min kommun", "Borås")).to_be_checked()
    expect(other.get_by_text("152 unika")).to_be_visible()
    context.close()
