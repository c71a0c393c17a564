"""The first row of a page: three to five numbers, each with comparison, status and direction."""

from dashboard.interface import numbers
from dashboard.interface.block import Card
from dashboard.interface.cells import figure_text
from dashboard.interface.rich_text import RichText, joined
from dashboard.interface.source_links import short_source_links
from dashboard.shapes.view import KeyFigure, Meaning


def cards(figures: tuple[KeyFigure, ...], *, linked: bool = True) -> tuple[Card, ...]:
    """The figures as they are read; `linked` lets each lead to its source."""
    return tuple(_card(figure, _grounds(figure, linked=linked)) for figure in figures)


def bare_cards(figures: tuple[KeyFigure, ...]) -> tuple[Card, ...]:
    """The same, where what they rest on is said once for all of them."""
    return tuple(_card(figure, ()) for figure in figures)


def _card(figure: KeyFigure, grounds: RichText) -> Card:
    missing = figure.missing_reason if figure.value is None else None
    text = figure_text(figure)
    means = figure.signed and isinstance(figure.value, int | float) and figure.meaning is not Meaning.NEUTRAL
    return Card(
        label=figure.label,
        value=f"{numbers.arrow(text)}\u00a0{text}" if means else text,
        meaning=figure.meaning.value if means else "",
        comparison="; ".join(part for part in (missing, figure.comparison) if part),
        grounds=grounds,
    )


def _grounds(figure: KeyFigure, *, linked: bool) -> RichText:
    """How final the figure is, what must be known of it, and where it comes from."""
    lines = [text for text in (figure.status_text, figure.note) if text]
    parts: list[RichText] = [(_sentence(lines),)] if lines else []
    if linked and figure.sources:
        parts.append(short_source_links(figure.sources))
    return joined(parts, ". ")


def _sentence(lines: list[str]) -> str:
    text = ". ".join(lines)
    return text[:1].upper() + text[1:]
