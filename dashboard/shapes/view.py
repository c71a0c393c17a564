"""What a view returns: frozen key figures, tables, findings and sources.

Page, slide, export and command all draw the same view. Amounts are integer ören, counts integers,
shares fractions of one; missing is None with a reason and protected the text `..`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from dashboard.shapes.selection import Selection
from dashboard.shapes.source import SourceReference

Cell = int | float | str | bool | None


class Unit(StrEnum):
    """How a cell's value is to be read; the key's ending follows it (`_ore`, `_share`)."""

    ORE = "ore"
    COUNT = "count"
    SHARE = "share"
    NUMBER = "number"
    TEXT = "text"


class Meaning(StrEnum):
    """What a figure means for the association; colour and arrow follow it."""

    GOOD = "good"
    BAD = "bad"
    NEUTRAL = "neutral"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: key in the rows, heading on screen, unit.

    `as_size` shows a cost without its minus, where the heading already says that it is money going out.
    `links_to` names the row's key that holds a source's code: the cell leads to that source.
    """

    key: str
    label: str
    unit: Unit = Unit.TEXT
    decimals: int = 0
    signed: bool = False
    in_kronor: bool = False
    as_size: bool = False
    help: str | None = None
    links_to: str | None = None
    shown: bool = True


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """One of the three to five numbers that answer the page's question."""

    id: str
    label: str
    unit: Unit
    value: Cell
    status: str | None = None
    status_text: str | None = None
    comparison: str | None = None
    meaning: Meaning = Meaning.NEUTRAL
    sources: tuple[SourceReference, ...] = ()
    missing_reason: str | None = None
    decimals: int = 0
    signed: bool = False
    as_size: bool = False
    note: str | None = None


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Table:
    """Rows of cells with columns, units, totals, sources and notes.

    Each row has the key `id` (cost centre code, municipality code, member slug, `women`/`men`,
    month as `2017-04`) beside the columns' keys; `missing_reason` stands where a cell is None.
    `shows_totals` is False where the rows already hold the total as a line of their own.
    """

    id: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Mapping[str, Cell], ...]
    totals: Mapping[str, Cell] = field(default_factory=dict)
    shows_totals: bool = True
    sources: tuple[SourceReference, ...] = ()
    notes: tuple[str, ...] = ()
    finding: str = ""
    status: str | None = None
    status_text: str | None = None
    covers: str = ""


@dataclass(frozen=True, slots=True, weakref_slot=True)
class View:
    """The answer to one page's question for one selection."""

    view: str
    selection: Selection
    question: str
    finding: str
    key_figures: tuple[KeyFigure, ...] = ()
    tables: tuple[Table, ...] = ()
    notes: tuple[str, ...] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)

    def table(self, table_id: str) -> Table | None:
        """The table with that id, or None where this selection has no figures for it."""
        return next((table for table in self.tables if table.id == table_id), None)
