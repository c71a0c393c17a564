"""The walk-through of each association and year: what its slides say, from the documents; empty ones are left out."""

from collections.abc import Mapping

import pytest

from dashboard.shapes.selection import Selection
from dashboard.shapes.slide import Slide
from dashboard.views import slideshow
from dashboard.views.slideshow_pages import MOST_ROWS
from data_access import store
from data_access.changes.comments import save_comment, save_thresholds
from data_access.made_up.association import SLUG
from tests.views.helpers import NORRA_SKARABORG, SELECTIONS, SJUHARAD, SPACE, TKR, Show, rows, table

AUGUST = "2024-08"
WHO = "Kansliet"


def slides(show: Show, association: str, year: int) -> dict[str, Slide]:
    return {slide.id: slide for slide in show("slideshow", association, year).facts["slides"]}


def written(url: str) -> tuple[Slide, ...]:
    """The slides on deviations in the made-up association's books through August."""
    with store.reading(url) as session:
        found = slideshow.build(session, Selection(SLUG, 2024, AUGUST)).facts["slides"]
    return tuple(slide for slide in found if slide.id.startswith("deviations"))


def rows_of(found: tuple[Slide, ...]) -> list[Mapping[str, object]]:
    return [row for slide in found if slide.table is not None for row in slide.table.rows]


def test_sjuharad_is_told_from_where_it_stands_to_where_the_figures_come_from(show: Show) -> None:
    found = slides(show, SJUHARAD, 2017)

    assert [slide.title for slide in found.values()] == [
        "Var står vi?",
        "Använt av årsbudgeten per budgetområde",
        "Avvikelser som kräver åtgärd",
        "Var slutar året?",
        "Deltagare in och ut",
        "Når vi årsvolymen?",
        "Vad medlemmarna betalar",
        "Att veta om siffrorna (1 av 2)",
        "Att veta om siffrorna (2 av 2)",
        "Källor",
    ]


def test_own_operations_and_projects_are_told_apart(show: Show) -> None:
    """5 150 of 17 668 tkr is 29,1 % when 4 of 12 months, 33,3 %, have gone; the four ESF centres cost 2 243."""
    found = slides(show, SJUHARAD, 2017)

    for name in ("standing", "used-share"):
        assert f"29,1{SPACE}%" in found[name].finding
        assert f"33,3{SPACE}% av året har gått" in found[name].finding
        assert (
            f"ESF-projekten, som inte har någon budget, har kostat 2{SPACE}243{SPACE}tkr"
            in found[name].finding
        )
    areas = found["used-share"].table
    assert areas is not None
    by_id = {row["id"]: row for row in areas.rows}
    assert by_id["own-operations"]["outcome_ore"] == -5150 * TKR
    assert by_id["projects"]["outcome_ore"] == -2243 * TKR


def test_the_year_ends_where_its_forecast_says(show: Show) -> None:
    """What is left of 17 668 tkr's first four months, 5 889 - 5 150 = 739 tkr, is left at the year's end too."""
    found = slides(show, SJUHARAD, 2017)["year-end"]

    left = round(17_668 * 4 / 12) - 5150
    assert f"+{left}{SPACE}tkr" in found.finding
    assert f"16{SPACE}929{SPACE}tkr" in found.finding  # 17 668 - 739
    assert (found.chart, found.table and found.table.id) == ("accumulated", "months")


def test_participants_and_members_are_the_documents(show: Show) -> None:
    """In 208, out 156; the members paid 17 668, the plan's outlook per member is 15 270 tkr."""
    found = slides(show, SJUHARAD, 2017)

    assert "208 har kommit in och 156 har gått ut" in found["flows"].finding
    assert f"17{SPACE}668{SPACE}tkr" in found["contributions"].finding
    assert f"15{SPACE}270{SPACE}tkr" in found["contributions"].finding


@pytest.mark.parametrize(
    ("association", "year", "result", "names"),
    [
        (SJUHARAD, 2022, 19_032 - 19_605, ["standing", "budget", "contributions", "ahead"]),
        (NORRA_SKARABORG, 2019, 3492 + 42 - 4045, ["standing", "budget", "contributions", "ahead"]),
        (NORRA_SKARABORG, 2018, None, ["standing", "outcome", "contributions"]),
        (SJUHARAD, 2018, 15_270 - 17_668, ["contributions", "ahead"]),
    ],
)
def test_a_year_without_outcome_tells_its_plan(
    show: Show, association: str, year: int, result: int | None, names: list[str]
) -> None:
    """What there are no figures for is left out; 2018 in Sjuhärad is an outlook with nothing to stand on yet."""
    found = slides(show, association, year)

    assert [name for name in found if not name.startswith(("notes", "documents"))] == names
    if result is not None:
        ahead = found["ahead"].table
        assert ahead is not None
        assert {str(row["id"]): row["result_ore"] for row in ahead.rows}[str(year)] == result * TKR


@pytest.mark.parametrize(("association", "year"), [*SELECTIONS, (SLUG, 2024)])
def test_no_slide_is_empty_and_each_says_what_it_rests_on(show: Show, association: str, year: int) -> None:
    view = show("slideshow", association, year)
    found: tuple[Slide, ...] = view.facts["slides"]

    assert found
    for slide in found:
        assert slide.title
        assert slide.finding.endswith(".")
        if slide.table is None:
            assert any(figure.value is not None for figure in slide.key_figures)
            continue
        assert slide.table.rows
        assert slide.chart or len(slide.table.rows) <= MOST_ROWS
        if slide.table.id not in {"notes", "documents"}:
            assert slide.table.sources
            assert slide.table.status_text
    notes = rows(view, "notes").values()
    assert [row["name"] for row in notes] == list(view.notes)
    documents = " ".join(str(row["name"]) for row in rows(view, "documents").values())
    assert all(source.title in documents for source in table(view, "slides").sources)


def test_the_contents_list_the_slides_with_their_sentences(show: Show) -> None:
    view = show("slideshow", SJUHARAD, 2017)
    listed = rows(view, "slides")

    assert [row["number"] for row in listed.values()] == list(range(1, len(listed) + 1))
    for slide in view.facts["slides"]:
        assert listed[slide.id]["finding"] == slide.finding
        assert slide.table is None or view.table(str(listed[slide.id]["table"])) is not None


def test_a_comment_and_a_measure_stand_on_the_slide_as_written(own_store: str) -> None:
    save_comment(
        SLUG, "440", AUGUST, WHO, comment="Färre remisser", measure="Möte i september", url=own_store
    )
    found = next(row for row in rows_of(written(own_store)) if row["id"] == "440")

    assert (found["comment"], found["measure"]) == ("Färre remisser", "Möte i september")
    assert found["sentence"]
    shown = written(own_store)[0].table
    assert shown is not None
    assert [one.key for one in shown.columns] == ["name", "sentence", "comment", "measure"]
    assert not any("inte skrivit" in slide.finding for slide in written(own_store))


def test_where_nothing_is_written_it_says_so(own_store: str) -> None:
    assert all(
        "Kansliet har inte skrivit någon kommentar eller åtgärd." in slide.finding
        for slide in written(own_store)
    )


def test_without_deviations_the_sentence_is_all(own_store: str) -> None:
    save_thresholds(SLUG, 100_000 * TKR, 0.0, WHO, own_store)
    (only,) = written(own_store)

    assert only.finding.startswith("Inget kostnadsställe avviker mer än")
    assert only.table is not None
    assert not only.table.rows
    assert not only.key_figures


def test_a_long_comment_goes_on_and_loses_no_word(own_store: str) -> None:
    """The office may write 2 000 letters; a slide has room for some 300 of them."""
    comment = " ".join(f"ord{number}" for number in range(220))
    save_comment(SLUG, "440", AUGUST, WHO, comment=comment, measure="Kort", url=own_store)
    pieces = [row for row in rows_of(written(own_store)) if str(row["id"]).startswith("440")]

    assert len(pieces) > 2
    assert " ".join(str(row["comment"]) for row in pieces) == comment
    assert [bool(row["measure"]) for row in pieces] == [True, *[False] * (len(pieces) - 1)]
    assert all(str(row["name"]).endswith("(forts.)") for row in pieces[1:])
