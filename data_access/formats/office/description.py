"""How a sheet of the office's workbook is described: its columns, what is needed, an example."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum, StrEnum, auto
from functools import cached_property
from typing import Any

from data_access.formats import values, words
from data_access.formats.office import cell_readers
from data_access.formats.office.headings import names_of, sheet_name
from data_access.translation import _

EXAMPLE_MARK = "EXEMPEL"
"""Stands in the first column of a sheet's example row."""


class Shown(Enum):
    """How a column looks in the template: what its cells hold."""

    TEXT = auto()
    YEAR = auto()
    MONTH = auto()
    MONEY = auto()
    COUNT = auto()
    SHARE = auto()
    DAY = auto()


@dataclass(frozen=True)
class Column:
    """One column: its heading, the field it fills, how its cells are read, and what people are told of it.

    `refers` names the list whose rows its cells name; such a cell is read by code or name, not by `read`.
    `choices` are the words of its drop-down list. An amount's unit stands in the heading as it is written
    in the file. `example` is what the example row has, written as a person would.
    """

    heading: str
    field: str
    text: str
    example: str = ""
    read: Callable[[str], Any] = values.text
    shown: Shown = Shown.TEXT
    is_required: bool = False
    aliases: tuple[str, ...] = ()
    refers: str | None = None
    choices: tuple[str, ...] = ()
    width: int = 14

    @cached_property
    def names(self) -> frozenset[str]:
        """What its heading may be called, without unit."""
        return frozenset(name for text in (self.heading, *self.aliases) for name in names_of(text))

    @property
    def is_money(self) -> bool:
        """Whether its cells are amounts, whose unit the heading says."""
        return self.shown is Shown.MONEY


@dataclass(frozen=True)
class Sheet:
    """One sheet, which is one table: what it is called, what it is for, its columns from left to right.

    `amounts` are the fields of which a row must have at least one; empty where a row is no figure.
    """

    name: str
    table: str
    text: str
    columns: tuple[Column, ...]
    aliases: tuple[str, ...] = ()
    amounts: tuple[str, ...] = ()
    places: dict[str, int] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Remember where each field stands."""
        self.places.update({column.field: place for place, column in enumerate(self.columns)})

    @cached_property
    def names(self) -> frozenset[str]:
        """What the sheet may be called."""
        return frozenset(sheet_name(text) for text in (self.name, *self.aliases))

    def column(self, field_name: str) -> Column:
        """The column that fills a field."""
        return self.columns[self.places[field_name]]


YES_NO = ("ja", "nej")


def word(
    heading: str, field: str, text: str, known: dict[str, StrEnum], example: str = "", **more: Any
) -> Column:
    """A column of listed words."""
    return Column(
        heading,
        field,
        text,
        example,
        cell_readers.spoken(known),
        choices=tuple(known),
        **({"width": 18} | more),
    )


def yes_no(heading: str, field: str, text: str, example: str = "", **more: Any) -> Column:
    """A column of ja and nej."""
    return Column(heading, field, text, example, values.yes_no, choices=YES_NO, **more)


def amount(heading: str, field: str, text: str, example: str, **more: Any) -> Column:
    """A column of amounts; its heading has the unit."""
    return Column(heading, field, text, example, cell_readers.number, Shown.MONEY, **({"width": 16} | more))


def count(heading: str, field: str, text: str, example: str, **more: Any) -> Column:
    """A column of counts."""
    return Column(heading, field, text, example, cell_readers.count, Shown.COUNT, **more)


def status(default: str) -> Column:
    """How final a row is; `default` is the word that an empty cell stands for."""
    text = _("Hur säker siffran är. Tom: {default}.").format(default=default)
    return word("Status", "status", text, words.STATUSES, width=14)


MARK = Column(
    EXAMPLE_MARK.capitalize(),
    "mark",
    _("Lämnas tom. Raden som är märkt EXEMPEL visar hur man fyller i, och läses inte."),
    EXAMPLE_MARK,
    width=11,
)
DATED = Column(
    "Datum",
    "stated_on",
    _("När det beslutades eller lästes av. Av två tabeller med samma status visas den med senast datum."),
    read=cell_readers.day_or_month,
    shown=Shown.DAY,
    aliases=("beslutad", "beslutsdatum", "avläst"),
)
SOURCE = Column(
    "Källa",
    "source",
    _("Beslut, rapport eller system som siffran kommer från. Tom: filen själv är källan."),
    aliases=("underlag",),
    width=26,
)
