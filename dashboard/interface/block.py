"""What a page draws as one piece: choices, an answer with its figures, a chart or a table, what is around it.

Knows no Streamlit; `block_component` draws it.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import orjson

from dashboard.interface.rich_text import RichText


class Look(StrEnum):
    """How a choice looks: a box, words side by side, tabs, or buttons, of which none need be chosen."""

    BOX = "box"
    ROW = "row"
    TABS = "tabs"
    BUTTONS = "buttons"


@dataclass(frozen=True, slots=True)
class Option:
    """What can be chosen; `unseen` goes on where the words end, for who listens to the page."""

    id: str
    words: str
    unseen: str = ""


@dataclass(frozen=True, slots=True)
class Choices:
    """One of some options. The name tells it from the block's others; tabs keep their label unseen."""

    name: str
    label: str
    options: tuple[Option, ...]
    chosen: str = ""
    look: Look = Look.ROW


class Setter(StrEnum):
    """How a field is set: along a line, on or off, by writing a number, or from a box."""

    SLIDER = "slider"
    SWITCH = "switch"
    NUMBER = "number"
    BOX = "box"


Value = bool | int | float | str | None


@dataclass(frozen=True, slots=True)
class Field:
    """A value that the reader sets. The name tells it from the block's others; `help` is asked for.

    A number's value None is not known, and `empty` stands in its place. A slider's `unit` is written after
    its value, and it goes from `low` to `high`.
    """

    name: str
    label: str
    setter: Setter
    value: Value
    step: float = 1
    low: float = 0
    high: float = 0
    unit: str = ""
    empty: str = ""
    options: tuple[Option, ...] = ()
    help: str = ""
    is_locked: bool = False


@dataclass(frozen=True, slots=True)
class Control:
    """Fields that belong together under a label of their own where they have one, and what is said of them.

    `refusal` is why a value was not taken. `ways` are buttons; one that is pressed is a choice by the
    control's name.
    """

    name: str
    fields: tuple[Field, ...]
    label: str = ""
    help: str = ""
    refusal: str = ""
    note: str = ""
    ways: tuple[Option, ...] = ()


class Kind(StrEnum):
    """How grave a message is."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Message:
    """What a reader must be told about the page."""

    text: str
    kind: Kind = Kind.INFO


@dataclass(frozen=True, slots=True)
class PageLink:
    """A way to a page: its title, the name of its icon, its address beside this page's."""

    title: str
    icon: str
    address: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class Pages:
    """The ways to the pages; `label` is read aloud."""

    label: str
    links: tuple[PageLink, ...]


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

    pages: Pages | None = None
    choices: tuple[Choices, ...] = ()
    messages: tuple[Message, ...] = ()
    title: str = ""
    question: str = ""
    controls: tuple[Control, ...] = ()
    answer: str = ""
    cards: tuple[Card, ...] = ()
    heading: str = ""
    finding: str = ""
    chart: Chart | None = None
    grid: Grid | None = None
    grounds: tuple[RichText, ...] = ()
    folded: Folded | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """A block as a browser is sent it, which can be kept and sent again; `rows` are those that lead on."""

    json: orjson.Fragment
    rows: frozenset[str] = frozenset()


def written(block: Block) -> Written:
    """A block that offers no choices and has no fields, written out."""
    rows = frozenset(row.id for row in block.grid.rows if row.leads_on) if block.grid else frozenset()
    return Written(orjson.Fragment(orjson.dumps(block, option=orjson.OPT_SERIALIZE_NUMPY)), rows)
