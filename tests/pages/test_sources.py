"""Källor on the page: one source from its address, and links to it from other pages."""

import pytest

from dashboard.interface.rich_text import Link
from dashboard.interface.source_links import short_source_links
from dashboard.shapes.source import SourceReference
from tests.pages.helpers import WITH_VIEW, open_page
from tests.views.conftest import show as show  # noqa: PLC0414  the fixture, for what exists
from tests.views.helpers import Show, rows

pytestmark = pytest.mark.usefixtures("in_sample_store")
STATEMENT = "tertial-2017-resultat"


def test_an_address_opens_one_source_with_its_figures() -> None:
    page = open_page("sources", association="sjuharad", year="2017", source=STATEMENT)

    assert not page.driver.exception
    assert page.choice("source")["chosen"] == STATEMENT
    assert "15 siffror i tabellen ”Resultaträkning januari–april 2017”" in page.text
    assert "−7\u00a0392\u00a0809,15\u00a0kr" in page.text
    assert page.address["source"] == STATEMENT


def test_a_source_is_chosen_and_left_again() -> None:
    page = open_page("sources", association="sjuharad", year="2017")
    assert "Siffrorna ur källan" not in page.headings

    page.choose("source", STATEMENT)
    assert page.address["source"] == STATEMENT
    assert "Siffrorna ur källan" in page.headings

    page.choose("source", "alla")
    assert "source" not in page.address


def test_an_unknown_source_is_said_in_words() -> None:
    page = open_page("sources", association="norra-skaraborg", year="2019", source="<b>nix</b>")

    assert page.messages("warning") == ["Källan ”<b>nix</b>” finns inte hos förbundet. Här visas alla."]


@pytest.mark.parametrize("slug", WITH_VIEW)
def test_every_page_leads_to_sources_that_exist(show: Show, slug: str) -> None:
    """From any figure on any page, one click to its source."""
    links = [to for _text, to in open_page(slug, association="sjuharad", year="2017").links]
    codes = {link.rpartition("source=")[2] for link in links if "source=" in link}

    assert codes
    assert codes <= set(rows(show("sources", "sjuharad", 2017), "sources"))
    assert all(link.startswith("sources?association=sjuharad&") for link in links)


def test_few_sources_are_linked_one_by_one_and_many_together() -> None:
    sources = [SourceReference(id=f"s{number}", title=f"Källa {number}") for number in range(4)]

    assert short_source_links([]) == ()
    assert short_source_links(sources[:1]) == (Link("Källa", "sources?source=s0"),)
    assert short_source_links(sources[:2]) == (
        Link("Källa 1", "sources?source=s0"),
        ", ",
        Link("källa 2", "sources?source=s1"),
    )
    assert short_source_links(sources) == (Link("Källor", "sources?"),)
