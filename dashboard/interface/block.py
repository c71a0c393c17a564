"""What a page draws as one piece: an answer with its key figures, a chart or a table, and what is around it.

Knows no Streamlit; `block_component` draws it.
"""

from dataclasses import dataclass
from typing import Any

from dashboard.interface.rich_text import RichText


@dataclass(frozen=True, slots=True)
class Card:
    """A key figure: its value, in the colour of what it means, what it is compared with, and its grounds."""

    label: str
    value: str
    meaning: str = ""
    comparison: str = ""
    grounds: RichText = ()


@dataclass(frozen=True, slots=True)
class GridRow:
    """A table's row as read; `leads_on` when it can be chosen."""

    id: str
    cells: tuple[RichText, ...]
    is_sum: bool = False
    leads_on: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as read. `named` is the column that says what a row is."""

    name: str
    headings: tuple[str, ...]
    to_the_right: tuple[bool, ...]
    named: int
    rows: tuple[GridRow, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A Plotly figure as JSON can hold it, how to draw it and with which of Plotly's bundles."""

    figure: dict[str, Any]
    config: dict[str, Any]
    bundle: str
    is_clickable: bool


@dataclass(frozen=True, slots=True)
class Folded:
    """Lines that the reader unfolds."""

    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """The parts in the order in which they stand; each may be missing.

    `grounds` are the lines under it all: what it covers, its status and sources, what must be known.
    """

    question: str = ""
    answer: str = ""
    cards: tuple[Card, ...] = ()
    heading: str = ""
    finding: str = ""
    chart: Chart | None = None
    grid: Grid | None = None
    grounds: tuple[RichText, ...] = ()
    folded: Folded | None = None
