"""Names of sheets and files that every system takes."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.export.names import LONGEST_SHEET_NAME, file_name, sheet_names


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Resultaträkning", "Resultaträkning"),
        ("Budget och utfall per kostnadsställe", "Budget och utfall per…"),
        ("Budgetområden: egen verksamhet och projekt var för sig", "Budgetområden"),
        ("Omräknat: folkmängd 30 juni 2019", "Omräknat folkmängd 30 juni 2019"),
        ("In/ut [2017]?", "In ut 2017"),
        ("'Citat'", "Citat"),
        ("", "–"),
        ("a" * 40, "a" * 30 + "…"),
    ],
)
def test_a_sheets_name_is_its_title_as_far_as_there_is_room(title: str, name: str) -> None:
    assert sheet_names([title]) == [name]


def test_two_sheets_never_have_one_name() -> None:
    """Not even in capitals, which a workbook does not tell apart."""
    assert sheet_names(["År för år", "ÅR FÖR ÅR", "År för år"]) == [
        "År för år",
        "ÅR FÖR ÅR (2)",
        "År för år (3)",
    ]


@given(st.lists(st.text(max_size=50), max_size=12))
def test_whatever_the_titles_a_workbook_takes_the_names(titles: list[str]) -> None:
    names = sheet_names(titles)

    assert len({name.casefold() for name in names}) == len(titles)
    for name in names:
        assert 0 < len(name) <= LONGEST_SHEET_NAME
        assert not re.search(r"[\[\]:*?/\\]", name)
        assert name.strip("'") == name


def test_a_files_name_says_association_page_and_period() -> None:
    assert (
        file_name("sjuharad", "Budget och utfall", "januari–april 2017")
        == "sjuharad-budget-och-utfall-januari-april-2017"
    )


@given(st.text())
def test_a_files_name_is_letters_figures_and_hyphens(text: str) -> None:
    assert re.fullmatch(r"[a-z0-9-]{0,100}", file_name(text))
