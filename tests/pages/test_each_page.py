"""Each page for each association and year: it opens without an exception and shows its view."""

import pytest

from dashboard.interface.cells import figure_text
from tests.pages.helpers import BY_SLUG, WITH_VIEW, open_page
from tests.views.conftest import show as show  # noqa: PLC0414  the fixture, for the views beside the pages
from tests.views.helpers import SELECTIONS, Show

pytestmark = pytest.mark.usefixtures("in_sample_store")

each_page = pytest.mark.parametrize("slug", BY_SLUG)
each_view = pytest.mark.parametrize("slug", WITH_VIEW)
each_selection = pytest.mark.parametrize(("association", "year"), SELECTIONS)


@each_view
@each_selection
def test_the_page_opens_and_draws_the_view_that_the_command_prints(
    show: Show, slug: str, association: str, year: int
) -> None:
    page = open_page(slug, association=association, year=str(year))
    view = show(slug, association, year)

    assert not page.driver.exception
    assert not page.messages("error")
    assert not page.messages("warning")
    assert page.title == BY_SLUG[slug].title
    assert view.finding in page.text
    for figure in view.key_figures:
        assert figure.label in page.text
        assert figure_text(figure).lstrip("−+") in page.text, figure.id
        assert figure.status_text is None or figure.status_text.lower() in page.text.lower(), figure.id
    for note in view.notes:
        assert note in page.text
    if (page.tables or page.charts) and slug != "sources":
        assert "källa: " in page.text.lower()
    assert all(chart["figure"]["layout"]["meta"]["alternative_text"] for chart in page.charts)


@each_page
def test_the_page_opens_without_an_address(slug: str) -> None:
    """The first association, its last year with an outcome, and the last month of it."""
    page = open_page(slug)

    assert not page.driver.exception
    assert page.selection == ("sjuharad", "2017", "2017-04")
    assert page.address == {"association": "sjuharad", "year": "2017", "through": "2017-04"}


def test_a_page_without_figures_says_what_exists_and_draws_no_empty_chart() -> None:
    for slug, association, year in (
        ("budget-outcome", "sjuharad", "2018"),
        ("participants", "sjuharad", "2022"),
        ("participants", "norra-skaraborg", "2019"),
        ("scenario", "norra-skaraborg", "2018"),
    ):
        page = open_page(slug, association=association, year=year)
        assert not page.driver.exception
        assert len(page.driver.table) == 0
        assert page.charts == []
        assert "finns" in page.text


def test_one_municipality_from_its_address() -> None:
    page = open_page("members", association="sjuharad", year="2017", municipality="1490")

    assert not page.driver.exception
    assert page.choice("municipality")["chosen"] == "1490"
    assert "1\u00a0902\u00a0tkr" in page.text
    assert "152 unika" in page.text
