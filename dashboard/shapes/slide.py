"""One view of the walk-through: a message, and what it rests on."""

from dataclasses import dataclass

from dashboard.shapes.view import KeyFigure, Table


@dataclass(frozen=True, slots=True)
class Slide:
    """A title, the finding in a sentence, and one of: key figures, a chart of the table, the table itself.

    `chart` names what the chart draws (dashboard/charts/slides.py); without it the table is read. With none
    of them the sentence is all there is to say.
    """

    id: str
    title: str
    finding: str
    key_figures: tuple[KeyFigure, ...] = ()
    table: Table | None = None
    chart: str = ""
