"""Bildspel: the board's or the member council's walk-through, of what the pages' own views say."""

from collections.abc import Sequence

from sqlmodel import Session

from dashboard.shapes.selection import Selection
from dashboard.shapes.slide import Slide
from dashboard.shapes.view import Cell, Column, Table, Unit, View
from dashboard.translation import _
from dashboard.views import budget_outcome, members, overview, participants, scenario
from dashboard.views import slideshow_slides as made
from dashboard.views.slideshow_about import about, documents_table, notes_table, sources_of


def build(session: Session, selection: Selection) -> View:
    """The view with its slides in `facts`. Raises SelectionError for an association that does not exist."""
    views = _views(session, selection)
    slides = _slides(*views)
    wholes = {table.id: table for view in views for table in view.tables}
    shown = [view for view in views if any(_shows(slide, view) for slide in slides)]
    notes, documents = notes_table(slides, wholes, shown), documents_table(slides)
    names = dict.fromkeys(slide.table.id for slide in slides if slide.table is not None)
    tables = (*(wholes[name] for name in names), notes, documents)
    slides += about(notes, documents)
    return View(
        view="slideshow",
        selection=selection,
        question=_("Vad ska styrelsen och medlemsrådet veta?"),
        finding=slides[0].finding if slides else views[0].finding,
        key_figures=slides[0].key_figures if slides else (),
        tables=tuple(table for table in (_contents(slides), *tables) if table.rows),
        notes=tuple(str(row["name"]) for row in notes.rows),
        facts={"slides": slides},
    )


def _views(session: Session, selection: Selection) -> tuple[View, ...]:
    """What the slides are made of; the plan's years only where no outcome is known."""
    first = overview.build(session, selection)
    others = (
        budget_outcome.build(session, selection, "forecast"),
        participants.build(session, selection),
        members.build(session, selection),
    )
    is_followed_up = first.table("attention") is not None
    plan = () if is_followed_up else (scenario.build(session, selection),)
    return (first, *others, *plan)


def _slides(
    first: View, budget: View, people: View, money: View, plan: View | None = None
) -> tuple[Slide, ...]:
    """The slides in their order, those that there are figures for."""
    return (
        *made.standing(first),
        *made.budget_areas(first, budget),
        *made.deviations(first),
        *made.year_end(budget),
        *made.flows(people),
        *made.volume(people),
        *made.contributions(money),
        *(made.ahead(plan) if plan is not None else ()),
    )


def _shows(slide: Slide, view: View) -> bool:
    """Whether a slide shows something of a view."""
    if slide.table is None:
        return bool(slide.key_figures) and slide.key_figures == view.key_figures
    return view.table(slide.table.id) is not None


def _contents(slides: Sequence[Slide]) -> Table:
    """A row a slide: its title and sentence, and which table it shows."""
    rows: list[dict[str, Cell]] = [
        {
            "id": slide.id,
            "number": number,
            "name": slide.title,
            "finding": slide.finding,
            "table": slide.table.id if slide.table is not None else None,
            "chart": slide.chart or None,
        }
        for number, slide in enumerate(slides, start=1)
    ]
    sources = {source.id: source for slide in slides for source in sources_of(slide)}
    return Table(
        id="slides",
        title=_("Bilderna"),
        columns=(
            Column("number", _("Bild"), Unit.COUNT),
            Column("name", _("Rubrik")),
            Column("finding", _("Vad som sägs")),
            Column("table", _("Tabell"), shown=False),
            Column("chart", _("Diagram"), shown=False),
        ),
        rows=tuple(rows),
        sources=tuple(sources.values()),
    )
