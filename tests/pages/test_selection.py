"""The selection: kept over page changes, read from and written to the address."""

import pytest

from tests.pages.helpers import BY_SLUG, Opened, open_page

pytestmark = pytest.mark.usefixtures("in_sample_store")

each_page = pytest.mark.parametrize("slug", BY_SLUG)
KEPT = ("sjuharad", "2022", "2022-06")


@each_page
def test_an_address_opens_its_view(slug: str) -> None:
    page = open_page(slug, association="norra-skaraborg", year="2018", through="2018-08")

    assert not page.driver.exception
    assert page.selection == ("norra-skaraborg", "2018", "2018-08")
    assert page.address == {"association": "norra-skaraborg", "year": "2018", "through": "2018-08"}


@each_page
def test_the_selection_survives_a_page_change(slug: str) -> None:
    page = open_page("overview", association=KEPT[0], year=KEPT[1], through=KEPT[2])
    page.go_to(slug)

    assert not page.driver.exception
    assert page.selection == KEPT
    assert tuple(page.address[name] for name in ("association", "year", "through")) == KEPT


def test_it_survives_a_walk_through_all_pages_and_back() -> None:
    page = open_page("overview", association=KEPT[0], year=KEPT[1], through=KEPT[2])
    for slug in (*BY_SLUG, "overview"):
        page.go_to(slug)
        assert page.selection == KEPT, slug


def test_choosing_a_year_takes_its_last_month_and_is_written_in_the_address() -> None:
    page = open_page("overview").choose("year", "2022")

    assert page.selection == ("sjuharad", "2022", "2022-12")
    assert page.address == {"association": "sjuharad", "year": "2022", "through": "2022-12"}
    assert "19\u00a0605\u00a0tkr" in page.text


def test_choosing_an_association_takes_a_year_that_it_has() -> None:
    page = open_page("overview", association="sjuharad", year="2022").choose("association", "norra-skaraborg")

    assert page.selection == ("norra-skaraborg", "2018", "2018-12")
    assert not page.messages("warning")


def test_choosing_a_month_keeps_the_rest() -> None:
    page = open_page("participants", association="sjuharad", year="2017").choose("through", "2017-02")

    assert page.selection == ("sjuharad", "2017", "2017-02")
    assert "137" in page.text  # 80 + 57 in through February


def test_an_address_wins_over_what_was_chosen_before() -> None:
    page = open_page("overview", association="sjuharad", year="2022")
    page.driver.query_params.clear()
    page.driver.query_params["association"] = "norra-skaraborg"
    page.driver.query_params["year"] = "2019"
    page.driver.run()

    assert page.selection == ("norra-skaraborg", "2019", "2019-12")


WRONG_ON_EVERY_PAGE = [
    {"association": "atlantis"},
    {"association": "sjuharad", "year": "2020"},
    {"association": "sjuharad", "year": "2017", "through": "2016-04"},
]
WRONG = [
    ({"association": "atlantis"}, ["atlantis", "sjuharad", "norra-skaraborg"]),
    ({"association": "sjuharad", "year": "2020"}, ["2020", "2016", "2017", "2018", "2022", "2023", "2024"]),
    ({"association": "norra-skaraborg", "year": "2017"}, ["2017", "2018", "2019"]),
    ({"year": "i-fjol"}, ["i-fjol"]),
    ({"year": "-2017"}, ["-2017"]),
    ({"year": "9" * 5000}, ["999"]),
    ({"association": "sjuharad", "year": "2017", "through": "2017-13"}, ["2017-13", "2017-01", "2017-12"]),
    ({"association": "sjuharad", "year": "2017", "through": "2016-04"}, ["2016-04", "2017-01", "2017-12"]),
    ({"through": "april"}, ["april"]),
]


def the_only_warning(page: Opened) -> str:
    assert not page.driver.exception
    assert not page.messages("error")
    assert len(page.messages("warning")) == 1
    return page.messages("warning")[0]


@pytest.mark.parametrize("address", WRONG_ON_EVERY_PAGE, ids=str)
@each_page
def test_an_address_that_does_not_exist_gives_one_warning_on_every_page(
    slug: str, address: dict[str, str]
) -> None:
    page = open_page(slug, **address)

    assert list(address.values())[-1] in the_only_warning(page)
    assert page.title == BY_SLUG[slug].title
    assert page.selection == ("sjuharad", "2017", "2017-04")


@pytest.mark.parametrize(("address", "says"), WRONG, ids=[str(address)[:50] for address, _ in WRONG])
def test_an_address_that_does_not_exist_says_what_does_and_shows_the_default(
    address: dict[str, str], says: list[str]
) -> None:
    page = open_page("overview", **address)
    warning = the_only_warning(page)

    assert all(text in warning for text in says)
    assert len(warning) < 400  # what the address says is not repeated without end
    assert page.selection == ("sjuharad", "2017", "2017-04")
    assert page.address == {"association": "sjuharad", "year": "2017", "through": "2017-04"}
    assert "Sjuhärads samordningsförbund" in warning  # what is shown instead


def test_the_warning_is_gone_when_the_reader_goes_on() -> None:
    page = open_page("overview", association="atlantis")
    assert page.messages("warning")
    page.go_to("members")

    assert not page.messages("warning")


@pytest.mark.parametrize(
    "hostile",
    [
        "[klicka](https://example.invalid)",
        "![x](https://example.invalid/x.png)",
        "<b>fet</b>",
        ":red[röd]",
        "$x^2$",
    ],
)
def test_what_an_address_says_is_shown_as_plain_text(hostile: str) -> None:
    """A link sent by somebody must not become a link, a picture or a formula on the association's page."""
    page = open_page("overview", association=hostile)

    assert page.messages("warning")
    assert hostile in page.messages("warning")[0]  # in a block, where text is only ever text
    assert not page.driver.warning


@pytest.mark.parametrize(
    "address",
    [
        {"levers": "state.change_share~-0.10"},
        {"levers": "state.change_share~mycket"},
        {"levers": "state.change_share~-5"},
        {"levers": "finns.inte~1"},
        {"levers": "~~~"},
        {"levers": "project.granted~kanske"},
        {"levers": "equity.opening_tkr~1e300"},
        {"levers": "[klicka](https://example.invalid)"},
        {"horizon": "99"},
        {"horizon": "tre"},
    ],
    ids=str,
)
def test_levers_in_an_address_never_break_the_page(address: dict[str, str]) -> None:
    page = open_page("scenario", association="sjuharad", year="2022", **address)

    assert not page.driver.exception
    assert "Resultat 2022" in page.text


def test_an_impossible_opening_equity_is_said_in_words() -> None:
    page = open_page("scenario", association="sjuharad", year="2022")
    page.set("equity.opening_tkr", "1e300")

    assert not page.driver.exception
    assert "Värdet används inte. Ingående eget kapital: kan vara mellan" in page.text


@pytest.mark.parametrize("municipality", ["9999", "Hela förbundet", "", "Mariestad", "Atlantis"])
def test_a_municipality_that_is_not_the_associations_shows_the_whole(municipality: str) -> None:
    page = open_page("members", association="sjuharad", year="2017", municipality=municipality)

    assert not page.driver.exception
    assert "17\u00a0668\u00a0tkr" in page.text


def test_a_municipality_is_let_go_with_its_association() -> None:
    page = open_page("members", association="sjuharad", year="2017", municipality="1490")
    page.choose("association", "norra-skaraborg")

    assert not page.driver.exception
    assert "3\u00a0588\u00a0tkr" in page.text


def test_a_span_within_the_year_is_chosen_and_kept_in_the_address() -> None:
    """February-April: 57 + 46 + 25 = 128 in."""
    page = open_page("participants", association="sjuharad", year="2017", through="2017-04")
    page.choose("from", "2017-02")

    assert not page.driver.exception
    assert page.address["from"] == "2017-02"
    assert "128" in page.text
    assert page.options("from") == ["januari", "februari", "mars", "april"]


def test_an_address_opens_its_span_and_other_pages_leave_it_out() -> None:
    page = open_page(
        "participants", association="sjuharad", year="2017", through="2017-04", **{"from": "2017-03"}
    )
    assert "71" in page.text  # 46 + 25
    page.go_to("overview")

    assert not page.driver.exception
    assert "from" not in page.address
    assert page.selection == ("sjuharad", "2017", "2017-04")


def test_a_span_that_would_end_before_it_begins_starts_over() -> None:
    page = open_page(
        "participants", association="sjuharad", year="2017", through="2017-04", **{"from": "2017-03"}
    )
    page.choose("through", "2017-02")

    assert not page.messages("warning")
    assert page.address["from"] == "2017-01"
    assert "137" in page.text  # 80 + 57


def test_a_first_month_that_cannot_be_is_said() -> None:
    page = open_page(
        "participants", association="sjuharad", year="2017", through="2017-04", **{"from": "2017-09"}
    )

    assert any("2017-09" in message for message in page.messages("warning"))
    assert not page.driver.exception
