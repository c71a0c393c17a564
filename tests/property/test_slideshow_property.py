"""Long tables on several slides: nothing is lost, nothing is doubled, and each slide has room for its rows."""

from hypothesis import given
from hypothesis import strategies as st

from dashboard.shapes.slide import Slide
from dashboard.shapes.view import Cell, Column, Table
from dashboard.views.slideshow_pages import MOST_ROWS, Room, on_slides

WORD = st.text("abcåäö", min_size=1, max_size=12)
TEXT = st.none() | st.lists(WORD, max_size=60).map(" ".join)
TEXTS = st.lists(st.tuples(TEXT, TEXT), max_size=25)
ROOM = Room(6, {"comment": 20, "measure": 14})


def slide_of(texts: list[tuple[str | None, str | None]]) -> Slide:
    rows: tuple[dict[str, Cell], ...] = tuple(
        {"id": f"row{number}", "name": "Namn", "comment": comment, "measure": measure}
        for number, (comment, measure) in enumerate(texts)
    )
    return Slide("slide", "Titel", "Mening.", table=Table("table", "Titel", (Column("name", "Namn"),), rows))


@given(TEXTS)
def test_every_word_is_told_once_and_in_its_order(texts: list[tuple[str | None, str | None]]) -> None:
    rows = [row for slide in on_slides(slide_of(texts), ROOM) if slide.table for row in slide.table.rows]

    for key, place in (("comment", 0), ("measure", 1)):
        told = " ".join(str(row[key]) for row in rows if row[key]).split()
        assert told == " ".join(pair[place] or "" for pair in texts).split()
    assert len({row["id"] for row in rows}) == len(rows)


@given(TEXTS)
def test_each_slide_has_room_for_its_rows_and_its_own_name(
    texts: list[tuple[str | None, str | None]],
) -> None:
    slides = on_slides(slide_of(texts), ROOM)

    assert len({slide.id for slide in slides}) == len({slide.title for slide in slides}) == len(slides)
    for slide in slides:
        assert slide.table is not None
        assert len(slide.table.rows) <= MOST_ROWS
        assert sum(map(ROOM.height, slide.table.rows)) <= ROOM.lines


@given(TEXTS)
def test_what_has_room_is_left_as_it_is(texts: list[tuple[str | None, str | None]]) -> None:
    whole = slide_of(texts)
    roomy = Room(10_000, ROOM.letters)

    assert (
        on_slides(whole, roomy) == (whole,)
        if len(texts) <= MOST_ROWS
        else on_slides(whole, roomy) != (whole,)
    )
