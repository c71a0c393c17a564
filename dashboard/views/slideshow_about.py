"""What must be known of the slides' figures: the notes of what they show, and the documents they rest on."""

from collections.abc import Iterable, Mapping, Sequence

from dashboard.shapes.slide import Slide
from dashboard.shapes.source import SourceReference
from dashboard.shapes.view import Cell, Column, Table, View
from dashboard.translation import _
from dashboard.views.slideshow_pages import Room, on_slides

NOTES = Room(15, {"name": 98})
DOCUMENTS = Room(13, {"name": 28, "sections": 40})
BESIDE_ALL = ""
"""Where a note belongs to the whole and to no slide of its own."""


def about(notes: Table, documents: Table) -> tuple[Slide, ...]:
    """The last slides, of the tables that there is something in."""
    made = (
        (notes, _("Det här ska läsas tillsammans med bilderna."), NOTES),
        (documents, _("Varje siffra finns i ett dokument; på sidan Källor står var."), DOCUMENTS),
    )
    return tuple(
        slide
        for table, sentence, room in made
        if table.rows
        for slide in on_slides(Slide(table.id, table.title, sentence, table=table), room)
    )


def notes_table(slides: Sequence[Slide], wholes: Mapping[str, Table], views: Iterable[View]) -> Table:
    """The notes of the tables that are shown, each once with its slides, and then those of the pages."""
    places: dict[str, list[str]] = {}
    for number, slide in enumerate(slides, start=1):
        for note in wholes[slide.table.id].notes if slide.table is not None else ():
            places.setdefault(note, []).append(str(number))
    said = {slide.finding for slide in slides}
    for note in (note for view in views for note in view.notes if note not in said):
        places.setdefault(note, [])
    rows: list[dict[str, Cell]] = [
        {"id": str(number), "name": note, "slides": ", ".join(found) or BESIDE_ALL}
        for number, (note, found) in enumerate(places.items(), start=1)
    ]
    return Table(
        id="notes",
        title=_("Att veta om siffrorna"),
        columns=(Column("slides", _("Bild")), Column("name", _("Att veta"))),
        rows=tuple(rows),
        notes=(_("Numren är bildernas."),),
    )


def sources_of(slide: Slide) -> tuple[SourceReference, ...]:
    """What a slide rests on."""
    figures = (source for figure in slide.key_figures for source in figure.sources)
    return (*figures, *(slide.table.sources if slide.table is not None else ()))


def documents_table(slides: Sequence[Slide]) -> Table:
    """A row a document: its sections, and the slides that rest on it."""
    sections: dict[str, dict[str, None]] = {}
    numbers: dict[str, dict[str, None]] = {}
    first: dict[str, SourceReference] = {}
    for number, slide in enumerate(slides, start=1):
        for source in sources_of(slide):
            first.setdefault(source.title, source)
            place = ", ".join(part for part in (source.section, source.page) if part)
            sections.setdefault(source.title, {}).update({place: None} if place else {})
            numbers.setdefault(source.title, {})[str(number)] = None
    rows: list[dict[str, Cell]] = [
        {
            "id": source.id,
            "name": title,
            "sections": "; ".join(sections[title]),
            "slides": ", ".join(numbers[title]),
        }
        for title, source in first.items()
    ]
    return Table(
        id="documents",
        title=_("Källor"),
        columns=(
            Column("slides", _("Bild")),
            Column("name", _("Dokument")),
            Column("sections", _("Avsnitt")),
        ),
        rows=tuple(rows),
        notes=(_("Numren är bildernas."),),
    )
